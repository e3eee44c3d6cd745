"""Tolls of a sentence: who, how many, with what outcome; joint tolls, parts of a toll, running totals."""

from __future__ import annotations

from tawatur.language.analysis import Word
from tawatur.reading.clauses import Grammar
from tawatur.reading.model import Chunk, Quantity, Toll
from tawatur.reading.victims import toll_at

PEOPLE = frozenset({"person"})
DUAL_ENDINGS = ("\u0627\u0646", "\u064a\u0646")
JOINT = {("killed", "injured"), ("injured", "killed")}


def tolls_of(chunks: list[Chunk], arabic: bool, grammar: Grammar) -> list[Toll]:
    """The tolls that a sentence states, in order; parts ("among them three children") are marked as such."""
    found: list[Toll] = []
    for index, chunk in enumerate(chunks):
        _settle_needs(index, chunks)
        if not chunk.tolls:
            continue
        if not arabic:
            toll = toll_at(index, chunks, grammar)
        else:
            toll = _verbal(index, chunks, arabic) if chunk.kind == "verb" else _nominal(index, chunks, arabic)
        if toll is None:
            if not arabic and found and _joins(index, found[-1], chunks):
                found[-1].outcome = "killed_or_injured"
            continue
        toll.part = _is_part(index, chunks)
        toll.running = _is_running(index, chunks)
        previous = found[-1] if found else None
        if previous is not None and _joint(previous, toll, chunks):
            _merge(previous, toll)
            continue
        found.append(toll)
    return [toll for toll in found if not toll.part]


def _settle_needs(at: int, chunks: list[Chunk]) -> None:
    """Idioms ("met their death"): the verb tells a toll only with its noun, which then tells none of its own."""
    kept = []
    for toll, word in chunks[at].tolls:
        needs = toll[2] if len(toll) > 2 else ()
        if not needs:
            kept.append((toll, word))
            continue
        for chunk in chunks[at + 1 : at + 9]:
            if any(inner.normal in needs for inner in chunk.words):
                kept.append((toll[:2], word))
                chunk.tolls = [t for t in chunk.tolls if t[1].normal not in needs]
                break
            if chunk.kind in ("that", "while") or (chunk.kind == "mark" and chunk.value in ".;"):
                break
    chunks[at].tolls = kept


def _verbal(at: int, chunks: list[Chunk], arabic: bool) -> Toll | None:
    """A verb of killing or wounding with its victims."""
    chunk = chunks[at]
    (pos, outcome), word = chunk.tolls[0]
    if chunk.negated:
        return Toll(outcome, 0, 0, None, None, chunk.start, chunk.end, at)
    victims = _victims_of_verb(at, chunks, arabic, pos)
    if victims is None:
        coordinated = _coordinated_verb(at, chunks)
        if coordinated is not None:
            return Toll(outcome, None, None, "joint", None, chunk.start, chunk.end, at)
        if chunk.pronoun and pos == "verb":
            return Toll(outcome, 1, 1, None, None, chunk.start, chunk.end, at)
        return None
    return _counted(
        outcome, chunks[victims], min(chunk.start, chunks[victims].start), max(chunk.end, chunks[victims].end), at
    )


def _victims_of_verb(at: int, chunks: list[Chunk], arabic: bool, pos: str) -> int | None:
    chunk = chunks[at]
    after = _next_people(at, chunks)
    if arabic:
        if after is not None and pos == "verb" and not chunk.passive and not _takes_victim_subject(chunks[after]):
            second = _next_people(after, chunks, hop=True)
            if second is not None:
                return second
        return after if after is not None else _previous_people(at, chunks)
    active = not chunk.passive and pos == "verb"
    reduced = after is None
    if active and not reduced and chunk.aspect in ("past", "present", "base", "gerund", "participle"):
        return after
    return _previous_people(at, chunks) if not active or reduced else after


def _takes_victim_subject(chunk: Chunk) -> bool:
    """Whether the noun phrase after an Arabic "killed" is its victims (counted people) and no armed actor."""
    if chunk.quantity is not None:
        return True
    return chunk.head is not None and chunk.head[0] == "person" and chunk.actor is None


