"""What there is to read: pages in files, or documents in lines of JSON or rows of Parquet, each with the hash of its
content.

A place is a path that every process can open, or an address of Hadoop's file systems (`s3a://`, `hdfs://`), which
only Spark reads (`hadoop`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Literal

import msgspec

from tawatur.cluster.errors import ClusterError
from tawatur.intake.manifest import Entry as Known
from tawatur.intake.manifest import Manifest, read_manifest
from tawatur.intake.paths import MOST_BYTES, is_page
from tawatur.records import digest

Kind = Literal["pages", "lines", "rows"]
LINES, ROWS = (".jsonl", ".ndjson"), (".parquet",)
"""Endings of files that hold many documents."""
RECORD = "record"
"""The column of Parquet that holds a document as a line of the interchange format."""
RUN, IN_RUNS = 128, -1
"""So many rows of a file stay together; their entries have this in place of a size."""
CLOSED = "closed"
"""Stands for the hash of a file that cannot be opened."""


class Entry(msgspec.Struct, frozen=True, order=True):
    """One page: a file, or a line or row of one.

    Parameters
    ----------
    name : what it is called in the results: its path below the place, or the id of the document that it holds
    sha : hash of its content
    file, at : where it is: a path or an address, and the byte or row in it (0 for whole files)
    size : bytes; IN_RUNS for rows
    url, outlet, published, lang : what is given of it beside the page
    """

    name: str
    sha: str
    file: str
    at: int = 0
    size: int = 0
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    lang: str | None = None

    @property
    def group(self) -> str:
        """What puts it into a shard: its name; rows stay with their neighbours, as files are read in runs of rows."""
        return f"{self.file.rpartition('/')[2]}:{self.at // RUN}" if self.size < 0 else self.name

    @property
    def key(self) -> str:
        """What decides its reading, apart from the program."""
        return digest(self.name, self.sha, self.url, self.outlet, self.published, self.lang)


class Given(msgspec.Struct, frozen=True):
    """What is known of pages beside the pages."""

    manifest: Manifest | None = None
    published: str | None = None
    outlet: str | None = None

    def of(self, entry: Entry, path: str) -> Entry:
        """The entry with what is known of it; a line of the manifest goes before what is known of all."""
        line = (self.manifest.of(Path(path)) or self.manifest.of(Path(entry.name))) if self.manifest else None
        line = line or Known(entry.name)
        return msgspec.structs.replace(
            entry,
            url=line.url,
            outlet=line.outlet or self.outlet,
            published=line.published or self.published,
            lang=line.lang,
        )


def given(manifest: str | None, published: str | None, outlet: str | None) -> Given:
    """What the user says of the pages.

    Raises
    ------
    IntakeError
        The manifest cannot be opened.
    """
    return Given(read_manifest(manifest) if manifest else None, published, outlet)


def is_address(place: str) -> bool:
    """Whether a place is one of Hadoop's addresses, not a path."""
    return "://" in place or place.startswith("file:")


def kind_of(place: str, names: Iterable[str]) -> tuple[Kind, list[str]]:
    """What files of a place hold, and the names of those that are read, sorted.

    A folder holds pages if any file in it is one; else documents in lines, else in rows.

    Raises
    ------
    ClusterError
        There is nothing to read.
    """
    ordered = sorted(name for name in names if not _is_hidden(name))
    if len(ordered) == 1 and ordered[0] == PurePosixPath(place).name:
        suffix = PurePosixPath(ordered[0]).suffix.lower()
        return ("lines" if suffix in LINES else "rows" if suffix in ROWS else "pages"), ordered
    if found := [name for name in ordered if is_page(name)]:
        return "pages", found
    if found := [name for name in ordered if name.lower().endswith(LINES)]:
        return "lines", found
    if found := [name for name in ordered if name.lower().endswith(ROWS)]:
        return "rows", found
    message = f"{place}: nothing to read; give a folder of pages, or documents in .jsonl or .parquet files"
    raise ClusterError(message, "cluster_no_input", place)


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in PurePosixPath(name).parts)


