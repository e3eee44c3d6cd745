"""Runs an archive into shards and tables, for the tests of the cluster."""

from tawatur.cluster.folders import TABLES, read_table
from tawatur.cluster.inputs import Given
from tawatur.cluster.local import LocalEngine
from tawatur.cluster.run import run

NOTHING = Given()


def read(place, output, *, given=NOTHING, engine=None, tell=lambda *_: None):
    return run(engine or LocalEngine(str(output)), str(place), given, tell)


def tables(output):
    """All rows of all tables of a run."""
    return {name: list(read_table(str(output), name)) for name in TABLES}
