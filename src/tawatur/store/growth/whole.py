"""What growth needs, written after all was assembled at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from tawatur import __version__
from tawatur.assembly.blocking import stable
from tawatur.assembly.clusters import Edge, Stage
from tawatur.assembly.copies import shingles
from tawatur.assembly.linking import Trace
from tawatur.assembly.marks import day_of
from tawatur.assembly.pages import DOCUMENT, Page, members
from tawatur.assembly.settings import weights
from tawatur.assembly.tellings import Telling, day
from tawatur.records import Document
from tawatur.store.growth import blocks
from tawatur.store.growth.edges import ALIKE, telling_row
from tawatur.store.schema import (
    assembly_state,
    block_members,
    document_links,
    documents,
    late_links,
    pending_pages,
    telling_links,
    tellings,
)

STATE = "made with"
ROWS, PAGES = 5000, 256
"""Rows that are written, pages that are hashed at a time."""
KEPT = (late_links, telling_links, document_links, block_members, tellings, assembly_state, pending_pages)


def made_with() -> str:
    """What the tables depend on beside the records: with another program all is assembled anew."""
    return f"{__version__} {stable(repr({name: dict(table) for name, table in weights().items()}))}"


def is_whole(connection: Connection) -> bool:
    """Whether the tables hold what growth needs."""
    value = connection.execute(select(assembly_state.c.value).where(assembly_state.c.name == STATE)).scalar()
    return bool(value == made_with())


def forget(connection: Connection) -> None:
    """Empty the tables: the next time all is assembled anew."""
    for table in KEPT:
        connection.execute(delete(table))


def keep(connection: Connection, pages: Mapping[str, Document], trace: Trace) -> None:
    """Write what was found when all was assembled at once."""
    forget(connection)
    numbers: dict[str, int] = {
        row.id: row.number for row in connection.execute(select(documents.c.id, documents.c.number))
    }
    _write(connection, tellings, _telling_rows(trace, numbers))
    _write(connection, block_members, _member_rows(pages, trace, numbers))
    _write(connection, document_links, _document_rows(trace, numbers))
    _write(connection, telling_links, _link_rows(trace.edges))
    _write(connection, late_links, _late_rows(trace.late))
    connection.execute(insert(assembly_state), {"name": STATE, "value": made_with()})


def _write(connection: Connection, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    while part := list(islice(rows, ROWS)):
        connection.execute(insert(table), part)


def _telling_rows(trace: Trace, numbers: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    for telling in trace.tellings:
        if telling.document in numbers:
            home = trace.home.get(telling.number, telling.number)
            yield {**telling_row(telling, telling.number + 1, numbers[telling.document]), "cluster": home + 1}


def _member_rows(pages: Mapping[str, Document], trace: Trace, numbers: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    waiting = iter(sorted(pages))
    while part := list(islice(waiting, PAGES)):
        for key, hashes in zip(part, shingles([pages[key].text for key in part]), strict=True):
            told: Sequence[Telling] = trace.told.get(key, ())
            page = Page(pages[key], told, day_of(day(pages[key].published), told), hashes)
            for member in members(page):
                number = numbers[key] if member.which == DOCUMENT else told[member.which].number + 1
                yield blocks.row(member, number)


def _document_rows(trace: Trace, numbers: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    for link in trace.links.shared:
        a, b = sorted((numbers[link.a], numbers[link.b]))
        yield {"a": a, "b": b, "how": link.how, "share": link.share}
    for (here, there), count in trace.links.alike.items():
        a, b = sorted((numbers[here], numbers[there]))
        yield {"a": a, "b": b, "how": ALIKE, "share": float(count)}


def _link_rows(edges: Iterable[Edge]) -> Iterator[dict[str, Any]]:
    seen: set[tuple[int, int, int]] = set()
    for stage, cost, a, b, _ in edges:
        low, high = (a, b) if a < b or stage == Stage.UNDATED else (b, a)
        if (low, high, stage) not in seen:
            seen.add((low, high, stage))
            yield {"a": low + 1, "b": high + 1, "stage": int(stage), "cost": cost}


def _late_rows(late: Iterable[tuple[int, Edge]]) -> Iterator[dict[str, Any]]:
    for via, (stage, cost, a, b, _) in late:
        yield {"via": via + 1, "a": min(a, b) + 1, "b": max(a, b) + 1, "stage": int(stage), "cost": cost}
