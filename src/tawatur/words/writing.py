"""Numbers and dates as a reader sees them. Western digits in both languages; machines get ISO dates elsewhere.

What would be turned round inside Arabic letters (an ISO date, a range of numbers) is isolated left to right or written
in words.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from tawatur.records import Casualty, Date, Event, Toll
from tawatur.words.naming import term, victims
from tawatur.words.strings import counted, grouped, text

_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def isolated(value: str) -> Markup:
    """Digits, codes or addresses, kept left to right whatever stands around them."""
    return Markup('<bdi dir="ltr">{}</bdi>').format(value)


def day(lang: str, iso: str) -> str:
    """A day, month or year in words: 29 November 2024; the text as it is where it is no ISO date."""
    found = _ISO.match(iso)
    if found is None:
        return iso
    year, month, number = found.groups()
    parts = [str(int(number))] if number else []
    if month:
        parts.append(text(lang, f"month.{int(month)}"))
    return " ".join([*parts, year])


def moment(lang: str, iso: str | None) -> Markup:
    """A day in words as a `time` element with the ISO form for machines; empty for None."""
    if not iso:
        return Markup("")
    return Markup('<time datetime="{}">{}</time>').format(iso, day(lang, iso))


def date(lang: str, when: Date | None) -> Markup:
    """The date of a record: a day, a stretch of days, or the words of the text where nothing is resolved."""
    if when is None:
        return Markup("{}").format(text(lang, "date.unknown"))
    if when.start is None:
        if not when.text:
            return Markup("{}").format(text(lang, "date.unknown"))
        words = Markup("<bdi>{}</bdi>").format(when.text)
        return Markup("{}").format(Markup(text(lang, "date.in_words")).format(text=words))
    if when.precision in ("month", "year"):
        return moment(lang, when.start[: 7 if when.precision == "month" else 4])
    if when.end and when.end[:10] != when.start[:10]:
        start, end = moment(lang, when.start[:10]), moment(lang, when.end[:10])
        return Markup(text(lang, "date.between")).format(start=start, end=end)
    return moment(lang, when.start[:10])


def number(lang: str, low: int | None, high: int | None) -> str:
    """A number or the bounds of one, in words: 12; at least 19; between 12 and 19."""
    if low is None and high is None:
        return text(lang, "toll.unnumbered")
    if low is None:
        return text(lang, "toll.at_most", n=grouped(high or 0))
    if high is None:
        return text(lang, "toll.at_least", n=grouped(low))
    if low == high:
        return text(lang, "toll.none") if low == 0 else grouped(low)
    return text(lang, "toll.between", low=grouped(low), high=grouped(high))


def toll(lang: str, of: Toll) -> Markup:
    """A toll in figures: 12, or 12–19 kept left to right; empty where no claim states one."""
    if of.low is None and of.high is None:
        return Markup("")
    if of.low is None or of.high is None or of.low == of.high:
        return Markup("{}").format(number(lang, of.low, of.high))
    return isolated(f"{of.low:,}–{of.high:,}")


def casualty(lang: str, of: Casualty) -> str:
    """One statement on casualties: what became of how many of whom."""
    if of.vague and of.low is None and of.high is None:
        amount = term(lang, "vague", of.vague)
    else:
        amount = number(lang, of.low, of.high)
    words = f"{term(lang, 'outcome', of.outcome)}: {amount}"
    who = victims(lang, of.who)
    return f"{words} ({who})" if who else words


def origins(lang: str, event: Event) -> str:
    """How many origins an event has: those shown to be independent, else those named.

    >>> origins("en", Event("e", "clash", n_origins=3, independence="established"))
    '3 independent origins'
    """
    if event.independence == "established":
        return counted(lang, "count.independent", event.n_origins)
    several = event.independence == "named_not_established"
    return counted(lang, "count.origins", max(event.n_origins, len(event.origins)) if several else event.n_origins)


def western(words: str) -> str:
    """The text with its decimal digits of any script as ASCII digits: what a person typed, for machines."""
    return "".join(str(int(letter)) if letter.isdecimal() else letter for letter in words)
