"""Mends the links of those between whom a page stood, or came to stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Any

from sqlalchemy import delete, insert

from tawatur.assembly.clusters import Stage
from tawatur.assembly.pages import DOCUMENT, Member, Space, members
from tawatur.store.growth import blocks
from tawatur.store.growth.edges import (
    Touched,
    document_edges,
    in_reach,
    link_stories,
    of_one_week,
    relations,
    telling_edges,
    write_edges,
)
from tawatur.store.growth.world import World
from tawatur.store.schema import document_links, telling_links, tellings

DOCUMENT_SPACES = (Space.BAND, Space.PART, Space.MARK)


def mend(
    world: World,
    number: int,
    old: Collection[tuple[Member, int]],
    new: Collection[tuple[Member, int]],
    found: dict[int, blocks.Block],
    touched: Touched,
) -> None:
    """Look again at those between whom the page stood, or came to stand."""
    came, went = (Counter(member.key for member, _ in members) for members in (new, old))
    own = {number for member, number in (*old, *new) if member.which != DOCUMENT}
    told: set[tuple[int, int]] = set()
    pages: set[tuple[int, int]] = set()
    for member, _ in (*old, *new):
        for one, other in (
            blocks.shifted(found[member.key], member, came[member.key], went[member.key]) if member.space.reach else ()
        ):
            a, b = sorted((one.number, other.number))
            if member.which != DOCUMENT:
                if a not in own and b not in own:
                    told.add((a, b))
            elif number not in (a, b) and (member.space != Space.MARK or of_one_week(one.place, other.place)):
                pages.add((a, b))
    stories = _mend_tellings(world, told, bool(old), touched) if told else set()
    linked = {(row.a, row.b) for row in document_edges(world, {a for a, _ in pages})}
    for a, b in sorted(pages if old else pages & linked):
        if _mend_pages(world, a, b, touched):
            stories.add((a, b))
    for a, b in sorted(stories):
        _redo_stories(world, a, b, touched)


def _mend_tellings(
    world: World, pairs: Collection[tuple[int, int]], gaining: bool, touched: Touched
) -> set[tuple[int, int]]:
    """Write the links of tellings anew that went out of reach of each other, or came into it; returns their
    documents."""
    held = telling_edges(world, {number for pair in pairs for number in pair})
    linked = {(row.a, row.b) for row in held if row.stage == Stage.HAPPENING}
    wanted = {pair for pair in pairs if gaining or pair in linked}
    rows = world.rows_of({number for pair in wanted for number in pair})
    stories: set[tuple[int, int]] = set()
    fresh: list[tuple[int, int]] = []
    for a, b in in_reach(sorted(wanted), rows, rows):
        near = _share_a_block(world, rows[a], rows[b])
        if near and (a, b) not in linked:
            fresh.append((a, b))
        elif not near and (a, b) in linked:
            links = telling_links
            world.connection.execute(
                delete(links).where(links.c.a == a, links.c.b == b, links.c.stage == int(Stage.HAPPENING))
            )
            touched.tellings.update((a, b))
            stories.add(_documents(rows, a, b))
    for edge in write_edges(world, rows, fresh, touched) if fresh else ():
        stories.add(_documents(rows, edge[2], edge[3]))
    return stories


def _documents(rows: dict[int, Any], a: int, b: int) -> tuple[int, int]:
    here, there = sorted((rows[a].document, rows[b].document))
    return here, there


def _share_a_block(world: World, a: Any, b: Any) -> bool:
    """Whether two tellings stand in reach of each other in any block."""
    here, there = (_members_of(world, row) for row in (a, b))
    return any(
        blocks.within_reach(world.connection, here[key], a.number, there[key], b.number)
        for key in sorted(here.keys() & there.keys())
    )


def _members_of(world: World, row: Any) -> dict[int, Member]:
    page = world.page(row.document)
    which = next(at for at, one in enumerate(page.tellings) if one.event == row.event)
    return {member.key: member for member in members(page) if member.which == which and member.space == Space.ACT}


def _mend_pages(world: World, a: int, b: int, touched: Touched) -> bool:
    """Write the links of two documents anew that came into reach of each other, or out of it; whether they changed."""
    here, there = (
        {member.key: member for member in members(world.page(number, words=True)) if member.space in DOCUMENT_SPACES}
        for number in (a, b)
    )
    counts: Counter[Space] = Counter()
    for key in here.keys() & there.keys():
        member, other = here[key], there[key]
        if member.space == Space.MARK and not of_one_week(member.place, other.place):
            continue
        counts[member.space] += blocks.within_reach(world.connection, member, a, other, b)
    held = sorted((row.how, row.share) for row in document_edges(world, [a]) if (row.a, row.b) == (a, b))
    rows = list(relations(world, a, b, counts))
    if held == sorted((row["how"], row["share"]) for row in rows):
        return False
    links = document_links
    world.connection.execute(delete(links).where(links.c.a == a, links.c.b == b))
    if rows:
        world.connection.execute(insert(links), rows)
    touched.documents.update((a, b))
    return True


def _redo_stories(world: World, a: int, b: int, touched: Touched) -> None:
    """Write the links between the tellings of two documents anew, but for those of time and region."""
    own = {row.number: row.document for row in world.rows(tellings.c.document.in_([a, b]))}
    stages = (Stage.SENTENCE, Stage.WORDS, Stage.STORY)
    for row in telling_edges(world, list(own)):
        if row.stage in stages and row.a in own and row.b in own:
            links = telling_links
            world.connection.execute(
                delete(links).where(links.c.a == row.a, links.c.b == row.b, links.c.stage == row.stage)
            )
            touched.tellings.update((row.a, row.b))
    link_stories(world, a, b, touched)
