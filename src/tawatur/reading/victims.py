"""English: the toll that a verb or noun of killing and wounding tells, from the grammar around it."""

from __future__ import annotations

from tawatur.reading.clauses import Grammar
from tawatur.reading.forms import is_plural
from tawatur.reading.model import Chunk, Quantity, Toll
from tawatur.records import Outcome

HELD_ON = frozenset({"adv", "date", "aux"})
TOTAL_REACH = 14


def toll_at(at: int, chunks: list[Chunk], grammar: Grammar) -> Toll | None:
    """The toll of one word of killing or wounding, or None if it tells none here."""
    chunk = chunks[at]
    (pos, outcome, _), _ = chunk.tolls[0]
    if chunk.kind == "verb":
        return _verbal(at, chunks, grammar, pos, outcome)
    if pos == "none" or (at and chunks[at - 1].kind == "neg" and pos != "total"):
        return _none(outcome, chunk, at)
    if pos == "total":
        return _total(at, chunks, outcome)
    if pos in ("noun", "vague"):
        return _killing_of(at, chunks, outcome)
    return _counted_noun(at, chunks, grammar, outcome)


def _none(outcome: Outcome, chunk: Chunk, at: int) -> Toll:
    return Toll(outcome, 0, 0, None, None, chunk.start, chunk.end, at)


def _verbal(at: int, chunks: list[Chunk], grammar: Grammar, pos: str, outcome: Outcome) -> Toll | None:
    chunk = chunks[at]
    if chunk.negated or _denied_before(at, chunks):
        return _none(outcome, chunk, at)
    if pos == "lose" and not _loses_people(at, chunks):
        return None
    around = grammar.neighbours(at)
    if pos == "patient":
        positions = around.objects if chunk.passive else around.subject
    elif chunk.passive:
        positions = around.objects
    else:
        positions = _objects(at, chunks) or [p for p in around.objects if p < at]
        if not positions and chunk.aspect in ("past", "participle"):
            positions = _counted_before(at, chunks)
    positions = [p for p in positions if _may_be_people(chunks[p]) and not (p < at and _dead_already(chunks[p]))]
    if not positions:
        return Toll(outcome, None, None, "joint", None, chunk.start, chunk.end, at) if _is_joined(at, chunks) else None
    if positions[0] and chunks[positions[0] - 1].kind == "neg":
        return _none(outcome, chunk, at)
    return _sum(outcome, positions, chunks, at)


def _dead_already(chunk: Chunk) -> bool:
    """Whether a noun phrase tells a toll of its own: "14 people dead" before "and dozens wounded"."""
    return any(toll[0] == "counted" for toll, _ in chunk.tolls)


def _denied_before(at: int, chunks: list[Chunk]) -> bool:
    """ "No one was reported hurt": nobody stands before the verbs."""
    index = at - 1
    while index >= 0 and (chunks[index].kind in HELD_ON or (chunks[index].kind == "verb" and chunks[index].passive)):
        index -= 1
    return index >= 0 and chunks[index].kind == "neg"


def _loses_people(at: int, chunks: list[Chunk]) -> bool:
    objects = _objects(at, chunks)
    head = chunks[objects[0]].head if objects else None
    return head is not None and head[0] == "person"


def _objects(at: int, chunks: list[Chunk]) -> list[int]:
    """The noun phrase after a verb with those joined to it, before anything that begins something else."""
    index = at + 1
    while index < len(chunks) and chunks[index].kind in HELD_ON:
        index += 1
    if index >= len(chunks) or chunks[index].kind != "np":
        return []
    found = [index]
    while index + 2 < len(chunks) and chunks[index + 1].kind == "conj" and chunks[index + 2].kind == "np":
        index += 2
        following = chunks[index + 1] if index + 1 < len(chunks) else None
        if following is not None and following.kind in ("verb", "aux") and following.aspect != "gerund":
            break
        found.append(index)
    return found


def _counted_before(at: int, chunks: list[Chunk]) -> list[int]:
    """The bare number before an elided passive: "12 were killed and 30 wounded"."""
    before = chunks[at - 1] if at else None
    return [at - 1] if before is not None and before.kind == "np" and before.quantity is not None else []


def _is_joined(at: int, chunks: list[Chunk]) -> bool:
    """ "Killed or wounded": the next verb carries the victims."""
    return at + 2 < len(chunks) and chunks[at + 1].kind == "conj" and bool(chunks[at + 2].tolls)


def _may_be_people(chunk: Chunk) -> bool:
    if chunk.head is not None and chunk.head[0] == "thing" and chunk.quantity is None:
        return False
    if chunk.place is not None and chunk.actor is None:
        return False
    return not chunk.frames or chunk.head is not None


def _sum(outcome: Outcome, positions: list[int], chunks: list[Chunk], at: int) -> Toll:
    """One toll of several noun phrases: 28 gendarmes and four civilians are 32."""
    parts = [_amount(position, chunks) for position in positions]
    first = _who(positions[0], chunks)
    start = min(chunks[at].start, chunks[positions[0]].start)
    end = max(chunks[at].end, chunks[positions[-1]].end, first.end)
    lows = [part.low for part in parts]
    if len(parts) > 1 and all(low is not None for low in lows):
        highs = [part.high for part in parts]
        high = sum(h for h in highs if h is not None) if all(h is not None for h in highs) else None
        return Toll(outcome, sum(low for low in lows if low is not None), high, None, first, start, end, at)
    return Toll(outcome, parts[0].low, parts[0].high, parts[0].vague, first, start, end, at)


