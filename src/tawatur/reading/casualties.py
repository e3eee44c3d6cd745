"""Tolls of a sentence: who, how many, with what outcome; joint tolls, parts of a toll, running totals."""

from __future__ import annotations

from tawatur.language.analysis import Word
from tawatur.reading.amounts import LEAST, counted, is_dual, is_one, is_single
from tawatur.reading.clauses import Grammar
from tawatur.reading.kinds import ARMED
from tawatur.reading.model import Chunk, Toll, TollWord
from tawatur.reading.totals import is_running, total_at
from tawatur.reading.victims import toll_at
from tawatur.records import Outcome

JOINT = {("killed", "injured"), ("injured", "killed")}
RUMOUR = ("rumour",)
"""What the tables of trends say of news and reports."""
IDIOM = "idiom"
"""The mark of a verb that tells a toll only with a noun of death: those two are no part of who died."""


def tolls_of(chunks: list[Chunk], arabic: bool, grammar: Grammar) -> list[Toll]:
    """The tolls that a sentence states, in order; parts ("among them three children") are marked as such."""
    found: list[Toll] = []
    for index, chunk in enumerate(chunks):
        if chunk.tolls:
            _settle_needs(index, chunks)
        if not chunk.tolls:
            continue
        if not arabic:
            toll = toll_at(index, chunks, grammar)
        else:
            toll = _verbal(index, chunks) if chunk.kind == "verb" else _nominal(index, chunks)
        if toll is None:
            if not arabic and found and _joins(index, found[-1], chunks):
                found[-1].outcome = "killed_or_injured"
            continue
        toll.part = _is_part(index, chunks)
        previous = found[-1] if found else None
        toll.running = is_running(toll, chunks) or (arabic and _goes_on(toll, previous, chunks))
        if previous is not None and _joint(previous, toll):
            _merge(previous, toll)
            continue
        if previous is not None and arabic and _shares_number(previous, toll, chunks):
            previous.outcome, previous.end = "killed_or_injured", toll.end
            continue
        found.append(toll)
    return [toll for toll in found if not toll.part]


def _goes_on(toll: Toll, previous: Toll | None, chunks: list[Chunk]) -> bool:
    """Whether an "and" alone ties a counted noun to a running total: "31 dead since the war began, and 265 wounded"."""
    if previous is None or not previous.running or chunks[toll.chunk].kind != "np":
        return False
    before = toll.chunk - 1
    if chunks[before].kind == "np" and chunks[before].quantity is not None and chunks[before].head is None:
        before -= 1
    return before > 0 and chunks[before].kind == "conj" and chunks[before - 1].kind in ("mark", "np", "among")


def _settle_needs(at: int, chunks: list[Chunk]) -> None:
    """Idioms ("met their death"): the verb tells a toll only with its noun, which then tells none of its own."""
    kept: list[tuple[TollWord, Word]] = []
    for (pos, outcome, needs), word in chunks[at].tolls:
        if not needs:
            kept.append(((pos, outcome, needs), word))
            continue
        for chunk in chunks[at + 1 : at + 9]:
            if any(inner.normal in needs for inner in chunk.words):
                kept = [(other, owner) for other, owner in kept if owner is not word] + [((pos, outcome, ()), word)]
                chunk.tolls = [t for t in chunk.tolls if t[1].normal not in needs]
                chunks[at].used.add(IDIOM)
                if all(inner.normal in needs for inner in chunk.words):
                    chunk.kind = "adv"
                break
            if chunk.kind in ("that", "while") or (chunk.kind == "mark" and chunk.value in ".;"):
                break
    chunks[at].tolls = kept


def _verbal(at: int, chunks: list[Chunk]) -> Toll | None:
    """A verb of killing or wounding with its victims."""
    chunk = chunks[at]
    (pos, outcome, _), _ = chunk.tolls[0]
    if chunk.negated:
        return Toll(outcome, 0, 0, None, None, chunk.start, chunk.end, at)
    victims = _victims_of_verb(at, chunks, pos)
    if victims is None:
        if _coordinated_verb(at, chunks) is not None:
            return Toll(outcome, None, None, "joint", None, chunk.start, chunk.end, at)
        if chunk.pronoun and pos == "verb":
            return Toll(outcome, 1, 1, None, None, chunk.start, chunk.end, at)
        return None
    if pos == "verb" and not chunk.passive and not _is_hurt(chunks[victims], outcome):
        return None
    told = chunks[victims]
    if victims < at or IDIOM in chunk.used:
        return counted(outcome, victims, chunks, told.start, told.end, at)
    return counted(outcome, victims, chunks, chunk.start, told.end, at)


