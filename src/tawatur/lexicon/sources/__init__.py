"""Sources: agencies, papers, channels, monitors, offices, aid groups and platforms, in both languages.

The tables of this folder are read as docs/tables.md says.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from tawatur.lexicon import tables
from tawatur.lexicon.sources.check import check_rows
from tawatur.lexicon.sources.rows import REQUIRED, SourceRow, source_row

__all__ = ["SourceRow", "by_domain", "check", "load"]


@cache
def load() -> Mapping[str, SourceRow]:
    """Every source by id, sorted by id.

    Raises
    ------
    TableError
        Two rows have one id, or a row is malformed.
    """
    found = tables.by_id(tables.folder("sources"), REQUIRED)
    return MappingProxyType({key: source_row(found[key]) for key in sorted(found)})


@cache
def _domains() -> Mapping[str, SourceRow]:
    return {domain: source for source in load().values() for domain in source.domains}


def by_domain(host: str) -> SourceRow | None:
    """The source that publishes under a host name.

    `www.`, a port and subdomains are left aside; the longest known ending wins.

    >>> by_domain("www.reuters.com").id, by_domain("m.aawsat.com:443").id, by_domain("com")
    ('reuters', 'asharq-al-awsat', None)
    """
    labels = host.strip().casefold().partition(":")[0].strip(".").split(".")
    for start in range(len(labels)):
        found = _domains().get(".".join(labels[start:]))
        if found:
            return found
    return None


def check() -> list[str]:
    """What is wrong with the tables, one line a problem; empty if nothing is."""
    return check_rows(load())
