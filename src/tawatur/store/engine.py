"""Opens the database behind a store: connection settings, transactions, and the schema brought up to date."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import StaticPool

from tawatur.store.errors import NewerStoreError, NoStoreError, NotAStoreError, StoreError, explained
from tawatur.store.schema import REVISION

WAIT_SECONDS = 15
"""How long a connection waits for another process's transaction before it gives up."""
PAUSE_SECONDS = 0.02
"""Pause before another try to switch a new file to WAL."""


def connect(place: str, *, must_exist: bool = False) -> Engine:
    """The engine of a store, its schema up to date.

    Parameters
    ----------
    place
        A path of a SQLite file, ``:memory:``, or a database URL as SQLAlchemy writes it.
    must_exist
        Refuse to make a new SQLite file.

    Raises
    ------
    StoreError
        One of its kinds: no store there, not a store, newer than the program, locked.
    """
    url = place if "://" in place else f"sqlite:///{place}"
    try:
        backend = make_url(url).get_backend_name()
    except ArgumentError as error:
        raise StoreError(
            f"{place}: not a path or a database address; give the path of a file, such as tawatur.db",
            "store_address",
            place,
        ) from error
    if backend == "sqlite":
        engine = _sqlite(place, url, must_exist)
    else:
        engine = create_engine(url)
    with explained(place):
        _bring_up_to_date(place, engine)
    return engine


def writing(engine: Engine) -> Connection:
    """A connection whose transactions take the write lock at their start: they never fail half-way for another
    writer."""
    return engine.connect().execution_options(tawatur_writes=True)


def _sqlite(place: str, url: str, must_exist: bool) -> Engine:
    memory = place == ":memory:" or url == "sqlite://"
    if not memory and "://" not in place:
        path = Path(place)
        if path.is_dir():
            raise NotAStoreError(
                f"{place}: a folder, not a store; give the path of a file, such as {place.rstrip('/')}/tawatur.db",
                "store_folder",
                place,
                place.rstrip("/"),
            )
        if must_exist and not path.exists():
            message = f"{place}: there is no store here; make one with `tawatur ingest PATHS --store {place}`"
            raise NoStoreError(message, "no_store", place, place)
        if not path.parent.exists():
            raise StoreError(
                f"{place}: the folder {path.parent} does not exist; make it, or give another path with --store",
                "no_folder",
                place,
                path.parent,
            )
    if memory:
        engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        engine = create_engine(url, connect_args={"timeout": WAIT_SECONDS, "check_same_thread": False})
    event.listen(engine, "connect", _settings)
    event.listen(engine, "begin", _begin)
    return engine


def _settings(connection: sqlite3.Connection, _: Any) -> None:
    # The driver must not open and close transactions by itself: it would end them before each change of the schema.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("tawatur_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _bring_up_to_date(place: str, engine: Engine) -> None:
    with engine.connect() as connection:
        if _revision(place, connection) == REVISION:
            return
    with writing(engine) as connection, connection.begin():
        # Another process may have done it while this one waited for the lock.
        revision = _revision(place, connection)
        if revision != REVISION:
            _migrate(place, connection, revision)


def _revision(place: str, connection: Connection) -> str | None:
    """The revision of the schema; None for an empty database."""
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" in tables and "event_claims" in tables:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if tables - {"alembic_version"}:
        message = f"{place}: a database of another program; give another path with --store"
        raise NotAStoreError(message, "other_database", place)
    return None


def _migrate(place: str, connection: Connection, revision: str | None) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision is not None and revision not in known:
        raise NewerStoreError(
            f"{place}: written by a newer version of Tawatur (schema {revision}, this program knows {REVISION}); "
            "upgrade with `pip install --upgrade tawatur`, or give another path with --store",
            "newer_store",
            place,
            revision,
            REVISION,
        )
    command.upgrade(config, REVISION)


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to WAL; SQLite does not wait by itself while another process opens the same new file."""
    until = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(PAUSE_SECONDS)
