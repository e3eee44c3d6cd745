"""English: an office and its holder's name are one: "the governor of the province, N. N., was killed"."""

from __future__ import annotations

from tawatur.lexicon import actors
from tawatur.reading.model import Chunk

LONGEST, SHORTEST = 4, 2
"""Words of a person's name."""
MAYBE_NAMES = frozenset({"place", "verb", "month", "source"})
"""What the tables may say of a word that is part of a person's name."""
REACH = 7
"""Chunks between an office and the comma before its holder's name."""


def with_names(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks of a sentence with each holder's name, and what stands between, in the noun phrase of the office."""
    found: list[Chunk] = []
    index = 0
    while index < len(chunks):
        chunk = chunks[index]
        comma = _comma_after(chunks, index) if _is_office(chunk) else None
        if comma is not None and _is_name(chunks, comma + 1):
            name = chunks[comma + 1]
            chunk.words = [*chunk.words, *name.words]
            chunk.end = name.end
            index = comma + 1
            following = chunks[index + 1] if index + 1 < len(chunks) else None
            index += following is not None and following.value == ","
        found.append(chunk)
        index += 1
    return found


def _is_office(chunk: Chunk) -> bool:
    """Whether a noun phrase is one person by what he is: "the governor", "its commander"."""
    if chunk.kind != "np" or chunk.quantity is not None or chunk.frames or chunk.tolls or chunk.place is not None:
        return False
    person = chunk.head is not None and chunk.head[0] == "person" and chunk.head[2] == "singular"
    word = chunk.words[-1]
    role = (word.get("speaker") or ("",))[0]
    definite = chunk.words[0].tag == "det" or chunk.words[0].normal.startswith("the ")
    return definite and (person or role in ("office", "military") or _is_held(chunk))


def _is_held(chunk: Chunk) -> bool:
    """Whether a noun phrase of one name of the tables is an office that a person holds."""
    rows = actors.load()
    ids = chunk.actor.ids if chunk.actor is not None and len(chunk.words) == 1 else ()
    return bool(ids) and all(rows[i].class_ == "government" and not rows[i].country for i in ids)


def _comma_after(chunks: list[Chunk], at: int) -> int | None:
    """The comma behind an office and what qualifies it."""
    for index in range(at + 1, min(len(chunks), at + REACH)):
        chunk = chunks[index]
        if chunk.kind == "mark":
            return index if chunk.value == "," else None
        if chunk.kind not in ("prep", "np") or chunk.frames or chunk.tolls:
            return None
        if chunk.place is not None and chunks[index - 1].value == "in":
            return None  # where he is may be where it happened
    return None


def _is_name(chunks: list[Chunk], at: int) -> bool:
    """Whether a noun phrase is a person's name that a comma closes, or a verb follows."""
    chunk = chunks[at] if at < len(chunks) else None
    if chunk is None or chunk.kind != "np" or chunk.quantity is not None or chunk.place is not None:
        return False
    if not SHORTEST <= len(chunk.words) <= LONGEST or (chunk.actor is not None and chunk.head is None and chunk.frames):
        return False
    following = chunks[at + 1] if at + 1 < len(chunks) else None
    closed = following is None or following.kind == "mark" or following.kind in ("verb", "aux")
    first = chunk.words[0]
    titled = not {"head", "speaker"}.isdisjoint(first.entries) and first.surface[:1].isupper() and not first.tag
    return closed and all(
        not word.tag
        and set(word.entries) <= MAYBE_NAMES
        and (word.surface[:1].isupper() or word.joined or len(word.surface) < 4)
        for word in chunk.words[titled:]
    )