def _is_hurt(victims: Chunk, outcome: str) -> bool:
    """Whether the object of an active verb is somebody: a shell hits a hangar too, and the killed may be a bare
    name."""
    if victims.head is not None:
        return victims.head[0] in ("person", "force")
    return outcome != "injured" or victims.quantity is not None or victims.actor is not None


def _victims_of_verb(at: int, chunks: list[Chunk], pos: str) -> int | None:
    """Behind the verb its victims, or its subject and then they; else those that stand before it."""
    chunk = chunks[at]
    after = _next_people(at, chunks)
    if after is not None and chunk.plural and _stands_apart(at, chunks):
        after = None
    if pos == "verb" and not chunk.passive and (doer := _doer(at, chunks)) is not None:
        after = _next_people(doer, chunks, hop=True)
    elif after is not None and pos == "verb" and not chunk.passive and not _takes_victim_subject(chunks[after]):
        second = _next_people(after, chunks, hop=True)
        if second is not None and not any(chunk.kind == "conj" for chunk in chunks[after + 1 : second]):
            return second
    if pos == "patient" and (after is None or _is_bare(chunks[after])):
        after = _counted_people(at, chunks) or after
    return after if after is not None else _previous_people(at, chunks)


def _stands_apart(at: int, chunks: list[Chunk]) -> bool:
    """Whether an "and" follows a plural verb, whose persons then stand before it: "12 were killed and 30 …"."""
    return at + 1 < len(chunks) and chunks[at + 1].kind == "conj"


def _doer(at: int, chunks: list[Chunk]) -> int | None:
    """The attack, shell or aircraft right behind a verb of killing, whose object the victims are."""
    index = at + 1
    while index < len(chunks) and chunks[index].kind in ("adv", "date"):
        index += 1
    chunk = chunks[index] if index < len(chunks) else None
    if chunk is None or chunk.kind != "np" or (chunk.head is not None and chunk.head[0] == "person"):
        return None
    return index if (chunk.frames or chunk.weapons) and chunk.quantity is None and not chunk.tolls else None


def _is_bare(chunk: Chunk) -> bool:
    """A noun phrase that tells of nobody: a demonstrative, an unknown noun."""
    return chunk.quantity is None and chunk.head is None and chunk.actor is None


def _counted_people(at: int, chunks: list[Chunk]) -> int | None:
    """Counted persons behind other noun phrases: "to these attacks fell 55 persons" (راح ضحية هذه الهجمات 55 شخصا)."""
    for index in range(at + 1, min(len(chunks), at + 5)):
        chunk = chunks[index]
        if chunk.kind != "np":
            return None
        if chunk.quantity is not None and (chunk.head is None or chunk.head[0] == "person"):
            return index
    return None


def _takes_victim_subject(chunk: Chunk) -> bool:
    """Whether the noun phrase after an Arabic "killed" is its victims (counted people) and no armed actor."""
    if chunk.quantity is not None:
        return True
    if chunk.head is None or chunk.head[0] != "person" or (chunk.pronoun and chunk.head[1] in ARMED):
        return False
    return chunk.actor is None or (chunk.head[2] == "dual" and chunk.head[1] == "civilians")


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
        if chunk.kind in ("verb", "that", "rel", "sub", "while", "cue", "among") or (chunk.kind == "mark" and not hop):
            return None
        if chunk.kind == "prep" and chunk.value not in ("of", "instrument"):
            continue
    return None


def _previous_people(at: int, chunks: list[Chunk]) -> int | None:
    for index in range(at - 1, max(-1, at - 11), -1):
        chunk = chunks[index]
        aside = _is_inserted(index, chunks) or _hangs(index, chunks) or is_one(index, chunks)
        if chunk.kind == "np" and _may_be_people(chunk) and not aside:
            return index
        if chunk.kind in ("that", "while") or (chunk.kind == "verb" and chunk.cue is None):
            return None
    return None


def _hangs(index: int, chunks: list[Chunk]) -> bool:
    """Whether a noun phrase hangs on a preposition."""
    return index > 0 and chunks[index - 1].kind == "prep" and chunks[index - 1].value != "between"


def _is_inserted(index: int, chunks: list[Chunk]) -> bool:
    """Whether a noun phrase belongs to a part of the toll told before it: "11 people, among them a woman, …"."""
    for chunk in reversed(chunks[max(0, index - 6) : index]):
        if chunk.kind == "among":
            return True
        if chunk.kind in ("mark", "verb", "that"):
            return False
    return False


