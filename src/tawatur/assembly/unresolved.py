"""What a date that could not be resolved still says: its weekday, and its day of a month without the year.

"Tuesday" on a page without a date names no day. But an act of a Tuesday is none of a Wednesday, and two accounts of a
Tuesday, or of a 5 October, are the likelier to be of one day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from msgspec import Struct

from tawatur.lexicon.tables import rows, table
from tawatur.orthography.folding import fold

Calendar = Literal["apart", "calendar", "weekday"]
"""How two days without a year stand to each other: they contradict, are one day of a month, are one weekday."""
LANGUAGES = ("ar", "en")
LUNAR = "hijri"
_TOKEN = re.compile(r"\d+|[^\W\d]+")


class Said(Struct, frozen=True):
    """The weekdays (Monday is 0) and the days of a month (month, day) that words of time name."""

    weekdays: frozenset[int]
    days: frozenset[tuple[int, int]]


def relate_said(a: Said, b: Said) -> Calendar | None:
    """How two days stand to each other; None if nothing can be compared.

    >>> relate_said(said("on Tuesday"), said("Tuesday morning")), relate_said(said("on Tuesday"), said("on Wednesday"))
    ('weekday', 'apart')
    >>> relate_said(said("اليوم الخميس 5 تشرين الأول"), said("October 5"))
    'calendar'
    """
    if a.days and b.days:
        return "calendar" if not a.days.isdisjoint(b.days) else "apart"
    if a.weekdays and b.weekdays:
        return "weekday" if not a.weekdays.isdisjoint(b.weekdays) else "apart"
    return None


@lru_cache(maxsize=65536)
def said(text: str) -> Said | None:
    """What words of time say; None if they name neither a weekday nor a day of a month.

    >>> said("ليل الثلاثاء الأربعاء").weekdays == {1, 2}, said("قبل أيام")
    (True, None)
    """
    tokens = _TOKEN.findall(fold(text))
    weekdays = frozenset(found for token in tokens if (found := _weekday(token)) is not None)
    days = frozenset(_days_of_months(tokens))
    return Said(weekdays, days) if weekdays or days else None


def news_day(texts: Iterable[str]) -> Said | None:
    """What a document without a date says of its own day, from its words of time: "today, Tuesday"; None if it says
    nothing or says two things.

    >>> news_day(["قبل أيام", "صباح اليوم الثلاثاء"]).weekdays == {1}, news_day(["on Tuesday"])
    (True, None)
    """
    found = {day for text in texts if (day := said(text)) is not None and _is_today(text)}
    weekdays, days = (frozenset[Any]().union(*(getattr(day, name) for day in found)) for name in ("weekdays", "days"))
    sure = Said(weekdays if len(weekdays) == 1 else frozenset(), days if len(days) == 1 else frozenset())
    return sure if sure.weekdays or sure.days else None


@lru_cache(maxsize=65536)
def _is_today(text: str) -> bool:
    return not _today().isdisjoint(_TOKEN.findall(fold(text)))


@lru_cache(maxsize=65536)
def said_of_day(ordinal: int) -> Said:
    """What a known day would say."""
    at = date.fromordinal(ordinal)
    return Said(frozenset([at.weekday()]), frozenset([(at.month, at.day)]))


def _weekday(token: str) -> int | None:
    """The weekday that a word names, whatever one letter is written before it ("and", "for")."""
    table = _weekdays()
    return table.get(token, table.get(token[1:]))


def _days_of_months(tokens: Sequence[str]) -> list[tuple[int, int]]:
    """A number from 1 to 31 just before a month, a word between them at most, or just after it."""
    months, found = _months(), []
    for at in range(len(tokens)):
        for length in (2, 1):
            month = months.get(tuple(tokens[at : at + length]))
            if month is not None:
                around = [*tokens[max(0, at - 2) : at][::-1], *tokens[at + length : at + length + 1]]
                numbers = [int(token) for token in around if token.isdigit() and 1 <= int(token) <= 31]
                found += [(month, number) for number in numbers[:1]]
                break
    return found


@lru_cache(maxsize=1)
def _weekdays() -> Mapping[str, int]:
    return {name: int(value) for name, value in _words("weekday")}


@lru_cache(maxsize=1)
def _today() -> frozenset[str]:
    """The single words that say "today"."""
    return frozenset(name for name, value in _words("relative") if value == "0" and " " not in name)


def _words(kind: str) -> list[tuple[str, str]]:
    """The words of time of a kind in all languages, folded, with their values."""
    return [
        (fold(name), row["value"])
        for language in LANGUAGES
        for row in rows(table(f"{language}/dates.tsv"), ("word", "kind"))
        if row["kind"] == kind
        for name in row.many("word")
    ]


@lru_cache(maxsize=1)
def _months() -> Mapping[tuple[str, ...], int]:
    return {
        tuple(_TOKEN.findall(fold(row["word"]))): int(row["month"])
        for language in LANGUAGES
        for row in rows(table(f"{language}/months.tsv"), ("word", "month", "system"))
        if row["system"] != LUNAR
    }
