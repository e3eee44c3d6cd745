"""What the site draws: facets, the timeline and the marks of the map, counted by the database."""

from __future__ import annotations

from typing import Any, Literal, get_args

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


Field = Literal["kinds", "countries", "admin1", "actors", "origins", "independence", "agreement", "status"]
"""What events are counted by."""
_COLUMN = {"kinds": "kind", "countries": "country"}
"""Columns of the events that are not called like the field."""
_FILTER = {"countries": "places", "admin1": "places"}
"""Fields of the filter that are not called like what they filter."""


def most(connection: Connection, wanted: EventFilter, field: Field, limit: int) -> list[Facet]:
    """The most frequent values of a field among the events that fit the filter."""
    if field == "actors":
        return _related(connection, event_actors.c.actor_id, event_actors, wanted, limit)
    if field == "origins":
        return _related(connection, event_origins.c.source_id, event_origins, wanted, limit)
    return _values(connection, events.c[_COLUMN.get(field, field)], wanted, limit)


def taking(field: Field, value: str) -> ColumnElement[bool]:
    """The condition that an event takes a value of a field."""
    if field == "actors":
        return events.c.id.in_(select(event_actors.c.event_id).where(event_actors.c.actor_id == value))
    if field == "origins":
        return events.c.id.in_(select(event_origins.c.event_id).where(event_origins.c.source_id == value))
    return events.c[_COLUMN.get(field, field)] == value


def facets(connection: Connection, wanted: EventFilter, limit: int) -> dict[str, list[Facet]]:
    """For each field of the filter, its values among the events that fit the *other* fields, most frequent first."""
    fields: tuple[Field, ...] = get_args(Field)
    return {field: most(connection, wanted.without(_FILTER.get(field, field)), field, limit) for field in fields}


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
    row = _whole(connection, (events.c.lat + 90) / size - 0.5).label("row")
    column = _whole(connection, (events.c.lon + 180) / size - 0.5).label("col")
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


def _whole(connection: Connection, value: ColumnElement[float]) -> ColumnElement[int]:
    """A number without its fraction; PostgreSQL, asked for an integer, would round it."""
    return cast(func.trunc(value) if connection.dialect.name == "postgresql" else value, Integer)


def _cell(lat: float, lon: float, count: int, deaths: int | None, approximate: int, first: str, *extent: float) -> Cell:
    west, south, east, north = extent
    event_id = first if count == 1 else None
    decimals = COORDINATE_DECIMALS
    return Cell(
        round(lat, decimals), round(lon, decimals), count, deaths, approximate, event_id, west, south, east, north
    )
