"""Documents that tell one story: what they have in common supports what else they tell.

A denial or a demand carries neither place nor day; nor does half of what a short report says. Two documents of the
same days that share a happening, or several accounts that fit, tell one story, and what fits in them is joined on
less evidence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from tawatur.assembly.chains import Chains
from tawatur.assembly.clusters import Clusters
from tawatur.assembly.matching import Evidence, Matcher
from tawatur.assembly.settings import weights
from tawatur.assembly.tellings import Telling

WORDS = ("word", "spoken")
"""Manners of what is said or agreed: it needs no place."""
COMMON = 24
"""A mark that more documents carry than this says nothing of a story."""
SHARED = 3
"""Accounts that must fit, each with another one, where no happening is known to be shared."""

Scored = tuple[float, int, int, tuple[Evidence, ...]]


def join_stories(tellings: Sequence[Telling], chains: Chains, matcher: Matcher, clusters: Clusters) -> None:
    """What fits in documents that tell one story: first what somebody said, then the rest where several fit."""
    told: dict[str, list[Telling]] = defaultdict(list)
    words: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        told[telling.document].append(telling)
        if telling.manner in WORDS:
            words[telling.document].append(telling)
    found: dict[tuple[int, int], Scored] = {}
    for a, b in _sharing(tellings, clusters, frozenset(words)):
        found.update(_fitting(words[a], words[b], matcher))
    for a, b in _likely(tellings):
        fitting = dict(_fitting(told[a], told[b], matcher))
        if len(fitting) >= SHARED and 2 * len(fitting) >= min(len(told[a]), len(told[b])):
            found.update(fitting)
    clusters.join(found.values(), "one story")


def _sharing(tellings: Sequence[Telling], clusters: Clusters, speaking: frozenset[str]) -> list[tuple[str, str]]:
    """Pairs of documents that tell an act in common and tell what somebody said."""
    cap = weights()["block"]["cap"]
    pairs: set[tuple[str, str]] = set()
    for members in clusters.all():
        if len(members) > 1 and any(tellings[number].manner not in WORDS for number in members):
            documents = sorted(speaking & {tellings[number].document for number in members})
            pairs.update(combinations(documents[:cap], 2))
    return sorted(pairs)


def _likely(tellings: Sequence[Telling]) -> list[tuple[str, str]]:
    """Pairs of documents of the same days that share so many marks that a comparison is worth it."""
    fresh = int(weights()["date"]["fresh_days"])
    marks: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    sizes = Counter(telling.document for telling in tellings)
    for telling in tellings:
        if telling.published is not None and sizes[telling.document] >= SHARED:
            for mark in _marks(telling):
                marks[mark][telling.document] = telling.published
    counts: Counter[tuple[str, str]] = Counter()
    for holders in marks.values():
        days: dict[int, list[str]] = defaultdict(list)
        for document, day in sorted(holders.items()):
            days[day].append(document)
        for day, here in days.items():
            near = sorted({other for step in range(1, fresh + 1) for other in days.get(day + step, ())})
            if 1 < len(here) + len(near) <= COMMON:
                counts.update(combinations(here, 2))
                counts.update((min(a, b), max(a, b)) for a in here for b in near)
    return sorted(pair for pair, count in counts.items() if count >= SHARED)


def _marks(telling: Telling) -> Iterator[tuple[str, str]]:
    for actor in telling.agents | telling.targets:
        yield telling.kind, actor
    for spot in telling.spots:
        yield telling.kind, spot.key


def _fitting(
    here: Sequence[Telling], there: Sequence[Telling], matcher: Matcher
) -> Iterator[tuple[tuple[int, int], Scored]]:
    """The pairs of two documents that fit, each the best of both its sides."""
    table: Mapping[str, float] = weights()["join"]
    scored: dict[tuple[int, int], Scored] = {}
    for x in here:
        for y in there:
            spoken = x.manner in WORDS and y.manner in WORDS
            if not spoken and matcher.kind(x, y) not in ("same", "close"):
                continue
            agents = matcher.actors(x.agents, y.agents)
            if agents in ("differ", "worded") or (spoken and agents not in ("same", "kin")):
                continue
            match = matcher.match(x, y)
            if match.veto is None and match.score >= (table["story"] if spoken else table["story_act"]):
                low, high = sorted((x.number, y.number))
                scored[x.number, y.number] = match.score, low, high, match.evidence
    best: dict[int, float] = defaultdict(float)
    for (a, b), entry in scored.items():
        best[a], best[b] = max(best[a], entry[0]), max(best[b], entry[0])
    for (a, b), entry in sorted(scored.items()):
        if entry[0] == best[a] == best[b]:
            yield (a, b), entry
