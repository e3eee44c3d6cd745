"""Tellings become happenings: the best links first, and no link that a constraint forbids.

The links are sorted by score and then by the keys of their tellings, so that the outcome does not depend on the
order of arrival. Constraints hold for whole clusters: what one document told as two happenings never comes together
through a third document, and neither do contradictory days or places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter

from msgspec import Struct, field

from tawatur.assembly.matching import Evidence, Matcher, place_is_free
from tawatur.assembly.settings import weights
from tawatur.assembly.tellings import Telling
from tawatur.assembly.unions import Unions

SAME_WORDS, SAME_SENTENCE = "same words", "same sentence"
"""Stages that join what copies tell."""
DECIDED = "decided by a person"
"""The stage that joins what a person said is one: only what another person said forbids it."""
UNCHECKED = frozenset({"rival accounts", DECIDED})
"""Stages that join accounts of one document, or of any days and places."""
NOBODY: frozenset[int] = frozenset()
MOST_PLACES = 8
"""Different places of a cluster that a link is checked against: more are variants of these."""


class Link(Struct, frozen=True):
    """Two tellings held to be one happening, with the reasons."""

    a: tuple[str, str]
    b: tuple[str, str]
    score: float
    evidence: tuple[Evidence, ...]
    stage: str


class Cluster(Struct):
    """What a cluster holds, as far as constraints ask for it.

    `said` is the earliest publication of words that have no day, `apart` the tellings that a person said are another
    happening.
    """

    documents: set[str]
    members: list[int]
    first: int | None
    last: int | None
    said: int | None
    places: list[int] = field(default_factory=list)
    apart: frozenset[int] = NOBODY


class Clusters:
    """The clusters of tellings, with the links that made them."""

    def __init__(self, tellings: Sequence[Telling], matcher: Matcher) -> None:
        self.tellings, self.matcher = tellings, matcher
        self.sets: Unions[int] = Unions()
        self.links: list[Link] = []
        self.refused: list[Link] = []
        self._apart: dict[int, frozenset[int]] = {}
        self._clusters: dict[int, Cluster] = {}
        self._fresh = int(weights()["date"]["fresh_days"])

    def of(self, number: int) -> Cluster:
        """The cluster that a telling stands in."""
        root = self.sets.find(number)
        cluster = self._clusters.get(root)
        if cluster is None:
            telling = self.tellings[number]
            said = telling.published if telling.manner in ("word", "spoken") and telling.first is None else None
            places = [number] if telling.spots else []
            apart = self._apart.get(number, NOBODY)
            cluster = Cluster({telling.document}, [number], telling.first, telling.last, said, places, apart)
            self._clusters[root] = cluster
        return cluster

    def join(self, candidates: Iterable[tuple[float, int, int, tuple[Evidence, ...]]], stage: str) -> None:
        """Join what the candidates link, the best first.

        Parameters
        ----------
        candidates : (score, number, number, evidence)
        stage : named in the links
        """
        ranked = sorted(candidates, key=itemgetter(1, 2))
        ranked.sort(key=itemgetter(0), reverse=True)
        find = self.sets.find
        for score, a, b, evidence in ranked:
            root, other = find(a), find(b)
            if root != other:
                here, there = self.of(a), self.of(b)
                if self.held_apart(here, there):
                    self.refused.append(Link(self.tellings[a].key, self.tellings[b].key, score, evidence, stage))
                    continue
                if stage not in UNCHECKED and self.forbidden(here, there, stage):
                    continue
                self._merge(root, other, here, there)
            self.links.append(Link(self.tellings[a].key, self.tellings[b].key, score, evidence, stage))

    def hold_apart(self, some: set[int], others: set[int]) -> None:
        """Let no telling of the one set ever be of the happening of one of the other; to be said before any join."""
        for these, those in ((some, others), (others, some)):
            for number in these:
                self._apart[number] = self._apart.get(number, NOBODY) | (those - these)

    def held_apart(self, here: Cluster, there: Cluster) -> bool:
        """Whether a person said that two clusters are two happenings."""
        return bool(here.apart) and not here.apart.isdisjoint(there.members)

    def put(self, number: int, other: int) -> None:
        """Put a telling with another one, whatever stands against it."""
        root, home = self.sets.find(number), self.sets.find(other)
        if root != home:
            self._merge(root, home, self.of(number), self.of(other))

    def _merge(self, root: int, other: int, here: Cluster, there: Cluster) -> None:
        del self._clusters[root], self._clusters[other]
        if len(here.members) < len(there.members):
            here, there = there, here
        here.documents |= there.documents
        here.members += there.members
        here.apart |= there.apart
        first, last = _tighter(here.first, there.first, max), _tighter(here.last, there.last, min)
        if first is not None and last is not None and last < first:
            # Copies of one sentence that were read with two days: neither is sure.
            first, last = last, first
        here.first, here.last = first, last
        here.said = _tighter(here.said, there.said, min)
        known = {self.tellings[number].spots for number in here.places}
        here.places += [number for number in there.places if self.tellings[number].spots not in known]
        here.places = sorted(here.places)[:MOST_PLACES]
        self._clusters[self.sets.join(root, other)] = here

    def forbidden(self, here: Cluster, there: Cluster, stage: str = "") -> bool:
        """Whether a constraint forbids two clusters to be one happening.

        A copy may be published much later, and one sentence printed twice is one account, however each was read.
        """
        if not here.documents.isdisjoint(there.documents) or self.held_apart(here, there):
            return True
        if stage == SAME_SENTENCE:
            return False
        first, last = _tighter(here.first, there.first, max), _tighter(here.last, there.last, min)
        if first is not None and last is not None and last < first:
            return True
        if (
            stage != SAME_WORDS
            and here.said is not None
            and there.said is not None
            and abs(here.said - there.said) > self._fresh
        ):
            return True
        for x in here.places:
            for y in there.places:
                a, b = self.tellings[x], self.tellings[y]
                if self.matcher.place(a, b) == "apart" and not place_is_free(a, b):
                    return True
        return False

    def all(self) -> list[list[int]]:
        """The members of every cluster, sorted, those of one telling included."""
        found: dict[int, list[int]] = {}
        for number in range(len(self.tellings)):
            found.setdefault(self.sets.find(number), []).append(number)
        return list(found.values())


def _tighter(a: int | None, b: int | None, choose: Callable[[int, int], int]) -> int | None:
    return b if a is None else a if b is None else choose(a, b)
