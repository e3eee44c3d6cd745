"""What a reviewer writes for a field, as a value: `3-5`, `2030-01-18`, a place or an actor by id or by name.

A name that the tables know becomes what they know by it; if they know several things by it, the reviewer is told which.
Digits may be those of any script.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

import msgspec

from tawatur.lexicon import actors, places
from tawatur.lexicon.places.spelling import key
from tawatur.orthography.folding import fold
from tawatur.records import Actor, Casualty, Claim, Date, Event, Hop, Outcome, Place, Toll, Weapon
from tawatur.store.review.errors import ReviewError

NOTHING = "none"
"""What is written where the text states nothing."""
YES, NO = ("yes", "true", "1"), ("no", "false", "0")
NUMBERS = re.compile(r"(\d+)(?:\s*[-\u2013/]\s*(\d+)|(\+))?")
DAYS = re.compile(r"(\d{4}(?:-\d\d){0,2})(?:/(\d{4}-\d\d-\d\d))?")
DAYS_WRITTEN = "2030-01-31 · 2030-01-30/2030-01-31 · 2030-01 · 2030 · none"
SHOWN = 6
"""So many of the things of one name are told."""
OUTCOMES: Mapping[str, Outcome] = {"deaths": "killed", "injured": "injured"}


def coded(record: Claim | Event, written: Mapping[str, str]) -> dict[str, Any]:
    """Field -> what is written for it, as values of the fields of a claim or an event.

    Of a claim `place` stands for `places`, `deaths` and `injured` for its casualties, `source` for the origin of its
    chain.

    Raises
    ------
    ReviewError
        There is no such field, or what is written is no value of it; the message says what to write.
    """
    values: dict[str, Any] = {}
    for field, text in written.items():
        said = _digits(text.strip())
        if isinstance(record, Claim) and field in _OF_CLAIMS:
            name, value = _OF_CLAIMS[field](msgspec.structs.replace(record, **values), field, said)
            values[name] = value
        else:
            values[field] = _SIMPLE[field](said) if field in _SIMPLE else said
    return values


def _digits(text: str) -> str:
    return "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in text)


def _wrong(field: str, text: str, how: str) -> ReviewError:
    return ReviewError(f"{field}: {text!r} is no value; write {how}", "review_written", field, text, how)


def _toll(text: str) -> Toll:
    low, high = _range("deaths", text)
    best = low if low is not None else high
    return Toll(low, best, high, None)


def _range(field: str, text: str) -> tuple[int | None, int | None]:
    if text.lower() == NOTHING:
        return None, None
    found = NUMBERS.fullmatch(text)
    if not found:
        raise _wrong(field, text, "3 · 3-5 · 3+ · none")
    low = int(found[1])
    high = None if found[3] else int(found[2] or low)
    if high is not None and high < low:
        raise _wrong(field, text, f"{high}-{low}")
    return low, high


def _date(text: str) -> Date | None:
    if text.lower() == NOTHING:
        return None
    found = DAYS.fullmatch(text)
    if not found:
        raise _wrong("date", text, DAYS_WRITTEN)
    start, end = found[1], found[2]
    try:
        first, last = (date.fromisoformat((day + "-01-01")[: len("2030-01-31")]) for day in (start, end or start))
    except ValueError as error:
        raise _wrong("date", text, DAYS_WRITTEN) from error
    if last < first:
        raise _wrong("date", text, f"{end}/{start}")
    if len(start) < len("2030-01-31"):
        return Date(start, None, "year" if len(start) == len("2030") else "month")
    return Date(start, end or start, "days" if end and end != start else "day")


def _truth(text: str) -> bool:
    if text.lower() not in (*YES, *NO):
        raise _wrong("negated", text, "yes · no")
    return text.lower() in YES


def _place(text: str) -> Place | None:
    """A place by its id in the gazetteer, or by the only one of its name; otherwise by its name alone."""
    if text.lower() == NOTHING:
        return None
    known = places.load()
    row = known.by_id.get(text)
    if row is None:
        rows = {known.rows[number].id: known.rows[number] for number in _named_places().get(key(text), ())}
        if len(rows) > 1:
            listed = ", ".join(f"{one.id} ({one.admin1 or one.country})" for one in list(rows.values())[:SHOWN])
            message = f"place: {text!r} is the name of several places: {listed}; write the id of one"
            raise ReviewError(message, "review_namesakes", text, listed)
        row = next(iter(rows.values()), None)
    if row is None:
        return Place(None, text, precision="vague")
    return Place(row.id, row.name, row.name_ar, row.admin1, row.country, row.lat, row.lon, row.precision)


@lru_cache(maxsize=1)
def _named_places() -> Mapping[str, tuple[int, ...]]:
    """What spellings of a name share -> the rows that bear it as their usual name, else as any."""
    found: dict[str, dict[int, None]] = {}
    known = places.load()
    for name, number in known.names():
        found.setdefault(key(name), {})[number] = None
    chosen: dict[str, tuple[int, ...]] = {}
    for name, numbers in found.items():
        usual = [n for n in numbers if name in (key(known.rows[n].name), key(known.rows[n].name_ar or ""))]
        chosen[name] = tuple(usual or numbers)
    return chosen


def _actors(text: str) -> tuple[Actor, ...]:
    """Actors by id or by name, several parted by semicolons; one that the tables do not know by its words."""
    return tuple(map(_actor, _several(text)))


def _actor(text: str) -> Actor:
    from tawatur.assembly.settings import lexicon_knowledge

    row = actors.load().get(text) or actors.load().get(lexicon_knowledge().actor_ids.get(fold(text), ""))
    return Actor(row.id, row.name, row.name_ar, row.class_) if row else Actor(None, text)


def _several(text: str) -> Iterator[str]:
    parts: Iterable[str] = () if text.lower() == NOTHING else re.split(r"[;\u061b]", text)
    return (part.strip() for part in parts if part.strip())


def _source(claim: Claim, text: str) -> tuple[Hop, ...]:
    """The chain of a claim with another origin: who said it, by id or by name."""
    from tawatur.assembly.settings import lexicon_knowledge

    known = lexicon_knowledge()
    found = text if text in known.ids else known.source_ids.get(fold(text)) or known.actor_ids.get(fold(text))
    name = known.names_en.get(found, text) if found else text
    later = claim.chain[1:] if claim.chain and claim.chain[0].role == "origin" else claim.chain
    return Hop(found or f"unnamed-{fold(text)}", name, "origin"), *later


_SIMPLE: Mapping[str, Callable[[str], Any]] = {
    "negated": _truth,
    "agents": _actors,
    "targets": _actors,
    "place": _place,
    "date": _date,
    "deaths": _toll,
    "injured": _toll,
    "weapons": lambda text: tuple(Weapon(part) for part in _several(text)),
}


def _of_place(claim: Claim, field: str, text: str) -> tuple[str, Any]:
    place = _place(text)
    return "places", (place,) if place else ()


def _of_toll(claim: Claim, field: str, text: str) -> tuple[str, Any]:
    outcome = OUTCOMES[field]
    low, high = _range(field, text)
    others = tuple(one for one in claim.casualties if one.outcome != outcome)
    return "casualties", others if (low, high) == (None, None) else (*others, Casualty(outcome, low, high))


def _of_source(claim: Claim, field: str, text: str) -> tuple[str, Any]:
    return "chain", _source(claim, text)


_OF_CLAIMS: Mapping[str, Callable[[Claim, str, str], tuple[str, Any]]] = {
    "place": _of_place,
    "places": _of_place,
    "deaths": _of_toll,
    "injured": _of_toll,
    "source": _of_source,
}
