"""Whether a rise is a rise in events or a rise in reporting."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct
from sqlalchemy import Connection

from tawatur.store.coverage import Coverage, told_by
from tawatur.store.filters import EventFilter
from tawatur.store.periods import Calendar
from tawatur.store.rates import UNKNOWN, Ratio, dispersion, rate_ratio

Verdict = Literal["rising", "falling", "reporting", "unclear", "nothing"]


class Window(Struct, frozen=True):
    """One side of the comparison; `panel` counts the events that the outlets of both windows tell."""

    since: str
    until: str
    days: int
    events: int
    documents: int
    outlets: int
    panel: int


class Change(Struct, frozen=True):
    """Whether there is more, or less, in the second window than in the first.

    Parameters
    ----------
    by_day : ratio of the events a day
    by_document : ratio of the events for each document that was published, whatever it tells
    by_panel : ratio of the events a day, of those only that the outlets tell which published in both windows
    dispersion : how much the counts of the periods scatter beyond chance; it widens the intervals
    panel : how many outlets published in both windows
    verdict
        *rising*, *falling*: by all three ratios. *reporting*: by day, but not clearly once reporting is allowed for.
        *unclear*: the interval by day holds one. *nothing*: no event was told at all.
    """

    first: Window
    second: Window
    by_day: Ratio
    by_document: Ratio
    by_panel: Ratio
    dispersion: float
    panel: int
    verdict: Verdict


def change(
    connection: Connection,
    wanted: EventFilter,
    calendar: Calendar,
    counted: Iterable[tuple[date, date, int]],
    watched: Coverage,
    turn: date | None,
) -> Change | None:
    """The days from `turn` on against those before; without one, the halves of the calendar.

    An event counts in the window that holds all its days. None if there is no day on one side.

    Parameters
    ----------
    counted : first day, last day, how many events have both
    """
    first, last = calendar.first, calendar.last
    turn = turn or first + ((last - first) + timedelta(days=1)) / 2
    if not first < turn <= last:
        return None
    before, after = (first, turn - timedelta(days=1)), (turn, last)
    seen = [watched.between(*window) for window in (before, after)]
    outlets = [{outlet for _, outlet in one.outlets()} for one in seen]
    panel = outlets[0] & outlets[1]
    told = told_by(connection, wanted, panel) if panel else []
    rows = list(counted)
    windows = [
        Window(
            window[0].isoformat(),
            window[1].isoformat(),
            (window[1] - window[0]).days + 1,
            sum(number for start, end, number in rows if _within(window, start, end)),
            sum(number for _, number in seen[side].documents()),
            len(outlets[side]),
            sum(_within(window, *days) for days in told),
        )
        for side, window in enumerate((before, after))
    ]
    scatter = _scatter(rows, calendar, (before, after))
    return _compared(windows[0], windows[1], scatter, len(panel))


def _compared(one: Window, other: Window, scatter: float, panel: int) -> Change:
    by_day = rate_ratio(one.events, one.days, other.events, other.days, dispersion=scatter)
    by_document = rate_ratio(one.events, one.documents, other.events, other.documents, dispersion=scatter)
    by_panel = rate_ratio(one.panel, one.days, other.panel, other.days, dispersion=scatter)
    return Change(one, other, by_day, by_document, by_panel, scatter, panel, _verdict(by_day, by_document, by_panel))


def _verdict(by_day: Ratio, by_document: Ratio, by_panel: Ratio) -> Verdict:
    if by_day == UNKNOWN:
        return "nothing"
    if by_day.rises:
        return "rising" if by_document.rises and by_panel.rises else "reporting"
    if by_day.falls:
        return "falling" if by_document.falls and by_panel.falls else "reporting"
    return "unclear"


def _scatter(
    rows: Iterable[tuple[date, date, int]], calendar: Calendar, windows: tuple[tuple[date, date], tuple[date, date]]
) -> float:
    """The dispersion of the counts of the calendar's whole periods around the mean of their window."""
    whole = [(start, end) for start, end in calendar.periods if any(_within(window, start, end) for window in windows)]
    if len(whole) > 2:
        # The first and last period may be cut short, and hold less for that alone.
        whole = [piece for piece in whole if piece not in (calendar.periods[0], calendar.periods[-1])] or whole
    counts = dict.fromkeys(whole, 0)
    for start, end, number in rows:
        here = calendar.place(start)
        if here is not None and calendar.place(end) == here and calendar.periods[here] in counts:
            counts[calendar.periods[here]] += number
    return dispersion(*([counts[piece] for piece in whole if _within(window, *piece)] for window in windows))


def _within(window: tuple[date, date], start: date, end: date) -> bool:
    return window[0] <= start and end <= window[1]
