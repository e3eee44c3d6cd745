"""The whole of assembly: documents and claims in, events out, with the reasons if they are wanted."""

from __future__ import annotations

import gc
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType

from tawatur.assembly.chains import Chains, SharedText
from tawatur.assembly.clusters import Edge, Link, Stage
from tawatur.assembly.constraints import NONE, Constraints
from tawatur.assembly.events import Builder, Built, identities
from tawatur.assembly.linking import Trace, edges_of, find_clusters, find_links
from tawatur.assembly.matching import Matcher
from tawatur.assembly.merging import by_document
from tawatur.assembly.places import Spots
from tawatur.assembly.settings import Knowledge, lexicon_knowledge
from tawatur.assembly.tellings import Telling, live, tell
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
    with _collector_at_rest():
        made = _assemble(documents, claims, previous, knowledge or lexicon_knowledge(), constraints, reasons=False)
    return list(made.events)


def assemble_traced(
    documents: Iterable[Document],
    claims: Iterable[Claim],
    *,
    previous: Mapping[str, str] = NOTHING,
    knowledge: Knowledge | None = None,
) -> tuple[list[Event], Trace]:
    """As `assemble`, with what was found on the way, so that a store can grow from it."""
    trace = Trace()
    with _collector_at_rest():
        made = _assemble(
            documents, claims, previous, knowledge or lexicon_knowledge(), NONE, reasons=False, trace=trace
        )
    return list(made.events), trace


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
        return _assemble(documents, claims, previous, knowledge or lexicon_knowledge(), constraints, reasons=True)


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
    reasons: bool,
    trace: Trace | None = None,
) -> Assembly:
    by_id = {document.id: document for document in sorted(documents, key=lambda document: document.id)}
    matcher = Matcher(Spots(), knowledge)
    tellings = tell(by_id, claims, matcher.spots, knowledge, constraints.named())
    standing = live(tellings)
    told = by_document(standing)
    links = find_links(by_id, told, matcher)
    edges, shared = edges_of(by_id, told, standing, links, matcher), links.shared
    if trace is not None:
        trace.tellings, trace.told, trace.links = tellings, told, links
    # They live on as long as edges are looked for, and no longer.
    del told, links
    return conclude(by_id, tellings, edges, shared, matcher, previous, constraints, reasons=reasons, trace=trace)


def conclude(
    by_id: Mapping[str, Document],
    tellings: Sequence[Telling],
    edges: Iterable[Edge],
    shared: Iterable[SharedText],
    matcher: Matcher,
    previous: Mapping[str, str] = NOTHING,
    constraints: Constraints = NONE,
    *,
    reasons: bool = True,
    trace: Trace | None = None,
) -> Assembly:
    """The events that links make, wherever these were found.

    Parameters
    ----------
    by_id : the documents, in the order of their ids; of their texts nothing is asked any more
    tellings : all tellings, in the order of their keys
    edges : the possible links among tellings, but for those of accounts without a day
    shared : the documents that share a text; read after the edges
    """
    clusters = find_clusters(tellings, edges, matcher, constraints, reasons=reasons, trace=trace)
    chains = Chains(by_id, shared, matcher.knowledge)
    builder = Builder(by_id, chains, matcher)
    groups = [[tellings[number] for number in members] for members in clusters.groups]
    ordered = [builder.from_the_earliest(group) for group in groups]
    once = Counter(event for event, _ in {(telling.claims[0].event_id, telling.document) for telling in tellings})
    names = identities(ordered, previous, lambda key: once[key] < 2)
    built = sorted((builder.build(*parts) for parts in zip(names, groups, ordered, strict=True)), key=_by_id)
    event_of = {claim: made.event.id for made in built for claim in made.event.claims} if reasons or previous else {}
    return Assembly(
        tuple(made.event for made in built),
        _links(tellings, clusters.links, event_of),
        {made.event.id: made.rules for made in built} if reasons else {},
        chains,
        redirects(event_of, previous),
        tuple(
            sorted((_link(edge, tellings) for edge in clusters.refused), key=lambda link: (link.a, link.b, link.stage))
        ),
    )


def _by_id(made: Built) -> str:
    return made.event.id


def _link(edge: Edge, tellings: Sequence[Telling]) -> Link:
    stage, cost, a, b, evidence = edge
    return Link(tellings[a].key, tellings[b].key, -cost, evidence, Stage(stage).words)


def _links(
    tellings: Sequence[Telling], edges: Iterable[Edge], event_of: Mapping[str, str]
) -> Mapping[str, tuple[Link, ...]]:
    """The links inside each event, the strongest first."""
    found: dict[str, list[Link]] = defaultdict(list)
    for edge in edges:
        home, other = (event_of[tellings[number].claims[0].id] for number in edge[2:4])
        if home == other:
            found[home].append(_link(edge, tellings))
    return {
        key: tuple(sorted(links, key=lambda link: (-link.score, link.a, link.b)))
        for key, links in sorted(found.items())
    }


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
