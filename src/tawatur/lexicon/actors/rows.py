"""The row of an actor, and how a line of a table becomes one."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from tawatur.lexicon.names import NamedRow, unique
from tawatur.lexicon.tables import Row
from tawatur.records import ActorClass

REQUIRED = ("id", "name", "name_ar", "class")
"""Columns that no actor table leaves empty."""
SORTS = "generic.tsv"
"""The table of the actors that texts name by kind only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow(NamedRow):
    """One actor: its names in both languages, what it is, whom it belongs to and when it was there."""

    class_: ActorClass
    parent: str
    valid_from: date | None
    valid_to: date | None
    demonyms_en: tuple[str, ...]
    demonyms_ar: tuple[str, ...]

    @property
    def is_sort(self) -> bool:
        """Whether it is a sort of people or organs that texts name by kind only: "gunmen", "the army"."""
        return self.file == SORTS

    def valid_on(self, day: date | None) -> bool:
        """Whether the actor was there on a day; an unknown day excludes nobody."""
        if day is None:
            return True
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def overlaps(self, other: ActorRow) -> bool:
        """Whether there was a day on which both actors were there."""
        starts = [day for day in (self.valid_from, other.valid_from) if day]
        ends = [day for day in (self.valid_to, other.valid_to) if day]
        return not starts or not ends or max(starts) <= min(ends)


def actor_row(row: Row) -> ActorRow:
    """The actor that a line of a table describes.

    Raises
    ------
    TableError
        The class is none of the records' actor classes, or a date is none.
    """
    return ActorRow(
        id=row["id"],
        name=row["name"],
        name_ar=row["name_ar"],
        class_=row.one_of("class", ActorClass),
        country=row.get("country"),
        parent=row.get("parent"),
        side=row.get("side"),
        valid_from=_day(row, "from"),
        valid_to=_day(row, "to"),
        aliases_en=unique(row.many("aliases_en")),
        aliases_ar=unique(row.many("aliases_ar")),
        demonyms_en=unique(row.many("demonym_en")),
        demonyms_ar=unique(row.many("demonym_ar")),
        note=row.get("note"),
        file=row.file,
        line=row.line,
    )


def _day(row: Row, column: str) -> date | None:
    """A day of validity; a year or a month alone means its first day in `from` and its last in `to`."""
    text = row.get(column)
    if not text:
        return None
    try:
        parts = [int(part) for part in text.split("-")]
        if len(parts) == 3:
            return date(*parts)
        if column == "from":
            return date(parts[0], parts[1] if len(parts) == 2 else 1, 1)
        month = parts[1] if len(parts) == 2 else 12
        return date(parts[0], month, monthrange(parts[0], month)[1])
    except (ValueError, IndexError) as problem:
        raise row.error(
            f"{column} is {text!r}: write a year, a month or a day (2024, 2024-12, 2024-12-08)"
        ) from problem
