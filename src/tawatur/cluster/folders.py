"""The folder of a run: whose it is, what is done in it, and its tables."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Protocol

import msgspec

import tawatur
from tawatur.cluster import tables
from tawatur.cluster.errors import ClusterError
from tawatur.cluster.inputs import Kind

MANIFEST = "manifest.json"
FORMAT = "tawatur-cluster-1"
ROWS_IN_A_FILE, ROWS_IN_A_GROUP = 50_000, 5_000
TABLES = tuple(tables.COLUMNS)


class Done(msgspec.Struct):
    """A shard that was read."""

    pages: int
    skipped: int
    claims: int


class Totals(msgspec.Struct):
    """What a finished run holds."""

    documents: int = 0
    claims: int = 0
    events: int = 0
    links: int = 0
    skipped: int = 0
    problems: int = 0


class Manifest(msgspec.Struct, omit_defaults=True):
    """What was done in a folder.

    Parameters
    ----------
    input : the place that the pages come from
    program : who read
    shards : how many there are; `done` names those that were read
    assembled : of which shards and by whom the tables were made; None while they are not whole
    """

    format: str
    input: str
    kind: Kind | None = None
    version: str = tawatur.__version__
    program: str = ""
    engine: str = ""
    shards: int = 0
    done: dict[str, Done] = {}
    assembled: str | None = None
    totals: Totals | None = None


class Folder(Protocol):
    """A folder of a file system."""

    place: str

    def names(self) -> list[str]:
        """What lies in it."""

    def get(self, name: str) -> bytes | None:
        """The content of a file; None if there is none."""

    def put(self, name: str, content: bytes) -> None:
        """Writes a file, whole or not at all."""

    def remove(self, name: str) -> None:
        """Removes a file or folder in it, if it is there."""


class LocalFolder:
    """A folder that every process can open."""

    def __init__(self, place: str) -> None:
        self.place, self.path = place, Path(place)

    def names(self) -> list[str]:
        """What lies in it."""
        if self.path.exists() and not self.path.is_dir():
            message = f"{self.place}: a file, not a folder; give another --output"
            raise ClusterError(message, "cluster_not_folder", self.place)
        return sorted(path.name for path in self.path.iterdir()) if self.path.exists() else []

    def get(self, name: str) -> bytes | None:
        """The content of a file; None if there is none."""
        path = self.path / name
        return path.read_bytes() if path.exists() else None

    def put(self, name: str, content: bytes) -> None:
        """Writes a file, whole or not at all."""
        torn = self.path / f".{name}.{os.getpid()}"
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            torn.write_bytes(content)
            os.replace(torn, self.path / name)
        except OSError as error:
            raise unwritable(self.place, error) from error

    def remove(self, name: str) -> None:
        """Removes a file or folder in it, if it is there."""
        path = self.path / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def unwritable(place: str, error: OSError) -> ClusterError:
    """The error of a folder that cannot be written to."""
    said = error.strerror or str(error)
    return ClusterError(f"{place}: cannot be written ({said}); give another --output", "output_closed", place, said)


def manifest_of(folder: Folder, place: str) -> Manifest:
    """What was done in a folder by runs on a place; a new manifest for a folder that is empty.

    Raises
    ------
    ClusterError
        The folder holds other things, or a run on another place.
    """
    there = folder.names()
    found = read_manifest(folder)
    if found is None:
        if there:
            message = f"{folder.place}: not empty, and not the folder of a run; give an empty or new --output"
            raise ClusterError(message, "cluster_not_empty", folder.place)
        return Manifest(FORMAT, place)
    if found.input != place:
        message = f"{folder.place}: holds a run on {found.input}, not on {place}; give another --output"
        raise ClusterError(message, "cluster_other_input", folder.place, found.input, place)
    return found


def read_manifest(folder: Folder) -> Manifest | None:
    """The manifest of a folder; None if it has none.

    Raises
    ------
    ClusterError
        It is of another version of the program, or no manifest.
    """
    content = folder.get(MANIFEST)
    if content is None:
        return None
    try:
        found = msgspec.json.decode(content, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError):
        found = None
    if found is None or found.format != FORMAT:
        message = f"{folder.place}: its {MANIFEST} is not one of this program; give another --output"
        raise ClusterError(message, "cluster_other_manifest", folder.place, MANIFEST)
    return found


def write_manifest(folder: Folder, manifest: Manifest) -> None:
    """Writes down what was done."""
    ordered = msgspec.structs.replace(manifest, done=dict(sorted(manifest.done.items())))
    folder.put(MANIFEST, msgspec.json.format(msgspec.json.encode(ordered), indent=1) + b"\n")


def write_table(folder: LocalFolder, name: str, rows: Iterable[tables.Row]) -> int:
    """Writes a table anew, in files of some ten thousand rows; returns how many rows there are."""
    import pyarrow.parquet as pq

    path, count, waiting = folder.path / name, 0, iter(rows)
    folder.remove(name)
    try:
        path.mkdir(parents=True)
        for number in range(1_000_000):
            first = list(islice(waiting, ROWS_IN_A_GROUP))
            if not first and number:
                break
            file = path / f"part-{number:05}.parquet"
            with pq.ParquetWriter(file, tables.schema(tables.COLUMNS[name]), compression="zstd") as writer:
                written = 0
                while first:
                    writer.write_table(tables.arrow(name, first))
                    written += len(first)
                    wanted = min(ROWS_IN_A_GROUP, ROWS_IN_A_FILE - written)
                    first = list(islice(waiting, wanted)) if wanted > 0 else []
            count += written
    except OSError as error:
        raise unwritable(str(path), error) from error
    return count


def read_table(place: str, name: str, columns: list[str] | None = None) -> Iterator[tables.Row]:
    """The rows of a table, in the order in which it was written; a few thousand in memory at a time.

    Raises
    ------
    ClusterError
        A file of it cannot be read.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    for path in sorted((Path(place) / name).glob("*.parquet")):
        try:
            with pq.ParquetFile(path) as file:
                for batch in file.iter_batches(ROWS_IN_A_GROUP, columns=columns):
                    yield from batch.to_pylist()
        except (OSError, pa.ArrowException) as error:
            said = getattr(error, "strerror", None) or str(error)
            message = f"{path}: cannot be read ({said}); run `tawatur cluster run` again with the same --output"
            raise ClusterError(message, "cluster_torn", path, said) from error
