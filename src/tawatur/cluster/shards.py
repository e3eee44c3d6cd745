"""Pages in shards. A page stays in its shard whatever comes beside it, so that a change re-reads one shard only."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from tawatur.cluster.inputs import Entry, Kind
from tawatur.records import digest

PAGES = 256
"""Pages of a shard: enough that a file is worth its place, few enough that little is lost when one is redone."""
TOO_MANY = 4
"""Shards stay as many as they were until they have grown so many times over."""


class Shard(msgspec.Struct, frozen=True):
    """Pages that are read together and whose readings lie in one file.

    `key` follows from the content of the pages, from what is given of them, and from who reads.
    """

    number: int
    key: str
    entries: tuple[Entry, ...]

    @property
    def name(self) -> str:
        """The name of its folder."""
        return f"{self.number:05}-{self.key}"


class Plan(msgspec.Struct, frozen=True):
    """All pages in their shards; shards without a page are left out."""

    kind: Kind
    count: int
    shards: tuple[Shard, ...]

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return sum(len(shard.entries) for shard in self.shards)


def plan(kind: Kind, entries: Sequence[Entry], program: str, *, before: int | None = None) -> Plan:
    """The shards of pages.

    Parameters
    ----------
    program : who reads
    before : how many shards an earlier run made, kept if they are not far too full by now
    """
    count = before or 0
    if not count or len(entries) > TOO_MANY * PAGES * count:
        count = max(1, -(-len(entries) // PAGES))
    members: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        members[number_of(entry, count)].append(entry)
    return Plan(kind, count, tuple(_shard(number, sorted(members[number]), program) for number in sorted(members)))


def number_of(entry: Entry, count: int) -> int:
    """The shard that a page belongs to; the same on every machine."""
    return int.from_bytes(hashlib.sha256(entry.group.encode()).digest()[:8]) % count


def _shard(number: int, entries: Iterable[Entry], program: str) -> Shard:
    held = tuple(entries)
    return Shard(number, digest(program, *(entry.key for entry in held)), held)
