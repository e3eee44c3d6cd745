"""Which tellings are compared at all: those of a region, a day and a family of kinds, so that the work grows with the
number of claims.

A block is all tellings with one key. In a block they stand in the order of what they say, and each is compared with
the `REACH` next: all with all where the block is small. So what is compared follows from the members of the block
alone, whatever their order of arrival, and a new telling changes only what stands around its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import TypeVar
from zlib import crc32

from tawatur.assembly.places import reach_in_degrees, sounds_of
from tawatur.assembly.settings import weights
from tawatur.assembly.tellings import Telling

Pair = tuple[int, int]
"""Numbers of two tellings, the lower first."""
Member = TypeVar("Member")
GAP = "\t"
"""Stands between the parts of a key; no name holds it."""


@lru_cache(maxsize=1)
def window() -> int:
    """How many tellings after each of a block it is compared with."""
    return int(weights()["block"]["window"])


def searched_days(telling: Telling) -> range | None:
    """The days on which a telling is looked for; None if its time is too vague."""
    table = weights()
    if telling.first is not None and telling.last is not None:
        return range(telling.first, telling.last + 1) if telling.last - telling.first < table["block"]["days"] else None
    if telling.published is not None:
        return range(telling.published - int(table["date"]["fresh_days"]), telling.published + 1)
    return None


def regions(telling: Telling) -> list[str]:
    """Where a telling is looked for: its regions; its parties too where the place says little, for words, movements,
    and no place."""
    found: dict[str, None] = {}
    family = telling.family
    if telling.manner != "act" or not telling.spots:
        for role, parties in (("by", telling.agents), ("to", telling.targets if not telling.agents else ())):
            found.update((f"{family}{GAP}{role}{GAP}{actor}", None) for actor in sorted(parties))
    if telling.manner == "act":
        # An account without a place is found by a toll that is too large to be chance.
        large = weights()["toll"]["large"]
        found.update((f"{family}{GAP}killed{GAP}{low}-{high}", None) for low, high in telling.killed if low >= large)
    if telling.manner in ("act", "move"):
        for spot in telling.spots[: weights()["block"]["places"]]:
            if spot.admin1:
                found[f"{family}{GAP}in{GAP}{spot.admin1}"] = None
            if not spot.admin1 or spot.listed is None:
                found[f"{family}{GAP}at{GAP}{spot.key}"] = None
            if spot.listed is None:
                # An unknown village may be spelled otherwise elsewhere, and be told without its governorate.
                found.update((f"{family}{GAP}like{GAP}{sound}", None) for sound in sorted(sounds_of(spot)))
    return list(found)


def keys(telling: Telling) -> list[str]:
    """The keys of the blocks that a telling stands in."""
    days = searched_days(telling)
    return [f"{day}{GAP}{region}" for region in regions(telling) for day in days] if days else []


def stable(text: str) -> int:
    """A number of 63 bits for a text, the same in every process."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") >> 1


def likeness(telling: Telling) -> tuple[int, int]:
    """The place of a telling among those of its block: likes stand together, and no two stand at one place."""
    spot = telling.spots[0].key if telling.spots else ""
    toll = min(telling.killed[0][0], 0x1FFF) if telling.killed else 0
    said = _bits(spot, 16) << 47 | _bits(telling.kind, 14) << 33 | toll << 20
    return said | _bits(",".join(sorted(telling.agents)), 20), stable(f"{telling.document}{GAP}{telling.event}")


def _bits(text: str, number: int) -> int:
    return crc32(text.encode()) & ((1 << number) - 1)


def near(members: Sequence[Member], reach: int) -> Iterator[tuple[Member, Member]]:
    """The pairs of members, in their order, that stand no further apart than `reach`.

    >>> list(near("abc", 1))
    [('a', 'b'), ('b', 'c')]
    """
    for at, member in enumerate(members):
        for other in members[at + 1 : at + 1 + reach]:
            yield member, other


def dated_pairs(tellings: Sequence[Telling]) -> Iterator[Pair]:
    """Pairs of one region, day and family; tellings without a day stand in the days before their publication.

    One day is looked at after another, so that only the blocks of a day are held.
    """
    by_day: dict[int, list[Telling]] = defaultdict(list)
    starts: dict[int, int] = {}
    for telling in tellings:
        days = searched_days(telling) or range(0)
        if len(days) > 1:
            starts[telling.number] = days[0]
        for day in days:
            by_day[day].append(telling)
    seen: dict[int, set[int]] = {}
    kept = int(weights()["block"]["days"])
    for day in sorted(by_day):
        blocks: dict[str, list[Telling]] = defaultdict(list)
        for telling in by_day.pop(day):
            for region in regions(telling):
                blocks[region].append(telling)
        seen = {earlier: found for earlier, found in seen.items() if day - earlier < kept}
        yield from _fresh_pairs(blocks, seen, day, starts)


def _fresh_pairs(
    blocks: dict[str, list[Telling]], seen: dict[int, set[int]], day: int, starts: Mapping[int, int]
) -> Iterator[Pair]:
    """The pairs of a day's blocks that no earlier day or block has given.

    Parameters
    ----------
    starts : the first day of tellings that are looked for on several
    """
    found = seen.setdefault(day, set())
    earlier = [others for other, others in seen.items() if other != day]
    reach, degrees = window(), reach_in_degrees()
    for members in blocks.values():
        if len(members) < 2:
            continue
        if len(members) > reach + 1:
            members.sort(key=likeness)
        for at, a in enumerate(members):
            point, document, number = a.point, a.document, a.number
            before = starts.get(number, day) < day
            for b in members[at + 1 : at + 1 + reach]:
                if point is not None and b.point is not None and abs(point - b.point) > degrees:
                    continue
                if document != b.document:
                    low, high = (number, b.number) if number < b.number else (b.number, number)
                    # One number takes a third of the room of a pair, and there are millions of them.
                    mark = low << 32 | high
                    if mark in found:
                        continue
                    if before and starts.get(b.number, day) < day and any(mark in others for others in earlier):
                        continue
                    found.add(mark)
                    yield low, high


NO_DAY = 0
"""The day of what says nothing of its day: it stands before all others, and near to any day."""


class Tails:
    """The last members of blocks whose members come in order: what a new member is compared with.

    Members are pairs of a day and a number; what is more than `days` older is forgotten.
    """

    def __init__(self, reach: int, days: int | None = None) -> None:
        self.reach, self.days = reach, days
        self._tails: dict[Hashable, list[tuple[int, int]]] = {}
        self._swept = 0

    def gather(self, keys: Iterable[Hashable], day: int, number: int) -> list[int]:
        """Stand a member at the end of some blocks; returns the numbers of the members before it that it is compared
        with, once for each block."""
        found: list[int] = []
        tails, reach, oldest = self._tails, self.reach, NO_DAY if self.days is None else day - self.days
        member = day, number
        for key in keys:
            tail = tails.get(key)
            if tail is None:
                tails[key] = [member]
                continue
            found += [other for then, other in tail[-reach:] if then >= oldest or then == NO_DAY]
            tail.append(member)
            if len(tail) > 2 * reach:
                # What no member will be compared with goes, a batch at a time.
                del tail[:-reach]
        return found

    def sweep(self, day: int) -> None:
        """Forget the blocks that no member has reached for long."""
        if self.days is not None and day - self._swept > self.days:
            self._swept = day
            kept = {NO_DAY, *range(day - self.days, day + 1)}
            self._tails = {
                key: tail for key, tail in self._tails.items() if tail[-1][0] in kept or tail[0][0] == NO_DAY
            }
