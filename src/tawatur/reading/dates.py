"""Words of time: found as one phrase, resolved against the day of publication.

A phrase is a run of time words, months and the numbers beside them. What it means is read from what it holds, so that
word order, articles and fillers between the parts do not matter.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from hijridate import Hijri

from tawatur.language.analysis import Word
from tawatur.orthography.folding import fold
from tawatur.orthography.letters import ALEF, ALEF_MADDA, FATHATAN
from tawatur.orthography.punctuation import COMMAS, DASHES
from tawatur.reading.model import DatePhrase
from tawatur.reading.quantities import number_words
from tawatur.reading.spans import AFTER, YEARS, is_span_before, kind_of, year_at
from tawatur.records import Date, DatePrecision, Span

ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
FEAST = "feast"
HIJRI_YEARS = range(1300, 1500)
FILLERS = frozenset({"in", "on", "from", "of", "during", "near", "to"})


def date_at(words: list[Word], at: int, body: str) -> tuple[DatePhrase, int] | None:
    """The date phrase that starts at a word, and the next position; None if there is none."""
    written = _written(words, at, body)
    if written:
        return written
    phrase = DatePhrase(words[at].start, words[at].end)
    index, last, anchored = at, at, False
    while index < len(words):
        step = _take(words, index, phrase, anchored)
        if step is None:
            break
        index, strong = step
        if strong:
            anchored, last = True, index
        elif index > last and kind_of(words[index - 1])[0] in ("daypart", "last", "this", "next", "ago", "later"):
            last = index if anchored else last
    if not anchored and _is_daypart(words[at]) and not _told_by(words, at + 1):
        return DatePhrase(words[at].start, words[at].end, direction="same", alone=True), at + 1
    if not anchored or not _is_date(phrase):
        return None
    phrase.end = words[last - 1].end
    phrase.alone = phrase.year is not None and phrase.month is None
    return phrase, last


def _is_daypart(word: Word) -> bool:
    """Whether a word tells a part of the day by itself: with the ending of an adverb, or as its table says."""
    kind, _ = kind_of(word)
    adverb = FATHATAN in word.surface or (word.normal.endswith(ALEF) and not word.pronoun)
    return kind == "alone" or (kind == "daypart" and adverb and not word.article and word.last - word.first == 1)


def _told_by(words: list[Word], at: int) -> bool:
    """Whether a year, month or day follows, so that a part of the day belongs to a date that is not understood."""
    return at < len(words) and kind_of(words[at])[0] in ("unit", "day")


def _written(words: list[Word], at: int, body: str) -> tuple[DatePhrase, int] | None:
    """2023-01-18 and 18/1/2023."""
    if words[at].tag != "number":
        return None
    text = fold(body[words[at].start : words[at].start + 10])
    if found := ISO.match(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := SLASHED.match(text):
        day, month, year = (int(part) for part in found.groups())
    else:
        return None
    try:
        iso = date(year, month, day).isoformat()
    except ValueError:
        return None
    end = words[at].start + found.end()
    index = at
    while index < len(words) and words[index].start < end:
        index += 1
    return DatePhrase(words[at].start, end, iso=iso), index


def _take(words: list[Word], at: int, phrase: DatePhrase, anchored: bool) -> tuple[int, bool] | None:
    """Take one part at a position: (next position, whether it anchors a date), or None if the phrase ends here."""
    word = words[at]
    kind, value = kind_of(word)
    if kind == "weekday":
        phrase.weekdays.append(int(value))
        return at + 1, True
    if kind == "same":
        phrase.direction = "same"
        phrase.count = int(value) if value.isdigit() else None
        return at + 1, True
    if kind == "relative":
        phrase.relative = int(value)
        return at + 1, True
    if kind == "current":
        phrase.unit, phrase.direction = value, "this"
        return at + 1, True
    if kind == "feast":
        before = words[at - 1] if at else None
        if before is None or not _opens_feast(before):
            return None
        phrase.direction = FEAST
        return at + 1, True
    if "month" in word.entries:
        return _month(words, at, phrase)
    if (years := year_at(words, at, phrase)) is not None:
        return years
    if word.tag == "number" or "number" in word.entries:
        return _number(words, at, phrase)
    if kind == "unit" and (phrase.count is not None or anchored or _qualified(words, at) or phrase.direction):
        phrase.unit = phrase.unit or value
        return at + 1, True
    if kind in ("last", "this", "next", "ago", "later"):
        if kind in ("ago", "later") and phrase.unit is None:
            return None
        if not anchored and kind != "last" and not _unit_next(words, at):
            return None
        phrase.direction = kind
        return at + 1, phrase.unit is not None
    if phrase.month is not None and _is_other_month(words, at):
        return at + 3, True
    if kind in ("daypart", "alone", "day", "on"):
        return (at + 1, False) if kind != "on" or not anchored else None
    if word.value in ("before", "since") and not anchored and _counted_unit(words, at + 1):
        phrase.direction = "ago" if word.value == "before" else "since"
        return at + 1, False
    if word.value == "after" and not anchored and is_span_before(words, at + 1):
        phrase.direction = AFTER
        return at + 1, False
    if word.value == "since" and not anchored:
        phrase.direction = "since"
        return at + 1, False
    if _is_filler(words, at, anchored):
        return at + 1, False
    return None


def _opens_feast(word: Word) -> bool:
    """Whether a part of the day, or "in" and "during", stands before a feast, which then is a date."""
    return kind_of(word)[0] == "daypart" or word.value in ("in", "during")


def _is_other_month(words: list[Word], at: int) -> bool:
    """The month's other name in brackets: "April (Nisan)"."""
    inner = words[at : at + 3]
    return len(inner) == 3 and inner[0].surface == "(" and "month" in inner[1].entries and inner[2].surface == ")"


