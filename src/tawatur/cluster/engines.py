"""What an engine does; `local` and `spark` do it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, Protocol

from tawatur.cluster.folders import Done, Folder, Totals
from tawatur.cluster.inputs import Entry, Given, Kind
from tawatur.cluster.shards import Plan, Shard

Step = Literal["listing", "checking", "reading", "assembling", "writing"]
Progress = Callable[[Step, int, int], None]
"""Hears which step is under way, how many pages of it are done and how many there are (0 if that is not known)."""


class Engine(Protocol):
    """Where the work is done."""

    name: str

    @property
    def folder(self) -> Folder:
        """The folder of the run."""

    def entries(self, place: str, given: Given) -> tuple[Kind, list[Entry]]:
        """What there is to read."""

    def done(self, plan: Plan) -> dict[str, Done]:
        """The shards whose files are there and whole."""

    def read(self, plan: Plan, wanted: Sequence[Shard]) -> Iterator[tuple[Shard, Done]]:
        """Reads shards; each is told of when its file is whole."""

    def assemble(self, plan: Plan, tell: Progress) -> Totals:
        """Makes the tables of the run."""
