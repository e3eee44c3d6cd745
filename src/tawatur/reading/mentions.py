"""Arabic: events that a sentence only speaks of: a purpose, what may come, what somebody is charged with, a sort of
deed."""

from __future__ import annotations

from tawatur.orthography.letters import LAM
from tawatur.reading.kinds import is_violent
from tawatur.reading.model import Chunk, Happening

CARRIED = "carried"
TAKEN = frozenset({"territory.capture", "loot_destroy", "attack", "arrest"})
"""Kinds beside violence that are told as somebody's purpose."""
SORTS = frozenset({"torture", "sexual_violence", "abduction", "attack", "explosion.unknown", "assassination"})
"""Kinds that are spoken of in general."""
FIGURES = frozenset({"attack", "attack.ground", "explosion.unknown", "abduction"})
"""Kinds whose verbs are used of crises, storms and crowds too."""


def is_purpose(happening: Happening, chunks: list[Chunk]) -> bool:
    """Whether an event noun stands behind "to" without anything that befell anybody: "seek to control the refinery",
    "a base to launch an attack from"."""
    at = happening.chunk
    kind = is_violent(happening.kind) or happening.kind in TAKEN
    if not kind or chunks[at].kind != "np" or CARRIED in happening.evidence or happening.dates:
        return False
    told = any(toll.low for toll in happening.tolls) or (is_violent(happening.kind) and happening.places)
    if told or happening.modality == "planned":
        return False
    before = at - 1
    if before > 0 and _is_bare_masdar(chunks[before]):
        before -= 1
    link = chunks[before] if before >= 0 else None
    return link is not None and link.kind == "prep" and link.words[0].normal == LAM


def _is_bare_masdar(chunk: Chunk) -> bool:
    """Whether a noun phrase is one unknown noun without article: the "launching" of "launching an attack"."""
    word = chunk.words[0]
    alone = chunk.kind == "np" and len(chunk.words) == 1 and not (word.article or word.pronoun)
    return alone and chunk.head is None and chunk.actor is None and chunk.place is None


def is_to_come(happening: Happening, chunks: list[Chunk]) -> bool:
    """Whether the verb that an event noun hangs on is in the future: "will allow strikes on …"."""
    at = happening.chunk
    if chunks[at].kind != "np" or not is_violent(happening.kind) or happening.dates or happening.tolls:
        return False
    for index in range(at - 1, max(-1, at - 6), -1):
        chunk = chunks[index]
        if chunk.kind == "verb":
            return chunk.future
        if chunk.kind not in ("np", "prep", "adv") or (chunk.definite and chunk.frames):
            return False
    return False


def is_sort(happening: Happening, chunks: list[Chunk]) -> bool:
    """Whether nothing at all is told of an indefinite event noun: a sort of deed."""
    chunk = chunks[happening.chunk]
    if happening.kind not in SORTS or chunk.kind != "np" or happening.definite or CARRIED in happening.evidence:
        return False
    told = happening.agents or happening.targets or happening.victims or happening.tolls or happening.dates
    return not told and not happening.places and chunk.quantity is None


def is_figure(happening: Happening, subject: list[Chunk]) -> bool:
    """Whether what strikes, blows up or snatches is nobody and no weapon, only a definite word that no table has: "the
    crisis struck …"."""
    return happening.kind in FIGURES and bool(subject) and all(_is_abstract(chunk) for chunk in subject)


def _is_abstract(chunk: Chunk) -> bool:
    named = chunk.actor is not None and (chunk.actor.ids or chunk.actor.sources)
    known = named or chunk.weapons or chunk.frames or chunk.place or chunk.quantity or chunk.tolls
    if known or (chunk.head is not None and chunk.head[0] != "none"):
        return False
    first = chunk.words[0]
    return chunk.head is not None or ((first.article or bool(first.pronoun)) and not first.entries)
