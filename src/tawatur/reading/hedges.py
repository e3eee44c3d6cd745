"""Arabic: the author of an act whom a text only supposes, or whom somebody says to stand behind it."""

from __future__ import annotations

from collections.abc import Callable

from tawatur.orthography.punctuation import COMMAS
from tawatur.reading.kinds import NAMES, is_violent
from tawatur.reading.model import Chunk, Happening, Sentence

BEHIND = "behind"
"""What a verb's row says whose subject did the act behind which he stands."""
FAR = 12
"""Chunks behind a word of doubt within which the supposed author stands."""
Armed = Callable[[Chunk], bool]


def hedge(sentence: Sentence, number: int, found: list[Happening], is_armed: Armed) -> list[Happening]:
    """The supposed authors of a sentence: given to its own act in place, else as happenings that name the author of an
    act told before; with an accusation where somebody says who stands behind it."""
    chunks = sentence.chunks
    more: list[Happening] = []
    for index, chunk in enumerate(chunks):
        if chunk.cue is not None and chunk.cue[1] == "suspect":
            author = _supposed(chunks, index, found, is_armed)
            if author is not None:
                more += _charge(chunks, index, author, number, found)
        elif _is_behind(chunks, index):
            author = _who_stands(chunks, index, is_armed)
            if author is None:
                continue
            speaker = sentence.speakers[index] if sentence.speakers else None
            charged = _charge(chunks, index, author, number, found, alleged=speaker is not None)
            accuser = next((c for c in chunks if speaker is not None and c.start == speaker.start), None)
            more += charged
            if accuser is not None and accuser is not chunks[author]:
                more.append(_happening("accuse", "stands-behind", index, chunks, number, [accuser], [chunks[author]]))
    return more


def _supposed(chunks: list[Chunk], at: int, found: list[Happening], is_armed: Armed) -> int | None:
    """The position of an armed side that a text supposes to have done what it goes back to: "that the drone belongs to
    the coalition", "that cells of the group planted it"; a side that does something else there is none."""
    author, back = None, False
    for index in range(at + 1, min(len(chunks), at + FAR)):
        chunk = chunks[index]
        if chunk.kind == "cue" or (chunk.kind == "mark" and (chunk.value not in COMMAS or author is not None)):
            break
        if chunk.kind == "np":
            back = back or (chunk.definite and _goes_back(chunk))
            if author is None and is_armed(chunk) and not _goes_back(chunk):
                author = index
        back = back or (chunk.kind == "adv" and chunk.value == "resume")
        if chunk.kind == "verb" and author is not None and index == author + 1:
            back = back or bool(chunk.pronoun)
    if author is None or not back:
        return None
    own = [h for h in found if h.chunk > at and chunks[h.chunk].kind == "verb" and not chunks[h.chunk].pronoun]
    return None if any(chunks[author] in (*h.agents, *h.targets) for h in own) else author


def _goes_back(chunk: Chunk) -> bool:
    """Whether a noun phrase is a weapon or an act."""
    return bool(chunk.weapons) or any(is_violent(f.kind) or f.kind == "attack" for f, _, _ in chunk.frames)


def _is_behind(chunks: list[Chunk], at: int) -> bool:
    """Whether a verb says that somebody stands behind an act: يقف خلفه, يقف وراء الهجوم."""
    following = chunks[at + 1 : at + 3]
    if chunks[at].kind == "prep" and chunks[at].value == BEHIND:
        return at > 1 and chunks[at - 2].kind == "that" and bool(following) and _goes_back(following[0])
    if (
        chunks[at].kind != "verb"
        or not following
        or not any(e[1] == BEHIND for w in chunks[at].words for e in w.entries.get("verb", ()))
    ):
        return False
    if following[0].kind == "adv":
        return following[0].value == "resume"
    return following[0].value in ("near", BEHIND) and len(following) > 1 and _goes_back(following[1])


def _who_stands(chunks: list[Chunk], at: int, is_armed: Armed) -> int | None:
    """Who stands behind the act: the noun phrase before the verb if it is armed, else the next one behind it."""
    if at and chunks[at - 1].kind == "np" and is_armed(chunks[at - 1]) and not _goes_back(chunks[at - 1]):
        return at - 1
    for index in range(at + 2, min(len(chunks), at + 6)):
        if chunks[index].kind == "np" and is_armed(chunks[index]) and not _goes_back(chunks[index]):
            return index
    return None


def _charge(
    chunks: list[Chunk], at: int, author: int, number: int, found: list[Happening], alleged: bool = True
) -> list[Happening]:
    """Give the author to the sentence's act: the one told behind the word of doubt, else the last before it."""
    told = [h for h in found if not h.negated and (is_violent(h.kind) or h.kind == "attack")]
    acts = [h for h in told if all(_is_anybody(c) for c in h.agents)]
    behind = [h for h in acts if h.chunk > at]
    before = [h for h in acts if h.chunk < at]
    act = behind[0] if behind else before[-1] if before else None
    if act is None:
        made = _happening("authorship", "supposed-author", author, chunks, number, [chunks[author]], [])
        made.evidence.append(NAMES)
        made.weapons = [w for c in chunks[at:] if c.kind == "np" and c.words[0].article for w in c.weapons]
        made.suspected = alleged
        made.modality = "alleged" if alleged else "asserted"
        return [made]
    act.agents = [chunks[author]]
    act.targets = [target for target in act.targets if target is not chunks[author]]
    if alleged:
        act.modality, act.suspected = "alleged", True
    return []


def _is_anybody(chunk: Chunk) -> bool:
    """Gunmen, a drone of unknown make: nobody who is known."""
    return chunk.head is not None and chunk.head[1] == "unidentified_armed"


def _happening(
    kind: str, rule: str, at: int, chunks: list[Chunk], number: int, agents: list[Chunk], targets: list[Chunk]
) -> Happening:
    chunk = chunks[at]
    made = Happening(kind, chunk.start, chunk.end, (chunk.start, chunk.end), number, rule, chunk=at)
    made.agents, made.targets, made.triggers = agents, targets, [at]
    return made