def _is_filler(words: list[Word], at: int, anchored: bool) -> bool:
    """Small words between the parts of a date; a comma too, if the date goes on after it."""
    word = words[at]
    if at + 1 >= len(words):
        return False
    following = words[at + 1]
    goes_on = kind_of(following)[0] in ("weekday", "relative", "daypart", "day", "unit") or "month" in following.entries
    if word.surface in COMMAS + DASHES + "/" or word.value == "and":
        weekday = kind_of(following)[0] == "weekday" or "month" in following.entries
        return anchored and (
            weekday or (following.tag == "number" and at + 2 < len(words) and "month" in words[at + 2].entries)
        )
    counted = anchored and word.tag == "det" and following.tag == "number"
    return ((word.value in FILLERS or word.tag == "det") and goes_on) or counted


def _qualified(words: list[Word], at: int) -> bool:
    """Whether a unit stands before "last", "ago" and the like, a number between them or not (الساعات الـ48 الماضية)."""
    after = at + 1
    if after < len(words) and words[after].tag == "det":
        after += 1
    run = number_words(words, after) if after < len(words) else None
    if run is not None and run[1] < len(words) and kind_of(words[run[1]])[0] in ("last", "this", "next"):
        return True
    return at + 1 < len(words) and kind_of(words[at + 1])[0] in ("last", "this", "next", "ago", "later")


def _unit_next(words: list[Word], at: int) -> bool:
    return at + 1 < len(words) and (
        kind_of(words[at + 1])[0] in ("unit", "weekday") or "month" in words[at + 1].entries
    )


def _counted_unit(words: list[Word], at: int) -> bool:
    """Whether a (counted) unit starts at a position: three days, two weeks."""
    if at < len(words) and kind_of(words[at])[0] == "unit":
        return True
    run = number_words(words, at) if at < len(words) else None
    return run is not None and run[1] < len(words) and kind_of(words[run[1]])[0] == "unit"


def _month(words: list[Word], at: int, phrase: DatePhrase) -> tuple[int, bool] | None:
    if phrase.month is not None:
        return (at + 1, True) if words[at].get("month")[0] == phrase.month else None
    word = words[at]
    month, system = word.get("month")
    short = len(word.normal) <= 2 and not word.normal.isascii() and not word.surface.startswith(ALEF_MADDA)
    if (system == "hijri" or short) and not _beside_number(words, at):
        return None
    phrase.month, phrase.hijri = month, system == "hijri"
    if system == "short" and at + 2 < len(words) and words[at + 1].surface == "." and words[at + 2].tag == "number":
        return at + 2, True
    return at + 1, True


def _beside_number(words: list[Word], at: int) -> bool:
    """Whether a month's name stands between numbers or after "month": names of Hijri months are names of men too."""
    before = words[at - 1] if at else None
    after = words[at + 1] if at + 1 < len(words) else None
    return (before is not None and (before.tag == "number" or kind_of(before)[1] == "month")) or (
        after is not None and after.tag == "number"
    )


def _number(words: list[Word], at: int, phrase: DatePhrase) -> tuple[int, bool] | None:
    """A day beside a month, a year after one, a count before a unit."""
    run = number_words(words, at)
    if run is None:
        return None
    value, after = run
    years = HIJRI_YEARS if phrase.hijri else YEARS
    ends = kind_of(words[after])[0] if after < len(words) else ""
    if phrase.unit is not None and phrase.count is None and ends in ("last", "this", "next"):
        phrase.count = value
        return after, True
    if phrase.month is not None and phrase.year is None and value in years and after == at + 1:
        phrase.year = value
        return after, True
    beside = (
        phrase.month is not None
        and kind_of(words[at - 1])[0] == ""
        and ("month" in words[at - 1].entries or words[at - 1].surface == ".")
    )
    if beside and 1 <= value <= 31 and phrase.day is None and words[at].tag == "number":
        phrase.day = value
        return after, True
    nearest = (
        after + 1
        if after < len(words) and (words[after].value in FILLERS or kind_of(words[after])[0] == "ordinal")
        else after
    )
    if nearest < len(words) and "month" in words[nearest].entries and 1 <= value <= 31:
        phrase.day = value
        return nearest, False
    if after < len(words) and kind_of(words[after])[0] == "unit" and phrase.count is None:
        ahead = after + 1 < len(words) and kind_of(words[after + 1])[0] in ("ago", "last", "later", "next")
        if ahead or phrase.direction in ("ago", "last", "since", "this", "next"):
            phrase.count = value
            return after, False
    return None