def entries(place: str, told: Given) -> tuple[Kind, list[Entry]]:
    """The pages of a path, sorted; every one of them appears in the results as a document or as skipped.

    Raises
    ------
    ClusterError
        There is no such path, or nothing in it to read.
    """
    root = Path(place)
    if not root.exists():
        raise ClusterError(f"{place}: there is no such file or folder; check --input", "cluster_missing", place)
    if root.is_file():
        folder, names = root.parent, [root.name]
    else:
        folder, names = root, [path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()]
    kind, chosen = kind_of(place, names)
    found: list[Entry] = []
    for name in chosen:
        path = folder / name
        if kind == "pages":
            found.append(_whole(name, path))
        else:
            found += lines_of(path) if kind == "lines" else rows_of(path)
    return kind, sorted(told.of(entry, entry.file) for entry in found)


def _whole(name: str, path: Path) -> Entry:
    try:
        size = path.stat().st_size
        sha = content_hash(path.read_bytes()) if size <= MOST_BYTES else too_large(size)
    except OSError:
        size, sha = 0, CLOSED
    return Entry(name, sha, str(path), 0, size)


def content_hash(data: bytes) -> str:
    """The hash by which a content is known again."""
    return hashlib.sha256(data).hexdigest()


def too_large(size: int) -> str:
    """Stands for the hash of a file that is not read for its size."""
    return f"{size} bytes"


class _Named(msgspec.Struct):
    """As much of a line as its name needs."""

    id: str


_named = msgspec.json.Decoder(_Named)


def name_of(record: bytes, file: str) -> str:
    """The name of a line or row: the id of its document; where it holds none, the file and the hash of the line."""
    try:
        return _named.decode(record).id
    except (msgspec.DecodeError, UnicodeDecodeError):
        return f"{file}#{content_hash(record)[:16]}"


def lines_of(path: Path) -> Iterator[Entry]:
    """The documents of a file of lines, each with the byte at which it begins."""
    at = 0
    with _opened(path) as stream:
        for line in stream:
            content = line.strip()
            if content:
                yield Entry(name_of(content, path.name), content_hash(content), str(path), at, len(line))
            at += len(line)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise _unreadable(str(path), error) from error


def _unreadable(file: str, error: Exception) -> ClusterError:
    reason = getattr(error, "strerror", None) or str(error)
    return ClusterError(f"{file}: cannot be read ({reason}); check the file", "file_unreadable", file, reason)


def rows_of(path: Path) -> Iterator[Entry]:
    """The documents of a Parquet file, each with the number of its row."""
    for at, record in _records(path):
        yield Entry(name_of(record, path.name), content_hash(record), str(path), at, IN_RUNS)


def _records(path: Path, wanted: Collection[int] | None = None) -> Iterator[tuple[int, bytes]]:
    """The rows of a file with their numbers: all, or those of the groups that hold a wanted one."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            if RECORD not in file.schema_arrow.names:
                message = f"{path}: no column {RECORD} that holds lines of the interchange format; see `tawatur schema`"
                raise ClusterError(message, "cluster_no_record", path, RECORD)
            first = 0
            for number in range(file.num_row_groups):
                rows = range(first, first + file.metadata.row_group(number).num_rows)
                first = rows.stop
                if wanted is None or any(at in rows for at in wanted):
                    column = file.read_row_group(number, columns=[RECORD]).column(0).cast(pa.binary())
                    yield from zip(rows, (value or b"" for value in column.to_pylist()), strict=True)
    except (OSError, pa.ArrowException) as error:
        raise _unreadable(str(path), error) from error


def contents(kind: Kind, wanted: Sequence[Entry]) -> Iterator[tuple[Entry, bytes | OSError | None]]:
    """The content of entries, in their order: None of what is too large, the error of what cannot be opened."""
    if kind == "rows":
        # A file is gone through once for all of its rows.
        held = {file: _rows_at(file, wanted) for file in {entry.file for entry in wanted}}
    for entry in wanted:
        try:
            if kind == "pages":
                yield entry, Path(entry.file).read_bytes() if entry.size <= MOST_BYTES else None
            elif kind == "lines":
                with open(entry.file, "rb") as stream:
                    stream.seek(entry.at)
                    yield entry, stream.read(entry.size).strip()
            else:
                yield entry, held[entry.file][entry.at]
        except OSError as error:
            yield entry, error


def _rows_at(file: str, wanted: Sequence[Entry]) -> dict[int, bytes]:
    """The records of the wanted rows; groups of rows that hold none are not opened."""
    numbers = {entry.at for entry in wanted if entry.file == file}
    return {at: record for at, record in _records(Path(file), numbers) if at in numbers}
