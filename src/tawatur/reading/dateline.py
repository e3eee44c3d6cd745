"""English: the dateline of a page, which says where it was written and not where its events were."""

from __future__ import annotations

from tawatur.orthography.punctuation import DASHES
from tawatur.reading.model import Chunk

COLON = ":"
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
            if chunk.value == COLON and not (capitals and any(c.place is not None for c in named)):
                return
            if any(c.place is not None or c.words[0].surface.isupper() for c in named):
                for part in inner:
                    part.kind, part.actor = "dateline", None
            return
        if chunk.kind not in ("np", "mark", "date") or chunk.frames or chunk.tolls:
            return
