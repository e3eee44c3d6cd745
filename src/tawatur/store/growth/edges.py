"""The links of documents and tellings in their tables, and what they follow from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table, insert, select

from tawatur.assembly.blocking import NO_DAY
from tawatur.assembly.clusters import Edge, Stage
from tawatur.assembly.copies import enough, sample, verify
from tawatur.assembly.marks import DAYS
from tawatur.assembly.marks import SHARED as MARKS
from tawatur.assembly.merging import copy_edges, dated_edges, story_edges, tells_of_acts
from tawatur.assembly.pages import Space
from tawatur.assembly.places import reach_in_degrees
from tawatur.assembly.sentences import contexts
from tawatur.assembly.stories import SHARED, WORDS, of_one_time
from tawatur.assembly.tellings import Telling, live
from tawatur.assembly.translations import translation
from tawatur.store.growth.world import World, chunks
from tawatur.store.schema import document_links, telling_links, tellings

ALIKE, TRANSLATION = "alike", "translation"
"""Kinds of links between documents beside those of copies."""


@dataclass(slots=True)
class Touched:
    """What must be looked at again when all pages are linked: numbers of tellings, of accounts without a day, and of
    documents whose text is shared by others than before."""

    tellings: set[int] = field(default_factory=set)
    vague: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)


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


def in_reach(pairs: Iterable[tuple[int, int]], own: dict[int, Any], others: dict[int, Any]) -> list[tuple[int, int]]:
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
    put_edges(world, edges, touched)
    return edges


def put_edges(world: World, edges: Iterable[Edge], touched: Touched) -> None:
    """Write links of tellings."""
    rows = {}
    for stage, cost, a, b, _ in edges:
        low, high = (a, b) if a < b or stage == Stage.UNDATED else (b, a)
        rows[low, high, int(stage)] = {"a": low, "b": high, "stage": int(stage), "cost": cost}
        touched.tellings.update((low, high))
    if rows:
        world.connection.execute(insert(telling_links), list(rows.values()))


def relations(world: World, number: int, other: int, counts: Counter[Space]) -> Iterator[dict[str, Any]]:
    """How two documents are linked, by the blocks that they share in reach of each other."""
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


def of_one_week(day: int, other: int) -> bool:
    """Whether two documents may share a mark: within days of each other, or of no known day."""
    return NO_DAY in (day, other) or abs(day - other) <= DAYS


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
    put_edges(world, [(stage, cost, numbers[a], numbers[b], ev) for stage, cost, a, b, ev in edges], touched)
