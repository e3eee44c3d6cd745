"""English: whether a participle without "be" is passive: a reduced clause, a coordinated passive, or a headline's."""

from __future__ import annotations

from tawatur.reading.forms import aspects_of
from tawatur.reading.model import Chunk

OWN_DOING = frozenset(
    {
        "mutual",
        "send",
        "leave",
        "flee",
        "gather",
        "talk",
        "agree",
        "say",
        "blast",
        "change",
        "mishap",
        "visit",
        "fall",
        "overcome",
    }
)
"""Valencies of verbs that tell of their subject's own doing when no object follows."""
WITH_OBJECT = frozenset({"hold", "kill", "free", "ruin", "punish", "down"})
"""Valencies of verbs that always have an object when they are active."""
ENDS = frozenset({"prep", "mark", "sub", "date", "conj", "link", "cue", "while", "aux", "verb", "adv", "among"})


def is_passive(chunks: list[Chunk], at: int) -> bool:
    """Whether the participle at a position has its grammatical subject as its object."""
    chunk = chunks[at]
    aspects = aspects_of(chunk.words[0])
    if aspects and "participle" not in aspects and chunk.words[0].entries:
        return False
    following = chunks[at + 1] if at + 1 < len(chunks) else None
    if following is not None and following.kind == "prep" and following.value == "by":
        return True
    if chunk.cue is not None and not (chunk.frames or chunk.tolls):
        return following is not None and following.value == "to" and chunk.cue[1] == "suspect"
    if following is not None and following.kind not in ENDS:
        return False
    if any(frame.valency in OWN_DOING for frame, _, _ in chunk.frames) or any(
        t[0][0] in ("patient", "lose") for t in chunk.tolls
    ):
        return False
    previous = chunks[at - 1] if at else None
    if previous is not None and previous.kind == "conj":
        earlier = next((c for c in reversed(chunks[: at - 1]) if c.kind in ("verb", "that", "while", "sub")), None)
        return earlier is not None and earlier.kind == "verb" and earlier.passive
    if previous is None or previous.kind not in ("np", "adv", "date", "mark") or _is_object_clause(chunks, at):
        return False
    if previous.kind == "mark" and not chunk.tolls:
        return False
    if chunk.tolls or any(frame.valency in WITH_OBJECT for frame, _, _ in chunk.frames):
        return True
    if previous.kind == "np" and _other_verb(chunks, at):
        return True
    return not _armed_before(chunks, at)


def _is_object_clause(chunks: list[Chunk], at: int) -> bool:
    """ "The town which rebels captured from the army": the subject stands right after the relative word."""
    index = at - 1
    while index >= 0 and chunks[index].kind in ("adv", "date"):
        index -= 1
    return (
        index > 0 and chunks[index].kind == "np" and chunks[index - 1].kind in ("rel", "that") and not chunks[at].tolls
    )


def _other_verb(chunks: list[Chunk], at: int) -> bool:
    """Whether the clause has another finite verb, so that this one only qualifies its noun."""
    for index in range(at + 1, len(chunks)):
        chunk = chunks[index]
        if chunk.kind in ("sub", "that", "while", "rel", "conj") or (chunk.kind == "mark" and chunk.value in ",;:"):
            break
        if chunk.kind == "aux" or (chunk.kind == "verb" and chunk.aspect in ("past", "present")):
            return True
    for index in range(at - 1, -1, -1):
        chunk = chunks[index]
        if chunk.kind in ("sub", "that", "while", "rel") or (chunk.kind == "mark" and chunk.value in ",;:"):
            return False
        if chunk.kind == "verb" and chunk.aspect != "gerund" and chunk.cue is None:
            return True
    return False


def _armed_before(chunks: list[Chunk], at: int) -> bool:
    """Whether those before the verb could act by themselves: "rebels attacked on Monday"."""
    for index in range(at - 1, -1, -1):
        chunk = chunks[index]
        if chunk.kind == "np":
            before = chunks[index - 1] if index else None
            if before is not None and before.kind == "prep":
                continue
            force = chunk.head is not None and chunk.head[0] in ("force", "person") and chunk.head[1] != "civilians"
            return force or (chunk.actor is not None and bool(chunk.actor.ids) and chunk.head is None)
        if chunk.kind not in ("adv", "date", "mark", "prep"):
            return False
    return False
