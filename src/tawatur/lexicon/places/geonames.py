"""GeoNames country files: tab-separated dumps, one place a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from tawatur.lexicon.places import common, curated, pack, spelling
from tawatur.lexicon.places.gazetteer import GazetteerRow
from tawatur.records import PlacePrecision

COLUMNS = 19
_KINDS = {
    "PPLX": "quarter",
    "ADM1": "admin1",
    "ADM2": "admin2",
    "AIRP": "airport",
    "AIRB": "base",
    "AIRF": "airport",
    "INSM": "base",
    "DAM": "dam",
    "PRT": "port",
    "CMPRF": "camp",
    "RGN": "region",
    "OILF": "field",
    "GASF": "field",
    "STM": "river",
    "LK": "sea",
    "MT": "mountain",
    "MTS": "mountain",
    "HLL": "mountain",
    "HLLS": "mountain",
    "PK": "mountain",
    "PLN": "region",
    "ISL": "region",
    "CUSTOMS": "crossing",
    "PLAT": "region",
    "BDG": "crossing",
}
_UNITS: Mapping[str, PlacePrecision] = {"admin1": "admin1", "admin2": "admin2"}
"""Kinds whose point is that of an area."""
CITY, TOWN = 100_000, 10_000
"""Inhabitants from which a populated place is called a city or a town."""


def kind_of(code: str, population: int) -> str | None:
    """The kind of a GeoNames feature code; None for what news does not name."""
    if code in _KINDS:
        return _KINDS[code]
    if not code.startswith("PPL"):
        return None
    if code in ("PPLC", "PPLA") or population >= CITY:
        return "city"
    return "town" if population >= TOWN or code.startswith("PPLA") else "village"


def read(path: Path, countries: Mapping[str, GazetteerRow]) -> Iterator[GazetteerRow]:
    """The places of a country file; populated places and what news names beside them."""
    lines = []
    with path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, 1):
            cells = line.rstrip("\r\n").split("\t")
            if len(cells) != COLUMNS:
                message = f"{path}:{number}: {len(cells)} columns, a GeoNames line has {COLUMNS}; mend the line"
                raise pack.GazetteerError(message, "gazetteer_columns", path, number, len(cells), COLUMNS)
            lines.append((number, cells))
    units = _units(lines)
    for number, cells in lines:
        try:
            row = _row(cells, units, countries)
        except ValueError as error:
            message = f"{path}:{number}: {error}; mend the line"
            raise pack.GazetteerError(message, "gazetteer_line", path, number) from error
        if row is not None:
            yield row


def _units(lines: list[tuple[int, list[str]]]) -> dict[str, tuple[str, str | None]]:
    """Names of the administrative units by code: those of the file, over them those of the curated tables."""
    units: dict[str, tuple[str, str | None]] = {}
    for _, cells in lines:
        if cells[7] == "ADM1":
            units[f"{cells[8]}.{cells[10]}"] = cells[2] or cells[1], None
        elif cells[7] == "ADM2":
            units[f"{cells[8]}.{cells[10]}.{cells[11]}"] = cells[2] or cells[1], None
    units.update({code: (row.admin1 or row.name, row.name_ar) for code, row in curated.by_code().items()})
    return units


def _row(
    cells: list[str], units: Mapping[str, tuple[str, str | None]], countries: Mapping[str, GazetteerRow]
) -> GazetteerRow | None:
    population = int(cells[14] or 0)
    kind = kind_of(cells[7], population)
    country = countries.get(cells[8].lower())
    if kind is None or country is None:
        return None
    others = cells[3].split(",") if cells[3] else []
    english = list(dict.fromkeys(spelling.variants(cells[1]) + [other for other in others if spelling.is_latin(other)]))
    arabic = list(dict.fromkeys(other.strip() for other in others if spelling.is_arabic(other)))
    admin1, admin1_ar = units.get(f"{cells[8]}.{cells[10]}", (None, None))
    where = common.ambiguous_in(english[0], arabic[0] if arabic else None)
    return GazetteerRow(
        id=f"gn:{int(cells[0])}",
        name=english[0],
        name_ar=arabic[0] if arabic else None,
        kind=kind,
        admin1=admin1,
        admin1_ar=admin1_ar,
        admin2=units.get(f"{cells[8]}.{cells[10]}.{cells[11]}", (None, None))[0],
        country=country.name,
        country_ar=country.name_ar,
        lat=float(cells[4]),
        lon=float(cells[5]),
        precision=_UNITS.get(kind) or "exact",
        names_en=tuple(english),
        names_ar=tuple(arabic),
        population=population,
        ambiguous=bool(where),
        within=(),
        ambiguous_in=where,
    )
