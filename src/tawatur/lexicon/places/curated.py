"""The curated tables: places that no package has, and the names that news uses for those that a package has."""

from __future__ import annotations

import functools

import msgspec

from tawatur.lexicon import tables
from tawatur.records import PlacePrecision

KINDS = frozenset((
    "country", "admin1", "admin2", "city", "town", "village", "quarter", "camp", "region", "front", "road", "crossing",
    "base", "airport", "port", "mountain", "river", "sea", "dam", "field", "site",
))  # fmt: skip


class CuratedRow(msgspec.Struct, frozen=True):
    """A row of a curated table. `code`: GeoNames code of an administrative unit; `note`: ``ambiguous``, ``plain`` or
    empty."""

    id: str
    name: str
    name_ar: str | None
    kind: str
    admin1: str | None
    admin2: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision | None
    names_en: tuple[str, ...]
    names_ar: tuple[str, ...]
    within: tuple[str, ...]
    code: str | None
    note: str


@functools.cache
def load() -> tuple[CuratedRow, ...]:
    """All rows, in order of file and line.

    Raises
    ------
    TableError
        An id occurs twice, a kind or precision is unknown, or a coordinate has no source.
    """
    found = tables.by_id(tables.folder("places/curated"), required=("id", "name", "kind"))
    return tuple(map(_curated, found.values()))


@functools.cache
def by_code() -> dict[str, CuratedRow]:
    """Administrative units by their GeoNames code (``SY.12``)."""
    return {row.code: row for row in load() if row.code}


@functools.cache
def near() -> dict[str, str]:
    """Curated places without a point of their own, with the located place near which they lie."""
    known = {row.id for row in load()}
    found: dict[str, str] = {}
    for row in tables.rows(tables.table("places/near.tsv"), required=("near", "places")):
        for place in row.many("places"):
            if place not in known:
                raise row.error(f"{place} is no curated place; correct the id or add the place to its country's table")
            if place in found:
                raise row.error(f"{place} stands twice; leave it near the place that is nearest")
            found[place] = row["near"]
    return found


def _curated(row: tables.Row) -> CuratedRow:
    if row["kind"] not in KINDS:
        raise row.error(f"unknown kind {row['kind']}; choose one of {', '.join(sorted(KINDS))}")
    if (row["lat"] or row["lon"]) and not row["source"]:
        raise row.error("a coordinate needs a source that was looked up; name it or leave lat and lon empty")
    code = row["source"].removeprefix("geonames ") if row["source"].startswith("geonames ") else None
    return CuratedRow(
        id=row["id"],
        name=row["name"],
        name_ar=row["name_ar"] or None,
        kind=row["kind"],
        admin1=row["admin1"] or None,
        admin2=row["admin2"] or None,
        country=row["country"] or None,
        lat=float(row["lat"]) if row["lat"] else None,
        lon=float(row["lon"]) if row["lon"] else None,
        precision=row.one_of("precision", PlacePrecision) if row["precision"] else None,
        names_en=(row["name"], *row.many("aliases_en")),
        names_ar=(row["name_ar"], *row.many("aliases_ar")) if row["name_ar"] else (),
        within=row.many("within"),
        code=code,
        note=row["note"],
    )
