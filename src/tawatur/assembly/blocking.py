"""Which tellings are compared at all: blocks of a region, a day and a family of kinds, so that the work grows with
the number of claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from tawatur.assembly.places import reach_in_degrees, sounds_of
from tawatur.assembly.settings import weights
from tawatur.assembly.tellings import Telling

Pair = tuple[int, int]
"""Numbers of two tellings, the lower first."""


def dated_pairs(tellings: Sequence[Telling]) -> Iterator[Pair]:
    """Pairs of one region, day and family; tellings without a day stand in the days before their publication."""
    blocks: dict[Hashable, list[Telling]] = defaultdict(list)
    for telling in tellings:
        days = searched_days(telling)
        if days:
            for where in _wheres(telling):
                for day in days:
                    blocks[day, telling.family, where].append(telling)
    return _pairs(blocks)


def grouped_pairs(tellings: Iterable[Telling], groups: Mapping[str, str]) -> Iterator[Pair]:
    """Pairs of one kind in documents with the same words."""
    sizes: dict[str, int] = defaultdict(int)
    for name in groups.values():
        sizes[name] += 1
    blocks: dict[Hashable, list[Telling]] = defaultdict(list)
    for telling in tellings:
        group = groups.get(telling.document)
        if group is not None and sizes[group] > 1:
            blocks[group, telling.kind].append(telling)
    return _pairs(blocks)


def searched_days(telling: Telling) -> range | None:
    """The days on which a telling is looked for; None if its time is too vague."""
    table = weights()
    if telling.first is not None and telling.last is not None:
        return range(telling.first, telling.last + 1) if telling.last - telling.first < table["block"]["days"] else None
    if telling.published is not None:
        return range(telling.published - int(table["date"]["fresh_days"]), telling.published + 1)
    return None


def _wheres(telling: Telling) -> list[Hashable]:
    """The regions of a telling; its parties too where the place says little: for words, movements, and no place."""
    found: dict[Hashable, None] = {}
    if telling.manner != "act" or not telling.spots:
        for role, parties in (("by", telling.agents), ("to", telling.targets if not telling.agents else ())):
            found.update(((role, actor), None) for actor in sorted(parties))
    if telling.manner == "act":
        # An account without a place is found by a toll that is too large to be chance.
        large = weights()["toll"]["large"]
        found.update((("killed", toll), None) for toll in telling.killed if toll[0] >= large)
    if telling.manner in ("act", "move"):
        for spot in telling.spots[: weights()["block"]["places"]]:
            if spot.admin1:
                found[spot.admin1] = None
            if not spot.admin1 or spot.listed is None:
                found["at", spot.key] = None
            if spot.listed is None:
                # An unknown village may be spelled otherwise elsewhere, and be told without its governorate.
                found.update((("sounds", sound), None) for sound in sorted(sounds_of(spot)))
    return list(found)


def _pairs(blocks: Mapping[Hashable, list[Telling]]) -> Iterator[Pair]:
    """The distinct pairs of all blocks, documents apart; a large block is split by what else must agree."""
    seen: set[int] = set()
    cap = weights()["block"]["cap"]
    # Most pairs of a region lie at two known points that are far apart: they cost no comparison.
    reach = reach_in_degrees()
    for members in blocks.values():
        if len(members) < 2:
            continue
        for part in [members] if len(members) <= cap else _split(members, cap):
            for at, a in enumerate(part):
                point = a.point
                for b in part[at + 1 :]:
                    if point is not None and b.point is not None and abs(point - b.point) > reach:
                        continue
                    if a.document != b.document:
                        low, high = (a.number, b.number) if a.number < b.number else (b.number, a.number)
                        # One number takes a third of the room of a pair, and there are millions of them.
                        mark = low << 32 | high
                        if mark not in seen:
                            seen.add(mark)
                            yield low, high


def _split(members: Sequence[Telling], cap: int) -> Iterator[Sequence[Telling]]:
    """Parts of a large block: the same place, the same kind with an actor, the same kind with a toll.

    A part that is still too large is cut into overlapping runs of tellings sorted by what they say, so that likes
    stand together.
    """
    parts: dict[Hashable, list[Telling]] = defaultdict(list)
    for telling in members:
        for spot in telling.spots[:3]:
            parts["at", spot.key].append(telling)
        for actor in telling.agents | telling.targets:
            parts[telling.kind, actor].append(telling)
        for toll in telling.killed:
            parts[telling.kind, toll].append(telling)
    for part in parts.values():
        if len(part) <= cap:
            yield part
            continue
        part.sort(key=_likeness)
        for start in range(0, len(part), cap // 2):
            yield part[start : start + cap]


def _likeness(telling: Telling) -> tuple[object, ...]:
    return (
        telling.kind,
        telling.spots[0].key if telling.spots else "",
        telling.killed,
        sorted(telling.agents),
        telling.number,
    )
