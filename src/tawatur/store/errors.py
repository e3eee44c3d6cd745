"""What can go wrong with a store, each with what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError

from tawatur.errors import UserError


class StoreError(UserError):
    """The store cannot do what was asked; the message names the file and what to do."""


class NoStoreError(StoreError):
    """There is no store at this path."""


class NotAStoreError(StoreError):
    """The file is not a store: another kind of file, or another program's database."""


class NewerStoreError(StoreError):
    """The store was written by a newer version of the program."""


class LockedStoreError(StoreError):
    """Another process holds the store."""


class NoDriverError(StoreError):
    """The driver of this kind of database is not installed."""


class NoServerError(StoreError):
    """The server of the database does not answer, or lets nobody in under this address."""


class CopyError(StoreError):
    """The store cannot be copied there."""


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Turns the database's errors into errors of the store that say what to do."""
    try:
        yield
    except DatabaseError as error:
        raise explain(name, error) from error


def explain(name: str, error: DatabaseError) -> StoreError:
    """The error of the store that stands for an error of the database."""
    said = str(error.orig or error).strip()
    for kind, signs, code, message in _KNOWN:
        if any(sign in said for sign in signs):
            return kind(f"{name}: {message}", code, name)
    first = said.partition("\n")[0]
    if "connection" in first and "failed" in first:
        return NoServerError(f"{name}: the server cannot be reached ({first})", "pg_unreachable", name, first)
    return StoreError(f"{name}: {said}", "store", name, said)


_KNOWN: tuple[tuple[type[StoreError], tuple[str, ...], str, str], ...] = (
    (
        NotAStoreError,
        ("not a database",),
        "not_a_store",
        "not a Tawatur store (another kind of file); give another path with --store",
    ),
    (
        NotAStoreError,
        ("malformed", "corrupt"),
        "damaged",
        "the store is damaged; restore a backup, or ingest the pages into a new file",
    ),
    (
        NoServerError,
        ("authentication failed", "no password supplied", 'role "'),
        "pg_password",
        "the server does not accept this user and password; correct them, "
        "or put the password into PGPASSWORD or ~/.pgpass",
    ),
    (
        NoServerError,
        ("pg_hba.conf",),
        "pg_host",
        "the server lets nobody in from this machine in this way; its pg_hba.conf must name user, database and machine",
    ),
    (
        StoreError,
        ("permission denied for",),
        "pg_permission",
        "this user may not do that; let the owner of the database GRANT it",
    ),
    (
        NoStoreError,
        ("no schema has been selected",),
        "pg_no_schema",
        "the database has no such schema, or this user may not use it; make it with "
        "`CREATE SCHEMA name AUTHORIZATION user`, or correct the search_path in the address",
    ),
    (
        NoStoreError,
        ('FATAL:  database "',),
        "pg_no_database",
        "the server has no such database; make it with `createdb`, or correct the name",
    ),
    (
        NoServerError,
        (
            "Connection refused", "timeout expired", "connection timeout", "could not translate host name",
            "failed to resolve host", "No such file or directory", "Network is unreachable", "No route to host",
            "server closed the connection", "the connection is closed",
        ),
        "pg_silent",
        "the server does not answer; check that it runs, and its host and port in the address",
    ),
    (
        NoServerError,
        ("too many clients", "too many connections", "connection slots"),
        "pg_full",
        "the server takes no more connections; try again later, or raise its max_connections",
    ),
    (
        LockedStoreError,
        ("locked", "busy", "lock timeout", "deadlock"),
        "locked",
        "another process is writing to the store; wait until it ends and try again",
    ),
    (
        StoreError,
        ("unable to open",),
        "store_closed",
        "cannot be opened; check that the folder exists and may be read and written",
    ),
    (
        StoreError,
        ("readonly",),
        "read_only",
        "is read-only; make the file and its folder writable, or give another path with --store",
    ),
    (
        StoreError,
        ("read-only transaction",),
        "pg_read_only",
        "the server is a copy that may only be read; give the address of the main server",
    ),
    (
        StoreError,
        ("full", "No space left"),
        "disk_full",
        "the disk is full; free some space and try again (nothing of this step was written)",
    ),
)  # fmt: skip
"""What the database says, and what stands for it: the first that fits."""
