"""The clusters and events of all that new links touch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from tawatur.assembly.chains import Chains, SharedText
from tawatur.assembly.clusters import Clusters, Edge, Stage
from tawatur.assembly.events import Builder, identities
from tawatur.assembly.merging import by_document
from tawatur.assembly.tellings import Telling
from tawatur.assembly.undated import settle
from tawatur.records import Claim, Event
from tawatur.store.growth.edges import ALIKE, Touched, document_edges, telling_edges
from tawatur.store.growth.world import World, chunks, in_order
from tawatur.store.schema import event_claims, events, late_links, telling_links, tellings


@dataclass(slots=True)
class Made:
    """The events that were made anew, and the event that each of their claims had before."""

    events: list[Event]
    previous: dict[str, str]


def grow(world: World, touched: Touched, gone: Collection[str]) -> Made:
    """The events of all that was touched.

    Parameters
    ----------
    gone : ids of claims that are no more
    """
    rows = _hanging_together(world, touched.tellings)
    _cluster(world, rows)
    moved = _place_vague(world, rows, touched)
    copies = _with_copies(world, touched.documents)
    start = {row.cluster for row in rows.values()}
    start |= {row.cluster for row in world.rows_of(moved).values()}
    for part in chunks(touched.documents | copies):
        start |= {row.cluster for row in world.rows(tellings.c.document.in_(part))}
    groups = _groups(world, start)
    return _events(world, groups, gone)


def _hanging_together(world: World, start: Iterable[int]) -> dict[int, Any]:
    """The tellings that links tie to some, by number."""
    found: dict[int, Any] = {}
    waiting = set(start)
    while waiting:
        rows = world.rows_of(waiting)
        found.update(rows)
        edges = telling_edges(world, list(rows))
        waiting = {number for row in edges if row.stage != Stage.UNDATED for number in (row.a, row.b)} - found.keys()
    return found


def _cluster(world: World, rows: dict[int, Any]) -> None:
    """Write the clusters of tellings that hang together."""
    numbers, told = in_order(world.tellings(list(rows.values())))
    at = {number: place for place, number in enumerate(numbers)}
    edges: list[Edge] = [
        (row.stage, row.cost, min(at[row.a], at[row.b]), max(at[row.a], at[row.b]), ())
        for row in telling_edges(world, numbers)
        if row.stage != Stage.UNDATED
    ]
    clusters = Clusters(told, world.matcher)
    for _ in clusters.join(edges):
        pass
    members: dict[int, list[int]] = defaultdict(list)
    for place, number in enumerate(numbers):
        members[clusters.find(place)].append(number)
    changed = [
        {"this": number, "now": min(found)}
        for found in members.values()
        for number in found
        if rows[number].cluster != min(found)
    ]
    if changed:
        statement = update(tellings).where(tellings.c.number == bindparam("this")).values(cluster=bindparam("now"))
        world.connection.execute(statement, changed)
        fresh = world.rows_of(rows)
        rows.update(fresh)


def _of_clusters(world: World, clusters: Iterable[int]) -> dict[int, Any]:
    """The tellings of clusters, by number."""
    return {row.number: row for part in chunks(clusters) for row in world.rows(tellings.c.cluster.in_(part))}


def _place_vague(world: World, rows: dict[int, Any], touched: Touched) -> set[int]:
    """Let accounts without a day choose again among clusters; returns the tellings that were or are joined by it."""
    choosing = touched.vague | {row.a for row in telling_edges(world, list(rows)) if row.stage == Stage.UNDATED}
    choosing = set(world.rows_of(choosing))
    edges: list[Any] = []
    old: set[tuple[int, int, int, int, float]] = set()
    for part in chunks(choosing):
        links = telling_links
        of = select(links).where(links.c.a.in_(part), links.c.stage == int(Stage.UNDATED))
        edges += world.connection.execute(of).all()
        late = select(late_links).where(late_links.c.via.in_(part))
        old.update((row.via, row.a, row.b, row.stage, row.cost) for row in world.connection.execute(late))
    new = set(_settled(world, edges)) if edges else set()
    for via, a, b, stage, _ in sorted(old - new):
        links = late_links
        world.connection.execute(
            delete(links).where(links.c.via == via, links.c.a == a, links.c.b == b, links.c.stage == stage)
        )
    if added := sorted(new - old):
        names = ("via", "a", "b", "stage", "cost")
        world.connection.execute(insert(late_links), [dict(zip(names, row, strict=True)) for row in added])
    return {number for row in old ^ new for number in row[:3]}


def _settled(world: World, edges: Collection[Any]) -> list[tuple[int, int, int, int, float]]:
    """What accounts without a day choose."""
    named = world.rows_of({number for row in edges for number in (row.a, row.b)})
    rows = _of_clusters(world, {row.cluster for row in named.values()})
    documents = {row.document for row in named.values()}
    for part in chunks(documents):
        rows.update((row.number, row) for row in world.rows(tellings.c.document.in_(part)))
    numbers, told = in_order(world.tellings(list(rows.values())))
    at = {number: place for place, number in enumerate(numbers)}
    clusters = Clusters(told, world.matcher)
    _unite(clusters, numbers, rows)
    live = by_document(one for one in told if not one.rejected)
    found = []
    by_account: dict[int, list[Edge]] = defaultdict(list)
    for row in edges:
        by_account[row.a].append((row.stage, row.cost, at[row.a], at[row.b], ()))
    for via in sorted(by_account):
        for stage, cost, a, b, _ in settle(by_account[via], clusters, live, world.matcher):
            low, high = sorted((numbers[a], numbers[b]))
            found.append((via, low, high, int(stage), cost))
    return found


def _unite(clusters: Clusters, numbers: list[int], rows: dict[int, Any]) -> None:
    members: dict[int, list[int]] = defaultdict(list)
    for place, number in enumerate(numbers):
        members[rows[number].cluster].append(place)
    for places in members.values():
        clusters.unite(places)


def _with_copies(world: World, numbers: Collection[int]) -> set[int]:
    """Documents with all that share their text."""
    found: set[int] = set()
    waiting = set(numbers)
    while waiting:
        found |= waiting
        edges = document_edges(world, list(waiting))
        waiting = {number for row in edges if row.how != ALIKE for number in (row.a, row.b)} - found
    return found


def _groups(world: World, start: Collection[int]) -> list[list[Telling]]:
    """The tellings of each event that holds one of some clusters."""
    rows: dict[int, Any] = {}
    links: set[tuple[int, float, int, int]] = set()
    waiting, seen = set(start), set()
    while waiting:
        seen |= waiting
        fresh = _of_clusters(world, waiting)
        rows.update(fresh)
        ends: set[int] = set()
        for part in chunks(fresh):
            for column in (late_links.c.a, late_links.c.b):
                for row in world.connection.execute(select(late_links).where(column.in_(part))):
                    links.add((row.stage, row.cost, row.a, row.b))
                    ends.update((row.a, row.b))
        waiting = {row.cluster for row in world.rows_of(ends - rows.keys()).values()} - seen
    numbers, told = in_order(world.tellings(list(rows.values())))
    at = {number: place for place, number in enumerate(numbers)}
    clusters = Clusters(told, world.matcher)
    _unite(clusters, numbers, rows)
    edges: list[Edge] = [(stage, cost, min(at[a], at[b]), max(at[a], at[b]), ()) for stage, cost, a, b in links]
    for _ in clusters.join(edges):
        pass
    groups: dict[int, list[Telling]] = defaultdict(list)
    for place, telling in enumerate(told):
        groups[clusters.find(place)].append(telling)
    return [groups[root] for root in sorted(groups)]


def _events(world: World, groups: list[list[Telling]], gone: Collection[str]) -> Made:
    """The events of some clusters."""
    own = {world.number_of(telling.document) for group in groups for telling in group}
    pages = world.pages(_with_copies(world, own))
    documents = {page.document.id: page.document for page in pages.values()}
    shared = [
        _shared(pages[row.a].document.id, pages[row.b].document.id, row.how, row.share)
        for row in document_edges(world, list(pages))
        if row.how != ALIKE
    ]
    builder = Builder(documents, Chains(documents, shared, world.matcher.knowledge), world.matcher)
    ordered = [builder.from_the_earliest(group) for group in groups]
    previous = _previous(world, [claim.id for claims in ordered for claim in claims], gone)
    names = identities(ordered, previous, *_ids(world, ordered, previous))
    built = [builder.build(*parts).event for parts in zip(names, groups, ordered, strict=True)]
    return Made(sorted(built, key=lambda event: event.id), previous)


def _shared(a: str, b: str, how: str, share: float) -> SharedText:
    return SharedText(min(a, b), max(a, b), how, share)


def _previous(world: World, claim_ids: Iterable[str], gone: Collection[str]) -> dict[str, str]:
    """The event that each claim had before."""
    found: dict[str, str] = {}
    for part in chunks({*claim_ids, *gone}):
        query = select(event_claims.c.claim_id, event_claims.c.event_id).where(event_claims.c.claim_id.in_(part))
        found.update((row.claim_id, row.event_id) for row in world.connection.execute(query))
    return found


def _ids(world: World, ordered: Collection[Collection[Claim]], previous: dict[str, str]) -> Any:
    """Whether only one document has an id for a happening, and whether an event beside these bears it."""
    own = set(previous.values())

    def unique(key: str) -> bool:
        query = select(func.count(tellings.c.document.distinct())).where(tellings.c.event == key)
        return bool(world.connection.execute(query).scalar_one() < 2)

    def taken(key: str) -> bool:
        if key in own:
            return False
        query = select(events.c.number).where(events.c.id == key)
        return world.connection.execute(query).first() is not None

    return unique, taken
