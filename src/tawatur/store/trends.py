"""Counts over time with the coverage line beside them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec
from sqlalchemy import ColumnElement, Connection, func, select

from tawatur.store.changes import Change, change
from tawatur.store.coverage import Coverage, about, coverage, origins, standing
from tawatur.store.filters import EventFilter, condition
from tawatur.store.periods import ISO_DAY, By, Calendar, day_of
from tawatur.store.schema import events
from tawatur.store.views import Field, most, taking

Counted = list[tuple[date, date, int, int | None]]
"""First day, last day, how many events have both, and their deaths."""


COLUMNS = ("start", "end", "events", "deaths", "origins", "documents", "outlets", "documents_about_the_place")
"""The fields of a period as a table names them."""


class Period(msgspec.Struct, frozen=True):
    """One period of a trend, and how well it was watched.

    Parameters
    ----------
    start, end : ISO days, both included
    events : that lie wholly within the period
    deaths : the best numbers of those whose toll is stated, added up; None where none is
    origins : sources to whom these events go back
    documents, outlets : published in the period, whatever they tell
    about : the documents of these that tell of the place that is asked for; None where no place is
    """

    start: str
    end: str
    events: int
    deaths: int | None
    origins: int
    documents: int
    outlets: int
    about: int | None


class Series(msgspec.Struct, frozen=True):
    """The events of one value of the field that the trend is split by, one number a period."""

    value: str
    name: str | None
    name_ar: str | None
    events: tuple[int, ...]


class Trend(msgspec.Struct, frozen=True):
    """Counts over time.

    `vague` events are dated too loosely to fall into one period, `outside` ones lie before or after all periods;
    `undated_documents` tell no day of publication and are in no period's coverage.
    """

    by: By
    periods: tuple[Period, ...]
    change: Change | None
    series: tuple[Series, ...]
    vague: int
    outside: int
    undated: int
    undated_documents: int

    def table(self) -> tuple[tuple[str, ...], list[tuple[str | int | None, ...]]]:
        """Header and rows of the periods, for machines; the series are the last columns."""
        header = (*COLUMNS, *(f"events: {one.value}" for one in self.series))
        return header, [
            (*msgspec.structs.astuple(period), *(one.events[number] for one in self.series))
            for number, period in enumerate(self.periods)
        ]


def trend(
    connection: Connection,
    wanted: EventFilter,
    *,
    by: By | None = None,
    turn: date | None = None,
    split: Field | None = None,
    top: int = 8,
) -> Trend:
    """The trend of the events that a filter finds.

    1. The days are those of the filter, else from the first to the last publication, else those of the events.
    2. Documents are counted by their day of publication, events by their own day.
    3. The change compares the days from `turn` on with those before; without one, the halves of the days.

    Parameters
    ----------
    split : also count each of the `top` most frequent values of this field
    """
    bare = standing(wanted)
    counted, watched = _counted(connection, bare), coverage(connection)
    undated = _undated(connection, bare)
    span = _span(wanted, watched, counted)
    if span is None:
        return Trend(by or "day", (), None, (), 0, 0, undated, watched.undated)
    calendar = Calendar(*span, by)
    numbers, deaths, vague, outside = _sorted(counted, calendar)
    here = about(connection, wanted)
    columns = zip(
        calendar.periods,
        numbers,
        deaths,
        calendar.distinct(origins(connection, bare)),
        calendar.summed(watched.documents()),
        calendar.distinct(watched.outlets()),
        calendar.summed(here) if here is not None else [None] * len(calendar),
        strict=True,
    )
    periods = tuple(Period(start.isoformat(), end.isoformat(), *values) for (start, end), *values in columns)
    compared = change(connection, bare, calendar, (row[:3] for row in counted), watched, turn)
    series = tuple(_series(connection, bare, calendar, split, top)) if split else ()
    return Trend(calendar.by, periods, compared, series, vague, outside, undated, watched.undated)


def _counted(connection: Connection, wanted: EventFilter, *further: ColumnElement[bool]) -> Counted:
    start, end = (func.substr(column, 1, ISO_DAY) for column in (events.c.date_start, events.c.date_end))
    query = select(start, end, func.count(), func.sum(events.c.deaths)).where(
        condition(connection, wanted), events.c.date_start.is_not(None), *further
    )
    rows = connection.execute(query.group_by(start, end).order_by(start, end))
    return [(day_of(first), day_of(last or first), number, deaths) for first, last, number, deaths in rows]


def _undated(connection: Connection, wanted: EventFilter) -> int:
    query = select(func.count()).select_from(events)
    return connection.execute(query.where(condition(connection, wanted), events.c.date_start.is_(None))).scalar_one()


def _span(wanted: EventFilter, watched: Coverage, counted: Counted) -> tuple[date, date] | None:
    days = [day for day, _, _ in watched.published] or [day for row in counted for day in row[:2]]
    since = day_of(wanted.since) if wanted.since else min(days, default=None)
    until = day_of(wanted.until) if wanted.until else max(days, default=None)
    return (since, until) if since and until and since <= until else None


def _sorted(counted: Counted, calendar: Calendar) -> tuple[list[int], list[int | None], int, int]:
    """Events and deaths of each period; how many events are too vague for one, and how many lie outside of all."""
    numbers = [0] * len(calendar)
    deaths: list[int | None] = [None] * len(calendar)
    vague = outside = 0
    for first, last, number, dead in counted:
        here, there = calendar.place(first), calendar.place(last)
        if here is not None and here == there:
            numbers[here] += number
            if dead is not None:
                deaths[here] = (deaths[here] or 0) + int(dead)
        elif last < calendar.first or first > calendar.last:
            outside += number
        else:
            vague += number
    return numbers, deaths, vague, outside


def _series(
    connection: Connection, wanted: EventFilter, calendar: Calendar, split: Field, top: int
) -> Iterable[Series]:
    within = msgspec.structs.replace(wanted, since=calendar.first.isoformat(), until=calendar.last.isoformat())
    for value in most(connection, within, split, top):
        numbers, *_ = _sorted(_counted(connection, wanted, taking(split, value.value)), calendar)
        yield Series(value.value, value.name, value.name_ar, tuple(numbers))
