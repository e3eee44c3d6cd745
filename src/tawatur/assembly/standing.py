"""How far an event's claims vouch for it and for those it names, so that nothing asserts what is only alleged.

A claim lends its agents the firmness of its words: told as a fact, claimed by the agent itself, said by somebody of
another side, or alleged. Of an agent's claims the firmest counts. Who denies a thing does not vouch for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tawatur.lexicon import actors, sources
from tawatur.orthography.folding import fold
from tawatur.records import Actor, Claim, Event, Hop, Source, SourceKind

Word = Literal["told", "own", "claimed", "alleged"]
Report = Literal["told", "claimed", "alleged", "planned", "denied"]
Named = Literal["told", "own", "claimed", "alleged", "planned", "denied"]
FIRMNESS: tuple[Word, ...] = ("told", "own", "claimed", "alleged")
"""How firmly a thing is said, the firmest first."""
MUTUAL = frozenset({"clash", "meeting", "agreement"})
"""Kinds whose agents are both sides: who takes part is told, not who is to blame."""


@dataclass(frozen=True, slots=True)
class Vouched:
    """An agent of an event, how firmly it is named, and by whom it is named so."""

    actor: Actor
    word: Named
    by: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How firmly an event is told, and each of its agents named.

    Parameters
    ----------
    report : how firmly the event itself is told; `denied` or `planned` where no claim says that it happened
    by : who claims the event, where it is only claimed
    agents : those that a title may name, in the order of the event
    disputed : accounts name different agents
    denies : an agent that a title may name, or its side, denies its part
    """

    report: Report
    by: tuple[Source, ...]
    agents: tuple[Vouched, ...]
    disputed: bool
    denies: bool


def standing(event: Event, claims: Sequence[Claim]) -> Standing:
    """How far the claims of an event vouch for it and its agents.

    An agent that no claim vouches for is left out, unless a person has reviewed the event. A claim that a person
    rejected says nothing, unless there are no others.
    """
    claims = [claim for claim in claims if claim.status != "rejected"] or claims
    against = [claim for claim in claims if claim.negated or claim.modality == "denied"]
    deniers = {_voice(claim) for claim in against}
    planned = [claim for claim in claims if claim not in against and claim.modality == "planned"]
    standing_claims = [
        claim
        for claim in claims
        if claim not in against
        and claim not in planned
        # A party that denies the thing elsewhere only repeats what it is accused of.
        and (claim.modality == "asserted" or _voice(claim) not in deniers)
    ]
    report = _report(standing_claims, against, planned)
    if report in ("denied", "planned"):
        told = tuple(Vouched(actor, "told", ()) for actor in event.agents)
        return Standing(report, (), told, disputed=False, denies=False)
    agents = tuple(_vouched(event, standing_claims))
    disputed = "agents" in event.contested and len(agents) > 1 and event.kind not in MUTUAL
    denies = any(_speaks_for(_speaker(event, claim), agent.actor) for claim in against for agent in agents)
    by = _distinct(_speaker(event, claim) for claim in standing_claims) if report == "claimed" else ()
    return Standing(report, by, agents, disputed, denies)


def named_agents(event: Event, claims: Sequence[Claim]) -> tuple[Vouched, ...]:
    """Every agent of an event, in its order, with how firmly it is named: what a list says that leaves nobody out.

    An agent whom no claim vouches for is only alleged, or denied or planned where no other claim names it.
    """
    how = standing(event, claims)
    if how.report in ("denied", "planned"):
        return tuple(Vouched(actor, how.report, ()) for actor in event.agents)
    vouched = {_key(agent.actor): agent for agent in how.agents}
    return tuple(vouched.get(_key(actor)) or Vouched(actor, _unvouched(actor, claims), ()) for actor in event.agents)


def _unvouched(actor: Actor, claims: Sequence[Claim]) -> Named:
    naming = [claim for claim in claims if any(_key(named) == _key(actor) for named in claim.agents)]
    if naming and all(claim.negated or claim.modality == "denied" for claim in naming):
        return "denied"
    return "planned" if naming and all(claim.modality == "planned" for claim in naming) else "alleged"


def akin(one: str, other: str) -> bool:
    """Whether two actors are of one side: one is the other, or part of it, or both are parts of a third.

    >>> akin("turkey-forces", "turkey"), akin("turkey-forces", "iraq")
    (True, False)
    """
    return not _line(one).isdisjoint(_line(other))


@lru_cache(maxsize=4096)
def _line(actor_id: str) -> frozenset[str]:
    """An actor with all that it is part of and on whose side it is counted."""
    table, found, waiting = actors.load(), set(), [actor_id]
    while waiting:
        one = waiting.pop()
        if one and one not in found:
            found.add(one)
            waiting += [row.parent, row.side] if (row := table.get(one)) else []
    return frozenset(found)


def _report(vouching: Sequence[Claim], against: Sequence[Claim], planned: Sequence[Claim]) -> Report:
    if not vouching:
        return "planned" if planned else "denied" if against else "told"
    modalities = {claim.modality for claim in vouching}
    if "asserted" in modalities:
        return "told"
    return "claimed" if "claimed" in modalities else "alleged"


def _vouched(event: Event, vouching: Sequence[Claim]) -> Iterator[Vouched]:
    for actor in event.agents:
        words: dict[Word, list[Source]] = {}
        for claim in vouching:
            if any(_key(named) == _key(actor) for named in claim.agents):
                speaker = _speaker(event, claim)
                words.setdefault(_word(claim, speaker, actor), []).append(speaker)
        firmest = next((word for word in FIRMNESS if word in words), None)
        if firmest is not None:
            yield Vouched(actor, firmest, _distinct(words[firmest]))
        elif event.status == "reviewed":
            yield Vouched(actor, "told", ())


def _word(claim: Claim, speaker: Source, actor: Actor) -> Word:
    if claim.modality == "alleged":
        return "alleged"
    if _speaks_for(speaker, actor):
        return "own" if claim.modality == "claimed" else "told"
    # A side's word about another is a party's word, in whatever form a report passes it on.
    return "claimed" if claim.modality == "claimed" or _side(speaker) else "told"


def _speaks_for(speaker: Source, actor: Actor) -> bool:
    """Whether a speaker is an actor or of its side."""
    if not actor.actor_id:
        return fold(speaker.name) == fold(actor.name)
    return speaker.id == actor.actor_id or (bool(_side(speaker)) and akin(_side(speaker), actor.actor_id))


def _side(speaker: Source) -> str:
    """The actor that a source belongs to or is; empty for those of no side."""
    return speaker.side or (speaker.id if speaker.kind in ("official", "party") else "")


def _speaker(event: Event, claim: Claim) -> Source:
    """Who says a claim: the first link of its chain."""
    first = claim.chain[0] if claim.chain else Hop("", "", "origin")
    for origin in event.origins:
        if origin.source.id == first.source_id:
            return origin.source
    if row := sources.load().get(first.source_id):
        return Source(row.id, row.name, row.name_ar, row.kind, row.side or None)
    if known := actors.load().get(first.source_id):
        kind: SourceKind = "witness" if known.class_ == "civilians" else "official"
        return Source(known.id, known.name, known.name_ar, kind, known.side or None)
    return Source(first.source_id, first.name, kind="unnamed")


def _voice(claim: Claim) -> str:
    return claim.chain[0].source_id if claim.chain else claim.document_id


def _key(actor: Actor) -> str:
    return actor.actor_id or "=" + fold(actor.name or actor.text)


def _distinct(speakers: Iterable[Source]) -> tuple[Source, ...]:
    return tuple({speaker.id: speaker for speaker in speakers}.values())
