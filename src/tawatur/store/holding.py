"""What a store holds and where."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from sqlalchemy import Connection, func, select, text

from tawatur.store.schema import REVISION, metadata


class Info(msgspec.Struct, frozen=True):
    """A store as its keeper sees it.

    `database` is the kind and version of the database, `schema` the version of the tables, `size` their bytes on the
    disk, `rows` the number of rows of each table.
    """

    place: str
    database: str
    schema: str
    size: int
    rows: Mapping[str, int]


def info(place: str, connection: Connection) -> Info:
    """What a store holds."""
    rows = {
        table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in metadata.sorted_tables
    }
    return Info(place, *_database(connection), dict(sorted(rows.items())))


def _database(connection: Connection) -> tuple[str, str, int]:
    if connection.dialect.name == "postgresql":
        version = str(connection.execute(text("SHOW server_version")).scalar_one()).split()[0]
        query = (
            "SELECT coalesce(sum(pg_total_relation_size(pg_class.oid)), 0) FROM pg_class "
            "WHERE relkind = 'r' AND relnamespace = CAST(current_schema() AS regnamespace)"
        )
        return f"PostgreSQL {version}", REVISION, int(connection.execute(text(query)).scalar_one())
    version = connection.execute(text("SELECT sqlite_version()")).scalar_one()
    pages, size = (connection.execute(text(f"PRAGMA page_{what}")).scalar_one() for what in ("count", "size"))
    return f"SQLite {version}", REVISION, pages * size
