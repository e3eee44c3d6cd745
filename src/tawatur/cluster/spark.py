"""The engine of a cluster: Spark reads shards with `mapInArrow` and writes them as Parquet.

The functions are those of the other engines; Spark hands them rows. Shards are read in waves, so that a run that is
interrupted loses one wave at most.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from tawatur.cluster import addresses, assembling, shard_files, tables
from tawatur.cluster.engines import Progress
from tawatur.cluster.errors import ClusterError
from tawatur.cluster.folders import Done, Folder, LocalFolder, Totals, write_table
from tawatur.cluster.hadoop import HadoopFolder
from tawatur.cluster.inputs import Entry, Given, Kind, contents, entries, is_address
from tawatur.cluster.local import previous_events
from tawatur.cluster.pages import outcomes
from tawatur.cluster.program import fingerprint
from tawatur.cluster.session import first_line
from tawatur.cluster.shards import Plan, Shard
from tawatur.cluster.spark_assembly import SparkAssembly
from tawatur.intake.paths import MOST_BYTES

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

TASK = (
    "shard string, name string, sha string, file string, at bigint, size bigint, url string, outlet string,"
    " published string, lang string"
)
"""What Spark is told of a page that is to be read."""
ROW = f"shard string, {tables.SHARD}"
SHARDS_AT_ONCE = 4
"""Shards of a wave for each core, so that no core waits long for the last one."""


SMALL = 2000
"""Pages that the driver assembles in less time than Spark takes to hand them out."""


class SparkEngine:
    """Spark, on this machine or on a cluster.

    Parameters
    ----------
    output : the folder of the run: a path that every machine of the cluster can open, or an address
    small : archives of no more pages are assembled by the driver alone; the result is the same
    """

    name = "spark"
    folder: Folder

    def __init__(self, spark: SparkSession, output: str, *, small: int = SMALL) -> None:
        self.spark, self.small = spark, small
        self.folder = HadoopFolder(spark, output) if is_address(output) else LocalFolder(output)
        # Not as a URI with its percent signs: Hadoop takes an address letter by letter.
        self.root = output.rstrip("/") if is_address(output) else f"file:{Path(output).resolve()}"
        self._remote = False

    def entries(self, place: str, given: Given) -> tuple[Kind, list[Entry]]:
        """What there is to read."""
        self._remote = is_address(place)
        return addresses.entries(self.spark, place, given) if self._remote else entries(place, given)

    def done(self, plan: Plan) -> dict[str, Done]:
        """The shards whose files are there and whole."""
        if shard_files.FOLDER not in self.folder.names():
            return {}
        whole = defaultdict(list)
        held = self.shards(lenient=True).selectExpr(
            "shard", "name", "sha", "document is not null as read", "size(claims) as claims"
        )
        for row in held.toArrow().to_pylist():
            whole[row["shard"]].append(row)
        found = {}
        for shard in plan.shards:
            rows = whole.get(shard.name, [])
            if Counter((row["name"], row["sha"]) for row in rows) == Counter((e.name, e.sha) for e in shard.entries):
                found[shard.name] = _done(rows)
        return found

    def shards(self, *, lenient: bool = False) -> DataFrame:
        """The rows of all shards; those of torn files are left out where that is allowed."""
        reader = self.spark.read.option("ignoreCorruptFiles", str(lenient).lower())
        return reader.schema(ROW).parquet(f"{self.root}/{shard_files.FOLDER}")

    def read(self, plan: Plan, wanted: Sequence[Shard]) -> Iterator[tuple[Shard, Done]]:
        """Reads shards, wave by wave."""
        size = SHARDS_AT_ONCE * self.spark.sparkContext.defaultParallelism
        for wave in (wanted[start : start + size] for start in range(0, len(wanted), size)):
            self._forget(wave)
            tasks = self._tasks(plan.kind, wave).repartition(len(wave), "shard")
            rows = tasks.mapInArrow(_reading(plan.kind, self._remote, fingerprint()), ROW)
            with_faults = rows.write.mode("append").partitionBy("shard").option("compression", "zstd")
            try:
                with_faults.parquet(f"{self.root}/{shard_files.FOLDER}")
            except Exception as error:
                raise _failed(error) from error
            counts = self._counts([shard.name for shard in wave])
            yield from ((shard, counts[shard.name]) for shard in wave)

    def _forget(self, wave: Iterable[Shard]) -> None:
        """Removes what earlier runs left of shards that are read anew."""
        numbers = {f"shard={shard.number:05}" for shard in wave}
        below = self._below(shard_files.FOLDER)
        for name in below.names():
            if name.rpartition("-")[0] in numbers:
                below.remove(name)

    def _below(self, name: str) -> Folder:
        if isinstance(self.folder, HadoopFolder):
            return HadoopFolder(self.spark, f"{self.folder.place}/{name}")
        return LocalFolder(f"{self.folder.place}/{name}")

    def _tasks(self, kind: Kind, wave: Sequence[Shard]) -> DataFrame:
        """The pages of a wave, with their content where Python cannot open it."""
        import pyarrow as pa

        rows = [{"shard": shard.name, **msgspec.structs.asdict(entry)} for shard in wave for entry in shard.entries]
        tasks = self.spark.createDataFrame(pa.Table.from_pylist(rows, schema=tables.schema(TASK)), TASK)
        if not self._remote:
            return tasks
        found = addresses.linked(self.spark, kind, [entry for shard in wave for entry in shard.entries])
        key = tasks["file"] if kind == "pages" else tasks["sha"]
        return tasks.join(found, key == found["link"], "left").drop("link")

    def _counts(self, names: list[str]) -> dict[str, Done]:
        held = self.shards()
        counted = held.where(held["shard"].isin(names)).selectExpr(
            "shard", "document is not null as read", "size(claims) as claims"
        )
        rows: dict[str, list[dict[str, Any]]] = {name: [] for name in names}
        for row in counted.toArrow().to_pylist():
            rows[row["shard"]].append(row)
        return {name: _done(found) for name, found in rows.items()}

    def assemble(self, plan: Plan, tell: Progress) -> Totals:
        """Makes the tables of the run."""
        tell("assembling", 0, 0)
        if plan.pages <= self.small:
            told = assembling.told_by(self._rows(plan))
            made = assembling.rows(told, assembling.happened(told, self._previous()))
        else:
            spread = SparkAssembly(self._planned(plan), 2 * self.spark.sparkContext.defaultParallelism)
            winners = spread.winners()
            found = spread.happened(self._previous())
            made = assembling.rows_again(lambda: self._rows(plan), winners, found)
        tell("writing", 0, 0)
        return Totals(**{name: self._write(name, rows) for name, rows in made})

    def _planned(self, plan: Plan) -> DataFrame:
        """The rows of the shards of a plan; the folder may hold those of earlier ones as well."""
        held = self.shards()
        return held.where(held["shard"].isin([shard.name for shard in plan.shards])).drop("shard")

    def _rows(self, plan: Plan) -> Iterator[shard_files.Row]:
        """The rows of all shards in their order, on the driver."""
        if isinstance(self.folder, LocalFolder):
            yield from shard_files.rows_of(self.folder.path, plan.shards)
            return
        held = self.shards()
        wanted = held.where(held["shard"].isin([shard.name for shard in plan.shards]))
        for row in wanted.orderBy("shard", "name", "sha").drop("shard").toLocalIterator():
            yield msgspec.convert(_plain(row.asDict()), shard_files.Row)

    def _previous(self) -> dict[str, str]:
        if isinstance(self.folder, LocalFolder):
            return previous_events(self.folder)
        if "claims" not in self.folder.names():
            return {}
        held = self.spark.read.parquet(f"{self.root}/claims").select("id", "event_id").toArrow().to_pylist()
        return {row["id"]: row["event_id"] for row in held if row["event_id"]}

    def _write(self, name: str, rows: Iterable[tables.Row]) -> int:
        if isinstance(self.folder, LocalFolder):
            return write_table(self.folder, name, rows)
        table = tables.arrow(name, rows)
        held = self.spark.createDataFrame(table, tables.COLUMNS[name]).coalesce(1)
        held.write.mode("overwrite").option("compression", "zstd").parquet(f"{self.root}/{name}")
        return int(table.num_rows)


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Bytes as Python has them."""
    return {
        key: bytes(value)
        if isinstance(value, bytearray)
        else [bytes(one) for one in value]
        if isinstance(value, list)
        else value
        for key, value in row.items()
    }


