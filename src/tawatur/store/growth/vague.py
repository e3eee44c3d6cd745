"""Accounts without a day, and what stands at their places."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, delete, insert, or_, select

from tawatur.assembly.clusters import Stage
from tawatur.assembly.merging import LONG
from tawatur.assembly.pages import Member, Space, members, vague_key
from tawatur.assembly.settings import weights
from tawatur.assembly.tellings import Telling
from tawatur.assembly.undated import could_be, undated_edges
from tawatur.store.growth.world import World, chunks
from tawatur.store.schema import block_members, late_links, telling_links, tellings

if TYPE_CHECKING:
    from tawatur.store.growth.edges import Touched


def withdraw(world: World, own: Collection[int], touched: Touched) -> None:
    """Take back what was joined because of some tellings that go."""
    for part in chunks(own):
        named = or_(late_links.c.via.in_(part), late_links.c.a.in_(part), late_links.c.b.in_(part))
        for row in world.connection.execute(select(late_links).where(named)):
            touched.tellings.update({row.a, row.b} - set(own))
            touched.vague.update({row.via} - set(own))
        world.connection.execute(delete(late_links).where(late_links.c.via.in_(part)))


def look_again(world: World, changed: Iterable[tuple[Member, int]], touched: Touched) -> None:
    """Let the accounts without a day look again for what they may be told of, where a page came or went."""
    waiting: set[int] = set()
    for member, _ in changed:
        if member.space == Space.HAUNT:
            query = select(block_members.c.number).where(block_members.c.key == vague_key(member.key))
            waiting.update(world.connection.execute(query).scalars())
    rows = world.rows_of(waiting)
    told = world.tellings(list(rows.values()))
    for number in sorted(rows):
        _look(world, number, told[number], touched)


def _holders(keys: Collection[int], vague: Telling) -> Select[Any]:
    """The tellings at the places of an account without a day that may be of its time."""
    query = select(tellings.c.number, tellings.c.document, tellings.c.event).distinct()
    query = query.join_from(block_members, tellings, block_members.c.number == tellings.c.number)
    query = query.where(block_members.c.key.in_(keys))
    if vague.first is not None and vague.last is not None:
        dated = block_members.c.place.between(vague.first - LONG, vague.last)
        query = query.where(or_(block_members.c.place == 0, dated))
        apart = and_(
            tellings.c.first.is_not(None),
            tellings.c.last.is_not(None),
            or_(tellings.c.last < vague.first, tellings.c.first > vague.last),
        )
        query = query.where(~apart)
    return query


def _look(world: World, number: int, vague: Telling, touched: Touched) -> None:
    """Write what an account without a day may belong to."""
    connection = world.connection
    page = world.page(world.number_of(vague.document))
    keys = [
        one.key for one in members(page) if one.space == Space.HAUNT and page.tellings[one.which].event == vague.event
    ]
    document = world.number_of(vague.document)
    cap = int(weights()["block"]["undated_cap"])
    query = _holders(keys, vague).where(tellings.c.document != document).limit(cap + 1)
    rows = connection.execute(query).all()
    touched.vague.add(number)
    connection.execute(
        delete(telling_links).where(telling_links.c.a == number, telling_links.c.stage == int(Stage.UNDATED))
    )
    if len(rows) > cap:
        return
    others = world.tellings(rows)
    vague.number = -1
    for other, telling in others.items():
        telling.number = other
    fits = [telling for telling in others.values() if could_be(vague, telling)]
    edges = undated_edges(vague, fits, world.matcher)
    if edges:
        rows_ = [{"a": number, "b": other, "stage": int(Stage.UNDATED), "cost": cost} for _, cost, _, other, _ in edges]
        connection.execute(insert(telling_links), rows_)
