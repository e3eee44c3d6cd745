"""Totals: the number that a total is told with, and running totals, which sum up a war, a year or a round of fighting
and are no single happening's."""

from __future__ import annotations

from tawatur.orthography.punctuation import COMMAS, SEMICOLONS
from tawatur.reading.amounts import counted
from tawatur.reading.dates import kind_of
from tawatur.reading.model import Chunk, DatePhrase, Quantity, Toll
from tawatur.reading.quantities import quantity_at
from tawatur.records import Outcome

LONG = frozenset({"year", "month"})
"""Units of time since whose beginning a total is no single happening's."""
WEEKS = LONG | {"week"}
UNITS = WEEKS | {"day"}
YEARS = range(1900, 2100)
"""Numbers that stand for a year where nothing else is counted."""
REACH = 10
"""Chunks around a toll among which its period stands."""
TOTAL_REACH = 16
"""Chunks between a total and its number, clauses about what made the victims among them."""


def total_at(at: int, chunks: list[Chunk], outcome: Outcome) -> Toll | None:
    """ "The number of dead … rose to 12": the number stands behind the next "to", a verb, or the noun itself."""
    own = _number_in(chunks[at])
    if own is not None:
        return Toll(outcome, own.low, own.high, own.vague, None, chunks[at].start, own.end, at)
    for index in range(at + 1, min(len(chunks), at + TOTAL_REACH)):
        chunk, before = chunks[index], chunks[index - 1]
        if chunk.tolls and chunk.quantity is None:
            return None
        counts = chunk.kind == "np" and chunk.quantity is not None and (chunk.head is None or chunk.head[0] == "person")
        beside = index == at + 1 and at > 0 and chunks[at - 1].kind == "verb"
        told = beside or before.value == "to" or before.kind == "verb"
        if counts and told and not chunk.frames and chunk.date is None:
            chunk.tolls = []
            return counted(outcome, index, chunks, chunks[at].start, chunk.end, at)
    return None


def _number_in(chunk: Chunk) -> Quantity | None:
    """The number right behind a total: "the total of the wounded 52" (إجمالي عدد الجرحى 52)."""
    for index, word in enumerate(chunk.words[:-1]):
        if any(entry[1][0] == "total" for entry in word.entries.get("toll", ())):
            counted_after = quantity_at(chunk.words, index + 1)
            return counted_after[0] if counted_after else None
    return None


def is_running(toll: Toll, chunks: list[Chunk]) -> bool:
    """Whether a toll is a total since a date, over a long time, or of a whole war: not the toll of this happening;
    the period is no happening's date."""
    before = range(toll.chunk)
    periods = [i for i in before if _is_long_since(chunks[i], chunks[i + 1 : toll.chunk]) or _is_since_year(i, chunks)]
    last = max((i for i, chunk in enumerate(chunks) if chunk.start < toll.end), default=toll.chunk)
    periods += [i for i in range(_first(toll.chunk, chunks), _last(last, chunks)) if _is_period(i, chunks)]
    for index in periods:
        chunks[index].date = None
    return bool(periods)


def _first(at: int, chunks: list[Chunk]) -> int:
    """Where the phrase of a toll begins: at the verb that tells the total, or the toll itself."""
    for index in range(at - 1, max(-1, at - REACH), -1):
        chunk = chunks[index]
        if chunk.kind in ("that", "while", "mark", "conj", "sub", "rel"):
            return index + 1
        if chunk.kind == "verb":
            return index
    return max(0, at - REACH)


def _last(at: int, chunks: list[Chunk]) -> int:
    for index in range(at, min(len(chunks), at + REACH)):
        if chunks[index].kind == "mark" and chunks[index].value in f".{COMMAS}":
            return index
    return min(len(chunks), at + REACH)


def _is_period(at: int, chunks: list[Chunk]) -> bool:
    """Whether a chunk says over what long time a toll is summed up."""
    chunk = chunks[at]
    if chunk.kind == "prep" and chunk.value == "since":
        return True
    if chunk.date is not None:
        date = chunk.date
        during = any(word.value == "during" for word in (*chunk.words[:1], *(chunks[at - 1].words if at else ())))
        return (date.direction == "since" and not _is_short(date)) or (during and _is_wide(date))
    if chunk.kind != "np":
        return False
    if at and chunks[at - 1].kind == "verb" and chunks[at - 1].link and _is_war(chunk):
        return True
    if at and chunks[at - 1].value == "during" and any(kind_of(word)[1] in WEEKS for word in chunk.words):
        return True
    total = any(kind_of(word)[0] == "total" for word in chunk.words) or any(
        toll[0] == "total" for toll, _ in chunk.tolls
    )
    return total and any(kind_of(word)[0] == "period" or kind_of(word)[1] in UNITS for word in chunk.words)


def _is_war(chunk: Chunk) -> bool:
    """Whether a noun phrase begins with a whole war, which no single happening is."""
    return kind_of(chunk.words[0]) == ("period", "whole")


def _is_short(date: DatePhrase) -> bool:
    """Whether a date is of these days: since this morning, since Tuesday, for two hours."""
    near = date.relative is not None or bool(date.weekdays) or date.unit == "hour"
    return near or (date.unit == "day" and (date.count or 0) <= 3) or (date.day is not None and date.month is None)


def _is_wide(date: DatePhrase) -> bool:
    return date.unit in WEEKS and not date.weekdays and date.day is None


def _is_since_year(at: int, chunks: list[Chunk]) -> bool:
    """Whether "since" and a bare year open what a toll sums up: "Since 2021, more than 120 soldiers have died"."""
    if chunks[at].kind != "prep" or chunks[at].value != "since" or at + 1 >= len(chunks):
        return False
    words = chunks[at + 1].words
    return len(words) == 1 and words[0].normal.isdecimal() and int(words[0].normal) in YEARS


def _is_long_since(chunk: Chunk, following: list[Chunk]) -> bool:
    """Whether a date before the toll opens a long time that the toll sums up: "since January 55 died"."""
    date = chunk.date
    if date is None or (date.unit not in LONG and not date.month and not date.year):
        return False
    if date.direction != "since" and not any(word.value == "since" for word in chunk.words[:2]):
        return False
    ends = f".{SEMICOLONS}"
    return not any(c.kind in ("while", "that") or (c.kind == "mark" and c.value in ends) for c in following)
