"""The links of one page that came, changed or went: found among its neighbours, and mended where it stood between
others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table, delete, func, insert, or_, select

from tawatur.assembly.blocking import NO_DAY
from tawatur.assembly.clusters import Edge, Stage
from tawatur.assembly.copies import enough, sample, verify
from tawatur.assembly.marks import DAYS
from tawatur.assembly.marks import SHARED as MARKS
from tawatur.assembly.merging import copy_edges, dated_edges, rival_edges, story_edges, tells_of_acts
from tawatur.assembly.pages import DOCUMENT, Member, Page, Space, members
from tawatur.assembly.places import reach_in_degrees
from tawatur.assembly.sentences import contexts
from tawatur.assembly.stories import SHARED, WORDS, of_one_time
from tawatur.assembly.tellings import Telling, live
from tawatur.assembly.translations import translation
from tawatur.store.growth import blocks, vague
from tawatur.store.growth.world import World, chunks
from tawatur.store.schema import document_links, telling_links, tellings

ALIKE, TRANSLATION = "alike", "translation"
"""Kinds of links between documents beside those of copies."""
DOCUMENT_SPACES = (Space.BAND, Space.PART, Space.MARK)


@dataclass(slots=True)
class Touched:
    """What must be looked at again when all pages are linked: numbers of tellings, of accounts without a day, and of
    documents whose text is shared by others than before."""

    tellings: set[int] = field(default_factory=set)
    vague: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)


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
                if member.space != Space.MARK or _of_one_week(member.place, placed.place):
                    around[placed.number][member.space] += 1
            else:
                told.add((own, placed.number))
    if after is not None:
        _link_page(world, number, after, around, told, touched)
    _mend(world, number, old, new, found, touched)
    vague.look_again(world, changed, touched)


def _of_one_week(day: int, other: int) -> bool:
    return NO_DAY in (day, other) or abs(day - other) <= DAYS


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


def telling_row(telling: Telling, number: int, document: int) -> dict[str, Any]:
    """The row of a telling that is in a cluster of its own."""
    return {
        "number": number,
        "document": document,
        "event": telling.event,
        "point": telling.point,
        "first": telling.first,
        "last": telling.last,
        "cluster": number,
    }


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


def document_edges(world: World, numbers: Collection[int]) -> list[Any]:
    """The links of some documents."""
    return _edges(world, document_links, numbers)


def telling_edges(world: World, numbers: Collection[int]) -> list[Any]:
    """The links of some tellings."""
    return _edges(world, telling_links, numbers)


def _edges(world: World, table: Table, numbers: Collection[int]) -> list[Any]:
    found: dict[Any, None] = {}
    for part in chunks(numbers):
        for column in (table.c.a, table.c.b):
            found.update(dict.fromkeys(world.connection.execute(select(table).where(column.in_(part)))))
    return list(found)


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
    near = _in_reach(
        [(own_, other) for own_, other in told if other in others], {row.number: row for row in own.values()}, others
    )
    known = {**{row.number: row for row in own.values()}, **{other: others[other] for _, other in near}}
    found = write_edges(world, known, [*near], touched)
    numbers = {one.event: own[one.event].number for one in page.tellings}
    standing = list(live(page.tellings))
    _put_edges(world, [_numbered(edge, standing, numbers) for edge in _own_edges(world, standing)], touched)
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


def _in_reach(pairs: Iterable[tuple[int, int]], own: dict[int, Any], others: dict[int, Any]) -> list[tuple[int, int]]:
    """Pairs of tellings of two documents, without those at two known points that are far apart."""
    degrees = reach_in_degrees()
    found = []
    for a, b in pairs:
        here, there = own[a], others[b]
        far = here.point is not None and there.point is not None and abs(here.point - there.point) > degrees
        if not far and here.document != there.document:
            found.append((a, b))
    return found


def write_edges(world: World, rows: dict[int, Any], pairs: Collection[tuple[int, int]], touched: Touched) -> list[Edge]:
    """Compare tellings of one time and region, and write what links them."""
    told = world.tellings(list(rows.values()))
    order = sorted(told)
    for place, number in enumerate(order):
        told[number].number = place
    at = {number: place for place, number in enumerate(order)}
    ordered = [told[number] for number in order]
    found = dated_edges(((at[a], at[b]) for a, b in pairs), ordered, world.matcher)
    edges = [(stage, cost, order[a], order[b], evidence) for stage, cost, a, b, evidence in found]
    _put_edges(world, edges, touched)
    return edges


def _put_edges(world: World, edges: Iterable[Edge], touched: Touched) -> None:
    rows = {}
    for stage, cost, a, b, _ in edges:
        low, high = (a, b) if a < b or stage == Stage.UNDATED else (b, a)
        rows[low, high, int(stage)] = {"a": low, "b": high, "stage": int(stage), "cost": cost}
        touched.tellings.update((low, high))
    if rows:
        world.connection.execute(insert(telling_links), list(rows.values()))


def _relate(world: World, number: int, other: int, counts: Counter[Space], touched: Touched) -> bool:
    """Write how two documents are linked, by the blocks that they share; whether they are."""
    rows = list(_relations(world, number, other, counts))
    if rows:
        world.connection.execute(insert(document_links), rows)
    if any(row["how"] != ALIKE for row in rows):
        touched.documents.update((number, other))
    return bool(rows)


def _relations(world: World, number: int, other: int, counts: Counter[Space]) -> Iterator[dict[str, Any]]:
    low, high = sorted((number, other))
    here, there = world.page(low), world.page(high)
    if counts[Space.BAND] or counts[Space.PART] >= 2:
        here, there = world.page(low, words=True), world.page(high, words=True)
        sampled = enough(counts[Space.PART], len(sample(here.hashes)), len(sample(there.hashes)))
        if counts[Space.BAND] or sampled:
            words = verify(
                frozenset(here.hashes), frozenset(there.hashes), banded=bool(counts[Space.BAND]), sampled=sampled
            )
            if words is not None:
                yield {"a": low, "b": high, "how": words[0], "share": words[1]}
    if counts[Space.MARK] >= MARKS:
        told, retold = live(here.tellings), live(there.tellings)
        found = translation(here.document, told, there.document, retold, world.matcher)
        if found is not None:
            yield {"a": low, "b": high, "how": TRANSLATION, "share": found.agreement}
        if counts[Space.MARK] >= SHARED and of_one_time(told[0].published, retold[0].published):
            yield {"a": low, "b": high, "how": ALIKE, "share": float(counts[Space.MARK])}


def link_stories(world: World, number: int, other: int, touched: Touched) -> None:
    """Write the links between the tellings of two documents that follow from how the documents are linked."""
    pages = world.pages([number, other])
    told = {key: list(live(page.tellings)) for key, page in pages.items()}
    if not (told[number] and told[other]):
        return
    rows = {(row.document, row.event): row.number for row in world.rows(tellings.c.document.in_([number, other]))}
    mine = sorted((rows[key, one.event], one) for key, found in told.items() for one in found)
    numbers = [number for number, _ in mine]
    ordered = [one for _, one in mine]
    for place, telling in enumerate(ordered):
        telling.number = place
    at = {number: place for place, number in enumerate(numbers)}
    hows = {row.how: row.share for row in document_edges(world, [number]) if {row.a, row.b} == {number, other}}
    between = [row for row in telling_edges(world, numbers) if row.a in at and row.b in at]
    edges: list[Edge] = []
    if hows.keys() - {ALIKE}:
        worded = bool(hows.keys() - {ALIKE, TRANSLATION})
        words = [contexts(told[key], pages[key].document.text) if worded else None for key in (number, other)]
        edges += copy_edges(told[number], told[other], words[0], words[1], world.matcher)
    speaking = all(any(one.manner in WORDS for one in found) for found in told.values())
    acts = [(row.stage, row.cost, at[row.a], at[row.b], ()) for row in between if row.stage != Stage.UNDATED]
    apart = [edge for edge in (*acts, *edges) if ordered[edge[2]].document != ordered[edge[3]].document]
    linked = speaking and any(tells_of_acts(edge, ordered) for edge in apart)
    shared = int(hows.get(ALIKE, 0))
    if linked or shared:
        edges += story_edges(told[number], told[other], world.matcher, shared=shared, linked=linked)
    _put_edges(world, [(stage, cost, numbers[a], numbers[b], ev) for stage, cost, a, b, ev in edges], touched)


def _mend(
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
            elif number not in (a, b) and (member.space != Space.MARK or _of_one_week(one.place, other.place)):
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
    for a, b in _in_reach(sorted(wanted), rows, rows):
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
        if member.space == Space.MARK and not _of_one_week(member.place, other.place):
            continue
        counts[member.space] += blocks.within_reach(world.connection, member, a, other, b)
    held = sorted((row.how, row.share) for row in document_edges(world, [a]) if (row.a, row.b) == (a, b))
    rows = list(_relations(world, a, b, counts))
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
