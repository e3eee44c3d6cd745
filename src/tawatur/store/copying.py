"""Copies a store to another database, whole and in one transaction: what was there stays until all is there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import Connection, Integer, Row, Select, Table, delete, func, insert, select, text

from tawatur.records import Document, Event
from tawatur.store import assembling, indexes, rows
from tawatur.store.errors import CopyError
from tawatur.store.schema import documents, events, metadata

if TYPE_CHECKING:
    from tawatur.store.store import Store

CHUNK = 500
Progress = Callable[[int], None]


def copy_store(
    source: Store, target: Store, *, replace: bool = False, progress: Progress = lambda done: None
) -> dict[str, int]:
    """Copies everything that a store holds, ids and decisions included; returns how many rows of each table.

    The copy is of one moment of the source, whoever writes to it meanwhile. The target changes only when all is
    copied: what goes wrong on the way leaves it as it was.

    Parameters
    ----------
    replace
        Put the source in the place of what the target holds.
    progress
        Is told how many steps are done, of the number that `steps` gives.

    Raises
    ------
    CopyError
        Both are one store, or the target is not empty and must not be replaced.
    """
    if same(source, target):
        message = f"{source.place}: this is the source and the target; give another target"
        raise CopyError(message, "copy_same", source.place)
    with source._reading() as reading, target._writing() as writing:
        held = writing.execute(select(func.count()).select_from(documents)).scalar_one()
        if not replace and any(_rows(writing, table) for table in metadata.sorted_tables):
            message = (
                f"{target.place}: the store is not empty (pages: {held}); give an empty one, or --replace to put "
                f"{source.place} in its place"
            )
            raise CopyError(message, "copy_not_empty", target.place, held, source.place)
        _empty(writing)
        return _fill(reading, writing, progress)


def steps(source: Store) -> int:
    """How many steps the copying of a store has: a row is one, its words are another."""
    with source._reading() as connection:
        tables = [*metadata.sorted_tables, documents, events]
        return sum(_rows(connection, table) for table in tables)


def same(one: Store, other: Store) -> bool:
    """Whether two stores are one."""
    first, second = (_identity(store) for store in (one, other))
    if isinstance(first, str) and isinstance(second, str) and os.path.exists(first) and os.path.exists(second):
        return os.path.samefile(first, second)
    return first is not None and first == second


def _identity(store: Store) -> str | tuple[object, ...] | None:
    """The file of a store, or its server, database and schema; none for a store in memory."""
    if store._engine.dialect.name == "sqlite":
        name = store._engine.url.database
        return None if name in (None, "", ":memory:") else name
    with store._reading() as connection:
        query = "SELECT pg_postmaster_start_time(), inet_server_port(), current_database(), current_schema()"
        return tuple(connection.execute(text(query)).one())


def _rows(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _empty(connection: Connection) -> None:
    for index in (indexes.PAGES, indexes.EVENTS):
        indexes.clear(connection, index)
    for table in reversed(metadata.sorted_tables):
        connection.execute(delete(table))


def _fill(reading: Connection, writing: Connection, progress: Progress) -> dict[str, int]:
    copied: dict[str, int] = {}
    done = 0
    for table in metadata.sorted_tables:
        copied[table.name] = 0
        for part in _chunks(reading, select(table).order_by(*table.primary_key)):
            writing.execute(insert(table), [dict(row._mapping) for row in part])
            copied[table.name] += len(part)
            progress(done := done + len(part))
        _count_on(writing, table)
    for work, query in ((_page_words, documents), (_event_words, events)):
        for part in _chunks(reading, select(query.c.number, query.c.record).order_by(query.c.number)):
            work(writing, part)
            progress(done := done + len(part))
    return copied


def _chunks(connection: Connection, query: Select[Any]) -> Iterator[Sequence[Row[Any]]]:
    yield from connection.execute(query.execution_options(yield_per=CHUNK)).partitions()


def _count_on(connection: Connection, table: Table) -> None:
    """Lets PostgreSQL number new rows after those that came with their numbers."""
    keys = list(table.primary_key)
    if connection.dialect.name == "postgresql" and len(keys) == 1 and isinstance(keys[0].type, Integer):
        name = keys[0].name
        last = (
            f'SELECT setval(pg_get_serial_sequence(\'"{table.name}"\', \'{name}\'), max("{name}")) FROM "{table.name}"'
        )
        connection.execute(text(last))


def _page_words(connection: Connection, part: Sequence[Row[Any]]) -> None:
    found = [(row.number, msgspec.json.decode(row.record, type=Document)) for row in part]
    indexes.put(connection, indexes.PAGES, [{"number": n, **rows.document_words(page)} for n, page in found])


def _event_words(connection: Connection, part: Sequence[Row[Any]]) -> None:
    found = [(row.number, msgspec.json.decode(row.record, type=Event)) for row in part]
    told = assembling.told_of(connection, [event for _, event in found])
    made = [{"number": n, **rows.event_words(event, told[event.id])} for n, event in found]
    indexes.put(connection, indexes.EVENTS, made)
