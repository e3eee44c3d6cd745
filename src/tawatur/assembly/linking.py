"""All links among many documents at once: the steps of `merging` over whole collections."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tawatur.assembly.blocking import dated_pairs, stable
from tawatur.assembly.chains import SharedText
from tawatur.assembly.clusters import Clusters, Edge
from tawatur.assembly.constraints import Constraints, decided, homes_of_rejected
from tawatur.assembly.copies import pairs, shingles
from tawatur.assembly.marks import day_of, marks, sharing
from tawatur.assembly.matching import Matcher
from tawatur.assembly.merging import (
    LONG,
    Told,
    by_document,
    components,
    copy_edges,
    dated_edges,
    rival_edges,
    story_edges,
    tells_of_acts,
)
from tawatur.assembly.pages import is_timeless
from tawatur.assembly.sentences import Contexts, contexts
from tawatur.assembly.settings import weights
from tawatur.assembly.stories import SHARED, WORDS, of_one_time
from tawatur.assembly.tellings import Telling, day
from tawatur.assembly.translations import translation
from tawatur.assembly.undated import could_be, haunts, is_vague, settle, undated_edges
from tawatur.records import Document


@dataclass(slots=True)
class Links:
    """What ties documents together.

    Parameters
    ----------
    shared : documents with one text: copies and translations
    alike : documents of one time that share marks, with how many
    """

    shared: list[SharedText] = field(default_factory=list)
    alike: dict[tuple[str, str], int] = field(default_factory=dict)


@dataclass(slots=True)
class Trace:
    """What was found on the way, for those who keep it.

    Parameters
    ----------
    tellings, told, links : of all documents
    edges : all edges among tellings, those of accounts without a day included
    home : telling -> the least of its cluster, where it is another, before accounts without a day were placed
    late : (account without a day, edge that was made because of it)
    """

    tellings: Sequence[Telling] = ()
    told: Told = field(default_factory=dict)
    links: Links = field(default_factory=Links)
    edges: list[Edge] = field(default_factory=list)
    home: dict[int, int] = field(default_factory=dict)
    late: list[tuple[int, Edge]] = field(default_factory=list)


def find_links(documents: Mapping[str, Document], told: Told, matcher: Matcher) -> Links:
    """The links among documents; all are looked at, also those that tell nothing."""
    days = {key: day_of(day(document.published), told.get(key, ())) for key, document in documents.items()}
    ordered = sorted(documents, key=lambda key: (days[key], stable(key)))
    links = Links()
    worded = [key for key in ordered if documents[key].text]
    for at, to, how, share in pairs(shingles([documents[key].text for key in worded])):
        a, b = sorted((worded[at], worded[to]))
        links.shared.append(SharedText(a, b, how, share))
    telling = [key for key in ordered if key in told]
    for at, to, count in sharing((days[key], n, marks(told[key])) for n, key in enumerate(telling)):
        a, b = sorted((telling[at], telling[to]))
        here, there = documents[a], documents[b]
        if found := translation(here, told[a], there, told[b], matcher):
            links.shared.append(SharedText(a, b, "translation", found.agreement))
        if count >= SHARED and of_one_time(told[a][0].published, told[b][0].published):
            links.alike[a, b] = count
    return links


def edges_of(
    documents: Mapping[str, Document], told: Told, tellings: Sequence[Telling], links: Links, matcher: Matcher
) -> Iterator[Edge]:
    """All edges among tellings but those of accounts without a day."""
    speaking = {key for key, found in told.items() if any(telling.manner in WORDS for telling in found)}
    linked: set[tuple[str, str]] = set()
    for found in told.values():
        if len(found) > 1:
            yield from rival_edges(found, matcher)
    for edge in _pair_edges(documents, told, tellings, links, matcher):
        yield edge
        if speaking and tells_of_acts(edge, tellings):
            a, b = sorted((tellings[edge[2]].document, tellings[edge[3]].document))
            if a in speaking and b in speaking:
                linked.add((a, b))
    for pair in sorted(linked | links.alike.keys()):
        a, b = pair
        yield from story_edges(told[a], told[b], matcher, shared=links.alike.get(pair, 0), linked=pair in linked)


def _pair_edges(
    documents: Mapping[str, Document], told: Told, tellings: Sequence[Telling], links: Links, matcher: Matcher
) -> Iterator[Edge]:
    around: dict[str, Contexts] = {}

    def words(key: str) -> Contexts:
        if key not in around:
            around[key] = contexts(told[key], documents[key].text)
        return around[key]

    for link in links.shared:
        if link.a in told and link.b in told:
            same = link.how != "translation"
            yield from copy_edges(
                told[link.a], told[link.b], words(link.a) if same else None, words(link.b) if same else None, matcher
            )
    around.clear()
    yield from dated_edges(dated_pairs(tellings), tellings, matcher)


@dataclass(slots=True)
class Found:
    """The clusters of tellings.

    Parameters
    ----------
    groups : numbers of the tellings of each cluster, sorted, in the order of their least
    links : the edges that hold, if they are wanted
    refused : edges that a person forbade
    """

    groups: list[list[int]] = field(default_factory=list)
    links: list[Edge] = field(default_factory=list)
    refused: list[Edge] = field(default_factory=list)


def find_clusters(
    tellings: Sequence[Telling],
    edges: Iterable[Edge],
    matcher: Matcher,
    constraints: Constraints,
    *,
    reasons: bool,
    trace: Trace | None = None,
) -> Found:
    """The clusters that edges make, one component after another."""
    decisions, apart = decided(constraints, tellings)
    found = Found()
    home: dict[int, int] = {}
    whole = [*decisions, *edges]
    for part in components(whole):
        clusters = Clusters(tellings, matcher, apart)
        held = list(clusters.join(part))
        if reasons:
            found.links += held
        found.refused += clusters.refused
        for number in {number for edge in part for number in edge[2:4]}:
            root = clusters.find(number)
            if root != number:
                home[number] = root
    if trace is not None:
        trace.edges, trace.home = whole, dict(home)
    _place_vague(Clusters(tellings, matcher, apart), home, found, reasons, trace)
    for number, root in homes_of_rejected(constraints, tellings, lambda number: home.get(number, number)).items():
        home[number] = root
    members: dict[int, list[int]] = defaultdict(list)
    for number in range(len(tellings)):
        members[home.get(number, number)].append(number)
    found.groups = sorted(members.values())
    return found


def _place_vague(
    clusters: Clusters, home: dict[int, int], found: Found, reasons: bool, trace: Trace | None = None
) -> None:
    """Put the accounts without a day where they belong, after all else is joined.

    Parameters
    ----------
    home : telling -> the least telling of its cluster, where it is another
    """
    tellings, matcher = clusters.tellings, clusters.matcher
    edges = list(vague_edges(tellings, matcher))
    if not edges:
        return
    members = _unite(edges, home, clusters)
    documents = {tellings[number].document for edge in edges for number in edge[2:4]}
    told = by_document(one for one in tellings if one.document in documents and not one.rejected)
    of: dict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        of[edge[2]].append(edge)
    late = [(via, edge) for via in sorted(of) for edge in settle(of[via], clusters, told, matcher)]
    if trace is not None:
        trace.edges += edges
        trace.late = late
    members |= _unite([edge for _, edge in late], home, clusters)
    held = list(clusters.join(edge for _, edge in late))
    found.refused += clusters.refused
    if reasons:
        found.links += held
    home.update((number, clusters.find(number)) for number in members)


def _unite(edges: Iterable[Edge], home: Mapping[int, int], clusters: Clusters) -> set[int]:
    """Make clusters of what was joined before, as far as edges name it; returns the tellings in them."""
    roots = {home.get(number, number) for edge in edges for number in edge[2:4]}
    members = {root: [root] for root in roots if clusters.find(root) == root}
    for number, root in home.items():
        if root in members and number != root:
            members[root].append(number)
    for numbers in members.values():
        clusters.unite(numbers)
    return {number for numbers in members.values() for number in numbers}


def vague_edges(tellings: Sequence[Telling], matcher: Matcher) -> Iterator[Edge]:
    """What each account without a day may belong to."""
    vague = [telling for telling in tellings if is_vague(telling) and not telling.rejected]
    wanted = {haunt for telling in vague for haunt in haunts(telling)}
    timeless: dict[str, list[Telling]] = defaultdict(list)
    dated: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings if wanted else ():
        for haunt in haunts(telling):
            if haunt in wanted and not telling.rejected:
                (timeless if is_timeless(telling) else dated)[haunt].append(telling)
    for found in dated.values():
        found.sort(key=_first)
    cap = int(weights()["block"]["undated_cap"])
    for telling in vague:
        others = (other for haunt in haunts(telling) for other in _around(telling, timeless[haunt], dated[haunt]))
        distinct: dict[int, Telling] = {}
        for other in others:
            if could_be(telling, other):
                distinct[other.number] = other
                if len(distinct) > cap:
                    break
        else:
            yield from undated_edges(telling, distinct.values(), matcher)


def _around(vague: Telling, timeless: Sequence[Telling], dated: Sequence[Telling]) -> Iterator[Telling]:
    """The tellings of a place that may be of the time of a vague one, and few others."""
    yield from timeless
    start, end = 0, len(dated)
    if vague.first is not None and vague.last is not None:
        start, end = bisect_left(dated, vague.first - LONG, key=_first), bisect_right(dated, vague.last, key=_first)
    for at in range(start, end):
        yield dated[at]


def _first(telling: Telling) -> int:
    return telling.first or 0
