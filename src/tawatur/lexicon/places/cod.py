"""OCHA COD-AB tables: administrative units, one row a unit of the deepest level, as CSV."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from tawatur.lexicon.places import common, pack, spelling
from tawatur.lexicon.places.gazetteer import GazetteerRow
from tawatur.records import PlacePrecision

_NAME = re.compile(r"adm(\d)_(en|ar|name|name1|name2|pcode)$")
_POINT = {
    "lat": ("lat", "latitude", "center_lat", "y_coord", "y"),
    "lon": ("lon", "longitude", "center_lon", "x_coord", "x"),
}
_UNITS: Mapping[int, PlacePrecision] = {1: "admin1", 2: "admin2"}
"""Levels that the gazetteer knows as kinds of their own."""


def is_table(columns: list[str]) -> bool:
    """Whether a header is one of a COD-AB table."""
    return any(_NAME.match(column.strip().lower()) for column in columns)


def read(path: Path, countries: Mapping[str, GazetteerRow]) -> Iterator[GazetteerRow]:
    """The units of a table, each of the deepest level that its row names."""
    by_name = {spelling.key(name): row for row in countries.values() for name in row.names_en}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, cells in enumerate(csv.DictReader(file), 2):
            try:
                row = _row(
                    {(column or "").strip().lower(): (cell or "").strip() for column, cell in cells.items()}, by_name
                )
            except (ValueError, TypeError, AttributeError) as error:
                message = f"{path}:{number}: {error}; mend the line"
                raise pack.GazetteerError(message, "gazetteer_line", path, number) from error
            if row is not None:
                yield row


def _level(cells: Mapping[str, str], level: int) -> tuple[str, list[str], list[str]]:
    """The code of a level and its names in each script."""
    names = [cells.get(f"adm{level}_{part}", "") for part in ("en", "ar", "name", "name1", "name2")]
    english = list(dict.fromkeys(name for name in names if name and spelling.is_latin(name)))
    arabic = list(dict.fromkeys(name for name in names if name and spelling.is_arabic(name)))
    return cells.get(f"adm{level}_pcode", ""), english, arabic


def _row(cells: Mapping[str, str], countries: Mapping[str, GazetteerRow]) -> GazetteerRow | None:
    levels = {level: _level(cells, level) for level in range(6)}
    deepest = max((level for level in range(1, 6) if levels[level][1] or levels[level][2]), default=0)
    country = next((countries[key] for name in levels[0][1] if (key := spelling.key(name)) in countries), None)
    if not deepest:
        return None
    if country is None:
        raise ValueError(f"unknown country {levels[0][1]}; a row needs ADM0_EN")
    code, english, arabic = levels[deepest]
    english = [form for name in english for form in spelling.variants(name)]
    lat, lon = (_number(cells, axis) for axis in ("lat", "lon"))
    where = common.ambiguous_in(english[0] if english else None, arabic[0] if arabic else None)
    return GazetteerRow(
        id=f"cod:{code or spelling.key((english or arabic)[0])}",
        name=(english or arabic)[0],
        name_ar=arabic[0] if arabic else None,
        kind=_UNITS.get(deepest) or "village",
        admin1=next(iter(levels[1][1]), None),
        admin1_ar=next(iter(levels[1][2]), None),
        admin2=next(iter(levels[2][1]), None),
        country=country.name,
        country_ar=country.name_ar,
        lat=lat,
        lon=lon,
        precision=_UNITS.get(deepest) or ("exact" if lat is not None else "admin2"),
        names_en=tuple(dict.fromkeys(english)),
        names_ar=tuple(arabic),
        population=0,
        ambiguous=bool(where),
        within=(),
        ambiguous_in=where,
    )


def _number(cells: Mapping[str, str], axis: str) -> float | None:
    value = next((cells[column] for column in _POINT[axis] if cells.get(column)), "")
    return float(value) if value else None
