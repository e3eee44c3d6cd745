"""What can go wrong with a store, each with what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError


class StoreError(Exception):
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
    if "not a database" in said:
        return NotAStoreError(f"{name}: not a Tawatur store (another kind of file); give another path with --store")
    if "malformed" in said or "corrupt" in said:
        return NotAStoreError(
            f"{name}: the store is damaged ({said}); restore a backup, or ingest the pages into a new file"
        )
    if "locked" in said or "busy" in said:
        return LockedStoreError(f"{name}: another process is writing to the store; wait until it ends and try again")
    if "unable to open" in said:
        return StoreError(f"{name}: cannot be opened; check that the folder exists and may be read and written")
    if "readonly" in said:
        return StoreError(
            f"{name}: is read-only; make the file and its folder writable, or give another path with --store"
        )
    if "full" in said:
        return StoreError(f"{name}: the disk is full; free some space and try again (nothing of this step was written)")
    return StoreError(f"{name}: {said}")