def _done(rows: Sequence[dict[str, Any]]) -> Done:
    read = sum(row["read"] for row in rows)
    return Done(read, len(rows) - read, sum(row["claims"] for row in rows))


def _reading(kind: Kind, remote: bool, program: str) -> Any:
    """The function that reads pages, for `mapInArrow`."""

    def read(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow as pa

        from tawatur.cluster.program import fingerprint as of_this_machine

        if of_this_machine() != program:
            raise RuntimeError(
                "another version of Tawatur, or of its tables, on this machine; install the same everywhere"
            )
        for batch in batches:
            found = batch.to_pylist()
            names = [row.pop("shard") for row in found]
            held = [row.pop("content", None) for row in found]
            wanted = [Entry(**row) for row in found]
            given = zip(wanted, map(_content, wanted, held), strict=True) if remote else contents(kind, wanted)
            rows = [
                {"shard": name, **msgspec.structs.asdict(shard_files.row_of(outcome))}
                for name, outcome in zip(names, outcomes(kind, given), strict=True)
            ]
            yield from pa.Table.from_pylist(rows, schema=tables.schema(ROW)).to_batches()

    return read


def _content(entry: Entry, held: bytes | None) -> bytes | OSError | None:
    if held is not None or entry.size == 0:
        # Spark does not open empty files.
        return bytes(held or b"")
    return None if entry.size > MOST_BYTES else OSError("it could be listed, but not opened")


def _failed(error: Exception) -> ClusterError:
    said = first_line(error)
    message = f"Spark gave up ({said}); mend the cause and run again: what was read is kept"
    return ClusterError(message, "cluster_failed", said)
