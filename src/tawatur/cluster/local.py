"""The engines of one machine: one process, or a pool of them that leave Parquet files to each other."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from tawatur.cluster import assembling, shard_files
from tawatur.cluster.engines import Progress
from tawatur.cluster.errors import ClusterError
from tawatur.cluster.folders import Done, LocalFolder, Totals, read_table, unwritable, write_table
from tawatur.cluster.inputs import Entry, Given, Kind, contents, entries
from tawatur.cluster.pages import outcomes
from tawatur.cluster.shards import Plan, Shard


class LocalEngine:
    """One process, or several.

    Parameters
    ----------
    output : the folder of the run
    processes : how many read; the results do not depend on it
    """

    def __init__(self, output: str, processes: int = 1) -> None:
        self.folder, self.processes = LocalFolder(output), processes
        self.name = "local" if processes == 1 else "pool"

    def entries(self, place: str, given: Given) -> tuple[Kind, list[Entry]]:
        """What there is to read."""
        return entries(place, given)

    def done(self, plan: Plan) -> dict[str, Done]:
        """The shards whose files are there and whole."""
        found = {}
        for shard in plan.shards:
            rows = shard_files.read(self.folder.path, shard)
            if rows is not None:
                found[shard.name] = done_of(shard_files.counted(rows))
        return found

    def read(self, plan: Plan, wanted: Sequence[Shard]) -> Iterator[tuple[Shard, Done]]:
        """Reads shards; each is told of when its file is whole."""
        if self.processes == 1:
            for shard in wanted:
                yield shard, read_shard(self.folder.place, plan.kind, shard)
            return
        # New processes, not copies of this one: a copy would share its threads and locks.
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(self.processes, context) as pool:
            waiting = {pool.submit(read_shard, self.folder.place, plan.kind, shard): shard for shard in wanted}
            try:
                for future in as_completed(waiting):
                    yield waiting[future], future.result()
            except BrokenProcessPool as error:
                message = (
                    "a reading process ended unexpectedly (often for want of memory); run again with fewer processes"
                )
                raise ClusterError(message, "cluster_process") from error
            finally:
                pool.shutdown(cancel_futures=True)

    def assemble(self, plan: Plan, tell: Progress) -> Totals:
        """Makes the tables of the run."""
        previous = previous_events(self.folder)
        tell("assembling", 0, 0)
        told = assembling.told_by(shard_files.rows_of(self.folder.path, plan.shards))
        found = assembling.happened(told, previous)
        tell("writing", 0, 0)
        counts = {name: write_table(self.folder, name, rows) for name, rows in assembling.rows(told, found)}
        return Totals(**assembling.totals(counts))


def read_shard(place: str, kind: Kind, shard: Shard) -> Done:
    """Reads one shard into its file; what a process of the pool does."""
    try:
        return done_of(shard_files.write(Path(place), shard, outcomes(kind, contents(kind, shard.entries))))
    except OSError as error:
        raise unwritable(place, error) from error


def done_of(counts: Mapping[str, int]) -> Done:
    """The counts of a shard."""
    return Done(counts["pages"], counts["skipped"], counts["claims"])


def previous_events(folder: LocalFolder) -> dict[str, str]:
    """Claim id -> event id of an earlier run in this folder: a new page must not rename an event that was cited."""
    columns = ["id", "event_id"]
    try:
        rows = list(read_table(folder.place, "claims", columns))
    except ClusterError:
        # The tables of a run that was interrupted; the ids of its events were never told.
        return {}
    return {row["id"]: row["event_id"] for row in rows if row["event_id"]}
