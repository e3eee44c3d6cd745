"""Places, dates and weapons of a sentence to its happenings: those of the own clause first, those of speech last."""

from __future__ import annotations

from itertools import pairwise

from tawatur.reading.clauses import Grammar
from tawatur.reading.kinds import SPEECH, is_violent
from tawatur.reading.model import Chunk, Happening, Sentence
from tawatur.reading.spans import is_between, is_earlier
from tawatur.reading.ways import is_elsewhere, is_origin

SHARED = frozenset({"toll", "arrest", "loot_destroy", "riot", "territory.capture", "intercept"})
"""Kinds beside violence that one subject does in one place."""
SAID = SPEECH | {"meeting", "agreement", "sanction", "legal", "authorship"}
"""Kinds that happen where and when they are told of: what stands beside the verb of saying is theirs."""

TAKEN = frozenset({"territory.capture", "territory.transfer", "retreat"})
"""What is done to a place, which a pronoun may stand for."""

FIRED = frozenset({"fire", "volley"})
"""Valencies of verbs that say from where something was sent at a target."""
AIMED = frozenset({"to", "on"})

CRAFT = frozenset({"warplane", "aircraft", "helicopter"})
"""Weapons that also carry people."""


def add_circumstances(found: list[Happening], sentence: Sentence, grammar: Grammar) -> None:
    """Give each place, date and weapon to the happening of its clause, else to the nearest before, else to the next."""
    own: list[int] = []
    foreign: list[int] = []
    spoken: list[int] = []
    for index, chunk in enumerate(sentence.chunks):
        if (chunk.date is None and chunk.place is None and not chunk.weapons) or chunk.kind == "dateline":
            continue
        if not grammar.arabic and _is_of_saying(index, sentence.chunks) and all(h.definite for h in found):
            continue
        if _is_of_speech(index, sentence.chunks, found, grammar.arabic):
            spoken.append(index)
        elif any(grammar.segments[t] == grammar.segments[index] for h in found for t in h.triggers):
            own.append(index)
        else:
            foreign.append(index)
    if grammar.arabic and any(is_violent(h.kind) or h.kind in ("toll", "accident") for h in found):
        own.sort(key=lambda index: is_origin(index, sentence.chunks))
    for indices, late in ((own, False), (foreign, True)):
        for index in indices:
            _add(index, found, sentence, grammar, late)
    for index in spoken:
        said = found if sentence.chunks[index].weapons else [h for h in found if _is_said(h, index, grammar)]
        _add(index, said, sentence, grammar, True)
    _share(found, sentence.chunks)
    if grammar.arabic:
        _go_back(found, sentence.chunks)
        _date_earlier(found, sentence.chunks)


def _date_earlier(found: list[Happening], chunks: list[Chunk]) -> None:
    """Arabic: of two happenings with a span between them, the earlier one without a day of its own has the span:
    "two days after the shelling of …"."""
    for happening in found:
        date = chunks[happening.chunk - 2].date if is_earlier(chunks, happening.chunk) else None
        if date is not None and not happening.dates:
            happening.dates.append(date)


def _go_back(found: list[Happening], chunks: list[Chunk]) -> None:
    """Arabic: "entered the town after the fighters had left it": an act upon a pronoun is where the sentence has told
    of last."""
    for happening in found:
        at = happening.chunk
        after = chunks[at + 1 : at + 4]
        back = any(c.kind == "adv" and c.value == "resume" for c in after) or (after and after[0].kind == "among")
        if happening.places or happening.kind not in TAKEN or not back:
            continue
        before = [h for h in found if h is not happening and h.chunk < at and h.places]
        if before:
            happening.places = before[-1].places[-1:]


def _share(found: list[Happening], chunks: list[Chunk]) -> None:
    """English: "gunmen killed seven and abducted ten in …": acts of one subject are in one place on one day."""
    told = sorted((h for h in found if is_violent(h.kind) or h.kind in SHARED), key=lambda h: h.chunk)
    for first, second in pairwise(told):
        between = chunks[first.chunk + 1 : second.chunk]
        if not any(agent is other for agent in first.agents for other in second.agents):
            continue
        if any(c.kind in ("that", "while", "sub", "rel") for c in between):
            continue
        first.places, second.places = first.places or list(second.places), second.places or list(first.places)
        first.dates, second.dates = first.dates or list(second.dates), second.dates or list(first.dates)


def _is_said(happening: Happening, index: int, grammar: Grammar) -> bool:
    """Whether a happening is itself told in the clause of a day or place of speech."""
    same = any(grammar.segments[t] == grammar.segments[index] for t in happening.triggers)
    return happening.kind in SAID and same


def _add(index: int, found: list[Happening], sentence: Sentence, grammar: Grammar, late: bool) -> None:
    chunk = sentence.chunks[index]
    if chunk.date is not None and is_between(sentence.chunks, index):
        return
    for owner in _owners_at(index, found, grammar):
        if chunk.date is not None:
            _give_date(index, owner, sentence.chunks, grammar.arabic)
        taken = late and not grammar.arabic and bool(owner.places) and _has_verb(index, sentence, grammar)
        if (
            chunk.place is not None
            and not taken
            and not (late and _is_speakers(index, sentence.chunks))
            and _is_location(index, sentence.chunks, owner)
            and not (grammar.arabic and is_elsewhere(index, sentence.chunks, owner))
        ):
            owner.places.append(chunk.place)
        aimed_at = (
            not grammar.arabic
            and chunk in owner.targets
            and all(word is not chunk.words[-1] for word, _ in chunk.weapons)
        )
        armed = chunk.weapons and not aimed_at and (grammar.arabic or not _only_flies(index, sentence.chunks))
        if armed and (is_violent(owner.kind) or owner.kind in ("toll", "repression", "riot")):
            owner.weapons += [weapon for weapon in chunk.weapons if weapon not in owner.weapons]


