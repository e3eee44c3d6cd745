"""English: where a name that no table has can only be a place, and what describes a place before its name."""

from __future__ import annotations

from tawatur.language.words import Word
from tawatur.reading.forms import aspects_of
from tawatur.reading.model import Chunk

TAKEN = frozenset({"attack", "attack.shelling", "attack.air", "attack.ied", "territory.capture"})
"""Kinds of acts that are done to places: the shelling, bombing, capture of …"""
DESCRIPTIONS = 3
"""Words that may describe a place before its name."""


def described_name(words: list[Word], at: int) -> int:
    """Where the name stands of a place that is described: "the occupied West Bank", "the restive …";
    the position itself if none."""
    if words[at].tag != "det":
        return at
    for index in range(at + 1, min(len(words), at + 2 + DESCRIPTIONS)):
        word = words[index]
        if "place" in word.entries and word.surface[:1].isupper() and "actor" not in word.entries:
            return index if index > at + 1 else at
        if not _describes(word, words[index - 1]):
            return at
    return at


def _describes(word: Word, before: Word) -> bool:
    """A participle right after the article, a word of direction, or an adjective that no table has."""
    if word.tag or not word.surface[:1].islower():
        return False
    if (word.get("placehead") or ("",))[0] == "direction":
        return True
    if not word.entries:
        return before.tag == "det" and not word.normal.endswith("s")
    return bool(aspects_of(word) & {"past", "participle"}) and (before.tag == "det" or "placehead" in before.entries)


def wants_place(found: list[Chunk]) -> bool:
    """Whether the name after these chunks is a place: behind "the capture of", "the shelling of", "shelled"."""
    last = found[-1] if found else None
    if last is None:
        return False
    if last.kind == "verb":
        return not last.passive and _is_done_to_places(last, "verb")
    return last.kind == "prep" and last.value == "of" and len(found) > 1 and _is_done_to_places(found[-2], "noun")


def _is_done_to_places(chunk: Chunk, pos: str) -> bool:
    """Whether an event word tells only of what is done to places."""
    frames = [frame for frame, _, _ in chunk.frames if frame.pos == pos and not frame.needs]
    kinds = {frame.kind for frame in frames}
    return bool(kinds) and kinds <= (TAKEN if pos == "noun" else TAKEN - {"attack"})
