"""A store in a SQLite file: how it is opened for reading and writing, and for reading only."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from tawatur.store.errors import NoStoreError, NotAStoreError, StoreError

PAUSE_SECONDS = 0.02
"""Pause before another try to switch a new file to WAL."""
READ_ONLY = ("mode=ro", "mode=ro&immutable=1")
"""Ways to open a file that may not be written: first with its log, then, if nobody is writing, without."""


def engine_of(place: str, url: URL, *, must_exist: bool, wait: float) -> Engine:
    """The engine of a SQLite store; for reading only where the file or its folder may not be written.

    Raises
    ------
    StoreError
        It is a folder, or there is no such file or folder.
    """
    if url.database in (None, "", ":memory:"):
        engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
        return _prepared(engine, wait, writes=True)
    options = {"timeout": wait, "check_same_thread": False}
    if "://" in place:
        return _prepared(create_engine(url, connect_args=options), wait, writes=url.query.get("mode") != "ro")
    path = Path(place)
    _check(place, path, must_exist)
    if (read_only := _read_only(path)) is None:
        return _prepared(create_engine(url, connect_args=options), wait, writes=True)
    address = URL.create("sqlite", database=read_only, query={"uri": "true"})
    return _prepared(create_engine(address, connect_args=options), wait, writes=False)


def _check(place: str, path: Path, must_exist: bool) -> None:
    if path.is_dir():
        folder = place.rstrip("/")
        message = f"{place}: a folder, not a store; give the path of a file, such as {folder}/tawatur.db"
        raise NotAStoreError(message, "store_folder", place, folder)
    if must_exist and not path.exists():
        message = f"{place}: there is no store here; make one with `tawatur ingest PATHS --store {place}`"
        raise NoStoreError(message, "no_store", place, place)
    if not path.parent.exists():
        message = f"{place}: the folder {path.parent} does not exist; make it, or give another path with --store"
        raise StoreError(message, "no_folder", place, path.parent)


def _read_only(path: Path) -> str | None:
    """The address under which a file can be read that may not be written; None if it may be written.

    A file that is written to leaves its newest pages in a log beside it (WAL). To read them SQLite makes a file of its
    own there; where it may not, and there is no log, the store can still be read as a file that nobody changes.
    """
    if not path.exists() or _opens(path.absolute().as_uri(), "BEGIN IMMEDIATE"):
        return None
    log = path.with_name(path.name + "-wal")
    for way in READ_ONLY if not (log.exists() and log.stat().st_size) else READ_ONLY[:1]:
        address = f"{path.absolute().as_uri()}?{way}"
        if _opens(address, "SELECT count(*) FROM sqlite_master"):
            return address
    return None


def _opens(address: str, statement: str) -> bool:
    """Whether a file lets itself be used so; what else may be wrong with it is found out when it is used."""
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=0)) as connection:
            connection.execute(statement)
    except sqlite3.OperationalError as error:
        return not any(sign in str(error) for sign in ("readonly", "unable to open"))
    except sqlite3.DatabaseError:
        return True
    return True


def _prepared(engine: Engine, wait: float, *, writes: bool) -> Engine:
    def settings(connection: sqlite3.Connection, _: Any) -> None:
        # The driver must not open and close transactions by itself: it would end them before each schema change.
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        if writes:
            _write_ahead(connection, wait)
            connection.execute("PRAGMA synchronous = NORMAL")

    event.listen(engine, "connect", settings)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("tawatur_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _write_ahead(connection: sqlite3.Connection, wait: float) -> None:
    """Switch to WAL; SQLite does not wait by itself while another process opens the same new file."""
    until = time.monotonic() + wait
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(PAUSE_SECONDS)
