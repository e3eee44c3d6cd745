"""Proves the source tables: ids, scripts, hosts, ties between rows, and names that two sources would fight over."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from tawatur.lexicon.names import ID, plain
from tawatur.lexicon.sources.rows import SourceRow
from tawatur.orthography.letters import ARABIC

_HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+\Z")
_LANGUAGE = re.compile(r"[a-z]{2,3}\Z")


def check_rows(rows: Mapping[str, SourceRow]) -> list[str]:
    """What is wrong with these sources, one line a problem, sorted."""
    found = [problem for source in rows.values() for problem in _row_problems(source, rows)]
    found += _shared(rows)
    return sorted(set(found))


def _row_problems(source: SourceRow, rows: Mapping[str, SourceRow]) -> Iterator[str]:
    where = f"{source.file}:{source.line}: {source.id}"
    if not ID.match(source.id):
        yield f"{where}: write ids in lower case ASCII with hyphens"
    for domain in source.domains:
        if not _HOST.match(domain) or domain.startswith("www."):
            yield f"{where}: {domain!r} is no host name in lower case without www."
    for language in source.languages:
        if not _LANGUAGE.match(language):
            yield f"{where}: {language!r} is no language tag"
    for other in source.relays:
        if other not in rows or other == source.id:
            yield f"{where}: relays {other!r}, which is no other source"
    for name in source.names_en:
        if ARABIC.search(name):
            yield f"{where}: English name {name!r} is in Arabic script"
    for name in source.names_ar:
        if not ARABIC.search(name):
            yield f"{where}: Arabic name {name!r} is not in Arabic script"
    for name in sorted(source.weak - {*source.names_en, *source.names_ar}):
        yield f"{where}: weak {name!r} is none of its names"


def _shared(rows: Mapping[str, SourceRow]) -> Iterator[str]:
    """Hosts and names that two sources have: nothing in a page could decide between them."""
    holders: dict[str, list[SourceRow]] = defaultdict(list)
    for source in rows.values():
        for key in {*source.domains, *map(plain, (*source.names_en, *source.names_ar))}:
            holders[key].append(source)
    for key, sources in holders.items():
        for other in sources[1:]:
            first = sources[0]
            yield f"{first.file}:{first.line}: {key!r} names {first.id} and {other.id} ({other.file}:{other.line})"
