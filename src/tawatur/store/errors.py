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


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Turns the database's errors into errors of the store that say what to do."""
    try:
        yield
    except DatabaseError as error:
        raise explain(name, error) from error


def explain(name: str, error: DatabaseError) -> StoreError:
    """The error of the store that stands for an error of the database."""
    said = str(error.orig or error)
    for kind, signs, code, message in _KNOWN:
        if any(sign in said for sign in signs):
            return kind(f"{name}: {message}", code, name)
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
        LockedStoreError,
        ("locked", "busy"),
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
        ("full",),
        "disk_full",
        "the disk is full; free some space and try again (nothing of this step was written)",
    ),
)
"""What the database says, and what stands for it: the first that fits."""
