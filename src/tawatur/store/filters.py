"""Which events somebody asks for, and the SQL that finds them."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, false, or_, select, true

from tawatur.store import indexes
from tawatur.store.schema import event_actors, event_origins, events


class EventFilter(msgspec.Struct, frozen=True):
    """Which events: every field that is set must hold; of several values of one field, any.

    Parameters
    ----------
    text
        Words to be found in the names, titles and sentences of the event.
    kinds
        Codes of the ontology; a code stands for those under it too (`attack` for `attack.shelling`).
    places
        Names of admin-1 areas or countries, or ids of places.
    actors, origins
        Ids of actors (as agent or target) and of sources.
    since, until
        ISO days, both included; an event matches if any of its days does. Events without a date do not match.
    min_deaths
        At least so many deaths by the best number; an event whose toll is not stated does not match, even for 0.
    independence, agreement, status
        Values of the records.
    bbox
        West, south, east, north in degrees; west may be greater than east (across the antimeridian).
    """

    text: str | None = None
    kinds: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    min_deaths: int | None = None
    independence: tuple[str, ...] = ()
    agreement: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    bbox: tuple[float, float, float, float] | None = None

    def without(self, field: str) -> EventFilter:
        """The same filter with one field unset."""
        return msgspec.structs.replace(
            self, **{field: None if field in ("text", "since", "until", "min_deaths", "bbox") else ()}
        )


def condition(connection: Connection, wanted: EventFilter) -> ColumnElement[bool]:
    """The condition on `events` that a filter stands for."""
    parts = [*_by_value(wanted), *_by_relation(wanted), *_by_date(wanted)]
    if wanted.min_deaths is not None:
        parts.append(events.c.deaths >= wanted.min_deaths)
    if wanted.bbox is not None:
        parts.append(inside(wanted.bbox))
    if wanted.text and wanted.text.strip():
        parts.append(_by_text(connection, wanted.text))
    return and_(true(), *parts)


def inside(bbox: tuple[float, float, float, float]) -> ColumnElement[bool]:
    """The condition that an event lies in a box."""
    west, south, east, north = bbox
    lon = events.c.lon
    across = lon.between(west, east) if west <= east else or_(lon >= west, lon <= east)
    return and_(events.c.lat.between(south, north), across)


def _by_value(wanted: EventFilter) -> list[ColumnElement[bool]]:
    parts: list[ColumnElement[bool]] = []
    if wanted.kinds:
        parts.append(
            or_(*(or_(events.c.kind == k, events.c.kind.startswith(k + ".", autoescape=True)) for k in wanted.kinds))
        )
    if wanted.places:
        parts.append(
            or_(*(column.in_(wanted.places) for column in (events.c.admin1, events.c.country, events.c.place_id)))
        )
    for field in ("independence", "agreement", "status"):
        if values := getattr(wanted, field):
            parts.append(events.c[field].in_(values))
    return parts


def _by_relation(wanted: EventFilter) -> list[ColumnElement[bool]]:
    parts: list[ColumnElement[bool]] = []
    if wanted.actors:
        parts.append(_related(event_actors.c.event_id, event_actors.c.actor_id, wanted.actors))
    if wanted.origins:
        parts.append(_related(event_origins.c.event_id, event_origins.c.source_id, wanted.origins))
    return parts


def _related(key: Any, column: Any, values: tuple[str, ...]) -> ColumnElement[bool]:
    # A list made once; a question asked of every event takes ten times as long.
    return events.c.id.in_(select(key).where(column.in_(values)))


def _by_date(wanted: EventFilter) -> list[ColumnElement[bool]]:
    parts: list[ColumnElement[bool]] = []
    if wanted.since:
        parts.append(events.c.date_end >= wanted.since)
    if wanted.until:
        parts.append(events.c.date_start <= wanted.until)
    return parts


def _by_text(connection: Connection, words: str) -> ColumnElement[bool]:
    found = indexes.found(connection, indexes.EVENTS, words)
    return false() if found is None else events.c.number.in_(found)
