"""Where two accounts put a happening, compared: the spots of claims and the relation between them."""

from __future__ import annotations

import math
from typing import Literal

from msgspec import Struct

from tawatur.assembly.names import skeleton
from tawatur.assembly.settings import weights
from tawatur.lexicon import places as gazetteer
from tawatur.orthography.folding import fold
from tawatur.records import Place

Relation = Literal["same", "spelled", "part", "overlap", "area", "near", "contained", "unknown", "apart"]
WEAKER: tuple[Relation, ...] = ("part", "spelled", "near", "area", "contained", "unknown")
"""Relations that speak for one place without proving it, the strongest first."""
WIDE = frozenset({"admin2", "admin1", "vague", "country", "international"})
EXTENDED = frozenset({"country", "admin1", "admin2", "region", "river", "sea", "mountain", "road", "front"})
"""Kinds of gazetteer rows that hold many points; everything else is one place, however roughly its point is known."""
TOWNS = frozenset({"city", "town", "village"})
SURE_CONSONANTS = 3
"""So many consonants must agree where nothing says that two unknown names lie in one governorate."""
NAMESAKE_KM = 10.0
"""Two rows of one name in one governorate and so near are one place that the gazetteer knows twice."""
EARTH_KM = 6371.0


class Spot(Struct, frozen=True, eq=False, gc=False):
    """One place as it is compared. `listed` is its gazetteer id; `wide`: it may stand for all that lies in its
    `admin1` or country."""

    key: str
    listed: str | None
    names: frozenset[str]
    skeletons: frozenset[str]
    admin1: str
    country: str
    wide: bool
    specific: bool
    loose: bool
    lat: float | None
    lon: float | None
    point: float | None
    within: frozenset[str] = frozenset()


class Spots:
    """Makes one Spot of every distinct place, and remembers how two spots stand to each other."""

    def __init__(self) -> None:
        self._spots: dict[tuple[object, ...], Spot] = {}
        self._relations: dict[tuple[int, int], Relation] = {}
        near = weights()["near_km"]
        self._degrees = reach_in_degrees()
        self._exact_km, self._loose_km = float(near["exact"]), float(near["loose"])

    def of(self, place: Place) -> Spot:
        """The spot of a place of a claim."""
        mark = (
            place.place_id,
            place.name,
            place.name_ar,
            place.admin1,
            place.country,
            place.precision,
            place.lat,
            place.lon,
        )
        spot = self._spots.get(mark)
        if spot is None:
            spot = self._spots[mark] = make_spot(place)
        return spot

    def relation(self, a: Spot, b: Spot) -> Relation:
        """How two spots stand to each other; symmetric."""
        if a is b:
            return "same" if a.specific else "area"
        if (
            a.point is not None
            and b.point is not None
            and a.listed != b.listed
            and abs(a.point - b.point) > self._degrees
        ):
            return "apart"
        pair = (id(a), id(b))
        found = self._relations.get(pair)
        if found is None:
            found = self._relations[pair] = self._relations[id(b), id(a)] = self._compare(a, b)
        return found

    def _compare(self, a: Spot, b: Spot) -> Relation:
        if self._identical(a, b):
            return "same" if a.specific and b.specific else "area"
        if a.listed in b.within or b.listed in a.within:
            return "part"
        apart_admin = bool(a.admin1 and b.admin1 and a.admin1 != b.admin1)
        apart_country = bool(a.country and b.country and a.country != b.country)
        if not apart_admin and not apart_country and _spelled_alike(a, b):
            return "spelled"
        if a.wide or b.wide:
            return _containment(a, b, apart_admin, apart_country)
        if a.names & b.names and not apart_admin and a.lat is not None and b.lat is not None:
            return "near" if kilometres(a, b) <= NAMESAKE_KM else "apart"
        limit = self._loose_km if a.loose or b.loose else self._exact_km
        if a.lat is not None and b.lat is not None and kilometres(a, b) <= limit:
            return "near"
        if a.loose and b.loose and not apart_admin and a.lat is None and b.lat is None:
            return "unknown"
        return "apart"

    @staticmethod
    def _identical(a: Spot, b: Spot) -> bool:
        if a.listed is not None and b.listed is not None:
            return a.listed == b.listed
        conflict = (a.admin1 and b.admin1 and a.admin1 != b.admin1) or (
            a.country and b.country and a.country != b.country
        )
        return bool(a.names & b.names) and not conflict


def reach_in_degrees() -> float:
    """Two known points further apart in latitude than this need no distance: a degree has 111 km."""
    return float(weights()["near_km"]["exact"]) / 100


