"""The dateline of a page, which says where it was written and not where its events were."""

from __future__ import annotations

from tawatur.orthography.punctuation import DASHES
from tawatur.reading.model import Chunk, PlacePhrase

COLON = ":"
BRACKETS = "()/"
LONGEST = 10
"""Chunks within which the dash stands."""


def mark_dateline(chunks: list[Chunk]) -> None:
    """Take what stands before the dash of "BEIRUT (Reuters) -", or the colon of "BEIRUT:", out of the sentence; its
    place stays as context."""
    for index, chunk in enumerate(chunks[:LONGEST]):
        if chunk.kind == "mark" and index and (chunk.value in DASHES or chunk.value == COLON):
            inner = chunks[:index]
            named = [c for c in inner if c.kind == "np"]
            capitals = all(word.surface.isupper() for c in named for word in c.words)
            placed = any(c.place is not None for c in named)
            if chunk.value == COLON and not (placed and (capitals or _says_where(chunks[index + 1 :]))):
                return
            if any(c.place is not None or c.words[0].surface.isupper() for c in named):
                for part in inner:
                    part.kind, part.actor = "dateline", None
            return
        if chunk.kind not in ("np", "mark", "date") or chunk.frames or chunk.tolls:
            return


def _says_where(chunks: list[Chunk]) -> bool:
    """Whether the rest of a sentence names a place of its own."""
    return any(c.place is not None and not c.place.generic for c in chunks)


def mark_arabic_dateline(chunks: list[Chunk]) -> None:
    """Arabic: the same for the town, and an outlet in brackets or alone, before a dash: «إدلب (مرصد …) –»."""
    first = chunks[0] if chunks else None
    if first is None or first.kind != "np" or first.frames or first.tolls or first.quantity is not None:
        return
    if first.place is None and first.actor is None and first.words[-1].get("place"):
        first.place = PlacePhrase(first.start, first.end, first.words[-1].normal, first.words[-1].get("place"))
    bare = first.place is not None and not (first.place.generic or first.place.headed or first.place.part)
    if not bare and first.actor is None and not any(_is_known(chunk) for chunk in chunks[1:3]):
        return
    for index, chunk in enumerate(chunks[:LONGEST]):
        if chunk.kind == "mark" and index and chunk.value in DASHES:
            for part in chunks[:index]:
                part.kind, part.actor = "dateline", None
                if part is not first or not bare:
                    part.place = None
            return
        if chunk.kind not in ("np", "mark", "date") or chunk.frames or chunk.tolls:
            return
        if chunk.kind == "mark" and chunk.value not in BRACKETS:
            return


def _is_known(chunk: Chunk) -> bool:
    return chunk.kind == "np" and (chunk.actor is not None or chunk.place is not None)
