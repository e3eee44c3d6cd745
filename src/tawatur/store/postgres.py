"""A store in PostgreSQL, for a team: connections, the lock of writers, and what the server must offer."""

from __future__ import annotations

from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text

from tawatur.store.errors import NoDriverError, StoreError

LOCK = int.from_bytes(b"tawatur\0")
"""The advisory lock that a writer holds until its transaction ends; one a database."""
CONNECT_SECONDS = 10
"""How long a server may take to answer."""


def engine_of(place: str, url: URL, *, wait: float) -> Engine:
    """The engine of a PostgreSQL store.

    Reading sees the store as it was at one moment (repeatable read). Writers take a lock first and read what the last
    writer left: they never fail half-way for another.

    Raises
    ------
    StoreError
        The driver is not installed.
    """
    given: dict[str, Any] = {"connect_timeout": CONNECT_SECONDS, "application_name": "tawatur"}
    options = {name: value for name, value in given.items() if name not in url.query}
    try:
        engine = create_engine(
            url,
            connect_args={**options, "client_encoding": "utf8"},
            isolation_level="REPEATABLE READ",
            pool_pre_ping=True,
        )
    except ImportError as error:
        message = f"{place}: the PostgreSQL driver is missing; install it with `pip install 'tawatur[postgres]'`"
        raise NoDriverError(message, "no_driver", place) from error

    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("tawatur_writes", False):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{int(wait * 1000)}ms'")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")

    event.listen(engine, "begin", begin)
    return engine


def check(place: str, connection: Connection) -> None:
    """Refuses a database that cannot hold every letter.

    Raises
    ------
    StoreError
        Its encoding is not UTF-8.
    """
    encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    if encoding != "UTF8":
        message = (
            f"{place}: the database is written in {encoding}, which lacks letters; make one with "
            "`CREATE DATABASE tawatur ENCODING 'UTF8' TEMPLATE template0`"
        )
        raise StoreError(message, "pg_encoding", place, encoding)


def compare_by_code_point(connection: Connection) -> None:
    """Lets all text be ordered and compared as in SQLite, whatever the language of the database.

    Done after every migration, so that no migration need think of it.
    """
    query = text(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema() "
        "AND data_type IN ('character varying', 'text') AND collation_name IS DISTINCT FROM 'C' ORDER BY 1, 2"
    )
    changes: dict[str, list[str]] = {}
    for table, column in connection.execute(query).all():
        changes.setdefault(table, []).append(f'ALTER COLUMN "{column}" TYPE varchar COLLATE "C"')
    for table, columns in changes.items():
        connection.execute(text(f'ALTER TABLE "{table}" {", ".join(columns)}'))
