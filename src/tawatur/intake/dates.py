"""Publication dates as pages print them: stamps, date lines in all Arabic month systems and English, addresses."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from tawatur.intake.words import EDGES, dateline_words, months
from tawatur.orthography.folding import fold

COMMA = "\u060c"
MOST_WORDS = 22
"""A date line, with its labels and both its dates, has no more words."""
STRANGERS = 4
"""So many words that are no label may stand in a date line: a name of the outlet or of the author."""
_STAMP = re.compile(
    r"\s*(\d{4})-(\d{2})-(\d{2})"
    r"(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?\s*(?:\[.*\])?\s*\Z",
    re.I,
)
_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d{2})([-/]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_SHORT_ADDRESS = re.compile(r"/((?:19|20)\d{2})/(\d{1,2})/(\d{1,2})(?:/|\Z)")
_NUMERIC = re.compile(r"(?<!\d)\d{1,4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,4}(?!\d)")
_TIME = re.compile(r"(?<!\d)\d{1,2}[:.]\d{2}(?::\d{2})?(?!\d)")
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[^\W\d_]+(?:['.][^\W\d_]+)*\.?")


class DateLine(NamedTuple):
    """What a date line says: the day, if it is the day of publication, and the words that are no part of a date."""

    day: date | None
    rest: str


class _Patterns(NamedTuple):
    written: re.Pattern[str]
    month_first: re.Pattern[str]
    year_first: re.Pattern[str]
    day_first: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    names = "|".join(
        re.escape(name).replace(r"\ ", r"\s+") for name in sorted(months(), key=lambda name: (-len(name), name))
    )
    gap = rf"[\s,{COMMA}./-]{{0,4}}"
    twice = rf"(?P<month>{names})\.?(?:\s*[/(-]\s*(?:{names})\s*\)?)?"
    small = r"(?:\w{1,3}\s+)?"  # "1 of May" and its Arabic like
    return _Patterns(
        re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*[-/]?\s*{small}{twice}{gap}(?P<year>\d{{4}})(?!\d)"),
        re.compile(rf"(?<!\w){twice}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*[,{COMMA}]?\s*(?P<year>\d{{4}})(?!\d)"),
        re.compile(r"(?<!\d)(?P<year>\d{4})\s?[-/.]\s?(?P<month>\d{1,2})\s?[-/.]\s?(?P<day>\d{1,2})(?!\d)"),
        re.compile(r"(?<!\d)(?P<day>\d{1,2})\s?[-/.]\s?(?P<month>\d{1,2})\s?[-/.]\s?(?P<year>\d{4})(?!\d)"),
    )


def parse_stamp(text: str) -> str | None:
    """An ISO date, or date-time with its zone, of a stamp in markup or of a printed date; None if it is neither.

    >>> parse_stamp("2024-03-07T03:26:00+0300"), parse_stamp("2024-03-07 03:26"), parse_stamp("7 March 2024")
    ('2024-03-07T03:26:00+03:00', '2024-03-07', '2024-03-07')
    """
    found = _STAMP.match(text)
    if not found:
        if len(text) > 80:
            return None
        days = _days(fold(text), day_first=None)
        return days[0][1].isoformat() if days else None
    try:
        day = date(*map(int, found.group(1, 2, 3)))
        if not found[7]:
            return day.isoformat()
        return datetime.fromisoformat(f"{day}T{found[4]}:{found[5]}:{found[6] or '00'}{found[7].upper()}").isoformat()
    except ValueError:
        return None


def date_in_address(url: str) -> date | None:
    """The day in the path of an address: /2024/03/24/, /2024-03-24/, /20240324.

    >>> date_in_address("https://site.example/2024/03/24/story")
    datetime.date(2024, 3, 24)
    """
    path = url.split("?")[0].split("#")[0]
    for found in (_ADDRESS.search(path), _SHORT_ADDRESS.search(path)):
        if found:
            numbers = found.group(1, 3, 4) if found.re is _ADDRESS else found.group(1, 2, 3)
            if day := _day(*map(int, numbers)):
                return day
    return None


def line_of_day(text: str, iso: str) -> int | None:
    """The first line of a page, counted from 1, that gives a day in any of its forms; None if no line does.

    >>> line_of_day("<p>Title</p>\\n<p>7 March 2024</p>", "2024-03-07")
    2
    """
    for number, line in enumerate(text.split("\n"), 1):
        if not any(character.isdigit() for character in line):
            continue
        bare = fold(_TAG.sub(" ", line))
        if iso in line or any(day.isoformat() == iso for first in (True, False) for _, day in _days(bare, first)):
            return number
    return None


def read_dateline(text: str, *, day_first: bool | None = None) -> DateLine | None:
    """Read a line as a date line.

    Parameters
    ----------
    text : str
        One line outside a body.
    day_first : bool or None
        Whether 03/04/2024 is a day of April; None leaves such a date untaken.

    Returns
    -------
    DateLine or None
        None if the line is not a date line. `day` is None if it gives only a time, a time ago, or the day of a change.
    """
    if len(text) > 200 or not any(character.isdigit() for character in text):
        return None
    line = fold(text)
    if len(line.split()) > MOST_WORDS:
        return None
    days = _days(line, day_first)
    bare = line
    for span, _ in reversed(days):
        bare = bare[: span[0]] + " \x00 " + bare[span[1] :]
    bare, times = _TIME.subn(" ", bare)
    bare, doubtful = _NUMERIC.subn(" \x00 ", bare)
    roles = dateline_words()
    words = [found[0].rstrip(".") for found in _WORD.finditer(bare)]
    strangers = [word for word in words if word not in roles and word not in months()]
    if not days and not doubtful and not (times and not strangers) and not _is_ago(words, strangers, roles):
        return None
    if len(strangers) > STRANGERS:
        return None
    return DateLine(_published(bare, days, roles), " ".join(strangers).strip(EDGES))


def _is_ago(words: list[str], strangers: list[str], roles: dict[str, str]) -> bool:
    return not strangers and any(roles.get(word) == "ago" for word in words)


def _published(bare: str, days: list[tuple[tuple[int, int], date]], roles: dict[str, str]) -> date | None:
    """The first day that no word of change stands before."""
    pieces = bare.split("\x00")
    for piece, (_, day) in zip(pieces, days, strict=False):
        words = _WORD.findall(piece)
        pairs = [" ".join(pair) for pair in pairwise(words)]
        if not any(roles.get(word.rstrip(".")) == "modified" for word in words + pairs):
            return day
    return None


def _days(line: str, day_first: bool | None) -> list[tuple[tuple[int, int], date]]:
    """The days in a folded line, left to right, without overlaps."""
    found: list[tuple[tuple[int, int], date]] = []
    for pattern in _patterns():
        for match in pattern.finditer(line):
            if any(match.start() < end and start < match.end() for (start, end), _ in found):
                continue
            if day := _match_day(match, day_first, numeric=pattern is _patterns().day_first):
                found.append((match.span(), day))
    return sorted(found)


def _match_day(match: re.Match[str], day_first: bool | None, *, numeric: bool) -> date | None:
    day, year, name = int(match["day"]), int(match["year"]), match["month"]
    month = int(name) if name.isdigit() else months()[re.sub(r"\s+", " ", name)]
    if numeric and day_first is None and day != month and day <= 12 and month <= 12:
        return None
    if numeric and month > 12 and day_first is None:
        day, month = month, day
    return _day(year, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    if not 1900 <= year <= 2200:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
