"""On which fields the origins of an event differ.

A field is contested if two origins give values that cannot both hold: other kinds, other authors, other tolls, other
days, other places, or one denies what another asserts. A vaguer value contests nothing, nor does a later number of the
same origin.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tawatur.assembly.matching import Matcher
from tawatur.assembly.tellings import Range, Telling, actor_key, toll_range, whole_toll
from tawatur.assembly.values import Witness
from tawatur.records import Claim

FIELDS = ("happened", "kind", "agents", "targets", "place", "date", "deaths", "injured")
"""All fields that may be contested, in the order in which they are given."""


def contested_fields(witnesses: Sequence[Witness], tellings: Sequence[Telling], matcher: Matcher) -> tuple[str, ...]:
    """The fields on which at least two origins differ, in the order of FIELDS.

    Parameters
    ----------
    witnesses : from the earliest to the latest
    tellings : the tellings of the event, for places and days
    """
    voices = {witness.voice for witness in witnesses}
    if len(voices) < 2:
        return ()
    found = set()
    if any(witness.stands for witness in witnesses) and any(
        w.claim.negated or w.claim.modality == "denied" for w in witnesses
    ):
        found.add("happened")
    standing = [witness for witness in witnesses if witness.stands]
    if _differ(standing, lambda claim: frozenset([claim.kind])):
        found.add("kind")
    if _actors_differ(
        standing, matcher, lambda claim: frozenset([actor_key(actor, matcher.knowledge) for actor in claim.agents])
    ):
        found.add("agents")
    if _actors_differ(
        standing, matcher, lambda claim: frozenset([actor_key(actor, matcher.knowledge) for actor in claim.targets])
    ):
        found.add("targets")
    found |= {
        name for name, outcome in (("deaths", "killed"), ("injured", "injured")) if _tolls_differ(standing, outcome)
    }
    for at, a in enumerate(tellings[:12]):
        for b in tellings[at + 1 : 12]:
            if matcher.place(a, b) == "apart":
                found.add("place")
            if matcher.date(a, b) == "apart":
                found.add("date")
    return tuple(field for field in FIELDS if field in found)


def _differ(witnesses: Sequence[Witness], value: Callable[[Claim], frozenset[str]]) -> bool:
    """Two voices give different values; a voice that gives several gives each of them."""
    return (
        len({value(witness.claim) for witness in witnesses}) > 1 and len({witness.voice for witness in witnesses}) > 1
    )


def _actors_differ(witnesses: Sequence[Witness], matcher: Matcher, role: Callable[[Claim], frozenset[str]]) -> bool:
    sets: dict[frozenset[str], str] = {}
    for witness in witnesses:
        if actors := role(witness.claim):
            sets.setdefault(actors, witness.voice)
    found = list(sets.items())
    return any(
        voice != other and matcher.actors(a, b) == "differ"
        for at, (a, voice) in enumerate(found)
        for b, other in found[at + 1 :]
    )


def _tolls_differ(witnesses: Sequence[Witness], outcome: str) -> bool:
    """The latest tolls of two voices exclude each other."""
    latest: dict[str, Range] = {}
    for witness in witnesses:
        if (whole := whole_toll(witness.claim.casualties, outcome)) and (range_ := toll_range(whole)):
            latest[witness.voice] = range_
    tolls = sorted(set(latest.values()))
    return any(low[1] < high[0] for at, low in enumerate(tolls) for high in tolls[at + 1 :])
