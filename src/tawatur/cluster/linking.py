"""The steps of assembly that look at one document, one block or two documents, on rows that can be sent: what the
engines hand out is here, and where it runs is theirs.

What is sent of a telling is the telling itself; where it arrives its spots become those of the process, as they are
told apart by what they are, not by what they hold.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import msgspec

from tawatur.assembly.blocking import NO_DAY, likeness, near, stable, window
from tawatur.assembly.clusters import Edge
from tawatur.assembly.copies import BAND_REACH, PART_REACH, bands, enough, sample, shingles, verify
from tawatur.assembly.marks import DAYS, REACH, day_of, marks
from tawatur.assembly.marks import SHARED as FEWEST_MARKS
from tawatur.assembly.matching import Evidence, Matcher
from tawatur.assembly.merging import copy_edges, dated_edges, rival_edges, story_edges, tells_of_acts
from tawatur.assembly.places import Spot, Spots, reach_in_degrees
from tawatur.assembly.sentences import contexts
from tawatur.assembly.settings import lexicon_knowledge
from tawatur.assembly.stories import SHARED, WORDS, of_one_time
from tawatur.assembly.tellings import Telling, day, live, tell
from tawatur.assembly.translations import translation
from tawatur.records import Claim, Document

BANDED, SAMPLED, MARKED = "c", "s", "m"
"""What two documents have in common: words of the whole text, of a part of it, marks of what they tell."""


class Named(msgspec.Struct, frozen=True, array_like=True):
    """A link by the keys of its tellings: stage, score below zero, evidence; `acts`: it is of more than words."""

    a: tuple[str, str]
    b: tuple[str, str]
    stage: int
    cost: float
    evidence: tuple[Evidence, ...]
    acts: bool


class Shared(msgspec.Struct, frozen=True, array_like=True):
    """Two documents with one text, ids in order."""

    a: str
    b: str
    how: str
    share: float


class Page(msgspec.Struct, frozen=True):
    """A document with its tellings, as it is compared with others."""

    document: Document
    told: list[Telling]

    @property
    def day(self) -> int:
        """Where it stands among those that it shares something with."""
        return day_of(day(self.document.published), self.told)

    @property
    def speaks(self) -> bool:
        """Whether it tells what somebody said."""
        return any(telling.manner in WORDS for telling in self.told)


@lru_cache(maxsize=1)
def matcher() -> Matcher:
    """What compares tellings in this process."""
    return Matcher(Spots(), lexicon_knowledge())


def page_of(document: Document, claims: Sequence[Claim]) -> Page:
    """A document with what it tells."""
    told = tell({document.id: document}, claims, matcher().spots, matcher().knowledge)
    return Page(document, list(live(told)))


def packed(telling: Telling) -> bytes:
    """A telling as it is sent."""
    return pickle.dumps(telling, protocol=5)


_spots: dict[tuple[object, ...], Spot] = {}


def unpacked(sent: bytes) -> Telling:
    """A telling as it arrives, with the spots of this process."""
    telling: Telling = pickle.loads(sent)
    telling.spots = tuple(_spots.setdefault(msgspec.structs.astuple(spot), spot) for spot in telling.spots)
    return telling


def numbered(tellings: Iterable[Telling]) -> list[Telling]:
    """Tellings in the order of their keys, numbered in it."""
    ordered = sorted(tellings, key=lambda telling: telling.key)
    for number, telling in enumerate(ordered):
        telling.number = number
    return ordered


def _named(edges: Iterable[Edge], tellings: Sequence[Telling]) -> Iterator[Named]:
    for edge in edges:
        stage, cost, a, b, evidence = edge
        yield Named(tellings[a].key, tellings[b].key, stage, cost, evidence, tells_of_acts(edge, tellings))


def own_edges(page: Page) -> Iterator[Named]:
    """The links inside a document."""
    if len(page.told) > 1:
        told = numbered(page.told)
        yield from _named(rival_edges(told, matcher()), told)


def block_edges(members: Iterable[Telling]) -> Iterator[Named]:
    """The links among the tellings of a block, each compared with those that stand next to it."""
    tellings = numbered(members)
    pairs = (
        (min(a.number, b.number), max(a.number, b.number))
        for a, b in near(sorted(tellings, key=likeness), window())
        if a.document != b.document and not _far_apart(a, b)
    )
    return _named(dated_edges(pairs, tellings, matcher()), tellings)


def _far_apart(a: Telling, b: Telling) -> bool:
    """Both lie at known points too far from each other to be compared."""
    return a.point is not None and b.point is not None and abs(a.point - b.point) > reach_in_degrees()


class Member(msgspec.Struct, frozen=True, order=True):
    """A document under a key: its place is its day, and a number that every machine gives it; `size` counts the
    sampled words of its text."""

    day: int
    ordinal: int
    id: str
    size: int


class Met(msgspec.Struct, frozen=True):
    """Two documents, ids in order, that met under a key; `least` is the size of the smaller one."""

    a: str
    b: str
    what: str
    least: int


def key_rows(pages: Sequence[Page]) -> Iterator[tuple[str, Member]]:
    """The keys under which documents may meet."""
    hashes = shingles([page.document.text for page in pages])
    for page, found, banded in zip(pages, hashes, bands(hashes), strict=True):
        sampled = sample(found)
        member = Member(page.day, stable(page.document.id), page.document.id, len(sampled))
        if page.document.text:
            yield from ((f"{BANDED}{band:x}", member) for band in sorted(set(banded)))
            yield from ((f"{SAMPLED}{shingle:x}", member) for shingle in sampled)
        if page.told:
            yield from ((f"{MARKED}{mark}", member) for mark in marks(page.told))


def met(key: str, members: Iterable[Member]) -> Iterator[Met]:
    """The documents that meet under a key: each with those next to it."""
    what = key[0]
    reach = {BANDED: BAND_REACH, SAMPLED: PART_REACH, MARKED: REACH}[what]
    for one, other in near(sorted(members), reach):
        # What says nothing of its day is near to any day.
        if what != MARKED or other.day - one.day <= DAYS or one.day == NO_DAY:
            yield Met(min(one.id, other.id), max(one.id, other.id), what, min(one.size, other.size))


class Pair(msgspec.Struct, frozen=True):
    """Two documents, ids in order, with all that brings them together: how many bands, sampled words and marks they
    share, and whether a happening of one is held to be one of the other's."""

    banded: int
    sampled: int
    marked: int
    least: int
    linked: bool


