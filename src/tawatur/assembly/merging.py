"""The stages of merging, in order. Each looks for links among tellings and hands them to the clusters, which check
the constraints.

`STAGES` is the registry: a stage is a function of (tellings, chains, matcher, clusters) and is run once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from tawatur.assembly.blocking import dated_pairs, grouped_pairs, searched_days
from tawatur.assembly.chains import Chains
from tawatur.assembly.clusters import SAME_SENTENCE, SAME_WORDS, Clusters
from tawatur.assembly.constraints import NONE, Constraints, keep_rejected, obey
from tawatur.assembly.matching import Evidence, Matcher
from tawatur.assembly.sentences import same_sentences
from tawatur.assembly.settings import weights
from tawatur.assembly.stories import WORDS, join_stories
from tawatur.assembly.tellings import Telling, live
from tawatur.assembly.translations import in_order

Candidate = tuple[float, int, int, tuple[Evidence, ...]]
Stage = Callable[[Sequence[Telling], Chains, Matcher, Clusters], None]


def merge(tellings: Sequence[Telling], chains: Chains, matcher: Matcher, constraints: Constraints = NONE) -> Clusters:
    """Obey what people decided, then run every stage on what nobody rejected; returns the clusters."""
    clusters = Clusters(tellings, matcher)
    obey(constraints, tellings, clusters)
    standing = live(tellings)
    for stage in STAGES:
        stage(standing, chains, matcher, clusters)
    keep_rejected(constraints, tellings, clusters)
    return clusters


def join_rivals(tellings: Sequence[Telling], chains: Chains, matcher: Matcher, clusters: Clusters) -> None:
    """Rival accounts that one document gives of one happening without tying them together."""
    by_document: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        if telling.hedged or telling.sources:
            by_document[telling.document].append(telling)
    found = [
        (weights()["join"]["dated"], a.number, b.number, (("rival accounts", "of one document", 0.0),))
        for members in map(in_order, by_document.values())
        for at, a in enumerate(members)
        for step, b in enumerate(members[at + 1 :])
        if are_rivals(a, b, matcher) or (step == 0 and are_accounts(a, b, matcher))
    ]
    clusters.join(found, "rival accounts")


def are_rivals(a: Telling, b: Telling, matcher: Matcher) -> bool:
    """Whether two tellings of one document are two speakers' accounts of one happening at one place.

    1. One day, one side that acts, a party among the speakers, and they disagree on the toll or on what was hit.
    2. Or each only suspects or accuses: the same target, hit by different sides.
    """
    if a.sources == b.sources or a.planned or b.planned or not (a.spots and b.spots):
        return False
    if matcher.kind(a, b) not in ("same", "close", "near") or matcher.place(a, b) != "same":
        return False
    agents = "same" if a.agents == b.agents else matcher.actors(a.agents, b.agents)
    targets = matcher.actors(a.targets, b.targets)
    if agents == "differ":
        return a.hedged and b.hedged and targets == "same" and matcher.date(a, b) != "apart"
    others = bool(a.targets and b.targets) and targets not in ("same", "kin")
    one_day = a.one_day and (a.first, a.last) == (b.first, b.last)
    party = any(claim.modality == "claimed" for claim in (*a.claims, *b.claims))
    return one_day and party and agents in ("same", "kin") and (others or _tolls_differ(a, b))


def are_accounts(a: Telling, b: Telling, matcher: Matcher) -> bool:
    """Whether two tellings that follow each other are what a party and somebody else say of one happening.

    The same known or named side acts, the second adds no day, no other place and no other target, and no toll is told
    twice.
    """
    if a.kind != b.kind or a.manner != "act" or a.planned or b.planned or a.sources == b.sources:
        return False
    if not (a.sources and b.sources) or not any(claim.modality == "claimed" for claim in (*a.claims, *b.claims)):
        return False
    named = a.agents == b.agents and any(matcher.knowledge.kinds.get(key) != "unnamed" for key in a.agents)
    if not named or b.claims[0].date is not None or (a.killed and b.killed) or (a.injured and b.injured):
        return False
    if a.targets and b.targets and a.targets.isdisjoint(b.targets):
        return False
    return not b.spots or set(b.spots) <= set(a.spots)


def _tolls_differ(a: Telling, b: Telling) -> bool:
    return any(x and y and set(x).isdisjoint(y) for x, y in ((a.killed, b.killed), (a.injured, b.injured)))


def join_copies(tellings: Sequence[Telling], chains: Chains, matcher: Matcher, clusters: Clusters) -> None:
    """The same happening in documents with the same words."""
    need = weights()["join"]["copy"]
    clusters.join(same_sentences(tellings, chains, matcher), SAME_SENTENCE)
    clusters.join(_matches(grouped_pairs(tellings, chains.groups), tellings, matcher, need, True), SAME_WORDS)


def join_dated(tellings: Sequence[Telling], chains: Chains, matcher: Matcher, clusters: Clusters) -> None:
    """The same kind, place and day, with nothing against it."""
    clusters.join(_matches(dated_pairs(tellings), tellings, matcher, weights()["join"]["dated"], False), "happening")


def _matches(
    pairs: Iterator[tuple[int, int]], tellings: Sequence[Telling], matcher: Matcher, need: float, same_words: bool
) -> Iterator[Candidate]:
    for a, b in pairs:
        match = matcher.match(tellings[a], tellings[b], same_words=same_words)
        if match.veto is None and match.score >= need:
            yield match.score, a, b, match.evidence


def join_undated(tellings: Sequence[Telling], chains: Chains, matcher: Matcher, clusters: Clusters) -> None:
    """An account without a day joins the happening of its place that it fits, if it fits one clearly better than
    every other."""
    table = weights()
    need, margin, cap = table["join"]["undated"], table["join"]["margin"], table["block"]["undated_cap"]
    vague = [
        telling
        for telling in tellings
        if telling.manner not in WORDS and telling.spots and searched_days(telling) is None
    ]
    wanted = {(telling.family, spot.key) for telling in vague for spot in telling.spots}
    holders: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for telling in tellings if wanted else ():
        for spot in telling.spots:
            if (telling.family, spot.key) in wanted:
                holders[telling.family, spot.key].append(telling)
    found: list[Candidate] = []
    for telling in vague:
        others = {other.number: other for spot in telling.spots for other in holders[telling.family, spot.key]}
        best = _best_cluster(telling, others, matcher, clusters, cap)
        if best and best[0][0] >= need and (len(best) < 2 or best[0][0] - best[1][0] >= margin):
            found.append(best[0])
    clusters.join(found, "without a day")


def _best_cluster(
    telling: Telling, others: dict[int, Telling], matcher: Matcher, clusters: Clusters, cap: int
) -> list[Candidate]:
    """The best link to each cluster, the best cluster first; none if there are so many that a fit says nothing."""
    own = clusters.sets.find(telling.number)
    roots = {
        number: clusters.sets.find(number) for number in sorted(others) if others[number].document != telling.document
    }
    if len(set(roots.values())) > cap:
        return []
    best: dict[int, Candidate] = {}
    for number, root in roots.items():
        if root != own and not clusters.forbidden(clusters.of(telling.number), clusters.of(number)):
            match = matcher.match(telling, others[number])
            if match.veto is None and (root not in best or match.score > best[root][0]):
                low, high = sorted((telling.number, number))
                best[root] = (match.score, low, high, match.evidence)
    return sorted(best.values(), key=lambda link: (-link[0], link[1], link[2]))


STAGES: tuple[Stage, ...] = (join_rivals, join_copies, join_dated, join_undated, join_stories)
"""In this order: what is surest comes first, so that weaker links meet its constraints."""
