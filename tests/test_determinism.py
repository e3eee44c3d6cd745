"""The same pages give the same bytes: whatever the hash seed, the order of the files and the number of processes."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GOLD = ROOT.parent / "shared" / "gold" / "docs"
MANIFEST = ROOT / "examples" / "manifest.jsonl"


def pages() -> list[Path]:
    """The example pages, and the gold's where it is there."""
    kept = (".html", ".txt")
    return [page for folder in (ROOT / "examples", GOLD) for page in sorted(folder.glob("*")) if page.suffix in kept]


def rows(path: Path) -> dict[str, list[str]]:
    """Every row of every table of a store."""
    with sqlite3.connect(path) as database:
        names = [name for (name,) in database.execute("select name from sqlite_master where type = 'table'")]
        return {name: sorted(map(repr, database.execute(f'select * from "{name}"'))) for name in sorted(names)}


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """All outputs of two runs that differ in everything that must not matter."""
    found = []
    for seed, processes, order in (("1", "1", 1), ("4242", "2", -1)):
        folder = tmp_path_factory.mktemp("run")

        def tawatur(*words: object, seed: str = seed, folder: Path = folder) -> bytes:
            command = [sys.executable, "-m", "tawatur", *map(str, words)]
            environment = {**os.environ, "PYTHONHASHSEED": seed}
            return subprocess.run(command, env=environment, cwd=folder, capture_output=True, check=True).stdout

        given = (*pages()[::order], "--manifest", MANIFEST, "--processes", processes)
        tawatur("ingest", *given)
        found.append(
            {
                "read": tawatur("read", *given, "--format", "jsonl"),
                "events of pages": tawatur("events", *given, "--format", "jsonl"),
                "events of the store": tawatur("events", "--format", "jsonl"),
                "claims as csv": tawatur("export", "claims"),
                "events as csv": tawatur("export", "events"),
                "claims as parquet": tawatur("export", "claims", "--format", "parquet"),
                "store": rows(folder / "tawatur.db"),
            }
        )
    return found


OUTPUTS = (
    "read",
    "events of pages",
    "events of the store",
    "claims as csv",
    "events as csv",
    "claims as parquet",
    "store",
)


@pytest.mark.parametrize("output", OUTPUTS)
def test_two_runs_are_the_same(runs, output):
    one, other = (run[output] for run in runs)
    assert one and one == other


def test_events_are_the_same_with_and_without_a_store(runs):
    assert runs[0]["events of pages"] == runs[0]["events of the store"]
