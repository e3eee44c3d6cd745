"""Opens the database behind a store: its engine, its transactions, and the schema brought up to date."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from tawatur.store import postgres, sqlite
from tawatur.store.addresses import shown, url_of
from tawatur.store.errors import NewerStoreError, NotAStoreError, explained
from tawatur.store.schema import REVISION

WAIT_SECONDS = 60.0
"""How long a writer waits for another's transaction before it gives up."""


def connect(place: str, *, must_exist: bool = False) -> Engine:
    """The engine of a store, its schema up to date.

    Parameters
    ----------
    place
        A path of a SQLite file, ``:memory:``, or the URL of a SQLite or PostgreSQL database.
    must_exist
        Refuse to make a new SQLite file.

    Raises
    ------
    StoreError
        One of its kinds: no store there, not a store, newer than the program, locked, a server that does not answer.
    """
    url, name = url_of(place), shown(place)
    with explained(name):
        if url.get_backend_name() == "postgresql":
            engine = postgres.engine_of(name, url, wait=WAIT_SECONDS)
        else:
            engine = sqlite.engine_of(place, url, must_exist=must_exist, wait=WAIT_SECONDS)
        try:
            _bring_up_to_date(name, engine)
        except BaseException:
            engine.dispose()
            raise
    return engine


def writing(engine: Engine) -> Connection:
    """A connection whose transactions take the write lock at their start: they never fail half-way for another
    writer."""
    if engine.dialect.name == "postgresql":
        # What another writer left is seen only by a transaction whose statements each look anew.
        return engine.connect().execution_options(tawatur_writes=True, isolation_level="READ COMMITTED")
    return engine.connect().execution_options(tawatur_writes=True)


def _bring_up_to_date(place: str, engine: Engine) -> None:
    with engine.connect() as connection:
        if _revision(place, connection) == REVISION:
            return
    with writing(engine) as connection, connection.begin():
        # Another process may have done it while this one waited for the lock.
        revision = _revision(place, connection)
        if revision is None and connection.dialect.name == "postgresql":
            postgres.check(place, connection)
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
    if connection.dialect.name == "postgresql":
        postgres.compare_by_code_point(connection)
