"""The row of a source, and how a line of a table becomes one."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.lexicon.names import NamedRow
from tawatur.lexicon.tables import Row
from tawatur.records import Source, SourceKind

REQUIRED = ("id", "name", "name_ar", "kind")
"""Columns that no source table leaves empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow(NamedRow):
    """One source: its names, what it is, whose voice it is, where it publishes and whom it reprints."""

    kind: SourceKind
    domains: tuple[str, ...]
    languages: tuple[str, ...]
    relays: tuple[str, ...]
    weak: frozenset[str]
    """Names that are also ordinary words or places: they count only where a source must stand, with their capitals."""

    def source(self) -> Source:
        """The source as the records carry it."""
        return Source(
            id=self.id,
            name=self.name,
            name_ar=self.name_ar,
            kind=self.kind,
            side=self.side or None,
            country=self.country or None,
            domains=self.domains,
            languages=self.languages,
        )


def source_row(row: Row) -> SourceRow:
    """The source that a line of a table describes.

    Raises
    ------
    TableError
        The kind is none of the records' source kinds.
    """
    return SourceRow(
        id=row["id"],
        name=row["name"],
        name_ar=row["name_ar"],
        kind=row.one_of("kind", SourceKind),
        side=row.get("side"),
        country=row.get("country"),
        domains=row.many("domains"),
        languages=row.many("languages"),
        aliases_en=row.many("aliases_en"),
        aliases_ar=row.many("aliases_ar"),
        relays=row.many("relays"),
        weak=frozenset(row.many("weak")),
        note=row.get("note"),
        file=row.file,
        line=row.line,
    )
