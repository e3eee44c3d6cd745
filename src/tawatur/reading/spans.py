"""Words of time by themselves: years without a month, and spans between two happenings."""

from __future__ import annotations

from tawatur.language.analysis import Word
from tawatur.reading.model import Chunk, DatePhrase
from tawatur.reading.quantities import number_words

YEARS = range(1900, 2101)
AFTER = "after"
"""Direction of a span of time between what is told next and what was told before."""

BETWEEN = ("from", "on")
"""Prepositions behind a span of time that stands between two happenings."""
LEADING = 5
"""Words within which a span stands that begins a sentence."""


def kind_of(word: Word) -> tuple[str, str]:
    """The kind and value of a time word, or two empty strings."""
    found: tuple[str, str] | None = word.get("date")
    return found or ("", "")


def is_span_before(words: list[Word], at: int) -> bool:
    """Arabic: a span of time behind "after", and then "from" or a verb: "two days after …" (بعد يومين من), "hours later
    an explosion was heard" (وبعد ساعات دوى انفجار)."""
    if at < len(words) and words[at].tag and "number" in words[at].entries and words[at].tag != "number":
        at += 1  # about
    counted = number_words(words, at) if at < len(words) else None
    unit = counted[1] if counted is not None else at
    after = unit + 1
    if after < len(words) and kind_of(words[after])[0] == "few":
        after += 1
    if after >= len(words) or kind_of(words[unit])[0] != "unit" or words[unit].surface.isascii():
        return False
    told = "event" in words[after].entries or bool(words[after].entries.finite)
    return words[after].value in BETWEEN or (at < LEADING and told)


def year_at(words: list[Word], at: int, phrase: DatePhrase) -> tuple[int, bool] | None:
    """Arabic: a year without a month: "the year 2014"; "in 2014", "since 2014" before no noun that it counts."""
    word = words[at]
    named = kind_of(word) == ("unit", "year") and at + 1 < len(words)
    number = words[at + 1] if named else word
    if phrase.month is not None or phrase.year is not None or number.tag != "number" or len(number.surface) != 4:
        return None
    run = number_words(words, at + named)
    if run is None or run[0] not in YEARS or run[1] != at + named + 1:
        return None
    before, following = words[at - 1] if at else None, words[run[1]] if run[1] < len(words) else None
    bare = (
        before is not None
        and not before.surface.isascii()
        and (before.value in ("in", "since") or kind_of(before)[0] == "daypart")
    )
    ended = following is None or (bool(following.tag) and following.tag != "number")
    if not (named and not word.surface.isascii()) and not (bare and ended):
        return None
    phrase.year = run[0]
    return run[1], True


def is_between(chunks: list[Chunk], at: int) -> bool:
    """Arabic: whether a date is the span between two happenings: "two days after a raid on …"."""
    date, following = chunks[at].date, chunks[at + 1] if at + 1 < len(chunks) else None
    return date is not None and date.direction == AFTER and following is not None and following.value in BETWEEN


def is_earlier(chunks: list[Chunk], at: int) -> bool:
    """Arabic: whether an event is the earlier one of two with a span between them."""
    return at >= 2 and is_between(chunks, at - 2)
