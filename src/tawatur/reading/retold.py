"""English: verbs that tell nothing new, because they go back to acts told before or say what goes on all the time."""

from __future__ import annotations

from itertools import pairwise

from tawatur.reading.kinds import ACT, is_violent
from tawatur.reading.model import Chunk, Happening, Speaker
from tawatur.reading.subjects import subject_before

OPENERS = frozenset({"mark", "that", "sub", "rel", "while"})
"""Chunks at which the content of an accusation ends."""
REACH = 12
"""Chunks behind an accusation within which its acts stand."""
LONG = frozenset({"month", "year"})
"""Units of time over which a text sums up."""
DONE = frozenset({"arrest", "killed", "injured"})
"""Besides violence, what is done to somebody."""


def acts_of_pronoun(chunks: list[Chunk], at: int) -> list[int]:
    """Positions of the verbs of what somebody is accused of doing to "him": "of seizing and murdering him"."""
    verbs: list[int] = []
    for index, chunk in enumerate(chunks[at + 1 : at + REACH], at + 1):
        if chunk.kind in OPENERS or (chunk.kind == "np" and verbs):
            break
        if chunk.kind == "verb":
            if chunk.aspect != "gerund":
                break
            verbs.append(index)
        elif chunk.kind == "pron" and verbs and verbs[-1] == index - 1:
            return verbs
    return []


def acts_accused(chunks: list[Chunk], at: int) -> list[str]:
    """Marks of the acts told before that an accusation names with a pronoun."""
    verbs = [chunks[position] for position in acts_of_pronoun(chunks, at)]
    return [
        ACT + kind
        for verb in verbs
        for kind in (*(frame.kind for frame, _, _ in verb.frames), *(toll[1] for toll, _ in verb.tolls))
        if is_violent(kind) or kind in DONE
    ]


def is_habit(chunks: list[Chunk], at: int) -> bool:
    """Whether a participle says in an apposition what somebody does for a living: "the TTP, a group targeting …"."""
    if chunks[at].kind != "verb" or chunks[at].aspect != "gerund" or at < 2:
        return False
    group, mark = chunks[at - 1], chunks[at - 2]
    indefinite = group.kind == "np" and group.words[0].tag == "det" and group.words[0].value not in ("the", "this")
    return indefinite and group.head is not None and group.quantity is None and mark.kind == "mark"


def is_sum(happening: Happening, chunks: list[Chunk]) -> bool:
    """Whether what is told is summed up over months or years: "20 were killed this year", "four operations in the last
    eight months"."""
    long = [date for date in happening.dates if date.unit in LONG and date.direction in ("last", "this", "since")]
    if not long or len(long) < len(happening.dates):
        return False
    number = chunks[happening.chunk].quantity
    counted = number is not None and (number.low or 0) > 1
    return counted or (happening.rule == "toll" and any((toll.low or 0) > 1 for toll in happening.tolls))


def is_example(chunks: list[Chunk], at: int) -> bool:
    """Whether event nouns are given as examples of something that is told: "violence, including assaults"."""
    before = chunks[at - 1] if at else None
    plain = chunks[at].kind == "np" and chunks[at].quantity is None and not chunks[at].tolls
    return plain and before is not None and before.kind == "among" and not chunks[at].words[0].tag


def is_of_nobody(chunks: list[Chunk], at: int) -> bool:
    """Whether nobody did it, or to nobody: "no group has claimed it", "no shots were fired"."""
    subject = subject_before(chunks, at) if chunks[at].kind == "verb" else []
    return bool(subject) and subject[0] > 0 and chunks[subject[0] - 1].kind == "neg"


def says_nobody(chunks: list[Chunk], speaker: Speaker) -> bool:
    """Whether those who are said to speak are nobody: "no group claimed the attack"."""
    at = next((i for i, chunk in enumerate(chunks) if chunk.start == speaker.start), 0)
    return at > 0 and chunks[at - 1].kind == "neg"


def is_since(chunks: list[Chunk], at: int) -> bool:
    """Whether an event noun only says since when something is so: "since a coup in 2021"."""
    before = chunks[at - 1] if at else None
    return before is not None and chunks[at].kind == "np" and before.value == "since" and before.kind in ("prep", "sub")


def is_out_of_reach(chunks: list[Chunk], at: int) -> bool:
    """Whether somebody did not come to do what an infinitive says: "had no chance to attack", "were not able to"."""
    if chunks[at].kind != "verb" or not at or chunks[at - 1].value != "to" or chunks[at].aspect != "base":
        return False
    for chunk in reversed(chunks[max(0, at - 6) : at - 1]):
        if chunk.kind == "neg" or chunk.negated:
            return True
        if chunk.kind in ("mark", "conj", "that", "sub", "rel", "prep"):
            return False
    return False


def goes_on(chunks: list[Chunk], at: int) -> bool:
    """Whether a verb says in a relative clause what goes on all the time: "that the army has been fighting"."""
    index = at - 1
    seen = set()
    while index >= 0 and chunks[index].kind in ("aux", "adv"):
        seen.add(chunks[index].value)
        index -= 1
    if chunks[at].aspect != "gerund" or not {"have", "be"} <= seen or index < 1:
        return False
    return chunks[index].kind == "np" and chunks[index - 1].kind in ("rel", "that")


def tellers(chunks: list[Chunk], at: int, speaker: Speaker | None) -> list[Chunk]:
    """Who says what a verb of judgement tells: "which the envoy said could amount to a war crime"."""
    if speaker is not None:
        return [chunk for chunk in chunks if chunk.start == speaker.start][:1]
    index = at - 1
    while index >= 0 and chunks[index].kind in ("aux", "adv"):
        index -= 1
    if index < 0 or chunks[index].kind != "verb" or chunks[index].cue is None:
        return []
    return [chunks[position] for position in subject_before(chunks, index)]


def is_of_something_else(chunks: list[Chunk], at: int) -> bool:
    """Whether an accusation is of a number of things that no text told: "accusing rebels of 300 violations"."""
    for before, chunk in pairwise(chunks[at + 1 : at + REACH]):
        if before.kind in OPENERS or before.kind == "verb":
            return False
        if before.kind == "prep" and before.value == "of" and chunk.kind == "np" and chunk.quantity is not None:
            return not chunk.frames and not chunk.tolls and chunk.head is None
    return False