def _is_date(phrase: DatePhrase) -> bool:
    """A unit alone is no date; a duration that only "later" qualifies is one without a day."""
    if phrase.weekdays or phrase.relative is not None or phrase.month is not None or phrase.year is not None:
        return True
    return (phrase.unit is not None and phrase.direction is not None) or phrase.direction in ("same", FEAST)


def resolve(phrase: DatePhrase, published: date | None, body: str, future: bool = False) -> Date:
    """The date that a phrase means on a page of that day.

    Weekdays are the nearest past ones (or the nearest to come if the happening is planned). Rough counts ("three weeks
    ago") keep their words and give no day. Without a publication date only written dates resolve.
    """
    start, end, precision = _bounds(phrase, published, future)
    words = body[phrase.start : phrase.end]
    return Date(
        start=start.isoformat() if start else None,
        end=end.isoformat() if end else None,
        precision=precision,
        text=words,
        span=Span(phrase.start, phrase.end),
    )


def follow(phrases: list[DatePhrase], published: date | None, body: str) -> None:
    """ "The same day", "the following day": counted from the day that was told before, in the order of the text."""
    told: date | None = None
    for phrase in phrases:
        if phrase.direction == "same" and told is not None and phrase.month is None and not phrase.weekdays:
            phrase.iso = (told + timedelta(days=phrase.count or 0)).isoformat()
        found = resolve(phrase, published, body)
        if found.start is not None and found.precision == "day":
            told = date.fromisoformat(found.start)


Bounds = tuple[date | None, date | None, DatePrecision]
NOTHING: Bounds = (None, None, "unknown")


def _bounds(phrase: DatePhrase, published: date | None, future: bool) -> Bounds:
    if phrase.iso:
        day = date.fromisoformat(phrase.iso)
        return day, day, "day"
    if phrase.month is not None:
        return _calendar(phrase, published, future)
    if phrase.year is not None and not phrase.weekdays and phrase.relative is None:
        return date(phrase.year, 1, 1), date(phrase.year, 12, 31), "year"
    if published is None:
        return NOTHING
    if phrase.relative is not None:
        day = published + timedelta(days=phrase.relative)
        if phrase.weekdays and day.weekday() not in phrase.weekdays:
            return _weekday(phrase, published, future)
        return day, day, "day"
    if phrase.weekdays:
        return _weekday(phrase, published, future)
    return _window(phrase, published)


def _calendar(phrase: DatePhrase, published: date | None, future: bool) -> Bounds:
    """A month with or without day and year."""
    month = phrase.month or 1
    if phrase.hijri:
        if phrase.year is None or phrase.day is None:
            return NOTHING
        try:
            converted = Hijri(phrase.year, month, phrase.day).to_gregorian()
        except (ValueError, OverflowError):
            return NOTHING
        day = date(converted.year, converted.month, converted.day)
        return day, day, "day"
    year = phrase.year
    if year is None:
        if published is None:
            return NOTHING
        ahead = date(published.year, month, min(phrase.day or 1, 28)) - published
        year = published.year - (ahead.days > 20 and not future)
    try:
        if phrase.day is not None:
            day = date(year, month, phrase.day)
            return day, day, "day"
        first = date(year, month, 1)
    except ValueError:
        return NOTHING
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first, last, "month"


def _weekday(phrase: DatePhrase, published: date, future: bool) -> Bounds:
    """The nearest such day before or on the publication day, or after it for what is planned;
    two days make a night or a window."""
    wanted = phrase.weekdays[-1]
    if future or phrase.direction == "next":
        day = published + timedelta(days=(wanted - published.weekday()) % 7)
    else:
        day = published - timedelta(days=(published.weekday() - wanted) % 7)
    if len(phrase.weekdays) > 1:
        first = day - timedelta(days=(day.weekday() - phrase.weekdays[0]) % 7)
        return first, day, "days" if first != day else "day"
    return day, day, "day"


def _window(phrase: DatePhrase, published: date) -> Bounds:
    """The past 48 hours, the past three days, last month, last year."""
    if phrase.direction == "last" and phrase.count and phrase.unit in ("hour", "day"):
        days = max(1, -(-phrase.count // 24)) if phrase.unit == "hour" else phrase.count
        return published - timedelta(days=days), published, "days" if days < 7 else "week"
    if phrase.direction == "last" and phrase.unit == "month" and not phrase.count:
        last = published.replace(day=1) - timedelta(days=1)
        return last.replace(day=1), last, "month"
    if phrase.direction == "last" and phrase.unit == "year" and not phrase.count:
        return date(published.year - 1, 1, 1), date(published.year - 1, 12, 31), "year"
    if phrase.direction in ("ago", "since") and phrase.unit == "year" and phrase.count:
        year = published.year - phrase.count
        return date(year, 1, 1), date(year, 12, 31), "year"
    if phrase.direction == "ago" and phrase.unit == "day" and phrase.count:
        day = published - timedelta(days=phrase.count)
        return day, day, "day"
    return NOTHING
