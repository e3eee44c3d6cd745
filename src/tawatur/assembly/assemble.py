"""The whole of assembly: documents and claims in, events out, with the reasons if they are wanted."""

from __future__ import annotations

import gc
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType

from tawatur.assembly.chains import Chains, find_chains
from tawatur.assembly.clusters import Link
from tawatur.assembly.constraints import NONE, Constraints
from tawatur.assembly.events import Builder, identities
from tawatur.assembly.matching import Matcher
from tawatur.assembly.merging import merge
from tawatur.assembly.places import Spots
from tawatur.assembly.settings import Knowledge, lexicon_knowledge
from tawatur.assembly.tellings import live, tell
from tawatur.records import Claim, Document, Event

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Assembly:
    """Events and why they are what they are.

    Parameters
    ----------
    events : in the order of their ids
    links : event id -> the links between tellings that made it, the strongest first
    rules : event id -> field -> the rule that chose its value
    chains : where the words of the documents come from
    redirects : id of an earlier event that is no more -> id of the event that took most of its claims
    refused : links that were not made because a person said that the two are apart
    """

    events: tuple[Event, ...]
    links: Mapping[str, tuple[Link, ...]]
    rules: Mapping[str, Mapping[str, str]]
    chains: Chains
    redirects: Mapping[str, str] = field(default_factory=dict)
    refused: tuple[Link, ...] = ()

    def why(self, event_id: str) -> dict[str, object]:
        """The reasons for one event, as plain data.

        Raises
        ------
        KeyError
            There is no event with this id.
        """
        return {
            "links": [
                {"a": link.a, "b": link.b, "score": link.score, "stage": link.stage, "evidence": list(link.evidence)}
                for link in self.links.get(event_id, ())
            ],
            "rules": dict(self.rules[event_id]),
        }


def assemble(
    documents: Iterable[Document],
    claims: Iterable[Claim],
    *,
    previous: Mapping[str, str] = NOTHING,
    knowledge: Knowledge | None = None,
    constraints: Constraints = NONE,
) -> list[Event]:
    """The events of the claims, in the order of their ids.

    Pure, and independent of the order of documents and claims. A claim whose document is missing is taken for a text
    without a source.

    Parameters
    ----------
    previous : claim id -> event id of an earlier run; events keep these ids
    knowledge : what is known of actors and sources; by default what the lexicon says
    constraints : what people decided of which claims are one happening
    """
    made = assemble_with_reasons(documents, claims, previous=previous, knowledge=knowledge, constraints=constraints)
    return list(made.events)


def assemble_with_reasons(
    documents: Iterable[Document],
    claims: Iterable[Claim],
    *,
    previous: Mapping[str, str] = NOTHING,
    knowledge: Knowledge | None = None,
    constraints: Constraints = NONE,
) -> Assembly:
    """As `assemble`, with the links, the rules behind values and the chains."""
    with _collector_at_rest():
        return _assemble(documents, claims, previous, knowledge or lexicon_knowledge(), constraints)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """No cyclic garbage is made here, and the collector's rounds over millions of records took half of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _assemble(
    documents: Iterable[Document],
    claims: Iterable[Claim],
    previous: Mapping[str, str],
    knowledge: Knowledge,
    constraints: Constraints,
) -> Assembly:
    by_id = {document.id: document for document in sorted(documents, key=lambda document: document.id)}
    spots = Spots()
    matcher = Matcher(spots, knowledge)
    tellings = tell(by_id, claims, spots, matcher.knowledge, constraints.named())
    chains = find_chains(by_id, live(tellings), matcher)
    clusters = merge(tellings, chains, matcher, constraints)
    builder = Builder(by_id, chains, matcher)
    groups = [[tellings[number] for number in members] for members in clusters.all()]
    ordered = [builder.from_the_earliest(group) for group in groups]
    built = sorted(
        (builder.build(*parts) for parts in zip(identities(ordered, previous), groups, ordered, strict=True)),
        key=lambda made: made.event.id,
    )
    event_of = {claim: made.event.id for made in built for claim in made.event.claims}
    home = {telling.key: event_of[telling.claims[0].id] for telling in tellings}
    links: dict[str, list[Link]] = defaultdict(list)
    for link in clusters.links:
        if home[link.a] == home[link.b]:
            links[home[link.a]].append(link)
    return Assembly(
        tuple(made.event for made in built),
        {
            key: tuple(sorted(found, key=lambda link: (-link.score, link.a, link.b)))
            for key, found in sorted(links.items())
        },
        {made.event.id: made.rules for made in built},
        chains,
        redirects(event_of, previous),
        tuple(sorted(clusters.refused, key=lambda link: (link.a, link.b, link.stage))),
    )


def redirects(event_of: Mapping[str, str], previous: Mapping[str, str]) -> Mapping[str, str]:
    """Where the ids of earlier events lead that no event bears any more: to the heir of most of their claims.

    Of several heirs of as many claims it is the one with the least id. An id whose claims are all gone leads nowhere.

    Parameters
    ----------
    event_of : claim id -> event id of this run
    previous : claim id -> event id of an earlier run
    """
    alive = set(event_of.values())
    heirs: dict[str, Counter[str]] = defaultdict(Counter)
    for claim, old in previous.items():
        if old not in alive and claim in event_of:
            heirs[old][event_of[claim]] += 1
    return {old: min(found, key=lambda key: (-found[key], key)) for old, found in sorted(heirs.items())}
