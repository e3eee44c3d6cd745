"""Why an event is what it is, worked out again from what its documents tell: the links between its accounts, the texts
that are one, and what its origins say where they differ.

Assembly is pure: the same claims give the same links again, so that nothing but the event is stored.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tawatur.assembly.assemble import assemble_with_reasons
from tawatur.assembly.chains import SharedText
from tawatur.assembly.clusters import Link
from tawatur.assembly.events import Builder
from tawatur.assembly.matching import Matcher
from tawatur.assembly.places import Spots
from tawatur.assembly.settings import lexicon_knowledge
from tawatur.records import Actor, Casualty, Claim, Date, Document, Event, Place, Source

Value = str | Actor | Place | Date | Casualty
"""A value of a claim: words are codes, of a kind or of a modality."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one origin says of a field, each value once, from the earliest document to the latest."""

    source: Source
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why an event is one, and where its accounts differ.

    Parameters
    ----------
    links : what ties its accounts together, the strongest first
    texts : documents that share one text
    differences : contested field -> what each origin says
    """

    links: tuple[Link, ...]
    texts: tuple[SharedText, ...]
    differences: Mapping[str, tuple[Said, ...]]


def reasons(event: Event, claims: Sequence[Claim], documents: Mapping[str, Document]) -> Reasons:
    """The reasons for an event.

    Parameters
    ----------
    claims : all claims of the event's documents: a story that they share ties what they tell
    """
    made = assemble_with_reasons(documents.values(), claims, previous=dict.fromkeys(event.claims, event.id))
    by_id = {claim.id: claim for claim in claims}
    own = [by_id[key] for key in event.claims if key in by_id]
    tellings = {(claim.document_id, claim.event_id) for claim in own}
    links: dict[tuple[tuple[str, str], ...], Link] = {}
    for link in (link for found in made.links.values() for link in found if {link.a, link.b} <= tellings):
        # Of several reasons for which two accounts are one the strongest is enough, and it comes first.
        links.setdefault((link.a, link.b), link)
    builder = Builder(documents, made.chains, Matcher(Spots(), lexicon_knowledge()))
    origins = {key: origin.source for key, origin in builder.origins(own)[0].items()} if own else {}
    return Reasons(tuple(links.values()), tuple(made.chains.links), differences(event, own, origins))


def differences(event: Event, claims: Sequence[Claim], origins: Mapping[str, Source]) -> Mapping[str, tuple[Said, ...]]:
    """What each origin says of every contested field of an event.

    Parameters
    ----------
    origins : claim id -> who it goes back to
    """
    found: dict[str, tuple[Said, ...]] = {}
    for field in event.contested:
        said: dict[str, tuple[Source, dict[str, Value]]] = {}
        for claim in claims:
            source = origins[claim.id]
            for value in _VALUES[field](claim) if field in _VALUES else ():
                said.setdefault(source.id, (source, {}))[1].setdefault(_mark(value), value)
        found[field] = tuple(Said(source, tuple(values.values())) for source, values in said.values())
    return found


def _tolls(outcome: str) -> Callable[[Claim], Sequence[Value]]:
    return lambda claim: [casualty for casualty in claim.casualties if casualty.outcome == outcome]


_VALUES: Mapping[str, Callable[[Claim], Sequence[Value]]] = {
    "happened": lambda claim: [claim.modality],
    "kind": lambda claim: [claim.kind],
    "agents": lambda claim: claim.agents,
    "targets": lambda claim: claim.targets,
    "place": lambda claim: claim.places,
    "date": lambda claim: [claim.date] if claim.date is not None else [],
    "deaths": _tolls("killed"),
    "injured": _tolls("injured"),
}


def _mark(value: Value) -> str:
    """What makes two values one: what they stand for, not their words."""
    if isinstance(value, Actor):
        return value.actor_id or value.name
    if isinstance(value, Place):
        return value.place_id or value.name
    if isinstance(value, Date):
        return f"{value.start}/{value.end}" if value.start else value.text
    if isinstance(value, Casualty):
        return f"{value.low}-{value.high} {value.vague}"
    return value
