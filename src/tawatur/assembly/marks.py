"""Which documents may tell the same: those that share several marks of what they tell.

A mark is a kind of happening with one actor, place or number. Documents that carry a mark stand in the order of their
days, and each is compared with those that stand next to it: a translation or a second report follows within days.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tawatur.assembly.blocking import GAP, NO_DAY, Tails
from tawatur.assembly.tellings import Telling

FEWEST = 3
"""Happenings that a document must tell to be recognised by them."""
SHARED = 2
"""Marks that two documents must share to be compared."""
REACH, DAYS = 30, 7
"""A document is compared with so many before it that carry a mark, none more days older than this."""


def day_of(published: int | None, tellings: Iterable[Telling]) -> int:
    """The day of a document: its publication, else the last day that it tells of, months and years left aside."""
    if published is not None:
        return published
    told = (one for one in tellings if one.first is not None and one.last is not None)
    return max((one.last or NO_DAY for one in told if (one.last or 0) - (one.first or 0) < DAYS), default=NO_DAY)


def marks(tellings: Sequence[Telling]) -> list[str]:
    """What a document is found by, sorted; nothing if it tells too little."""
    return sorted({mark for telling in tellings for mark in _marks(telling)}) if len(tellings) >= FEWEST else []


def _marks(telling: Telling) -> Iterator[str]:
    kind = telling.kind
    for actor in (*telling.agents, *telling.targets):
        yield f"{kind}{GAP}a{GAP}{actor}"
    for spot in telling.spots:
        yield f"{kind}{GAP}p{GAP}{spot.key}"
    for name, tolls in (("k", telling.killed), ("i", telling.injured)):
        for low, high in tolls:
            if low == high > 1:
                yield f"{kind}{GAP}{name}{GAP}{low}"


def sharing(documents: Iterable[tuple[int, int, Sequence[str]]]) -> Iterator[tuple[int, int, int]]:
    """Pairs of documents, the earlier first, with how many marks they share.

    Parameters
    ----------
    documents : (day, number, marks), sorted
    """
    tails = Tails(REACH, DAYS)
    for day, number, found in documents:
        counts = Counter(tails.gather(found, day, number))
        tails.sweep(day)
        for other, count in counts.items():
            if count >= SHARED:
                yield other, number, count
