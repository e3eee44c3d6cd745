"""How far two coders agree beyond chance, field by field.

Cohen's kappa (Cohen 1960) for names; Krippendorff's alpha (Krippendorff 2011) for names, for numbers by their distance
and for sets by MASI (Passonneau 2006). Both are 1 where coders agree in all, 0 where they agree as chance would, and
undefined (None) where nothing varies.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any, Literal, TypeVar

import msgspec

from tawatur.assembly.unions import Unions
from tawatur.store.review.decisions import Decision, in_order

Measure = Literal["nominal", "interval", "set"]
V = TypeVar("V", bound=Hashable)
STANDS, REJECTED = "stands", "rejected"
CODING = frozenset({"accept", "correct", "reject"})


class Agreement(msgspec.Struct, frozen=True):
    """How far two coders agree on one field.

    `items` is how many both coded, `same` on how many of them they gave the same value; `kappa` is for names only.
    """

    first: str
    second: str
    item: str
    field: str
    measure: Measure
    items: int
    same: int
    kappa: float | None
    alpha: float | None


def cohen_kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa of pairs of values that two coders gave to the same things.

    >>> cohen_kappa([("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15)
    0.4
    """
    total = len(pairs)
    if not total:
        return None
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    agreed = sum(a == b for a, b in pairs) / total
    chance = sum(count * second[value] for value, count in first.items()) / total**2
    return None if chance == 1 else round((agreed - chance) / (1 - chance), 12)


def krippendorff_alpha(units: Iterable[Sequence[V]], distance: Callable[[V, V], float]) -> float | None:
    """Krippendorff's alpha of any number of coders; a unit is the values that were given to one thing.

    >>> krippendorff_alpha([(1, 1), (2, 2), (1, 2)], nominal)
    0.444444444444
    """
    paired = [list(unit) for unit in units if len(unit) > 1]
    values = Counter(value for unit in paired for value in unit)
    total = sum(values.values())
    observed = sum(2 * sum(distance(a, b) for a, b in combinations(unit, 2)) / (len(unit) - 1) for unit in paired)
    expected = 2 * sum(values[a] * values[b] * distance(a, b) for a, b in combinations(values, 2))
    return None if not expected else round(1 - (total - 1) * observed / expected, 12)


def nominal(a: Hashable, b: Hashable) -> float:
    """The distance of two names: none or whole."""
    return float(a != b)


def interval(a: float, b: float) -> float:
    """The distance of two numbers: their difference, squared."""
    return float((a - b) ** 2)


def masi(a: frozenset[Any], b: frozenset[Any]) -> float:
    """The distance of two sets: what they do not share, less where one is part of the other.

    >>> masi(frozenset("ab"), frozenset("a"))
    0.666666666667
    """
    if a == b:
        return 0.0
    shared = len(a & b)
    monotony = 2 / 3 if a <= b or b <= a else 1 / 3 if shared else 0.0
    return round(1 - shared / len(a | b) * monotony, 12)


DISTANCES: Mapping[Measure, Callable[[Any, Any], float]] = {"nominal": nominal, "interval": interval, "set": masi}
FIELDS: Mapping[str, Measure] = {
    "standing": "nominal",
    "kind": "nominal",
    "modality": "nominal",
    "negated": "nominal",
    "source": "nominal",
    "place": "nominal",
    "date": "nominal",
    "deaths_stated": "nominal",
    "deaths": "interval",
    "injured_stated": "nominal",
    "injured": "interval",
    "agents": "set",
    "targets": "set",
    "weapons": "set",
}
"""The fields that are compared, in this order."""


def of_decisions(decisions: Iterable[Decision], first: str | None = None, second: str | None = None) -> list[Agreement]:
    """The agreement of coders over the items that both coded; what a coder said last of an item counts.

    Parameters
    ----------
    decisions : those in force
    first, second : names of coders; without them every pair of coders with an item in common
    """
    codings = _codings(decisions)
    coders = sorted({coder for _, coder in codings})
    named = {coder for coder in (first, second) if coder}
    found: list[Agreement] = []
    for a, b in combinations(coders, 2):
        if not named <= {a, b}:
            continue
        for item in ("event", "claim"):
            keys = sorted(key for key, coder in codings if coder == a and (key, b) in codings and key[0] == item)
            found += _compared(a, b, item, [(codings[key, a], codings[key, b]) for key in keys])
    return found


def _compared(
    a: str, b: str, item: str, pairs: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]
) -> list[Agreement]:
    found = []
    for field, measure in FIELDS.items():
        values = [(x[field], y[field]) for x, y in pairs if field in x and field in y]
        if values:
            same = sum(x == y for x, y in values)
            kappa = cohen_kappa(values) if measure == "nominal" else None
            alpha = krippendorff_alpha(values, DISTANCES[measure])
            found.append(Agreement(a, b, item, field, measure, len(values), same, kappa, alpha))
    return found


def _codings(decisions: Iterable[Decision]) -> dict[tuple[tuple[str, str], str], dict[str, Any]]:
    """(item, coder) -> field -> value as it is compared. Events that share a claim are one item."""
    coding = [one for one in in_order(decisions) if one.verb in CODING and one.anchors]
    sets: Unions[tuple[str, str]] = Unions()
    for one in coding:
        names = _names(one)
        for name in names[1:]:
            sets.join(names[0], name)
    found: dict[tuple[tuple[str, str], str], dict[str, Any]] = defaultdict(dict)
    for one in coding:
        values = found[sets.find(_names(one)[0]), one.author]
        values["standing"] = REJECTED if one.verb == "reject" else STANDS
        for change in one.changes:
            values |= _compared_as(change.field, change.after)
    return found


def _names(decision: Decision) -> list[tuple[str, str]]:
    return [(decision.item, anchor.claim_id or "") for anchor in decision.anchors if anchor.part == 0]


def _compared_as(field: str, value: Any) -> dict[str, Any]:
    """The values that a field is compared by: ids where there are any, numbers of tolls, sets of names."""
    if field in ("deaths", "injured"):
        return _number(field, value.get("best"))
    if field == "casualties":
        found: dict[str, Any] = {}
        for name, outcome in (("deaths", "killed"), ("injured", "injured")):
            tolls = [one["low"] for one in value if one["outcome"] == outcome and one["low"] is not None]
            found |= _number(name, max(tolls, default=None))
        return found
    if field in ("agents", "targets", "weapons"):
        return {field: frozenset(one.get("actor_id") or one["name"] for one in value)}
    if field in ("place", "places"):
        place = value[0] if isinstance(value, list | tuple) and value else value
        return {"place": (place.get("place_id") or place["name"]) if place else None}
    if field == "date":
        return {"date": (value["start"], value["end"]) if value else None}
    if field == "chain":
        return {"source": value[0]["source_id"] if value else None}
    return {field: value}


def _number(field: str, number: int | None) -> dict[str, Any]:
    """Whether a number is stated, and the number if it is: "not stated" is no distance from any number."""
    return {f"{field}_stated": number is not None} | ({field: number} if number is not None else {})