def _who(position: int, chunks: list[Chunk]) -> Chunk:
    """Of "three of its crew" the crew."""
    chunk = chunks[position]
    if chunk.head is None and chunk.quantity is not None and position + 2 < len(chunks):
        link, whole = chunks[position + 1], chunks[position + 2]
        if link.kind == "prep" and link.value == "of" and whole.kind == "np" and _may_be_people(whole):
            return whole
    return chunk


def _amount(position: int, chunks: list[Chunk]) -> Quantity:
    """How many a noun phrase of victims are: its number, or what its form says."""
    chunk = chunks[position]
    if chunk.quantity is not None:
        return chunk.quantity
    named = chunk.actor is not None and bool(chunk.actor.ids) and chunk.head is None
    last = next((w for w in reversed(chunk.words) if "head" in w.entries), chunk.words[-1])
    if (is_plural(last) and not chunk.words[-1].surface.istitle()) or named:
        return Quantity(None, None, "some", chunk.start, chunk.end)
    return Quantity(1, 1, None, chunk.start, chunk.end)


def _killing_of(at: int, chunks: list[Chunk], outcome: Outcome) -> Toll | None:
    """ "The killing of two soldiers", "63 deaths", "the commander's death"; a bare plural is some."""
    chunk = chunks[at]
    if chunk.quantity is not None:
        return Toll(
            outcome, chunk.quantity.low, chunk.quantity.high, chunk.quantity.vague, None, chunk.start, chunk.end, at
        )
    if (
        at + 2 < len(chunks)
        and chunks[at + 1].kind == "prep"
        and chunks[at + 1].value == "of"
        and chunks[at + 2].kind == "np"
    ):
        positions = _objects(at + 1, chunks)
        return _sum(outcome, positions, chunks, at) if positions and _may_be_people(chunks[positions[0]]) else None
    if chunk.actor is not None and any(word.normal == "'s" for word in chunk.words) and chunk.head is not None:
        return Toll(outcome, 1, 1, None, chunk, chunk.start, chunk.end, at) if chunk.head[0] == "person" else None
    untold = any(told[0] == "vague" for told, _ in chunk.tolls)
    if untold and not any(word.tag == "det" and word.value in ("the", "this") for word in chunk.words):
        return Toll(outcome, None, None, "some", None, chunk.start, chunk.end, at)
    return None


def _counted_noun(at: int, chunks: list[Chunk], grammar: Grammar, outcome: Outcome) -> Toll | None:
    """ "32 dead", "left a soldier dead", "shot dead a guard", "were found dead"."""
    chunk = chunks[at]
    if chunk.quantity is not None:
        return Toll(
            outcome, chunk.quantity.low, chunk.quantity.high, chunk.quantity.vague, chunk, chunk.start, chunk.end, at
        )
    if chunk.definite:
        return _total(at, chunks, outcome)
    if chunk.head is not None and len(chunk.words) > 1:
        return _sum(outcome, [at], chunks, at)
    following = chunks[at + 1] if at + 1 < len(chunks) else None
    if following is not None and following.kind == "np" and _may_be_people(following):
        return _sum(outcome, _objects(at, chunks), chunks, at)
    verb = next((i for i in range(at - 1, max(-1, at - 4), -1) if chunks[i].kind == "verb"), None)
    if verb is not None and verb >= at - 2:
        objects = [p for p in _objects(verb, chunks) if p < at] or (
            grammar.neighbours(verb).objects if chunks[verb].passive else []
        )
        objects = [p for p in objects if p < at and _may_be_people(chunks[p])]
        if objects:
            return _sum(outcome, objects, chunks, at)
    plural = is_plural(chunk.words[-1])
    return Toll(outcome, None, None, "some", None, chunk.start, chunk.end, at) if plural else None


def _total(at: int, chunks: list[Chunk], outcome: Outcome) -> Toll | None:
    """ "The death toll rose to 12", "the number of people killed has reached 53", "the dead now number 120"."""
    quantity = chunks[at].quantity
    if quantity is not None:
        return Toll(outcome, quantity.low, quantity.high, quantity.vague, None, chunks[at].start, chunks[at].end, at)
    told = False
    for index in range(at + 1, min(len(chunks), at + TOTAL_REACH)):
        chunk = chunks[index]
        if chunk.kind in ("that", "sub", "while", "conj", "cue") or (chunk.kind == "mark" and chunk.value in ";:"):
            return None
        told = (
            told
            or chunk.kind in ("verb", "aux")
            or (chunk.kind == "prep" and chunk.value in ("to", "of") and index == at + 1)
        )
        quantity = chunk.quantity if chunk.kind == "np" and (chunk.head is None or chunk.head[0] == "person") else None
        if told and quantity is not None and not chunk.frames and chunk.date is None:
            return Toll(outcome, quantity.low, quantity.high, quantity.vague, None, chunks[at].start, chunk.end, at)
    return None
