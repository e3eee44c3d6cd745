"""Days cut into periods, and things that have a day sorted into them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

By = Literal["day", "week", "month", "year"]
MOST_PERIODS: dict[By, int] = {"day": 62, "week": 60, "month": 72, "year": 10_000}
"""The finest periods that fit are taken where none are asked for."""
ISO_DAY = 10
"""Letters of an ISO day."""


def day_of(text: str) -> date:
    """The day of an ISO day or date-time."""
    return date.fromisoformat(text[:ISO_DAY])


class Calendar:
    """The days from a first to a last one, cut into periods; those at both ends may be cut short.

    Parameters
    ----------
    by : the length of a period; None for the finest that gives not too many. Weeks begin on Monday.
    """

    def __init__(self, first: date, last: date, by: By | None = None) -> None:
        self.by: By = by or _finest(first, last)
        self.first, self.last = first, last
        self.periods = _cut(self.by, first, last)
        self._starts = [start for start, _ in self.periods]

    def __len__(self) -> int:
        return len(self.periods)

    def place(self, day: date) -> int | None:
        """The number of the period of a day; None outside."""
        return bisect_right(self._starts, day) - 1 if self.first <= day <= self.last else None

    def summed(self, counted: Iterable[tuple[date, int]]) -> list[int]:
        """The numbers of each period added up."""
        found = [0] * len(self)
        for day, number in counted:
            if (here := self.place(day)) is not None:
                found[here] += number
        return found

    def distinct(self, seen: Iterable[tuple[date, str]]) -> list[int]:
        """How many distinct values each period has."""
        found: list[set[str]] = [set() for _ in self.periods]
        for day, value in seen:
            if (here := self.place(day)) is not None:
                found[here].add(value)
        return [len(values) for values in found]


def _finest(first: date, last: date) -> By:
    return next(unit for unit, most in MOST_PERIODS.items() if len(_cut(unit, first, last)) <= most)


def _cut(by: By, first: date, last: date) -> list[tuple[date, date]]:
    found, start = [], first
    while start <= last:
        following = _following(by, start)
        found.append((start, min(last, following - timedelta(days=1))))
        start = following
    return found


def _following(by: By, day: date) -> date:
    """The first day of the next period."""
    if by == "day":
        return day + timedelta(days=1)
    if by == "week":
        return day + timedelta(days=7 - day.weekday())
    if by == "month":
        return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return date(day.year + 1, 1, 1)
