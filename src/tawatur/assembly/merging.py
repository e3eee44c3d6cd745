"""The steps from tellings to clusters, each a pure function: what may link two documents, what hangs together by such
links, the clusters of what hangs together, and where accounts without a day belong.

What may link two tellings follows from these two and their documents alone, and from what stands next to them in the
blocks (`blocking`); so a new document changes only the clusters of what it is linked to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tawatur.assembly.blocking import GAP, searched_days
from tawatur.assembly.clusters import Clusters, Edge, Stage
from tawatur.assembly.matching import Matcher
from tawatur.assembly.rivals import are_accounts, are_rivals
from tawatur.assembly.sentences import Contexts, same_sentences
from tawatur.assembly.settings import weights
from tawatur.assembly.stories import WORDS, one_story
from tawatur.assembly.tellings import Telling
from tawatur.assembly.translations import in_order

Told = Mapping[str, Sequence[Telling]]
"""Document id -> its tellings."""
LONG = 31
"""Days of a telling's window from which on it is looked at whatever its month."""
RIVALS = (("rival accounts", "of one document", 0.0),)


def rival_edges(tellings: Sequence[Telling], matcher: Matcher) -> Iterator[Edge]:
    """Rival accounts that one document gives of one happening without tying them together.

    Parameters
    ----------
    tellings : all of one document
    """
    members = in_order([telling for telling in tellings if telling.hedged or telling.sources])
    for at, a in enumerate(members):
        for step, b in enumerate(members[at + 1 :]):
            if are_rivals(a, b, matcher) or (step == 0 and are_accounts(a, b, matcher)):
                yield (Stage.RIVALS, -weights()["join"]["dated"], *_numbers(a, b), RIVALS)


def copy_edges(
    here: Sequence[Telling],
    there: Sequence[Telling],
    words: Contexts | None,
    others: Contexts | None,
    matcher: Matcher,
) -> Iterator[Edge]:
    """The same happening in two documents with the same words, or in a translation.

    Parameters
    ----------
    words, others : the words around the triggers of both, if the documents are in one language
    """
    if words is not None and others is not None:
        best: dict[tuple[int, int], Edge] = {}
        for score, a, b, evidence in same_sentences(words, others, matcher):
            numbers = _numbers(a, b)
            if numbers not in best or -score < best[numbers][1]:
                best[numbers] = (Stage.SENTENCE, -score, *numbers, evidence)
        yield from best.values()
    need = weights()["join"]["copy"]
    for a in here:
        for b in there:
            if a.kind == b.kind:
                match = matcher.match(a, b, same_words=True)
                if match.veto is None and match.score >= need:
                    yield (Stage.WORDS, -match.score, *_numbers(a, b), match.evidence)


def dated_edges(pairs: Iterable[tuple[int, int]], tellings: Sequence[Telling], matcher: Matcher) -> Iterator[Edge]:
    """The same kind, place and day, with nothing against it."""
    need = weights()["join"]["dated"]
    for number, other in pairs:
        a, b = tellings[number], tellings[other]
        match = matcher.match(a, b)
        if match.veto is None and match.score >= need:
            yield Stage.HAPPENING, -match.score, a.number, b.number, match.evidence


def story_edges(
    here: Sequence[Telling], there: Sequence[Telling], matcher: Matcher, *, shared: int, linked: bool
) -> Iterator[Edge]:
    """What fits in two documents that tell one story; see `stories.one_story`."""
    if here[0].document > there[0].document:
        here, there = there, here
    for score, a, b, evidence in one_story(here, there, matcher, shared=shared, linked=linked):
        yield (Stage.STORY, -score, *_numbers(a, b), evidence)


def tells_of_acts(edge: Edge, tellings: Sequence[Telling]) -> bool:
    """Whether an edge between two documents lets them share a happening that is more than words."""
    stage, _, a, b, _ = edge
    words = tellings[a].manner in WORDS and tellings[b].manner in WORDS
    return Stage.SENTENCE <= stage <= Stage.HAPPENING and not words


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


