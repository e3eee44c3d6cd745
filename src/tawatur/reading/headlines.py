"""Who says what a headline tells: "Civil Defence: three killed", "Three killed in the capital: Civil Defence"."""

from __future__ import annotations

from tawatur.reading.model import Chunk
from tawatur.reading.saying import told_before
from tawatur.reading.voices import names_speaker

FIRST = 5
"""Chunks within which the colon stands behind whoever opens a headline."""
MARKS = (":", "\u2013", "\u2014", "-")
"""Marks between what a headline tells and its source."""


def named_in_headline(chunks: list[Chunk], arabic: bool) -> tuple[int, range] | None:
    """The position of the source that a headline or a note names with a colon, and the chunks that it tells; or None.

    In English the source may stand last, behind a colon or a dash, too.
    """
    for index, chunk in enumerate(chunks[:FIRST]):
        if chunk.kind == "mark" and chunk.value == ":" and index and _opens(chunks, index, arabic):
            return 0, range(index + 1, len(chunks))
    last = len(chunks) - 1 if chunks and chunks[-1].kind == "np" else len(chunks) - 2
    if arabic or last < 3 or chunks[last - 1].value not in MARKS or not names_speaker(chunks, last):
        return None
    closes = chunks[last].place is None and told_before(chunks, last - 1)
    return (last, range(last - 1)) if closes else None


def _opens(chunks: list[Chunk], colon: int, arabic: bool) -> bool:
    """Whether what stands before a colon is who says the rest; an outlet that no table has is told by its words."""
    first = chunks[0]
    if not arabic and told_before(chunks, colon):
        return False
    if first.kind != "np" or first.actor is not None:
        return first.kind == "np"
    outlet = not arabic and colon == 1 and first.place is None and any("speaker" in w.entries for w in first.words)
    return outlet and names_speaker(chunks, 0)
