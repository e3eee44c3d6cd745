"""What a bulletin is made of."""

from __future__ import annotations

from msgspec import Struct


class Masthead(Struct, frozen=True):
    """The head of the page. A line that is not known is left out: there is never a unit without its number."""

    outlet: str
    city: str | None = None
    coldest: float | None = None
    warmest: float | None = None
    contact: str | None = None


class Entry(Struct, frozen=True):
    """One happening.

    Parameters
    ----------
    event_id : the event that the sentence is made from
    claims : ids of the claims behind it, in the event's order
    sentence : who did what to whom, where, with what toll; hedged as the claims are
    sources : one line: who said it first, how many pages tell it, and whether the origins are independent
    contested : what the accounts disagree on, in words; empty if nothing
    reviewed : a person checked it
    """

    event_id: str
    claims: tuple[str, ...]
    sentence: str
    sources: str
    contested: str = ""
    reviewed: bool = False


class Section(Struct, frozen=True):
    """The happenings of one area; `area` is its heading."""

    area: str
    entries: tuple[Entry, ...]


class Correction(Struct, frozen=True):
    """What became of an entry of a frozen version: `was` and `now` are sentences; None where there is none."""

    event_id: str
    was: str | None
    now: str | None


class Bulletin(Struct, frozen=True):
    """The harvest of one day in one language.

    Parameters
    ----------
    day : ISO day
    sections : areas by name, those with the most happenings first; words and talks, and what has no place, come last
    undated : told on this day, on a day that the pages do not say
    limits : what the bulletin does not know
    outlets : whose pages it was read from
    translators : who translated pages among them
    version : 0 for a draft, else the number of the frozen version
    author, frozen : who froze it, and when (ISO, given by the caller)
    corrections : how a frozen version differs from what is known now
    """

    day: str
    lang: str
    headline: str
    masthead: Masthead
    sections: tuple[Section, ...]
    undated: tuple[Entry, ...]
    limits: tuple[str, ...]
    outlets: tuple[str, ...]
    translators: tuple[str, ...]
    documents: int
    version: int = 0
    author: str | None = None
    frozen: str | None = None
    corrections: tuple[Correction, ...] = ()

    def entries(self) -> tuple[Entry, ...]:
        """Every entry, in the order of the page."""
        return (*(entry for section in self.sections for entry in section.entries), *self.undated)
