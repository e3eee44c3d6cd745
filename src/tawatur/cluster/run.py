"""A run: what there is to read, what is read already, what must be read, and the events of all."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from tawatur.cluster.engines import Engine, Progress
from tawatur.cluster.errors import ClusterError
from tawatur.cluster.folders import (
    TABLES,
    LocalFolder,
    Manifest,
    Totals,
    manifest_of,
    read_manifest,
    read_table,
    write_manifest,
)
from tawatur.cluster.inputs import Given, is_address
from tawatur.cluster.program import fingerprint
from tawatur.cluster.shards import Plan, plan
from tawatur.records import digest

EVERY = 16
"""The manifest is written after so many shards; a shard that it does not name yet is found by its file."""


@dataclass(slots=True)
class Report:
    """What a run did: shards and pages that were read now, and those that were read before."""

    pages: int = 0
    read: int = 0
    shards: int = 0
    shards_read: int = 0
    assembled: bool = False
    totals: Totals = field(default_factory=Totals)


def _silent(*_: object) -> None:
    """Tells nobody."""


def run(engine: Engine, place: str, given: Given, tell: Progress = _silent) -> Report:
    """Reads what is not read yet, and assembles the events if anything changed.

    Parameters
    ----------
    engine : where the work is done, and the folder of the run
    place : the pages: a path, or an address that the engine can open
    tell : hears how far the run is

    Raises
    ------
    ClusterError
        There is nothing to read, or the folder is not that of a run on this place.
    """
    place = place if is_address(place) else os.path.abspath(place)
    manifest = manifest_of(engine.folder, place)
    tell("listing", 0, 0)
    kind, entries = engine.entries(place, given)
    planned = plan(kind, entries, fingerprint(), before=manifest.shards or None)
    if not planned.shards:
        raise ClusterError(f"{place}: nothing to read; check --input", "cluster_no_input", place)
    manifest.kind, manifest.shards, manifest.program = kind, planned.count, fingerprint()
    manifest.engine = engine.name
    report = Report(pages=planned.pages, shards=len(planned.shards))
    _read(engine, planned, manifest, report, tell)
    key = digest(fingerprint(), *(shard.name for shard in planned.shards))
    if manifest.assembled != key or manifest.totals is None:
        manifest.assembled = None
        write_manifest(engine.folder, manifest)
        manifest.totals = engine.assemble(planned, tell)
        manifest.assembled, report.assembled = key, True
        write_manifest(engine.folder, manifest)
    report.totals = manifest.totals
    return report


def _read(engine: Engine, planned: Plan, manifest: Manifest, report: Report, tell: Progress) -> None:
    """Reads the shards that are not there, or not whole."""
    tell("checking", 0, planned.pages)
    manifest.done = engine.done(planned)
    wanted = [shard for shard in planned.shards if shard.name not in manifest.done]
    if not wanted:
        return
    manifest.assembled = None
    write_manifest(engine.folder, manifest)
    total = sum(len(shard.entries) for shard in wanted)
    tell("reading", 0, total)
    for shard, done in engine.read(planned, wanted):
        manifest.done[shard.name] = done
        report.shards_read += 1
        report.read += len(shard.entries)
        if report.shards_read % EVERY == 0:
            write_manifest(engine.folder, manifest)
        tell("reading", report.read, total)
    write_manifest(engine.folder, manifest)


def finished(place: str) -> Manifest:
    """The manifest of a folder whose tables are whole.

    Raises
    ------
    ClusterError
        There is no run, or it was not finished, or a table lost rows since.
    """
    found = read_manifest(LocalFolder(place))
    if found is None:
        message = f"{place}: not the folder of a run; make one with `tawatur cluster run --output {place}`"
        raise ClusterError(message, "cluster_no_run", place, place)
    if found.assembled is None or found.totals is None:
        message = f"{place}: the run was not finished; run `tawatur cluster run` again with the same --output"
        raise ClusterError(message, "cluster_unfinished", place)
    for name in TABLES:
        held = sum(1 for _ in read_table(place, name, [first_column(name)]))
        if held != getattr(found.totals, name):
            message = f"{place}/{name}: rows are missing; remove the folder {name} and run `tawatur cluster run` again"
            raise ClusterError(message, "cluster_lost", place, name, name)
    return found


def first_column(table: str) -> str:
    """The first column of a table: enough to count its rows."""
    from tawatur.cluster.tables import names

    return names(table)[0]
