"""What somebody is said to say: where it begins behind a verb of saying, and who is quoted there by whom."""

from __future__ import annotations

from itertools import pairwise

from tawatur.orthography.punctuation import COMMAS, QUOTES, SEMICOLONS, STOPS
from tawatur.reading.model import Chunk
from tawatur.reading.spans import AFTER
from tawatur.reading.voices import names_speaker

NEAR = 6
"""Chunks behind a verb of saying within which its object stands."""
TIMES = frozenset({"until", "till", "throughout", "during", "since"})
"""English prepositions of time: behind an object they tell how long, not what is said."""
FAR = 16
"""The same in Arabic, where subject, day and paper may stand between."""


def content_of(chunks: list[Chunk], at: int, arabic: bool) -> int | None:
    """Where what is said begins, if it follows the verb: after "that", a colon, a quotation mark;
    or an event as the verb's object."""
    for index in range(at + 1, min(len(chunks), at + 26)):
        chunk = chunks[index]
        if chunk.kind == "that":
            return index
        if chunk.kind == "mark" and (chunk.value == ":" or chunk.value in QUOTES):
            return index
        if chunk.kind == "verb" and not (chunk.cue and index == at + 1):
            if not arabic and _clause_starts(chunks, at, index):
                return at + 1
            found = own_object(chunks, at, arabic)
            return found if found is not None or arabic else _quoted_after(chunks, index)
        if chunk.kind in ("while", "sub"):
            break
    return own_object(chunks, at, arabic)


def _quoted_after(chunks: list[Chunk], verb: int) -> int | None:
    """English: the colon before a quotation, behind the object of the verb of saying: "told … what he saw:"."""
    for index in range(verb + 1, min(len(chunks) - 1, verb + NEAR)):
        if chunks[index].kind == "mark":
            quoted = chunks[index].value == ":" and chunks[index + 1].value in QUOTES
            return index if quoted else None
    return None


def _clause_starts(chunks: list[Chunk], at: int, verb: int) -> bool:
    """English without "that": "the army said rebels attacked", "said ending the raid could …"."""
    between = chunks[at + 1 : verb]
    if not between:
        return chunks[verb].aspect == "gerund"
    finite = chunks[verb].aspect != "gerund" or any(c.kind == "aux" for c in between)
    if any(c.kind == "prep" and c.words[0].normal in TIMES for c in between):
        return False
    joined = any(c.kind == "mark" and n.kind == "conj" for c, n in pairwise(between))
    if joined or any(c.kind == "rel" for c in between) or not finite:
        return False
    return any(c.kind in ("np", "pron") for c in between) and not any(
        c.kind == "mark" and c.value in ".;" for c in between
    )


def own_object(chunks: list[Chunk], at: int, arabic: bool) -> int | None:
    """An event or toll noun as the object of saying: "announced the death of …"; in Arabic also what stands behind the
    subject and the preposition of telling (أفاد مصدر، الأربعاء، بإصابة …; تحدث شهود عن …)."""
    named = False
    for index in range(at + 1, min(len(chunks), at + (FAR if arabic else NEAR))):
        chunk = chunks[index]
        if chunk.kind == "np":
            if chunk.frames or chunk.tolls:
                return index
            before = chunks[index - 1]
            if arabic and named and before.kind == "prep" and before.value in ("instrument", "about"):
                return index
            named = named or before.kind != "prep"
        elif arabic and named and _is_masdar(chunks, index):
            return index
        elif chunk.kind in ("verb", "while", "sub", "rel") or _ends(chunks, index):
            break
    return None


def _is_masdar(chunks: list[Chunk], at: int) -> bool:
    """Whether what looks like a verb behind a known subject is the verbal noun that he announces (أعلن الجيش قصف …):
    no second verb may follow there."""
    chunk, before = chunks[at], chunks[at - 1]
    form = chunk.kind == "verb" and bool(chunk.frames) and chunk.aspect == "perfect" and not chunk.passive
    aside = before.kind in ("mark", "cue", "date")
    return form and not chunk.plural and (aside or (before.kind == "np" and before.definite))


def _ends(chunks: list[Chunk], index: int) -> bool:
    """Whether a mark ends the clause: a stop, or a comma before "and"."""
    chunk = chunks[index]
    if chunk.kind != "mark":
        return False
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    return chunk.value in STOPS + SEMICOLONS or (
        chunk.value in COMMAS and following is not None and following.kind == "conj"
    )


def quoted_behind(chunks: list[Chunk], named: int, until: int) -> int | None:
    """Arabic: whom the one named at a position passes on: "X, from Y" (نقلت وكالة عن مصدر), "X to Y" (نسبت إلى)."""
    for index in range(named + 1, min(until, len(chunks) - 1, named + 7)):
        chunk = chunks[index]
        if chunk.kind == "prep" and chunk.value in ("about", "to") and names_speaker(chunks, index + 1):
            return index + 1
        if chunk.kind in ("verb", "that", "while", "sub", "cue") or _ends(chunks, index):
            return None
    return None


def background(chunks: list[Chunk], content: int) -> int:
    """Arabic: where what is announced in a noun ends: at a comma with "(and that) after …", behind which the outlet
    itself tells what went before."""
    if chunks[content].kind == "that" or chunks[content].kind == "mark":
        return len(chunks)
    for index in range(content + 1, len(chunks)):
        if chunks[index].kind != "mark" or chunks[index].value not in COMMAS:
            continue
        after = [c for c in chunks[index + 1 : index + 4] if c.kind != "conj" and c.words[0].tag != "det"]
        if not after:
            continue
        span = after[0].date is not None and after[0].date.direction == AFTER
        if span or (after[0].kind, after[0].value) in {("prep", "after"), ("prep", "since"), ("sub", "after")}:
            return index
    return len(chunks)