def _next_people(at: int, chunks: list[Chunk], hop: bool = False) -> int | None:
    for index in range(at + 1, min(len(chunks), at + 5)):
        chunk = chunks[index]
        if chunk.kind == "np":
            if chunk.place is not None and chunk.actor is None:
                return None
            previous = chunks[index - 1]
            if previous.kind == "prep" and previous.value not in ("of", "instrument"):
                return None
            return index if _may_be_people(chunk) else None
        if chunk.kind in ("verb", "that", "rel", "sub", "while", "cue") or (chunk.kind == "mark" and not hop):
            return None
        if chunk.kind == "prep" and chunk.value not in ("of", "instrument"):
            continue
    return None


def _previous_people(at: int, chunks: list[Chunk]) -> int | None:
    for index in range(at - 1, max(-1, at - 9), -1):
        chunk = chunks[index]
        if (
            chunk.kind == "np"
            and _may_be_people(chunk)
            and not (index and chunks[index - 1].kind == "prep" and chunks[index - 1].value not in ("between",))
        ):
            return index
        if chunk.kind in ("that", "while") or (chunk.kind == "verb" and chunk.cue is None):
            return None
    return None


def _may_be_people(chunk: Chunk) -> bool:
    if chunk.frames or (chunk.head is not None and chunk.head[0] in ("thing", "none") and chunk.quantity is None):
        return False
    if chunk.head is not None and chunk.head[0] == "force" and chunk.head[1] == "government":
        return False
    return chunk.quantity is not None or chunk.head is not None or chunk.actor is not None or not chunk.weapons


def _coordinated_verb(at: int, chunks: list[Chunk]) -> int | None:
    """ "killed or wounded": the next verb carries the victims."""
    for index in range(at + 1, min(len(chunks), at + 3)):
        if chunks[index].kind == "verb" and chunks[index].tolls:
            return index
        if chunks[index].kind != "conj":
            return None
    return None


def _nominal(at: int, chunks: list[Chunk], arabic: bool) -> Toll | None:
    """A noun of killing with its victims after it, or a counted noun of victims."""
    chunk = chunks[at]
    (pos, outcome), word = chunk.tolls[0]
    if pos == "none" or (at and chunks[at - 1].kind == "neg"):
        return Toll(outcome, 0, 0, None, None, chunk.start, chunk.end, at)
    if pos == "noun":
        return _noun_with_victims(at, chunks, outcome, arabic)
    if pos == "counted" and (joint := _between_dead_and_hurt(at, chunks)):
        return joint
    if pos in ("counted", "vague"):
        if chunk.quantity is not None:
            return _counted(outcome, chunk, chunk.start, chunk.end, at)
        before = chunks[at - 1] if at else None
        if (
            before is not None
            and before.kind == "np"
            and before.quantity is not None
            and before.head is None
            and arabic
        ):
            return _counted(outcome, before, before.start, chunk.end, at)
        if pos == "counted" and arabic and _is_dual(word.normal):
            return Toll(outcome, 2, 2, None, chunk, chunk.start, chunk.end, at)
        if (
            pos == "counted"
            and not word.article
            and arabic
            and word.normal == chunk.words[0].normal
            and not _is_plural(word.normal)
        ):
            return Toll(outcome, 1, 1, None, chunk, chunk.start, chunk.end, at)
        if word.article or any(w.tag == "det" and w.value in ("the", "this") for w in chunk.words[:1]):
            return None
        return Toll(outcome, None, None, "some", chunk if pos == "counted" else None, chunk.start, chunk.end, at)
    return None


def _between_dead_and_hurt(at: int, chunks: list[Chunk]) -> Toll | None:
    """ "Dozens fell between dead and wounded": a joint toll."""
    if at < 2 or chunks[at - 1].value != "between" or at + 2 >= len(chunks) or not chunks[at + 2].tolls:
        return None
    for index in range(at - 2, max(-1, at - 7), -1):
        victims = chunks[index]
        if victims.kind == "np" and victims.quantity is not None:
            chunks[at + 2].tolls = []
            toll = _counted("killed_or_injured", victims, victims.start, chunks[at + 2].end, at)
            return toll
    return None


