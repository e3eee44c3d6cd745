"""What was published, day by day: the line without which a count over time says nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from msgspec import Struct, structs
from sqlalchemy import Connection, Select, distinct, func, select

from tawatur.store.filters import EventFilter, condition
from tawatur.store.periods import ISO_DAY, day_of
from tawatur.store.schema import claims, documents, event_claims, event_origins, events

STANDING = ("machine", "reviewed")
"""States of the events that are counted unless others are asked for: what a reviewer rejected is not."""
DAY = func.substr(documents.c.published, 1, ISO_DAY)


def standing(wanted: EventFilter) -> EventFilter:
    """The filter of any day, without rejected events unless it names the states that it wants."""
    timeless = wanted.without("since").without("until")
    return timeless if wanted.status else structs.replace(timeless, status=STANDING)


class Coverage(Struct, frozen=True):
    """What was published: (day, outlet or None, documents), and how many documents tell no day."""

    published: tuple[tuple[date, str | None, int], ...]
    undated: int

    def documents(self) -> Iterable[tuple[date, int]]:
        """Documents by day."""
        return ((day, number) for day, _, number in self.published)

    def outlets(self) -> Iterable[tuple[date, str]]:
        """Outlets by day."""
        return ((day, outlet) for day, outlet, _ in self.published if outlet)

    def between(self, since: date, until: date) -> Coverage:
        """The coverage of some days, both included."""
        return Coverage(tuple(row for row in self.published if since <= row[0] <= until), 0)


def coverage(connection: Connection) -> Coverage:
    """What the store holds, whatever it tells."""
    query = select(DAY, documents.c.outlet, func.count()).where(documents.c.published.is_not(None))
    rows = connection.execute(query.group_by(DAY, documents.c.outlet).order_by(DAY, documents.c.outlet))
    undated = connection.execute(select(func.count()).where(documents.c.published.is_(None))).scalar_one()
    return Coverage(tuple((day_of(day), outlet, number) for day, outlet, number in rows), undated)


def about(connection: Connection, wanted: EventFilter) -> list[tuple[date, int]] | None:
    """Documents by day that tell of the filter's place, whatever happens there; None if it names no place."""
    if not (wanted.places or wanted.bbox):
        return None
    here = EventFilter(places=wanted.places, bbox=wanted.bbox, status=STANDING)
    query = _telling(select(DAY, func.count(distinct(documents.c.id)))).where(
        condition(connection, here), documents.c.published.is_not(None)
    )
    return [(day_of(day), number) for day, number in connection.execute(query.group_by(DAY).order_by(DAY))]


def told_by(connection: Connection, wanted: EventFilter, outlets: Iterable[str]) -> list[tuple[date, date]]:
    """First and last day of each dated event that one of the outlets tells."""
    telling = _telling(select(event_claims.c.event_id)).where(documents.c.outlet.in_(sorted(outlets)))
    query = select(events.c.date_start, events.c.date_end).where(
        condition(connection, wanted), events.c.date_start.is_not(None), events.c.id.in_(telling)
    )
    return [(day_of(start), day_of(end or start)) for start, end in connection.execute(query)]


def origins(connection: Connection, wanted: EventFilter) -> list[tuple[date, str]]:
    """Days with the sources to whom the events of the day go back."""
    day = func.substr(events.c.date_start, 1, ISO_DAY)
    query = (
        select(day, event_origins.c.source_id)
        .join_from(events, event_origins, event_origins.c.event_id == events.c.id)
        .where(condition(connection, wanted), events.c.date_start.is_not(None))
    )
    return [(day_of(when), source) for when, source in connection.execute(query.distinct())]


def _telling(query: Select[Any]) -> Select[Any]:
    """The query over documents, with the events that they tell."""
    return (
        query.select_from(documents)
        .join(claims, claims.c.document_id == documents.c.id)
        .join(event_claims, event_claims.c.claim_id == claims.c.id)
        .join(events, events.c.id == event_claims.c.event_id)
    )
