"""What the site draws: facets, the timeline and the marks of the map, counted by the database."""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from sqlalchemy import ColumnElement, Connection, Integer, case, cast, distinct, func, select

from tawatur.store.filters import EventFilter, condition, inside
from tawatur.store.schema import event_actors, event_origins, events

CELLS_ACROSS_A_TILE = 4
"""A map tile of 256 pixels is divided into so many cells each way: marks of 64 pixels do not touch."""
TILES_DEEPEST = 20
DAYS_BY_DAY = 92
"""A timeline longer than this is counted by month."""
COORDINATE_DECIMALS = 5


class Facet(msgspec.Struct, frozen=True):
    """One value that events take, and how many take it. Actors and origins have names."""

    value: str
    count: int
    name: str | None = None
    name_ar: str | None = None


class Cell(msgspec.Struct, frozen=True):
    """A mark of the map: the events of one cell of the grid.

    `lat`, `lon` is their mean; `west` … `north` is their extent; `approximate` says how many of them are placed less
    exactly than at a named place; `event_id` is given where there is one event only; `deaths` adds up the stated tolls,
    None where none is stated.
    """

    lat: float
    lon: float
    count: int
    deaths: int | None
    approximate: int
    event_id: str | None
    west: float
    south: float
    east: float
    north: float


_BY_COLUMN = {"kinds": "kind", "independence": "independence", "agreement": "agreement", "status": "status"}


def facets(connection: Connection, wanted: EventFilter, limit: int) -> dict[str, list[Facet]]:
    """For each field of the filter, its values among the events that fit the *other* fields, most frequent first."""
    found = {
        field: _values(connection, events.c[column], wanted.without(field), limit)
        for field, column in _BY_COLUMN.items()
    }
    elsewhere = wanted.without("places")
    found["countries"] = _values(connection, events.c.country, elsewhere, limit)
    found["admin1"] = _values(connection, events.c.admin1, elsewhere, limit)
    found["actors"] = _related(connection, event_actors.c.actor_id, event_actors, wanted.without("actors"), limit)
    found["origins"] = _related(connection, event_origins.c.source_id, event_origins, wanted.without("origins"), limit)
    return found


def _values(connection: Connection, column: ColumnElement[Any], wanted: EventFilter, limit: int) -> list[Facet]:
    count = func.count().label("count")
    query = select(column, count).where(condition(connection, wanted), column.is_not(None)).group_by(column)
    return [
        Facet(value, number) for value, number in connection.execute(query.order_by(count.desc(), column).limit(limit))
    ]


def _related(connection: Connection, column: Any, table: Any, wanted: EventFilter, limit: int) -> list[Facet]:
    count = func.count(distinct(table.c.event_id)).label("count")
    query = select(column, count, func.min(table.c.name), func.min(table.c.name_ar)).join(
        events, events.c.id == table.c.event_id
    )
    query = query.where(condition(connection, wanted)).group_by(column).order_by(count.desc(), column).limit(limit)
    return [Facet(*row) for row in connection.execute(query)]


def timeline(connection: Connection, wanted: EventFilter, by: Literal["day", "month"] | None) -> list[tuple[str, int]]:
    """How many events begin on each day or in each month that has any; undated events are not among them."""
    where = (condition(connection, wanted), events.c.date_start.is_not(None))
    if by is None:
        days = connection.execute(
            select(func.count(distinct(func.substr(events.c.date_start, 1, 10)))).where(*where)
        ).scalar_one()
        by = "day" if days <= DAYS_BY_DAY else "month"
    slot = func.substr(events.c.date_start, 1, 10 if by == "day" else 7).label("slot")
    query = select(slot, func.count()).where(*where).group_by(slot).order_by(slot)
    return [(day, count) for day, count in connection.execute(query)]


def cells(
    connection: Connection, wanted: EventFilter, bbox: tuple[float, float, float, float], zoom: int
) -> list[Cell]:
    """The events of a box of the map in the cells of a grid that fits the zoom, from south-west to north-east."""
    size = 360 / 2 ** min(max(zoom, 0), TILES_DEEPEST) / CELLS_ACROSS_A_TILE
    row = cast((events.c.lat + 90) / size - 0.5, Integer).label("row")
    column = cast((events.c.lon + 180) / size - 0.5, Integer).label("col")
    exact = events.c.place_precision == "exact"
    query = (
        select(
            row, column,
            func.avg(events.c.lat), func.avg(events.c.lon), func.count(), func.sum(events.c.deaths),
            func.sum(case((exact, 0), else_=1)), func.min(events.c.id),
            func.min(events.c.lon), func.min(events.c.lat), func.max(events.c.lon), func.max(events.c.lat),
        )
        .where(condition(connection, wanted), inside(bbox))
        .group_by(row, column)
        .order_by(row, column)
    )  # fmt: skip
    return [_cell(*values) for _, _, *values in connection.execute(query)]


def _cell(lat: float, lon: float, count: int, deaths: int | None, approximate: int, first: str, *extent: float) -> Cell:
    west, south, east, north = extent
    event_id = first if count == 1 else None
    decimals = COORDINATE_DECIMALS
    return Cell(
        round(lat, decimals), round(lon, decimals), count, deaths, approximate, event_id, west, south, east, north
    )