def _only_flies(index: int, chunks: list[Chunk]) -> bool:
    """English: a craft that does something else than strike: "after a plane brought the ministers home"."""
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    crewed = all(name in CRAFT for _, (name, _) in chunks[index].weapons)
    if following is None or following.kind != "verb" or not crewed or following.passive:
        return False
    strikes = following.tolls or following.link or any(is_violent(frame.kind) for frame, _, _ in following.frames)
    return not strikes and following.aspect == "past"


def _give_date(index: int, owner: Happening, chunks: list[Chunk], arabic: bool) -> None:
    """The first date is the happening's; better than it, in Arabic, is one in the relative clause of its own noun, and
    any day is better than a mere part of a day."""
    date = chunks[index].date
    if date is None or date in owner.dates:
        return
    own = arabic and _is_in_relative(index, owner, chunks)
    if own or (owner.dates and owner.dates[0].alone and not date.alone):
        owner.dates.insert(0, date)
    elif not owner.dates:
        owner.dates.append(date)


def _is_in_relative(index: int, owner: Happening, chunks: list[Chunk]) -> bool:
    """ "The clashes that broke out on Monday night": right behind the verb of the noun's relative clause."""
    verb = index - 1
    while verb > 0 and chunks[verb].kind in ("adv", "pron"):
        verb -= 1
    if verb < 2 or chunks[verb].kind != "verb" or chunks[verb - 1].kind != "rel":
        return False
    noun = verb - 2
    while noun > 0 and chunks[noun].kind == "np" and noun not in owner.triggers:
        noun -= 1
    return noun in owner.triggers


def _is_of_saying(index: int, chunks: list[Chunk]) -> bool:
    """ "Said on Tuesday that …": the day on which somebody spoke of what was told before."""
    if not 0 < index < len(chunks) - 1 or chunks[index].date is None:
        return False
    verb, following = chunks[index - 1], chunks[index + 1]
    return verb.kind == "verb" and verb.cue is not None and not verb.frames and following.kind == "that"


def _is_of_speech(index: int, chunks: list[Chunk], found: list[Happening], arabic: bool) -> bool:
    """English: what stands right after a verb of saying at the end tells where and when it was said."""
    if arabic:
        return False
    if _is_speakers(index, chunks) or _is_of_note(index, chunks):
        return True
    if not any(t < index for h in found for t in h.triggers):
        return False
    for position in range(index - 1, max(-1, index - 6), -1):
        chunk = chunks[position]
        if chunk.kind == "verb":
            return (
                chunk.cue is not None
                and not chunk.passive
                and not chunk.frames
                and not any(t > position for h in found for t in h.triggers)
            )
        if chunk.kind in ("mark", "that", "sub", "conj", "while") or chunk.frames:
            return False
    return False


def _is_of_note(index: int, chunks: list[Chunk]) -> bool:
    """English: "in a statement in X on Sunday": where and when something was stated."""
    for chunk in reversed(chunks[max(0, index - 4) : index]):
        if chunk.kind == "cue" and chunk.value == "note":
            return True
        if chunk.kind not in ("prep", "date", "np") or chunk.frames or chunk.tolls:
            return False
    return False


def _is_speakers(index: int, chunks: list[Chunk]) -> bool:
    """English: a place that speaks, or that a speaker is of: "Moscow said", "the governor of the region wrote"."""
    if chunks[index].place is None:
        return False
    after = index + 1
    while after < len(chunks) and chunks[after].kind in ("aux", "adv", "date"):
        after += 1
    verb = chunks[after] if after < len(chunks) else None
    if verb is None or verb.kind != "verb" or verb.cue is None or verb.passive or verb.tolls:
        return False
    if any(frame.kind not in SPEECH | {"authorship"} for frame, _, _ in verb.frames):
        return False
    before = chunks[index - 1] if index else None
    return (
        before is None
        or before.kind != "prep"
        or (index >= 2 and chunks[index - 2].kind == "np" and not chunks[index - 2].frames)
    )


def _has_verb(index: int, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether the clause of a chunk has a verb of its own, so that its place belongs to another doing."""
    segment = grammar.segments[index]
    return any(
        chunk.kind == "verb" and chunk.cue is None and grammar.segments[position] == segment
        for position, chunk in enumerate(sentence.chunks)
    )


def _owners_at(index: int, found: list[Happening], grammar: Grammar) -> list[Happening]:
    segment = grammar.segments[index]
    same = [h for h in found if any(grammar.segments[t] == segment for t in h.triggers)]
    if same:
        return [min(same, key=lambda h: min(abs(t - index) + 100 * (t > index) for t in h.triggers))]
    before = [h for h in found if min(h.triggers) < index]
    if before:
        return [before[-1]]
    return found[:1]


def _is_location(index: int, chunks: list[Chunk], owner: Happening) -> bool:
    """A country that acts is no place of the act."""
    chunk = chunks[index]
    if chunk in owner.agents or (chunk in owner.targets and not is_violent(owner.kind)):
        return False
    before = chunks[index - 1] if index else None
    aimed = bool(owner.targets) or any(c.kind == "prep" and c.value in AIMED for c in chunks[index + 1 : index + 3])
    shot = aimed and owner.frame is not None and owner.frame.valency in FIRED
    if shot and before is not None and before.kind == "prep" and before.value == "from":
        return False
    if chunk.actor is not None and owner.kind == "displacement" and before is not None and before.kind == "verb":
        return True
    if chunk.actor is not None:
        return before is not None and before.kind == "prep" and before.value in ("in", "near", "from", "to", "on")
    return True