def pair_edges(here: Page, there: Page, pair: Pair) -> tuple[list[Shared], list[Named]]:
    """Whether two documents have one text, and the links among what they tell, but for those of blocks."""
    shared, (a, b) = list(_shared(here, there, pair)), (here.document.id, there.document.id)
    if not (here.told and there.told):
        return shared, []
    tellings = numbered([*here.told, *there.told])
    told, retold = here.told, there.told
    edges: list[Edge] = []
    for link in shared:
        same = link.how != TRANSLATION
        words = contexts(told, here.document.text) if same else None
        others = contexts(retold, there.document.text) if same else None
        edges += copy_edges(told, retold, words, others, matcher())
    speak = here.speaks and there.speaks
    linked = speak and (pair.linked or any(tells_of_acts(edge, tellings) for edge in edges))
    alike = pair.marked if pair.marked >= SHARED and of_one_time(told[0].published, retold[0].published) else 0
    if linked or alike:
        edges += story_edges(told, retold, matcher(), shared=alike, linked=linked)
    assert a < b
    return shared, list(_named(edges, tellings))


TRANSLATION = "translation"


def _shared(here: Page, there: Page, pair: Pair) -> Iterator[Shared]:
    a, b = here.document, there.document
    if pair.banded or pair.sampled:
        hashes = [frozenset(found) for found in shingles([a.text, b.text])]
        sampled = enough(pair.sampled, pair.least, pair.least)
        if (pair.banded or sampled) and (how := verify(*hashes, banded=bool(pair.banded), sampled=sampled)):
            yield Shared(a.id, b.id, *how)
    if pair.marked >= FEWEST_MARKS and (found := translation(a, here.told, b, there.told, matcher())):
        yield Shared(a.id, b.id, TRANSLATION, found.agreement)