def make_spot(place: Place) -> Spot:
    """The spot of a place: names folded, and what it may contain."""
    names = frozenset(filter(None, (fold(place.name), fold(place.name_ar or ""))))
    admin1, country = fold(place.admin1 or ""), fold(place.country or "")
    # An unknown village has the precision of what contains it; a governorate is named with the governorate's words.
    itself = any(set(admin1.split()) <= set(name.split()) for name in names)
    wide = place.precision in WIDE and (place.place_id is not None or not admin1 or itself)
    rough, loose = False, place.precision == "near"
    within: frozenset[str] = frozenset()
    row = gazetteer.load().by_id.get(place.place_id) if place.place_id else None
    if row is not None:
        # A town may be known by its name only, with the point of its governorate.
        rough = place.precision in WIDE and row.kind not in EXTENDED
        wide = row.kind in EXTENDED if rough else wide
        within = _containing_towns(row)
        # A village whose point is known roughly is still that village.
        loose = loose and row.precision != "near"
    pointed = not rough and place.lat is not None and place.lon is not None
    return Spot(
        key=place.place_id or min(names, default=""),
        listed=place.place_id,
        names=names,
        skeletons=frozenset(filter(None, map(skeleton, names))),
        admin1=admin1,
        country=country,
        # A governorate and its capital share a name, and reports do not say which they mean.
        wide=wide or (bool(admin1) and admin1 in names),
        specific=not wide,
        loose=loose,
        lat=place.lat if pointed else None,
        lon=place.lon if pointed else None,
        point=(
            place.lat if place.place_id and place.precision == "exact" and admin1 not in names and not within else None
        ),
        within=within,
    )


def _containing_towns(row: gazetteer.GazetteerRow) -> frozenset[str]:
    """The towns that a place is a part of, as a quarter is; regions are left to containment."""
    rows = gazetteer.load().by_id
    return frozenset(key for key in row.within if key in rows and rows[key].kind in TOWNS)


def _spelled_alike(a: Spot, b: Spot) -> bool:
    """Two names that share their consonants, one of them unknown, so that it may be the other in another spelling."""
    if a.listed is not None and b.listed is not None:
        return False
    shared = a.skeletons & b.skeletons
    if a.admin1 and a.admin1 == b.admin1:
        return bool(shared) and not (a.listed and a.wide) and not (b.listed and b.wide)
    if a.listed is None and b.listed is None:
        # What stands around an unknown name may have been taken for a part of it.
        return not sounds_of(a).isdisjoint(sounds_of(b))
    return any(len(consonants) >= SURE_CONSONANTS for consonants in shared)


def sounds_of(spot: Spot) -> frozenset[str]:
    """The consonants of a name and of its single words, where they are enough to know it by."""
    words = (skeleton(word) for name in spot.names for word in name.split())
    return frozenset(sound for sound in (*spot.skeletons, *words) if len(sound) >= SURE_CONSONANTS)


def _containment(a: Spot, b: Spot, apart_admin: bool, apart_country: bool) -> Relation:
    if apart_country:
        return "apart"
    # Of two wide places a country holds a governorate: whichever comes first, the answer is one.
    wider, other = (a, b) if (a.wide, not a.admin1) >= (b.wide, not b.admin1) else (b, a)
    if wider.admin1:
        if apart_admin:
            return "apart"
        return "contained" if other.admin1 else "unknown"
    return "contained" if wider.country and other.country else "unknown"


def kilometres(a: Spot, b: Spot) -> float:
    """Distance over the sphere; both spots must have coordinates."""
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        raise ValueError(f"no coordinates for {a.key if a.lat is None else b.key}")
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    half = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def relate(spots: Spots, here: tuple[Spot, ...], there: tuple[Spot, ...]) -> Relation:
    """How the places of two accounts stand to each other.

    1. No place on one side: unknown.
    2. A specific place in common: same, or overlap if each side has others of its own that contradict.
    3. Else the best relation of two specific places, and of places that contain.
    4. Nothing fits: apart.
    5. What both put it near counts little where both also say what place it was.
    """
    if not here or not there:
        return "unknown"
    if len(here) == 1 and len(there) == 1:
        return spots.relation(here[0], there[0])
    found = _relate(spots, here, there)
    if found == "same":
        named = [tuple(spot for spot in side if not spot.loose) for side in (here, there)]
        narrow = all(any(not spot.wide for spot in side) for side in named)
        if narrow and named != [here, there] and _relate(spots, named[0], named[1]) in ("apart", "unknown"):
            return "overlap"
    return found


def _relate(spots: Spots, here: tuple[Spot, ...], there: tuple[Spot, ...]) -> Relation:
    table = [[spots.relation(a, b) for b in there] for a in here]
    found = {relation for row in table for relation in row}
    if "same" in found:
        lone_here = any(a.specific and not a.wide and set(row) <= {"apart"} for a, row in zip(here, table, strict=True))
        columns = zip(*table, strict=True)
        lone_there = any(
            b.specific and not b.wide and set(column) <= {"apart"} for b, column in zip(there, columns, strict=True)
        )
        shared_narrow = any(
            relation == "same" and not a.wide for a, row in zip(here, table, strict=True) for relation in row
        )
        if _clash(here, there, table) and not shared_narrow:
            return "apart"
        return "overlap" if lone_here and lone_there else "same"
    if _clash(here, there, table):
        return "apart"
    return next((relation for relation in WEAKER if relation in found), "apart")


def _clash(here: tuple[Spot, ...], there: tuple[Spot, ...], table: list[list[Relation]]) -> bool:
    """Both sides name places that contain nothing, and none of these fit together."""
    narrow = [
        relation
        for a, row in zip(here, table, strict=True)
        if not a.wide
        for b, relation in zip(there, row, strict=True)
        if not b.wide
    ]
    return bool(narrow) and set(narrow) <= {"apart"}
