"""Accounts without a day: each joins the happening of its place that it fits, if nothing else fits as well.

Several accounts of one happening may all lack a day. So what fits nearly as well is a doubt only if it is not itself
one with what fits best.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tawatur.assembly.blocking import GAP, searched_days
from tawatur.assembly.clusters import Clusters, Edge, Stage
from tawatur.assembly.matching import Evidence, Matcher
from tawatur.assembly.merging import Told, story_edges
from tawatur.assembly.settings import weights
from tawatur.assembly.stories import WORDS
from tawatur.assembly.tellings import Telling


def is_vague(telling: Telling) -> bool:
    """An account of something done at a place on no day that could be looked for."""
    return telling.manner not in WORDS and bool(telling.spots) and searched_days(telling) is None


def haunts(telling: Telling) -> list[str]:
    """The places where an account without a day looks for a happening, and is looked for."""
    return list(dict.fromkeys(f"{telling.family}{GAP}{spot.key}" for spot in telling.spots))


def could_be(vague: Telling, other: Telling) -> bool:
    """Whether an account without a day could be told of what another one tells, as far as time and document go."""
    if vague.document == other.document:
        return False
    apart = (
        vague.first is not None
        and other.first is not None
        and vague.last is not None
        and other.last is not None
        and (vague.last < other.first or other.last < vague.first)
    )
    return not apart


def fit(a: Telling, b: Telling, matcher: Matcher) -> tuple[float, tuple[Evidence, ...]] | None:
    """How well two accounts fit of which one has no day, their words included; None if they do not."""
    match = matcher.match(a, b)
    need = weights()["join"]["undated"]
    if match.veto is not None or match.score + matcher.wording.most < need:
        return None
    more: list[Evidence] = [matcher.wording.evidence(a, b)]
    if dead_in_one(a, b):
        more.append(("dead", "told by one", float(weights()["toll"]["untold"])))
    score = match.score + sum(part[2] for part in more)
    return (score, (*match.evidence, *more)) if score >= need else None


def dead_in_one(a: Telling, b: Telling) -> bool:
    """One tells of dead, the other of injured alone: who reports the injured seldom leaves out the dead."""
    return any(x.killed and y.injured and not y.killed for x, y in ((a, b), (b, a)))


def undated_edges(vague: Telling, others: Iterable[Telling], matcher: Matcher) -> list[Edge]:
    """What an account without a day may belong to; nothing where so many stand that a fit says nothing.

    Parameters
    ----------
    others : the tellings at its haunts that it could be
    """
    around = {other.number: other for other in others}
    if len(around) > weights()["block"]["undated_cap"]:
        return []
    found = ((other.number, fit(vague, other, matcher)) for other in around.values())
    return [(Stage.UNDATED, -how[0], vague.number, number, how[1]) for number, how in found if how is not None]


def settle(edges: Iterable[Edge], clusters: Clusters, told: Told, matcher: Matcher) -> list[Edge]:
    """The links of accounts without a day, each to what it fits, and what else the documents that they link tell of
    the same story.

    Parameters
    ----------
    edges : as `undated_edges` gives them, all of an account
    clusters : as all other links have joined them
    told : the tellings of the documents that edges name
    """
    of: dict[int, list[Edge]] = defaultdict(list)
    for edge in sorted(edges, key=lambda edge: edge[1:4]):
        if clusters.find(edge[3]) != clusters.find(edge[2]):
            of[edge[2]].append(edge)
    chosen: list[Edge] = []
    linked: set[tuple[str, str]] = set()
    for vague in sorted(of):
        document = clusters.tellings[vague].document
        for found in _clear_choice(of[vague], clusters, matcher):
            stage, cost, a, b, evidence = found[0]
            chosen.append((stage, cost, min(a, b), max(a, b), evidence))
            others = {clusters.tellings[edge[3]].document for edge in found}
            linked.update((min(document, other), max(document, other)) for other in others)
    for a_key, b_key in sorted(linked):
        chosen += story_edges(told[a_key], told[b_key], matcher, shared=0, linked=True)
    return chosen


def _clear_choice(fits: Sequence[Edge], clusters: Clusters, matcher: Matcher) -> list[list[Edge]]:
    """Of the edges of an account, the best first, those to the cluster that it fits best and to each that is one with
    that; none if another happening, of another document, fits nearly as well."""
    find, margin = clusters.find, weights()["join"]["margin"]
    kept: dict[int, list[Edge]] = {}
    best: Edge | None = None
    for edge in fits:
        root = find(edge[3])
        if root in kept:
            kept[root].append(edge)
            continue
        if clusters.forbidden(clusters.of(edge[2]), clusters.of(root)):
            continue
        best = best or edge
        if edge is best or _are_one(best[3], edge[3], clusters, matcher):
            kept[root] = [edge]
        elif edge[1] - best[1] < margin and not _of_one_document(best[3], edge[3], clusters):
            return []
    return list(kept.values())


def _are_one(a: int, b: int, clusters: Clusters, matcher: Matcher) -> bool:
    """Whether two tellings that fit a third may be one happening themselves."""
    if clusters.forbidden(clusters.of(a), clusters.of(b)):
        return False
    return fit(clusters.tellings[a], clusters.tellings[b], matcher) is not None


def _of_one_document(a: int, b: int, clusters: Clusters) -> bool:
    return clusters.tellings[a].document == clusters.tellings[b].document
