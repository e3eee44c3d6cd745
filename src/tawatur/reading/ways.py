"""Arabic: places that something came from or went to, and those of another doing of the sentence: not where it
happened."""

from __future__ import annotations

from tawatur.reading.kinds import is_violent
from tawatur.reading.model import Chunk, Happening

WAY = frozenset({"from", "to"})
INSIDE = frozenset({"in", "instrument"})


def is_elsewhere(index: int, chunks: list[Chunk], owner: Happening) -> bool:
    """Whether the place at a position is where another doing began or ended, and not where the owner happened: "rockets
    launched from …", "took the wounded to a hospital in …", "two aircraft landed at …"."""
    way = _way(index, chunks)
    if way is None:
        return _is_others(index, chunks, owner)
    if owner.kind == "release" and chunks[way].value == "from":
        return False
    if is_origin(index, chunks) and (is_violent(owner.kind) or owner.kind in ("toll", "accident")):
        return bool(owner.places)
    governor = _governor(way, chunks)
    if governor is not None and governor in owner.triggers:
        return chunks[way].value == "from" and is_violent(owner.kind)
    if governor is None or chunks[governor].kind != "verb":
        return False
    return not _carries(governor, chunks, owner)


def is_origin(index: int, chunks: list[Chunk]) -> bool:
    """Whether a place tells where somebody is from ("a young man from …"): where it happened only if nothing else is
    told."""
    if index < 2 or chunks[index - 1].kind != "prep" or chunks[index - 1].value != "from":
        return False
    head = chunks[index - 2].head
    return chunks[index - 2].kind == "np" and head is not None and head[0] == "person"


def _way(index: int, chunks: list[Chunk]) -> int | None:
    """The preposition of going before a place, or before the house in it: "to a hospital in the city of X"."""
    if index and chunks[index - 1].kind == "prep" and chunks[index - 1].value in WAY:
        return index - 1
    inside = index >= 3 and chunks[index - 1].kind == "prep" and chunks[index - 1].value in INSIDE
    house = chunks[index - 2]
    if not inside or house.kind != "np" or house.frames or house.tolls or house.place is not None:
        return None
    before = chunks[index - 3]
    far = before.kind == "prep" and before.value == "to" and len(before.words[0].normal) > 1
    return index - 3 if far else None


def _governor(way: int, chunks: list[Chunk]) -> int | None:
    """The verb or event noun that a preposition of going hangs on."""
    for index in range(way - 1, -1, -1):
        chunk = chunks[index]
        if chunk.kind == "verb" or (chunk.kind == "np" and chunk.frames):
            return index
        if chunk.kind in ("that", "while", "rel", "sub") or (chunk.kind == "mark" and index < way - 1):
            return None
    return None


def _carries(governor: int, chunks: list[Chunk], owner: Happening) -> bool:
    """Whether the verb only tells how the owner went on ("the clashes spread to …") or brings it about."""
    chunk = chunks[governor]
    return bool(chunk.link or chunk.tolls) or any(abs(trigger - governor) <= 1 for trigger in owner.triggers)


def _is_others(index: int, chunks: list[Chunk], owner: Happening) -> bool:
    """Whether a place stands right behind a verb of no happening, before the owner's own words: "two aircraft landed at
    the airport carrying … whom the group freed"."""
    if index < 2 or min(owner.triggers, default=owner.chunk) < index or chunks[index - 1].kind != "prep":
        return False
    verb = chunks[index - 2]
    if verb.kind != "verb" or verb.frames or verb.tolls or verb.link or verb.cue or chunks[index - 1].value != "in":
        return False
    later = chunks[index + 1 : owner.chunk]
    return any(chunk.kind == "verb" for chunk in later) and any(chunk.kind == "np" for chunk in later)
