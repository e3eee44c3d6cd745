"""Pages at Hadoop's addresses: what there is, and its content on Spark.

Spark leaves out files whose names begin with `_` and takes `*?[]{}` in a name for a pattern: such pages are fetched
by the driver, so that none is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from tawatur.cluster.hadoop import HadoopFolder
from tawatur.cluster.inputs import CLOSED, RECORD, Entry, Given, Kind, content_hash, kind_of, name_of, too_large
from tawatur.cluster.tables import schema
from tawatur.intake.paths import MOST_BYTES

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

PATTERN = frozenset("*?[]{}\\,")
ENTRY = "name string, sha string, file string, size bigint"
"""An entry of a line or row, without its content."""
LINKED = "link string, content binary"
"""Contents with what entries know them by: the address of a page, the hash of a line or row."""


def entries(spark: SparkSession, place: str, given: Given) -> tuple[Kind, list[Entry]]:
    """The pages of an address, sorted, as `inputs.entries` has those of a path."""
    folder = HadoopFolder(spark, place)
    _, files = folder.files()
    listed = {name: (address, size) for name, address, size in files}
    kind, chosen = kind_of(place, listed)
    if kind == "pages":
        found = list(_pages(spark, folder, [(name, *listed[name]) for name in chosen]))
    else:
        found = [
            Entry(row["name"], row["sha"], address_of(row["file"]), 0, row["size"])
            for row in _records(spark, kind, [listed[name][0] for name in chosen]).toArrow().to_pylist()
        ]
    return kind, sorted(given.of(entry, entry.file) for entry in found)


def _pages(spark: SparkSession, folder: HadoopFolder, files: Sequence[tuple[str, str, int]]) -> Iterator[Entry]:
    from pyspark.sql import functions as F

    fit = [address for _, address, size in files if size <= MOST_BYTES and is_plain(address)]
    hashes: dict[str, str] = {}
    if fit:
        hashed = _binary(spark, fit).select("path", F.sha2("content", 256).alias("sha"))
        hashes = {row["path"]: row["sha"] for row in hashed.toArrow().to_pylist()}
    for name, address, size in files:
        sha = too_large(size) if size > MOST_BYTES else hashes.get(address) if size else content_hash(b"")
        if sha is None:
            content = folder.content(address)
            sha = CLOSED if isinstance(content, OSError) else content_hash(content)
        yield Entry(name, sha, address, 0, size)


def is_plain(address: str) -> bool:
    """Whether Spark takes a name as it is."""
    return not (PATTERN & set(address)) and not address.rpartition("/")[2].startswith(("_", "."))


def _binary(spark: SparkSession, addresses: Sequence[str]) -> DataFrame:
    # Without the lookup below folders it would take `a=b` in a path for a column.
    return spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(list(addresses))


def _held(spark: SparkSession, kind: Kind, addresses: Sequence[str]) -> DataFrame:
    """The lines or rows of files, as binary."""
    from pyspark.sql import functions as F

    if kind == "lines":
        held = spark.read.option("lineSep", "\n").option("recursiveFileLookup", "true").text(list(addresses))
        return held.select(F.col("value").cast("binary").alias("content"), F.input_file_name().alias("file"))
    held = spark.read.option("recursiveFileLookup", "true").parquet(*addresses)
    return held.select(F.col(RECORD).cast("binary").alias("content"), F.input_file_name().alias("file"))


def _records(spark: SparkSession, kind: Kind, addresses: Sequence[str]) -> DataFrame:
    """The entries of lines or rows, without their content."""

    def named(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow as pa

        for batch in batches:
            rows = []
            for content, file in zip(batch["content"].to_pylist(), batch["file"].to_pylist(), strict=True):
                content = (content or b"").strip() if kind == "lines" else content or b""
                if content or kind == "rows":
                    name, sha = name_of(content, address_of(file).rpartition("/")[2]), content_hash(content)
                    rows.append({"name": name, "sha": sha, "file": file, "size": len(content)})
            yield from pa.Table.from_pylist(rows, schema=schema(ENTRY)).to_batches()

    return _held(spark, kind, addresses).mapInArrow(named, ENTRY)


def address_of(uri: str) -> str:
    """The address that Spark gives percent-encoded, as Hadoop lists it.

    >>> address_of("file:///a%20b/c.jsonl")
    'file:/a b/c.jsonl'
    """
    address = unquote(uri)
    return "file:/" + address.removeprefix("file:").lstrip("/") if address.startswith("file:") else address


def linked(spark: SparkSession, kind: Kind, wanted: Sequence[Entry]) -> DataFrame:
    """The contents of entries, each once, by what links them to their entries."""
    addresses = sorted({entry.file for entry in wanted if entry.size <= MOST_BYTES})
    if kind != "pages":
        return _linked_records(spark, kind, addresses)
    fit = [address for address in addresses if is_plain(address)]
    odd = [address for address in addresses if not is_plain(address)]
    found = _fetched(spark, odd)
    return found if not fit else _binary(spark, fit).selectExpr("path as link", "content").unionByName(found)


def _fetched(spark: SparkSession, addresses: Sequence[str]) -> DataFrame:
    import pyarrow as pa

    rows = []
    for address in addresses:
        content = HadoopFolder(spark, address).content(address)
        if not isinstance(content, OSError):
            rows.append({"link": address, "content": content})
    return spark.createDataFrame(pa.Table.from_pylist(rows, schema=schema(LINKED)), LINKED)


def _linked_records(spark: SparkSession, kind: Kind, addresses: Sequence[str]) -> DataFrame:
    def hashed(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow as pa

        for batch in batches:
            contents = [
                (value or b"").strip() if kind == "lines" else value or b"" for value in batch["content"].to_pylist()
            ]
            rows = [{"link": content_hash(content), "content": content} for content in contents]
            yield from pa.Table.from_pylist(rows, schema=schema(LINKED)).to_batches()

    return _held(spark, kind, addresses).select("content").mapInArrow(hashed, LINKED).dropDuplicates(["link"])