def _noun_with_victims(at: int, chunks: list[Chunk], outcome: str, arabic: bool) -> Toll | None:
    chunk = chunks[at]
    if chunk.quantity is not None:
        return _counted(outcome, chunk, chunk.start, chunk.end, at)
    if chunk.head is not None or len(chunk.words) > 1:
        return _counted(outcome, chunk, chunk.start, chunk.end, at)
    for index in range(at + 1, min(len(chunks), at + 4)):
        following = chunks[index]
        if following.kind == "np":
            if following.tolls and following.tolls[0][0][0] == "noun":
                return Toll(outcome, None, None, "joint", None, chunk.start, chunk.end, at)
            if following.place is not None and following.actor is None:
                return None
            return _counted(outcome, following, chunk.start, following.end, at)
        if following.kind == "conj" or (following.kind == "prep" and following.value == "of"):
            continue
        break
    return (
        Toll(outcome, None, None, "some", None, chunk.start, chunk.end, at)
        if chunk.pronoun == "" and not chunk.words[0].article
        else None
    )


def _counted(outcome: str, victims: Chunk, start: int, end: int, at: int) -> Toll:
    """A toll from the noun phrase of the victims: its number, or what its form says."""
    quantity: Quantity | None = victims.quantity
    if quantity is not None:
        return Toll(outcome, quantity.low, quantity.high, quantity.vague, victims, start, end, at)
    first = next((word for word in victims.words if "head" in word.entries), victims.words[0])
    head = first.get("head")
    if _is_dual(first.normal) and head is not None:
        return Toll(outcome, 2, 2, None, victims, start, end, at)
    if head is not None and head[2] == "dual":
        return Toll(outcome, 2, 2, None, victims, start, end, at)
    plural = _is_plural_noun(first, head)
    if plural or (victims.actor is not None and head is None and victims.actor.ids and not _one_person(victims)):
        return Toll(outcome, None, None, "some", victims, start, end, at)
    return Toll(outcome, 1, 1, None, victims, start, end, at)


def _is_plural_noun(word: Word, head: tuple[str, str, str, str] | None) -> bool:
    """English forms tell their number by their ending; Arabic ones by the table."""
    if word.normal.isascii():
        return word.normal.endswith(("s", "men", "people", "children", "police")) and not word.normal.endswith("ss")
    return head is not None and head[2] == "plural"


def _is_dual(normal: str) -> bool:
    return len(normal) > 4 and normal.endswith(DUAL_ENDINGS[0])


def _is_plural(normal: str) -> bool:
    return normal.endswith(("\u0649", "\u064a", "\u0648\u0646", "\u064a\u0646", "\u0627\u0621", "\u0627\u0627"))


def _one_person(chunk: Chunk) -> bool:
    return chunk.head is not None and chunk.head[2] == "singular"


def _is_part(at: int, chunks: list[Chunk]) -> bool:
    """ "among them": what follows is a part of the toll before."""
    for chunk in reversed(chunks[max(0, at - 3) : at]):
        if chunk.kind == "among":
            return True
        if chunk.kind == "verb":
            return False
    return False


def _is_running(at: int, chunks: list[Chunk]) -> bool:
    """A total since a date is not the toll of this happening."""
    for index in range(at, min(len(chunks), at + 10)):
        chunk = chunks[index]
        if chunk.kind == "prep" and chunk.value == "since":
            return True
        if chunk.date is not None and chunk.date.direction == "since":
            return True
        if chunk.kind == "mark" and chunk.value in ".,،":
            return False
    return False


def _joins(at: int, first: Toll, chunks: list[Chunk]) -> bool:
    """ "Twenty were killed and wounded": one toll of both."""
    after = at >= 2 and first.chunk == at - 2 and chunks[at - 1].kind == "conj"
    return after and chunks[at].kind == "verb" and (first.outcome, chunks[at].tolls[0][0][1]) in JOINT


def _joint(first: Toll, second: Toll, chunks: list[Chunk]) -> bool:
    """ "killing and wounding 12": the first has no number of its own."""
    return first.vague == "joint" and (first.outcome, second.outcome) in JOINT


def _merge(first: Toll, second: Toll) -> None:
    first.outcome = "killed_or_injured"
    first.low, first.high, first.vague, first.who = second.low, second.high, second.vague, second.who
    first.end = max(first.end, second.end)
