"""Arabic: what is to come, what was called off, and what is only rumoured, told by words before the event."""

from __future__ import annotations

from tawatur.orthography.punctuation import COMMAS
from tawatur.reading.model import Chunk

FAR = 18
"""Chunks before an event within which the word stands that makes it a plan."""
APART = frozenset({"after", "since", "cause", "about", "despite", "before", "against"})
"""Classes of prepositions behind which another event is told beside the plan."""
CALLED_OFF = frozenset({"protest", "meeting", "aid", "release"})
"""Kinds of expected events that do not take place once they are called off."""


def sides(chunk: Chunk) -> set[str]:
    """What the words of a chunk make of the event beside them: plan, cancel, rumour …"""
    return {entry[1][0] for word in chunk.words for entry in word.entries.get("trend", ())}


def is_planned(chunks: list[Chunk], at: int) -> bool:
    """Whether a word of plan governs the event at a position: "it is planned that ministers hold a meeting", "the army
    intends to launch an attack"."""
    if chunks[at].kind == "verb" and chunks[at].aspect == "perfect":
        return False
    for index in range(at - 1, max(-1, at - FAR), -1):
        chunk = chunks[index]
        if "plan" in sides(chunk):
            return True
        if chunk.kind == "verb" and (chunk.aspect == "perfect" or chunk.cue is not None):
            return False
        if chunk.kind in ("while", "rel", "sub", "cue") or (chunk.kind == "prep" and chunk.value in APART):
            return False
        if chunk.kind == "mark" and not _is_aside(chunks, index):
            return False
    return False


def _is_aside(chunks: list[Chunk], index: int) -> bool:
    """Whether a mark only sets off a day."""
    around = chunks[max(0, index - 1) : index + 2]
    return chunks[index].value in COMMAS and any(c.kind == "date" for c in around)


def called_off(chunks: list[Chunk], at: int) -> int | None:
    """The position of the word that calls off the event at a position, or None: "activists called off a rally"."""
    for index in range(at, max(-1, at - 5), -1):
        chunk = chunks[index]
        if "cancel" in sides(chunk) and (index < at or chunk.kind == "np"):
            return index
        if index < at and chunk.kind not in ("np", "date", "adv", "prep"):
            return None
    return None


def caller(chunks: list[Chunk], verb: int, at: int) -> Chunk | None:
    """Who calls off the event: the subject between the verb and it."""
    between = (i for i in range(verb + 1, at) if chunks[i].kind == "np" and chunks[i - 1].kind != "prep")
    position = next(between, None)
    return chunks[position] if position is not None and not chunks[position].frames else None


def is_part(chunks: list[Chunk], governor: int, at: int) -> bool:
    """Whether a denial is of a part in the event, which itself is a fact: "denied responsibility for the shelling"."""
    return any("part" in sides(chunk) for chunk in chunks[governor + 1 : at])


def is_rumoured(chunks: list[Chunk], governor: int, at: int) -> bool:
    """Whether a denial is of news and rumours of the event: "denied reports of its withdrawal"."""
    return any("rumour" in sides(chunk) for chunk in chunks[governor + 1 : at])