def _may_be_people(chunk: Chunk) -> bool:
    timed = chunk.head is None and chunk.quantity is not None and any("date" in word.entries for word in chunk.words)
    if timed or chunk.frames or (chunk.head and chunk.head[0] in ("thing", "none") and chunk.quantity is None):
        return False
    if chunk.head is not None and chunk.head[0] == "force" and chunk.head[1] == "government":
        return False
    if chunk.weapons and (chunk.head is None or chunk.head[0] != "person"):
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


def _nominal(at: int, chunks: list[Chunk]) -> Toll | None:
    """A noun of killing with its victims after it, a counted noun of victims, or a total."""
    chunk = chunks[at]
    (pos, outcome, _), word = chunk.tolls[0]
    if any(w.value == "any" for w in chunk.words) and any(
        c.kind == "neg" or c.negated for c in chunks[max(0, at - 5) : at]
    ):
        return Toll(outcome, 0, 0, None, None, chunk.start, chunk.end, at)
    if _is_untold(at, chunks) and not _none_came(at, chunks):
        return None
    if pos == "none" or (at and chunks[at - 1].kind == "neg") or (pos == "vague" and _none_came(at, chunks)):
        return Toll(outcome, 0, 0, None, None, chunk.start, chunk.end, at)
    if pos in ("counted", "noun") and (joint := _between_dead_and_hurt(at, chunks)):
        return joint
    if pos == "noun":
        slain = _victims_before(at, chunks)
        if slain is not None:
            return counted(outcome, slain, chunks, chunks[slain].start, chunk.end, at)
        return _noun_with_victims(at, chunks, outcome)
    if pos == "total" and chunk.quantity is None:
        return total_at(at, chunks, outcome)
    if chunk.quantity is not None:
        return counted(outcome, at, chunks, chunk.start, chunk.end, at)
    before = chunks[at - 1] if at else None
    if before is not None and before.kind == "np" and before.quantity is not None and before.head is None:
        return counted(outcome, at - 1, chunks, before.start, chunk.end, at)
    if pos == "counted" and (is_dual(word.normal) or (chunk.head is not None and chunk.head[2] == "dual")):
        return Toll(outcome, 2, 2, None, chunk, chunk.start, chunk.end, at)
    if pos == "counted" and is_single(word) and _begins(word, chunk):
        return Toll(outcome, 1, 1, None, chunk, chunk.start, chunk.end, at)
    if word.article or any(w.tag == "det" and w.value in ("the", "this") for w in chunk.words[:1]):
        return None
    return Toll(outcome, None, None, "some", chunk if pos == "counted" else None, chunk.start, chunk.end, at)


def _none_came(at: int, chunks: list[Chunk]) -> bool:
    """ "No losses were recorded": the verb right before is denied, or one of causing before its preposition."""
    if chunks[at].words[0].article or at < 1:
        return False
    before = chunks[at - 1]
    if before.kind == "verb":
        return before.negated
    verb = next((c for c in reversed(chunks[max(0, at - 4) : at - 1]) if c.kind == "verb"), None)
    return before.kind == "prep" and verb is not None and verb.negated and verb.link is not None


def _is_untold(at: int, chunks: list[Chunk]) -> bool:
    """ "Without reports of losses": nothing is told of them."""
    if at and chunks[at - 1].kind == "neg" and _is_of_news(chunks[at]):
        return True
    for index in range(at - 1, max(-1, at - 6), -1):
        chunk = chunks[index]
        if chunk.kind == "neg" or chunk.negated:
            return index < at - 1 and any(
                (c.kind == "prep" and c.value in ("about", "of")) or _is_of_news(c) for c in chunks[index + 1 : at]
            )
        if chunk.kind == "mark" or (chunk.kind == "verb" and chunk.tolls):
            return False
    return False


def _is_of_news(chunk: Chunk) -> bool:
    """Whether a noun phrase is of news or reports and not of the losses themselves."""
    return chunk.kind == "np" and any("cue" in word.entries or word.get("trend") == RUMOUR for word in chunk.words)


def _victims_before(at: int, chunks: list[Chunk]) -> int | None:
    """Persons between "that" and an unvowelled passive that looks like a noun: (أن رجلا قتل)."""
    if len(chunks[at].words) > 1 or (at + 1 < len(chunks) and chunks[at + 1].kind in ("np", "rel")):
        return None
    index = at - 1
    while index > 0 and chunks[index].kind == "np" and _is_bare_amount(chunks[index]):
        index -= 1
    head = chunks[index].head if index > 0 and chunks[index].kind == "np" else None
    if head is None or head[0] != "person" or chunks[index].tolls:
        return None
    opens = chunks[index - 1].kind in ("that", "mark") and any(c.kind == "that" for c in chunks[:index])
    return index if opens else None


