"""Who stands next to whom in the blocks in which documents and tellings are compared."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, tuple_

from tawatur.assembly.pages import Member, Space
from tawatur.store.growth.world import chunks
from tawatur.store.schema import block_members

LARGE = 1000
"""Members of some blocks that are read at once; of larger blocks only the neighbours are."""


class Placed(NamedTuple):
    """A member of a block as it stands in the table."""

    place: int
    tie: int
    number: int


Block = list[Placed]
_columns = (block_members.c.key, block_members.c.place, block_members.c.tie, block_members.c.number)
_order = (block_members.c.place, block_members.c.tie, block_members.c.number)


def put(connection: Connection, members: Iterable[tuple[Member, int]]) -> None:
    """Stand members in their blocks."""
    if rows := [row(member, number) for member, number in members]:
        connection.execute(insert(block_members), rows)


def row(member: Member, number: int) -> dict[str, int]:
    """The row of a member."""
    return {"key": member.key, "place": member.place, "tie": member.tie, "number": number}


_remove = delete(block_members).where(
    *(column == bindparam(f"this_{column.name}") for column in _columns),
)


def remove(connection: Connection, members: Iterable[tuple[Member, int]]) -> None:
    """Take members out of their blocks."""
    rows = [{f"this_{name}": value for name, value in row(member, number).items()} for member, number in members]
    if rows:
        connection.execute(_remove, rows)


def blocks(connection: Connection, members: Collection[Member]) -> dict[int, Block]:
    """The blocks of some members, in order; of large blocks what stands around the members."""
    around: dict[int, list[Member]] = defaultdict(list)
    for member in members:
        around[member.key].append(member)
    found: dict[int, Block] = {}
    # Marks have large blocks where words have small ones: those of a space are asked for together.
    of_space: dict[Space, set[int]] = defaultdict(set)
    for member in members:
        of_space[member.space].add(member.key)
    for part in (part for keys in of_space.values() for part in chunks(keys)):
        query = select(*_columns).where(block_members.c.key.in_(part)).limit(LARGE)
        rows = connection.execute(query).all()
        if len(rows) < LARGE:
            block: dict[int, Block] = {key: [] for key in part}
            for key, *placed in rows:
                block[key].append(Placed(*placed))
            found.update((key, sorted(members)) for key, members in block.items())
        else:
            found.update((key, _window(connection, key, around[key])) for key in part)
    return found


def _window(connection: Connection, key: int, members: Collection[Member]) -> Block:
    """What stands around some members of one block."""
    found: set[Placed] = set()
    reach = members_reach(members) + len(members) + 1
    for member in members:
        at = tuple_(block_members.c.place, block_members.c.tie)
        here = (member.place, member.tie)
        of = select(*_columns[1:]).where(block_members.c.key == key)
        before = of.where(at < here).order_by(*(column.desc() for column in _order)).limit(reach)
        after = of.where(at >= here).order_by(*_order).limit(reach + 1)
        for query in (before, after):
            found.update(Placed(*placed) for placed in connection.execute(query))
    return sorted(found)


def members_reach(members: Collection[Member]) -> int:
    """The reach in the block of some members."""
    return next(iter(members)).space.reach


def neighbours(block: Block, member: Member, number: int) -> Iterator[Placed]:
    """Those with whom a member of a block is compared."""
    at = bisect_left(block, Placed(member.place, member.tie, number))
    reach = member.space.reach
    yield from block[max(0, at - reach) : at]
    yield from block[at + 1 : at + 1 + reach]


def shifted(block: Block, member: Member, came: int, went: int) -> Iterator[tuple[Placed, Placed]]:
    """Pairs on both sides of a place that members of the block who came may have pushed out of reach of each other,
    and members who went let into reach."""
    reach = member.space.reach
    if len(block) + went <= reach:
        return
    at = bisect_left(block, Placed(member.place, member.tie, 0))
    for left in range(max(0, at - reach - came), at):
        for right in range(max(at, left + reach - went + 1), min(len(block), left + reach + came + 1)):
            yield block[left], block[right]


def within_reach(connection: Connection, a: Member, here: int, b: Member, there: int) -> bool:
    """Whether two members of one block stand in reach of each other."""
    low, high = sorted((Placed(a.place, a.tie, here), Placed(b.place, b.tie, there)))
    at = tuple_(block_members.c.place, block_members.c.tie, block_members.c.number)
    between = select(block_members.c.number).where(block_members.c.key == a.key, at > tuple(low), at < tuple(high))
    return len(connection.execute(between.limit(a.space.reach)).all()) < a.space.reach
