"""The files of shards: Parquet with one row for each page, written whole or not at all, and checked before use."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from tawatur.cluster.pages import Outcome, Read
from tawatur.cluster.shards import Shard
from tawatur.cluster.tables import SHARD, schema
from tawatur.intake import Problem, Skipped
from tawatur.records import Claim, Document, encode

FOLDER, FILE = "shards", "part-0.parquet"
_plain = msgspec.json.Encoder()


class Row(msgspec.Struct, frozen=True):
    """A page as a shard holds it; the records are decoded when they are asked for."""

    name: str
    sha: str
    document: bytes | None
    claims: list[bytes]
    skipped: bytes | None
    problems: list[bytes]

    @property
    def mark(self) -> tuple[str, str]:
        """Its place among pages with the same words: of these the first counts."""
        return self.name, self.sha

    def document_record(self) -> Document:
        """The document; only of pages that were read."""
        return msgspec.json.decode(self.document or b"", type=Document)

    def claim_records(self) -> list[Claim]:
        """The claims in the order of the text."""
        return [msgspec.json.decode(claim, type=Claim) for claim in self.claims]

    def skipped_record(self) -> Skipped:
        """Why the page gave no document."""
        return msgspec.json.decode(self.skipped or b"", type=Skipped)

    def problem_records(self) -> list[Problem]:
        """What was not believed of the page."""
        return [msgspec.json.decode(problem, type=Problem) for problem in self.problems]


def row_of(outcome: Outcome) -> Row:
    """The row of a page: its records as lines of the interchange format."""
    page = outcome.page
    problems = [_plain.encode(problem) for problem in outcome.problems]
    if isinstance(page, Read):
        claims = [encode(claim) for claim in page.claims]
        return Row(outcome.name, outcome.sha, encode(page.document), claims, None, problems)
    return Row(outcome.name, outcome.sha, None, [], _plain.encode(page), problems)


def path_of(folder: Path, shard: Shard) -> Path:
    """The file of a shard in the folder of a run."""
    return folder / FOLDER / f"shard={shard.name}" / FILE


def write(folder: Path, shard: Shard, outcomes: Iterable[Outcome]) -> Counter[str]:
    """Writes a shard under its name when it is whole, and removes what an earlier run had of it; returns counts."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [row_of(outcome) for outcome in outcomes]
    path = path_of(folder, shard)
    path.parent.mkdir(parents=True, exist_ok=True)
    torn = path.with_name(f"_{os.getpid()}.tmp")
    table = pa.Table.from_pylist([msgspec.structs.asdict(row) for row in rows], schema=schema(SHARD))
    pq.write_table(table, torn, compression="zstd", write_page_checksum=True)
    os.replace(torn, path)
    for other in path.parent.iterdir():
        if other != path:
            other.unlink()
    for old in path.parent.parent.glob(f"shard={shard.number:05}-*"):
        if old != path.parent:
            shutil.rmtree(old)
    return counted(rows)


def counted(rows: Iterable[Row]) -> Counter[str]:
    """How many pages were read and skipped, and how many claims they gave."""
    counts: Counter[str] = Counter(pages=0, skipped=0, claims=0)
    for row in rows:
        counts["skipped" if row.document is None else "pages"] += 1
        counts["claims"] += len(row.claims)
    return counts


def read(folder: Path, shard: Shard) -> list[Row] | None:
    """The rows of a shard in the order of names; None if its file is not there, torn, or not about these pages."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    files = sorted(path_of(folder, shard).parent.glob("*.parquet"))
    if len(files) != 1:
        return None
    try:
        with pq.ParquetFile(files[0], page_checksum_verification=True) as file:
            found = file.read().to_pylist()
        rows = [Row(**{column: row[column] for column in Row.__struct_fields__}) for row in found]
    except (OSError, pa.ArrowException, KeyError, TypeError):
        # A torn file is no error: the shard is read anew.
        return None
    if Counter((row.name, row.sha) for row in rows) != Counter((entry.name, entry.sha) for entry in shard.entries):
        return None
    return sorted(rows, key=lambda row: (row.name, row.sha))


def rows_of(folder: Path, shards: Iterable[Shard]) -> Iterator[Row]:
    """The rows of all shards, one shard in memory at a time."""
    for shard in shards:
        rows = read(folder, shard)
        assert rows is not None, f"shard {shard.name} was there a moment ago"
        yield from rows
