"""A word of a sentence with what the tables say of it."""

from __future__ import annotations

from typing import Any

from tawatur.language.vocabulary import Entry


class Word:
    """A stretch of tokens with what the tables say of it.

    Attributes
    ----------
    first, last : half-open token range
    start, end : offsets in the text (a split-off particle shares its token's offsets up to where it ends)
    entries : sort -> the entries of that sort
    tag, value : of closed-class words (prep, conj …) and marks (mark, number)
    joined : whether a hyphen ties the word to the one before it ("rebel-held"); set where the text is at hand
    """

    __slots__ = (
        "article",
        "end",
        "entries",
        "first",
        "joined",
        "last",
        "normal",
        "passive",
        "pronoun",
        "start",
        "surface",
        "tag",
        "value",
    )

    def __init__(self, first: int, last: int, start: int, end: int, normal: str, surface: str) -> None:
        self.first, self.last, self.start, self.end = first, last, start, end
        self.normal, self.surface = normal, surface
        self.entries: dict[str, list[Entry]] = {}
        self.tag, self.value = "", ""
        self.pronoun, self.article, self.passive, self.joined = "", False, False, False

    def get(self, sort: str) -> Any:
        """The value of the first entry of a sort, or None."""
        entries = self.entries.get(sort)
        return entries[0][1] if entries else None

    def __repr__(self) -> str:
        return f"<{self.surface} {self.tag}:{self.value} {','.join(self.entries)}>"
