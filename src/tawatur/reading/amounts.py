"""How many the victims of an Arabic noun phrase are: its number, the form of its noun, the sum of joined nouns."""

from __future__ import annotations

from msgspec.structs import replace

from tawatur.language.analysis import Word
from tawatur.orthography.letters import ALEF, ALEF_MAKSURA, HAMZA, NOON, WAW, YEH
from tawatur.reading.model import Chunk, Quantity, Toll
from tawatur.records import Outcome

DUAL = ALEF + NOON
PLURALS = (ALEF_MAKSURA, YEH, WAW + NOON, YEH + NOON, ALEF + HAMZA, ALEF + ALEF)
PLURAL_ENDINGS = (WAW + NOON, YEH + NOON)
LEAST = ("least", "-")
COLLECTIVE = frozenset({"families"})
"""Glosses of nouns that mean several people in the singular."""
SEVERAL = 2
"""Persons whom a plural beside others means at the least: "a woman and her children"."""


def counted(outcome: Outcome, position: int, chunks: list[Chunk], start: int, end: int, at: int) -> Toll:
    """The toll of the victims at a position, with those joined to them: two children and a woman are three."""
    victims = chunks[position]
    first = amount(position, chunks)
    low, high, last = first.low, first.high, first.end
    for index in joined(position, chunks) if low is not None else ():
        more = amount(index, chunks)
        low, last = (low or 0) + (more.low or SEVERAL), max(more.end, chunks[index].end)
        high = None if high is None or more.high is None else high + more.high
    return Toll(outcome, low, high, first.vague, victims, start, max(end, last), at)


def amount(position: int, chunks: list[Chunk]) -> Quantity:
    """How many one noun phrase means."""
    victims = chunks[position]
    if victims.quantity is not None:
        number = victims.quantity
        return replace(number, high=None) if number.high and _at_least_after(position, chunks) else number
    late = _number_after(position, chunks)
    if late is not None:
        return late
    first = next((word for word in victims.words if "head" in word.entries), victims.words[0])
    head = first.get("head")
    most = None if _at_least_after(position, chunks) else 1
    named = head is not None or (victims.actor is not None and bool(victims.actor.demonym))
    if (head is not None and head[2] == "dual") or (named and is_dual(first.normal)):
        return Quantity(2, most and 2, None, victims.start, victims.end)
    plural = head is not None and (head[2] == "plural" or head[3] in COLLECTIVE)
    plural = plural or (head is None and named and first.normal.endswith(PLURAL_ENDINGS))
    if plural or (victims.actor is not None and head is None and victims.actor.ids):
        return Quantity(None, None, "some", victims.start, victims.end)
    return Quantity(1, most, None, victims.start, victims.end)


def _at_least_after(position: int, chunks: list[Chunk]) -> bool:
    """Whether "at least" follows a noun without number, or stands with what its number counts (خمسة من جنوده على
    الأقل)."""
    if position + 2 < len(chunks) and chunks[position + 1].kind == "among":
        position += 1
    following = chunks[position + 1] if position + 1 < len(chunks) else None
    if following is not None and following.kind == "prep" and position + 2 < len(chunks):
        whole = chunks[position + 2]
        return "complement" in whole.used and any(word.get("number") == LEAST for word in whole.words)
    return following is not None and bool(following.words) and following.words[0].get("number") == LEAST


def _number_after(position: int, chunks: list[Chunk]) -> Quantity | None:
    """The "two" or "one" that may stand after a noun in the dual or singular."""
    following = chunks[position + 1] if position + 1 < len(chunks) else None
    if following is None or following.kind != "np" or following.quantity is None:
        return None
    if following.quantity.low not in (1, 2):
        return None
    return following.quantity if following.head is None and not following.tolls and not following.weapons else None


def _after(position: int, chunks: list[Chunk]) -> int:
    """The position behind a noun phrase of persons with its number, its complement and a lone adjective."""
    index = position + 1
    if _number_after(position, chunks) is not None:
        return index + 1
    if index + 1 < len(chunks) and chunks[index].kind == "prep" and "complement" in chunks[index + 1].used:
        return index + 2
    lone = chunks[index] if index < len(chunks) else None
    described = lone is not None and lone.kind == "np" and len(lone.words) == 1 and is_counted_person(lone)
    return index + 1 if described and lone is not None and not lone.pronoun and lone.quantity is None else index


def joined(position: int, chunks: list[Chunk]) -> list[int]:
    """The positions of further persons joined by "and" to those at a position."""
    found: list[int] = []
    index = _after(position, chunks)
    while index + 1 < len(chunks) and chunks[index].kind == "conj" and chunks[index].value == "and":
        other = chunks[index + 1]
        if other.kind != "np" or not is_counted_person(other):
            break
        found.append(index + 1)
        index = _after(index + 1, chunks)
    return found


def is_counted_person(chunk: Chunk) -> bool:
    """Persons with a number, an indefinite noun of persons, or kin told by a pronoun ("her two children"); no toll, act
    or place of its own."""
    if chunk.tolls or chunk.frames or chunk.place is not None or chunk.head is None or chunk.head[0] != "person":
        return False
    kin = bool(chunk.words[0].pronoun)
    return kin or chunk.quantity is not None or not any(word.article for word in chunk.words[:2])


def is_dual(normal: str) -> bool:
    """Whether a noun has the ending of the dual."""
    return len(normal) > 4 and normal.endswith(DUAL)


def is_plural(normal: str) -> bool:
    """Whether a noun of victims has an ending of the plural."""
    return normal.endswith(PLURALS)


def is_single(word: Word) -> bool:
    """Whether a noun of victims means one: neither dual nor plural, without article."""
    return not word.article and not is_dual(word.normal) and not is_plural(word.normal)


def is_one(index: int, chunks: list[Chunk]) -> bool:
    """Whether a chunk is only the "one" of the noun before it: "of one family"."""
    chunk = chunks[index]
    alone = chunk.head is None and chunk.actor is None and len(chunk.words) == 1
    return index > 0 and alone and chunks[index - 1].kind == "np"