def undated_edges(vague: Telling, others: Iterable[Telling], matcher: Matcher) -> list[Edge]:
    """What an account without a day may belong to; nothing where so many stand that a fit says nothing.

    Parameters
    ----------
    others : the tellings at its haunts that it could be
    """
    around = {other.number: other for other in others}
    if len(around) > weights()["block"]["undated_cap"]:
        return []
    table = weights()["join"]
    # What fits worse than this can neither be chosen nor stand in the way of a choice.
    least = table["undated"] - table["margin"]
    found: list[Edge] = []
    for other in around.values():
        match = matcher.match(vague, other)
        if match.veto is None and match.score > least:
            found.append((Stage.UNDATED, -match.score, vague.number, other.number, match.evidence))
    return found


def settle(edges: Iterable[Edge], clusters: Clusters, told: Told, matcher: Matcher) -> list[Edge]:
    """The links of accounts without a day: of each the one to the cluster that it fits clearly better than every
    other, and what else the documents that it links tell of the same story.

    Parameters
    ----------
    edges : as `undated_edges` gives them, all of an account
    clusters : as all other links have joined them
    told : the tellings of the documents that edges name
    """
    of: dict[int, dict[int, list[Edge]]] = defaultdict(lambda: defaultdict(list))
    for edge in sorted(edges, key=lambda edge: edge[1:4]):
        _, _, vague, other, _ = edge
        if clusters.find(other) != clusters.find(vague):
            of[vague][clusters.find(other)].append(edge)
    chosen: list[Edge] = []
    linked: set[tuple[str, str]] = set()
    for vague in sorted(of):
        document = clusters.tellings[vague].document
        for stage, cost, a, b, evidence in (found := _clear_choice(vague, of[vague], clusters))[:1]:
            chosen.append((stage, cost, min(a, b), max(a, b), evidence))
        others = {clusters.tellings[edge[3]].document for edge in found}
        linked.update((min(document, other), max(document, other)) for other in others)
    for a_key, b_key in sorted(linked):
        chosen += story_edges(told[a_key], told[b_key], matcher, shared=0, linked=True)
    return chosen


def _clear_choice(vague: int, fits: Mapping[int, list[Edge]], clusters: Clusters) -> list[Edge]:
    """The edges to the cluster that an account fits clearly best, the best first; none if no fit is clear."""
    table = weights()["join"]
    here = clusters.of(vague)
    free = [found for root, found in fits.items() if not clusters.forbidden(here, clusters.of(root))]
    ranked = sorted(free, key=lambda found: (found[0][1], found[0][3]))
    if not ranked or -ranked[0][0][1] < table["undated"]:
        return []
    return ranked[0] if len(ranked) < 2 or ranked[1][0][1] - ranked[0][0][1] >= table["margin"] else []


def components(edges: Sequence[Edge]) -> list[list[Edge]]:
    """The edges of all that hangs together, apart from what does not.

    >>> [len(found) for found in components([(0, 0.0, 0, 1, ()), (0, 0.0, 2, 3, ()), (1, 0.0, 1, 0, ())])]
    [2, 1]
    """
    above: dict[int, int] = {}

    def find(number: int) -> int:
        step = above.setdefault(number, number)
        while step != number:
            above[number] = number = above[step]
            step = above[number]
        return number

    for _, _, a, b, _ in edges:
        a, b = find(a), find(b)
        if a != b:
            above[max(a, b)] = min(a, b)
    found: dict[int, list[Edge]] = {}
    for edge in edges:
        found.setdefault(find(edge[2]), []).append(edge)
    return list(found.values())


def _numbers(a: Telling, b: Telling) -> tuple[int, int]:
    return (a.number, b.number) if a.number < b.number else (b.number, a.number)


def by_document(tellings: Iterable[Telling]) -> Told:
    """The tellings of each document, in the order in which they came."""
    found: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        found[telling.document].append(telling)
    return found