def _is_bare_amount(chunk: Chunk) -> bool:
    """An amount after its noun ("two", "at least")."""
    return all("number" in word.entries for word in chunk.words)


def _begins(word: Word, chunk: Chunk) -> bool:
    """Whether a noun of victims begins its phrase, or follows a noun of falling (سقوط شهيد)."""
    return chunk.words[0] is word or (chunk.words[-1] is word and not any(w.entries for w in chunk.words[:-1]))


def _between_dead_and_hurt(at: int, chunks: list[Chunk]) -> Toll | None:
    """ "Dozens fell between dead and wounded": a joint toll."""
    if at < 2 or chunks[at - 1].value != "between" or at + 2 >= len(chunks) or not chunks[at + 2].tolls:
        return None
    for index in range(at - 2, max(-1, at - 7), -1):
        victims = chunks[index]
        if victims.kind == "np" and victims.quantity is not None:
            chunks[at + 2].tolls = []
            return counted("killed_or_injured", index, chunks, victims.start, chunks[at + 2].end, at)
    return None


def _noun_with_victims(at: int, chunks: list[Chunk], outcome: Outcome) -> Toll | None:
    """ "The killing of two soldiers": its victims stand in the same phrase or the next."""
    chunk = chunks[at]
    if chunk.quantity is not None or chunk.head is not None or len(chunk.words) > 1:
        return counted(outcome, at, chunks, chunk.start, chunk.end, at)
    for index in range(at + 1, min(len(chunks), at + 4)):
        following = chunks[index]
        if following.kind == "np":
            if following.tolls and following.tolls[0][0][0] == "noun":
                return Toll(outcome, None, None, "joint", None, chunk.start, chunk.end, at)
            if following.place is not None and following.actor is None:
                return None
            return counted(outcome, index, chunks, chunk.start, following.end, at)
        if following.kind == "among":
            return None
        if following.kind == "conj" or (following.kind == "prep" and following.value == "of"):
            continue
        break
    if chunk.pronoun or chunk.words[0].article:
        return None
    return Toll(outcome, None, None, "some", None, chunk.start, chunk.end, at)


def _is_part(at: int, chunks: list[Chunk]) -> bool:
    """ "among them": what follows is a part of the toll before."""
    if chunks[at].kind == "verb" and at and (chunks[at - 1].kind == "conj" or chunks[at].plural):
        return False
    for index in range(at - 1, max(-1, at - 4), -1):
        if chunks[index].kind == "among":
            return chunks[index + 1].kind == "np" and chunks[index + 1].words[0].get("number") != LEAST
        if chunks[index].kind == "verb":
            return False
    return False


def _joins(at: int, first: Toll, chunks: list[Chunk]) -> bool:
    """ "Twenty were killed and wounded": one toll of both."""
    after = at >= 2 and first.chunk == at - 2 and chunks[at - 1].kind == "conj"
    return after and chunks[at].kind == "verb" and (first.outcome, chunks[at].tolls[0][0][1]) in JOINT


def _shares_number(first: Toll, second: Toll, chunks: list[Chunk]) -> bool:
    """The second of "80 dead and wounded" (80 قتيلا وجريحا) has no number of its own."""
    if first.low is None or first.low < 2:
        return False
    if second.outcome == "killed_or_injured" and second.who is not None and second.who is first.who:
        return True
    chunk = chunks[second.chunk]
    beside = second.chunk >= 2 and first.chunk == second.chunk - 2 and chunks[second.chunk - 1].kind == "conj"
    if not beside or chunk.kind != "np" or len(chunk.words) > 1 or chunk.quantity is not None:
        return False
    counted_noun = chunks[first.chunk].kind == "np" and chunk.tolls[0][0][0] == "counted"
    return counted_noun and is_single(chunk.words[0]) and (first.outcome, second.outcome) in JOINT


def _joint(first: Toll, second: Toll) -> bool:
    """ "killing and wounding 12": the first has no number of its own."""
    return first.vague == "joint" and (first.outcome, second.outcome) in JOINT


def _merge(first: Toll, second: Toll) -> None:
    first.outcome = "killed_or_injured"
    first.low, first.high, first.vague, first.who = second.low, second.high, second.vague, second.who
    first.end = max(first.end, second.end)
