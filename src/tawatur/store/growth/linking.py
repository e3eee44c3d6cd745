"""The links of one page that came, changed or went, found among its neighbours."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator

from sqlalchemy import delete, func, insert, or_, select

from tawatur.assembly.clusters import Edge, Stage
from tawatur.assembly.marks import SHARED as MARKS
from tawatur.assembly.merging import rival_edges
from tawatur.assembly.pages import DOCUMENT, Member, Page, Space, members
from tawatur.assembly.tellings import Telling, live
from tawatur.store.growth import blocks, vague
from tawatur.store.growth.edges import (
    ALIKE,
    Touched,
    document_edges,
    in_reach,
    link_stories,
    of_one_week,
    put_edges,
    relations,
    telling_edges,
    telling_row,
    write_edges,
)
from tawatur.store.growth.mending import mend
from tawatur.store.growth.world import World, chunks
from tawatur.store.schema import document_links, telling_links, tellings


def link(world: World, number: int, before: Page | None, after: Page | None, touched: Touched) -> None:
    """Let the links be those of a page as it is now.

    Parameters
    ----------
    number : of the document
    before : the page as it was linked; None if it is new
    after : None if it is gone
    """
    connection = world.connection
    old = _placed(world, number, before) if before is not None else []
    if before is not None:
        _withdraw(world, number, old, touched)
    new: list[tuple[Member, int]] = []
    if after is not None:
        _enter(world, number, after)
        new = _placed(world, number, after)
        blocks.put(connection, new)
    changed = [*old, *new]
    found = blocks.blocks(connection, [member for member, _ in changed])
    around: dict[int, Counter[Space]] = defaultdict(Counter)
    told: set[tuple[int, int]] = set()
    for member, own in new:
        for placed in blocks.neighbours(found[member.key], member, own) if member.space.reach else ():
            if member.which == DOCUMENT:
                if member.space != Space.MARK or of_one_week(member.place, placed.place):
                    around[placed.number][member.space] += 1
            else:
                told.add((own, placed.number))
    if after is not None:
        _link_page(world, number, after, around, told, touched)
    mend(world, number, old, new, found, touched)
    vague.look_again(world, changed, touched)


def _placed(world: World, number: int, page: Page) -> list[tuple[Member, int]]:
    """The members that a page gives, with their numbers."""
    numbers = {row.event: row.number for row in world.rows(tellings.c.document == number)}
    told = live(page.tellings)
    return [
        (member, number if member.which == DOCUMENT else numbers[told[member.which].event]) for member in members(page)
    ]


def _enter(world: World, number: int, page: Page) -> None:
    """Number the tellings of a page."""
    if not page.tellings:
        return
    first = (world.connection.execute(select(func.max(tellings.c.number))).scalar() or 0) + 1
    rows = [telling_row(one, first + at, number) for at, one in enumerate(page.tellings)]
    world.connection.execute(insert(tellings), rows)


def _withdraw(world: World, number: int, old: Collection[tuple[Member, int]], touched: Touched) -> None:
    """Take a page out of everything; what was linked to it is to be looked at again."""
    connection = world.connection
    blocks.remove(connection, old)
    rows = world.rows(tellings.c.document == number)
    own = [row.number for row in rows]
    for row in document_edges(world, [number]):
        if row.how != ALIKE:
            touched.documents.add(row.b if row.a == number else row.a)
    connection.execute(delete(document_links).where(or_(document_links.c.a == number, document_links.c.b == number)))
    for row in telling_edges(world, own):
        (touched.vague if row.stage == Stage.UNDATED else touched.tellings).update((row.a, row.b))
    for part in chunks(own):
        connection.execute(delete(telling_links).where(or_(telling_links.c.a.in_(part), telling_links.c.b.in_(part))))
    connection.execute(delete(tellings).where(tellings.c.document == number))
    vague.withdraw(world, own, touched)
    touched.tellings.difference_update(own)
    touched.vague.difference_update(own)
    touched.documents.discard(number)


def _link_page(
    world: World,
    number: int,
    page: Page,
    around: dict[int, Counter[Space]],
    told: Collection[tuple[int, int]],
    touched: Touched,
) -> None:
    """Write the links of a new page."""
    own = {row.event: row for row in world.rows(tellings.c.document == number)}
    touched.tellings.update(row.number for row in own.values())
    touched.documents.add(number)
    others = world.rows_of({other for _, other in told})
    near = in_reach(
        [(own_, other) for own_, other in told if other in others], {row.number: row for row in own.values()}, others
    )
    known = {**{row.number: row for row in own.values()}, **{other: others[other] for _, other in near}}
    found = write_edges(world, known, [*near], touched)
    numbers = {one.event: own[one.event].number for one in page.tellings}
    standing = list(live(page.tellings))
    put_edges(world, [_numbered(edge, standing, numbers) for edge in _own_edges(world, standing)], touched)
    linked = {known[other].document for edge in found for other in edge[2:4] if known[other].document != number}
    near_pages = {other: counts for other, counts in around.items() if _worth_a_look(counts)}
    world.pages(near_pages)
    for other, counts in near_pages.items():
        if _relate(world, number, other, counts, touched):
            linked.add(other)
    world.pages(linked)
    for other in sorted(linked):
        link_stories(world, number, other, touched)


def _worth_a_look(counts: Counter[Space]) -> bool:
    return bool(counts[Space.BAND]) or counts[Space.PART] >= 2 or counts[Space.MARK] >= MARKS


def _own_edges(world: World, standing: list[Telling]) -> Iterator[Edge]:
    for at, telling in enumerate(standing):
        telling.number = at
    return rival_edges(standing, world.matcher)


def _numbered(edge: Edge, told: list[Telling], numbers: dict[str, int]) -> Edge:
    stage, cost, a, b, evidence = edge
    return stage, cost, numbers[told[a].event], numbers[told[b].event], evidence


def _relate(world: World, number: int, other: int, counts: Counter[Space], touched: Touched) -> bool:
    """Write how two documents are linked, by the blocks that they share; whether they are."""
    rows = list(relations(world, number, other, counts))
    if rows:
        world.connection.execute(insert(document_links), rows)
    if any(row["how"] != ALIKE for row in rows):
        touched.documents.update((number, other))
    return bool(rows)
