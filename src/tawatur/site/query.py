"""Filters in the URL: the query string of a view, and back.

`q` words; `kind`, `place`, `actor`, `origin`, `independence`, `agreement`, `status` may be repeated; `since` and
`until` are ISO dates or three fields each (`since_y`, `since_m`, `since_d`); `min_deaths` a number; `bbox`
west,south,east,north; `page` the page of the list.
Digits of any script are understood.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlencode

import msgspec
from starlette.datastructures import QueryParams

from tawatur.store import EventFilter
from tawatur.words.strings import text
from tawatur.words.writing import western

MANY = {"kind": "kinds", "place": "places", "actor": "actors", "origin": "origins"}
STATES = ("independence", "agreement", "status")
FIELDS = ("q", *MANY, *STATES, "since", "until", "min_deaths", "bbox")


@dataclass(frozen=True)
class View:
    """A filter, the page of its list, what was typed for its dates, and what could not be understood."""

    wanted: EventFilter
    page: int = 1
    dates: dict[str, dict[str, str]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def query(self, **changes: object) -> str:
        """The query string of this view with changes, `?` and all; empty for the plain view. None drops a field."""
        pairs: list[tuple[str, object]] = [(key, value) for key, value in _pairs(self.wanted) if key not in changes]
        pairs += [(key, value) for key, value in changes.items() if value is not None]
        return "?" + urlencode(pairs) if pairs else ""

    def unseen(self) -> list[tuple[str, object]]:
        """The fields that the form has no control for: it passes them on."""
        return [(name, value) for name, value in _pairs(self.wanted) if name in ("status", "bbox")]

    @property
    def active(self) -> int:
        """How many fields of the filter are set."""
        return sum(1 for value in msgspec.structs.astuple(self.wanted) if value not in (None, (), ""))


def read(lang: str, params: QueryParams) -> View:
    """The view that a query string asks for. What is no date or number is left out, with a note for the reader."""
    notes: list[str] = []
    dates = {name: _typed(params, name) for name in ("since", "until")}
    many = {target: tuple(dict.fromkeys(v for v in params.getlist(name) if v)) for name, target in MANY.items()}
    states = {name: tuple(dict.fromkeys(v for v in params.getlist(name) if v)) for name in STATES}
    wanted = EventFilter(
        text=params.get("q", "").strip() or None,
        since=_date(lang, dates["since"], notes, last=False),
        until=_date(lang, dates["until"], notes, last=True),
        min_deaths=_number(lang, params.get("min_deaths", ""), notes),
        bbox=box(params.get("bbox", "")),
        **many,
        **states,
    )
    page = western(params.get("page", "1")).strip()
    return View(
        wanted, max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 9 else 1, dates, tuple(notes)
    )


def day(lang: str, params: QueryParams, name: str, notes: list[str]) -> tuple[str | None, dict[str, str]]:
    """The ISO day of one field or three, and what was typed; a note for the reader where it is no day."""
    typed = _typed(params, name)
    return _date(lang, typed, notes, last=False), typed


def box(typed: str) -> tuple[float, float, float, float] | None:
    """A box from `west,south,east,north` in degrees; None for anything else."""
    try:
        west, south, east, north = (float(part) for part in western(typed).split(","))
    except ValueError:
        return None
    if not all(-1000 < edge < 1000 for edge in (west, south, east, north)):
        return None
    return max(-180.0, west), max(-90.0, south), min(180.0, east), min(90.0, north)


def _pairs(wanted: EventFilter) -> Iterable[tuple[str, object]]:
    if wanted.text:
        yield "q", wanted.text
    for name, target in MANY.items():
        yield from ((name, value) for value in getattr(wanted, target))
    for name in STATES:
        yield from ((name, value) for value in getattr(wanted, name))
    for name in ("since", "until", "min_deaths"):
        if getattr(wanted, name) is not None:
            yield name, getattr(wanted, name)
    if wanted.bbox:
        yield "bbox", ",".join(f"{edge:g}" for edge in wanted.bbox)


def _typed(params: QueryParams, name: str) -> dict[str, str]:
    """Year, month and day as typed, from one ISO field or from three."""
    whole = western(params.get(name, "")).strip().split("-")
    parts = dict(zip(("y", "m", "d"), whole, strict=False))
    return {part: western(params.get(f"{name}_{part}", "")).strip() or parts.get(part, "") for part in ("y", "m", "d")}


def _date(lang: str, typed: dict[str, str], notes: list[str], *, last: bool) -> str | None:
    """An ISO day from year, month and day; a year or month alone stands for its first or last day."""
    given = [part for part in (typed["y"], typed["m"], typed["d"]) if part]
    if not given:
        return None
    try:
        year = int(typed["y"])
        month = int(typed["m"] or (12 if last else 1))
        day = int(typed["d"] or (calendar.monthrange(year, month)[1] if last else 1))
        return datetime.date(year, month, day).isoformat()
    except (ValueError, OverflowError):
        # IllegalMonthError of calendar is a ValueError too.
        notes.append(text(lang, "filters.bad_date", date="-".join(given)))
        return None


def _number(lang: str, typed: str, notes: list[str]) -> int | None:
    digits = western(typed).strip()
    if not digits:
        return None
    if digits.isascii() and digits.isdigit() and len(digits) < 10:
        return int(digits)
    notes.append(text(lang, "filters.bad_number", value=typed))
    return None
