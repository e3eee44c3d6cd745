"""The home page: filters, map, timeline and list of one view."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from tawatur.records import Place
from tawatur.site import chart, query
from tawatur.site.maps import overview
from tawatur.site.rendering import lang_of, page, store_of
from tawatur.store import Cell, EventFilter, Facet, Store
from tawatur.store.periods import ISO_DAY
from tawatur.words import areas, naming
from tawatur.words.strings import text

PER_PAGE = 20
DAYS_BY_DAY = 120
WORLD = (-180.0, -85.0, 180.0, 85.0)
OVERVIEW_ZOOM = 6
LIMIT_FACETS = 200


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter."""

    value: str
    label: str
    count: int | None
    chosen: bool


def home(request: Request) -> Response:
    """The events that a filter finds, on a map, over time and in a list."""
    lang, store = lang_of(request), store_of(request)
    view = query.read(lang, request.query_params)
    total = store.count(view.wanted)
    pages = max(1, -(-total // PER_PAGE))
    number = min(view.page, pages)
    counts = _timeline(store, view.wanted)
    marks = store.cells(view.wanted, WORLD, 0)
    events = store.events(view.wanted, limit=PER_PAGE, offset=(number - 1) * PER_PAGE)
    return page(
        request,
        "home.html",
        view=view,
        total=total,
        events=events,
        vouching=store.claims_of_events(event.id for event in events),
        number=number,
        first=(number - 1) * PER_PAGE + 1,
        pages=pages,
        counts=counts,
        by_month=bool(counts) and len(counts[0][0]) == 7,
        chart=chart.timeline(lang, counts) if counts else "",
        slot_label=lambda slot: chart.label(lang, slot),
        unplaced=total - sum(mark.count for mark in marks),
        extent=extent(marks),
        empty_store=total == 0 and store.count() == 0,
        **choices(lang, store, view.wanted),
    )


def map_image(request: Request) -> Response:
    """The overview map of a view as SVG, for readers without JavaScript."""
    lang, store = lang_of(request), store_of(request)
    view = query.read(lang, request.query_params)
    cells = store.cells(view.wanted, WORLD, OVERVIEW_ZOOM)
    drawing = overview.overview(lang, cells, text(lang, "map.label"))
    return Response(drawing, media_type="image/svg+xml")


def _timeline(store: Store, wanted: EventFilter) -> list[tuple[str, int]]:
    """The counts by day, or by month where the days run over more than a season: an axis must keep its distances."""
    counts = store.timeline(wanted)
    if any(len(slot) != ISO_DAY for slot, _ in counts):
        return store.timeline(wanted, by="month")
    if counts:
        first, last = (datetime.date.fromisoformat(day) for day in (counts[0][0], counts[-1][0]))
        if (last - first).days > DAYS_BY_DAY:
            return store.timeline(wanted, by="month")
    return counts


def extent(marks: list[Cell]) -> tuple[float, float, float, float] | None:
    """The box around marks of the map, or None where there are none."""
    if not marks:
        return None
    return (
        min(mark.west for mark in marks), min(mark.south for mark in marks),
        max(mark.east for mark in marks), max(mark.north for mark in marks),
    )  # fmt: skip


def choices(lang: str, store: Store, wanted: EventFilter) -> dict[str, Any]:
    """The choices of every filter of a form, with how many events each would find."""
    facets = store.facets(wanted, limit=LIMIT_FACETS)
    kinds = {facet.value: facet.count for facet in facets["kinds"]}
    families = [
        (family.name_ar if lang == "ar" else family.name, _kinds(lang, kinds, code, wanted))
        for code, family in naming.vocabulary("family").items()
    ]
    # A code that stands for those under it can only come from the URL: the form must not hide it.
    whole = [code for code in wanted.kinds if code not in naming.vocabulary("kind")]
    groups = [(text(lang, "filters.kind"), [Option(code, code, None, True) for code in whole])] if whole else []
    return {
        "families": [*groups, *((name, options) for name, options in families if options)],
        "places": _named(lang, facets["countries"] + facets["admin1"], wanted.places, areas.name),
        "actors": _named(lang, facets["actors"], wanted.actors, naming.entry),
        "origins": _named(lang, facets["origins"], wanted.origins, naming.entry),
        "independences": _coded(lang, "independence", facets["independence"], wanted.independence),
        "agreements": _coded(lang, "agreement", facets["agreement"], wanted.agreement),
    }


def _kinds(lang: str, counts: dict[str, int], family: str, wanted: EventFilter) -> list[Option]:
    found = []
    for code, kind in naming.vocabulary("kind").items():
        if getattr(kind, "family", "") == family and (code in counts or code in wanted.kinds):
            found.append(Option(code, naming.term(lang, "kind", code), counts.get(code, 0), code in wanted.kinds))
    return found


def _coded(lang: str, vocabulary: str, facets: list[Facet], chosen: tuple[str, ...]) -> list[Option]:
    counts = {facet.value: facet.count for facet in facets}
    return [
        Option(code, naming.term(lang, vocabulary, code), counts.get(code, 0), code in chosen)
        for code in naming.vocabulary(vocabulary)
    ]


def _named(
    lang: str, facets: list[Facet], chosen: tuple[str, ...], name_of: Callable[[str, str], naming.Name]
) -> list[Option]:
    """Names in the order of the reader's alphabet; a value chosen by the URL stays even if nothing has it."""
    found = {}
    for facet in facets:
        named = facet.name is not None
        name = naming.entry(lang, facet.value, facet.name, facet.name_ar) if named else name_of(lang, facet.value)
        found[facet.value] = Option(facet.value, name.text, facet.count, facet.value in chosen)
    for value in chosen:
        found.setdefault(value, Option(value, name_of(lang, value).text, 0, True))
    return sorted(found.values(), key=lambda option: (option.label, option.value))


def drawable(place: Place | None) -> bool:
    """Whether a place has coordinates."""
    return place is not None and place.lat is not None and place.lon is not None
