"""The steps from tellings to clusters, each a pure function: what may link two documents, and what hangs together by
such links. Where accounts without a day belong stands in `undated`.

What may link two tellings follows from these two and their documents alone, and from what stands next to them in the
blocks (`blocking`); so a new document changes only the clusters of what it is linked to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tawatur.assembly.clusters import Edge, Stage
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
    need, degrees = weights()["join"]["dated"], matcher.degrees
    for number, other in pairs:
        a, b = tellings[number], tellings[other]
        # Half of the pairs of a block are of kinds that have nothing to do with each other.
        if (
            a.kind != b.kind
            and (a.kind, b.kind) not in degrees
            and not (a.killed and b.killed)
            and ((len(a.kinds) == 1 and len(b.kinds) == 1) or matcher.kind(a, b) is None)
        ):
            continue
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
