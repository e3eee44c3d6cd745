"""A marked word: a stretch of tokens with what the tables say of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from msgspec import Struct

from tawatur.language.vocabulary import Entry

VERBAL = ("event", "toll", "cue", "link", "verb")
"""Sorts of words that may be verbs."""
FINITE = frozenset({"perfect", "imperfect", "past", "present", "base", "participle", "gerund"})
TIMES = frozenset({"date", "month", "number"})
TELLING = frozenset({"actor", "source", "demonym", "event", "toll", "weapon", "head", "cue"})
NOUNS = frozenset({"head", "weapon", "speaker", "placehead", "actor", "source", "place", "number", "date"})


class Entries(dict[str, list[Entry]]):
    """Entries by their sort, and what follows from them: found out once for a word, however often it occurs."""

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Entries:
        """The entries by their sort, in their order."""
        found = cls()
        for entry in entries:
            found.setdefault(entry[0], []).append(entry)
        return found

    @cached_property
    def finite(self) -> tuple[Entry, ...]:
        """The entries as a verb."""
        return tuple(entry for sort in VERBAL if sort in self for entry in self[sort] if entry[2] in FINITE)

    @cached_property
    def aspects(self) -> frozenset[str]:
        """The verb forms that the word may be."""
        return frozenset(entry[2] for entry in self.finite)

    @cached_property
    def nominal(self) -> bool:
        """Whether the tables know the word as a noun too."""
        return not NOUNS.isdisjoint(self) or any(
            entry[2] not in FINITE for sort in ("event", "toll", "link") if sort in self for entry in self[sort]
        )

    @cached_property
    def timed(self) -> bool:
        """Whether a date may begin with the word."""
        return not TIMES.isdisjoint(self)

    @cached_property
    def telling(self) -> bool:
        """Whether a noun phrase holds something because the word is in it."""
        return not TELLING.isdisjoint(self)


NO_ENTRIES = Entries()


class Word(Struct, eq=False):
    """A stretch of tokens with what the tables say of it.

    Attributes
    ----------
    first, last : half-open token range
    start, end : offsets in the text (a split-off particle shares its token's offsets up to where it ends)
    entries : sort -> the entries of that sort
    tag, value : of closed-class words (prep, conj …) and marks (mark, number)
    joined : whether a hyphen ties the word to the one before it ("rebel-held"); set where the text is at hand
    """

    first: int
    last: int
    start: int
    end: int
    normal: str
    surface: str
    entries: Entries = NO_ENTRIES
    tag: str = ""
    value: str = ""
    pronoun: str = ""
    article: bool = False
    passive: bool = False
    joined: bool = False

    def get(self, sort: str) -> Any:
        """The value of the first entry of a sort, or None."""
        entries = self.entries.get(sort)
        return entries[0][1] if entries else None

    def __repr__(self) -> str:
        return f"<{self.surface} {self.tag}:{self.value} {','.join(self.entries)}>"
