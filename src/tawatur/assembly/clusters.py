"""Tellings become happenings: the best links first, and no link that a constraint forbids.

The links are sorted by stage, by score and then by the keys of their tellings, so that the outcome does not depend on
the order of arrival; tellings that no chain of links ties together have nothing to do with each other. Constraints hold
for whole clusters: what one document told as two happenings never comes together through a third document, and neither
do contradictory days or places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from types import MappingProxyType

from msgspec import Struct, field

from tawatur.assembly.matching import Evidence, Matcher, place_is_free
from tawatur.assembly.settings import weights
from tawatur.assembly.tellings import Telling
from tawatur.assembly.unions import Unions


class Stage(IntEnum):
    """What brought two tellings together. What is surest comes first, so that weaker links meet its constraints."""

    DECIDED, RIVALS, SENTENCE, WORDS, HAPPENING, UNDATED, STORY = range(7)

    @property
    def words(self) -> str:
        """As it is named to people."""
        return _NAMES[self]


DECIDED = "decided by a person"
"""Joins what a person said is one: only what another person said forbids it."""
_NAMES = (DECIDED, "rival accounts", "same sentence", "same words", "happening", "without a day", "one story")
Edge = tuple[int, float, int, int, tuple[Evidence, ...]]
"""A possible link: stage, score below zero so that edges sort, numbers of two tellings, evidence."""
Apart = Mapping[int, frozenset[int]]
"""Telling -> the tellings that a person said are another happening."""
NOBODY: frozenset[int] = frozenset()
NONE_APART: Apart = MappingProxyType({})
MOST_PLACES, MOST_DAYS = 8, 4
"""Different places and days of a cluster that a link is checked against: more are variants of these."""


class Link(Struct, frozen=True):
    """Two tellings held to be one happening, with the reasons."""

    a: tuple[str, str]
    b: tuple[str, str]
    score: float
    evidence: tuple[Evidence, ...]
    stage: str


class Cluster(Struct):
    """What a cluster holds, as far as constraints ask for it.

    `said` is the earliest publication of words that have no day, `days` are tellings that say something of their day,
    `apart` those that a person said are another happening.
    """

    documents: set[str]
    members: list[int]
    first: int | None
    last: int | None
    said: int | None
    places: list[int] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    apart: frozenset[int] = NOBODY


class Clusters:
    """The clusters of tellings, as links join them.

    Parameters
    ----------
    tellings : the tellings by their numbers
    apart : what a person said is not one
    """

    def __init__(self, tellings: Sequence[Telling], matcher: Matcher, apart: Apart = NONE_APART) -> None:
        self.tellings, self.matcher, self.apart = tellings, matcher, apart
        self.refused: list[Edge] = []
        self._sets: Unions[int] = Unions()
        self._clusters: dict[int, Cluster] = {}
        self._fresh = int(weights()["date"]["fresh_days"])

    def find(self, number: int) -> int:
        """The least number of the cluster that a telling stands in."""
        return self._sets.find(number)

    def of(self, number: int) -> Cluster:
        """The cluster that a telling stands in."""
        root = self._sets.find(number)
        cluster = self._clusters.get(root)
        if cluster is None:
            telling = self.tellings[number]
            said = telling.published if telling.manner in ("word", "spoken") and telling.first is None else None
            places = [number] if telling.spots else []
            apart = self.apart.get(number, NOBODY)
            days = [number] if telling.one_day or telling.said is not None else []
            cluster = Cluster({telling.document}, [number], telling.first, telling.last, said, places, days, apart)
            self._clusters[root] = cluster
        return cluster

    def unite(self, numbers: Iterable[int]) -> None:
        """Make one cluster of tellings that were found to be one before."""
        first, *others = sorted(numbers)
        for other in others:
            if self.find(first) != self.find(other):
                self._merge(self.find(first), self.find(other), self.of(first), self.of(other))

    def join(self, edges: Iterable[Edge]) -> Iterator[Edge]:
        """Join what the edges link, in their order: by stage, the best first; yields those that hold."""
        find = self._sets.find
        for edge in sorted(edges):
            stage, _, a, b, _ = edge
            root, other = find(a), find(b)
            if root != other:
                here, there = self.of(a), self.of(b)
                if self.held_apart(here, there):
                    self.refused.append(edge)
                    continue
                # A person and a document that gives two accounts may join any days and places.
                if stage > Stage.RIVALS and self.forbidden(here, there, stage):
                    continue
                self._merge(root, other, here, there)
            yield edge

    def _sure(self, number: int) -> tuple[bool, int]:
        """Sorts tellings by how much they say of their day."""
        said = self.tellings[number].said
        return said is not None and not said.days, number

    def held_apart(self, here: Cluster, there: Cluster) -> bool:
        """Whether a person said that two clusters are two happenings."""
        return bool(here.apart) and not here.apart.isdisjoint(there.members)

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
        here.days = sorted(here.days + there.days, key=self._sure)[:MOST_DAYS]
        self._clusters[self._sets.join(root, other)] = here

    def forbidden(self, here: Cluster, there: Cluster, stage: int | None = None) -> bool:
        """Whether a constraint forbids two clusters to be one happening.

        A copy may be published much later, and one sentence printed twice is one account, however each was read.
        """
        if not here.documents.isdisjoint(there.documents) or self.held_apart(here, there):
            return True
        if stage == Stage.SENTENCE:
            return False
        first, last = _tighter(here.first, there.first, max), _tighter(here.last, there.last, min)
        if first is not None and last is not None and last < first:
            return True
        if (
            stage != Stage.WORDS
            and here.said is not None
            and there.said is not None
            and abs(here.said - there.said) > self._fresh
        ):
            return True
        for x in here.days:
            for y in there.days:
                a, b = self.tellings[x], self.tellings[y]
                if (a.said is not None or b.said is not None) and self.matcher.date(a, b) == "apart":
                    return True
        for x in here.places:
            for y in there.places:
                a, b = self.tellings[x], self.tellings[y]
                if self.matcher.place(a, b) == "apart" and not place_is_free(a, b):
                    return True
        return False


def _tighter(a: int | None, b: int | None, choose: Callable[[int, int], int]) -> int | None:
    return b if a is None else a if b is None else choose(a, b)
