"""The API: plain GET, JSON by default; events also as CSV and GeoJSON. The same filters as the pages.

Private persons stand under a role: their names are only in the texts themselves.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tawatur.assembly.persons import shielded
from tawatur.assembly.standing import named_agents
from tawatur.records import Claim, Document, Event
from tawatur.site import highlight, query
from tawatur.site.errors import NoSuchPage
from tawatur.site.maps.overview import radius_km
from tawatur.site.pages.home import WORLD
from tawatur.site.rendering import store_of
from tawatur.store import Cell, Store
from tawatur.words import titles
from tawatur.words.strings import LANGUAGES
from tawatur.words.writing import western

MOST = 1000
USUAL = 100
COLUMNS = (
    "id", "kind", "title_en", "title_ar", "date_start", "date_end", "date_precision", "place", "place_ar", "admin1",
    "country", "lat", "lon", "place_precision", "agents", "agents_standing", "targets", "deaths_low", "deaths_best",
    "deaths_high", "injured_low", "injured_best", "injured_high", "n_reports", "n_origins", "independence", "agreement",
    "contested", "status",
)  # fmt: skip
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def events(request: Request) -> Response:
    """A page of events: `limit`, `offset`, `format` json, csv or geojson, and the filters of the site."""
    store = store_of(request)
    wanted = query.read("en", request.query_params).wanted
    limit = min(MOST, whole(request.query_params.get("limit"), USUAL))
    offset = whole(request.query_params.get("offset"), 0)
    shape = request.query_params.get("format", "json")
    found = store.events(wanted, limit=limit, offset=offset)
    told = store.claims_of_events(one.id for one in found)
    if shape == "csv":
        headers = {"Content-Disposition": 'attachment; filename="events.csv"'}
        return Response("\ufeff" + table(found, told), media_type="text/csv; charset=utf-8", headers=headers)
    if shape == "geojson":
        return answer(
            {"type": "FeatureCollection", "features": [feature(one, told[one.id]) for one in found]}, "geo+json"
        )
    titled = [_titled(one, told[one.id]) for one in found]
    return answer({"total": store.count(wanted), "limit": limit, "offset": offset, "events": titled})


def event(request: Request) -> Response:
    """An event with its claims and the heads of its documents; `format` json, geojson or csv."""
    store, wanted = store_of(request), request.path_params["id"]
    found = store.event(wanted)
    if found is None:
        raise NoSuchPage(request.url.path)
    if found.id != wanted:
        return RedirectResponse(f"/api/events/{found.id}", status_code=308)
    shape, told = request.query_params.get("format", "json"), store.claims_of(found.id)
    if shape == "geojson":
        return answer(feature(found, told), "geo+json")
    if shape == "csv":
        headers = {"Content-Disposition": f'attachment; filename="event-{found.id}.csv"'}
        return Response(
            "\ufeff" + table([found], {found.id: told}), media_type="text/csv; charset=utf-8", headers=headers
        )
    documents = {document.id: document for document in store.documents_of(found.id)}
    spans = [_with_utf16(shielded(claim), documents[claim.document_id]) for claim in told]
    heads = [_head(one) for one in documents.values()]
    return answer({"event": _titled(found, told), "claims": spans, "documents": heads})


def document(request: Request) -> Response:
    """A document with its text and claims; every span also in UTF-16 code units."""
    store = store_of(request)
    found = store.document(request.path_params["id"])
    if found is None:
        raise NoSuchPage(request.url.path)
    told = [_with_utf16(shielded(claim), found) for claim in store.claims(found.id)]
    return answer({"document": _with_utf16(found, found), "claims": told})


def cells(request: Request) -> Response:
    """The marks of the map in `bbox` (west,south,east,north) at zoom `z`, for the filters of the site."""
    store = store_of(request)
    wanted = msgspec.structs.replace(query.read("en", request.query_params).wanted, bbox=None)
    box = query.box(request.query_params.get("bbox", "")) or WORLD
    zoom = min(20, whole(request.query_params.get("z"), 5))
    lang = "ar" if request.query_params.get("lang") == "ar" else "en"
    found = store.cells(wanted, box, zoom)
    told = store.claims_of_events(cell.event_id for cell in found if cell.event_id)
    return answer({"cells": [_cell(store, lang, cell, told) for cell in found]})


def _cell(store: Store, lang: str, cell: Cell, told: Mapping[str, Sequence[Claim]]) -> dict[str, Any]:
    """A mark; where it is one event, with its title and how far its place is sure."""
    shown: dict[str, Any] = msgspec.to_builtins(cell)
    alone = store.event(cell.event_id) if cell.event_id else None
    if alone is not None:
        precision = alone.place.precision if alone.place else None
        title = titles.title(lang, alone, told.get(alone.id, ()))
        shown |= {"title": title, "precision": precision, "radius_km": radius_km(precision)}
    return shown


def feature(of: Event, told: Sequence[Claim]) -> dict[str, Any]:
    """An event as a GeoJSON feature; without coordinates its geometry is null."""
    place = of.place
    placed = place is not None and place.lat is not None and place.lon is not None
    geometry = {"type": "Point", "coordinates": [place.lon, place.lat]} if placed and place else None
    properties = {key: value for key, value in row(of, told).items() if key not in ("lat", "lon")}
    return {"type": "Feature", "id": of.id, "geometry": geometry, "properties": properties}


def table(found: Iterable[Event], told: Mapping[str, Sequence[Claim]]) -> str:
    """Events as CSV. A cell that a spreadsheet would take for a formula gets an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in found:
        writer.writerow([_harmless(value) for value in row(one, told[one.id]).values()])
    return out.getvalue()


def row(of: Event, told: Sequence[Claim]) -> dict[str, Any]:
    """An event as one row. Known actors go by id, others by class: private persons stay in the quoted texts."""
    place, date = of.place, of.date
    values = (
        of.id, of.kind, titles.title("en", of, told), titles.title("ar", of, told),
        date and date.start, date and date.end, date and date.precision,
        place and place.name, place and place.name_ar, place and place.admin1, place and place.country,
        place and place.lat, place and place.lon, place and place.precision,
        "|".join(actor.actor_id or actor.class_ or "" for actor in of.agents),
        "|".join(agents_words(of, told)),
        "|".join(actor.actor_id or actor.class_ or "" for actor in of.targets),
        of.deaths.low, of.deaths.best, of.deaths.high, of.injured.low, of.injured.best, of.injured.high,
        of.n_reports, of.n_origins, of.independence, of.agreement, "|".join(of.contested), of.status,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def agents_words(of: Event, told: Sequence[Claim]) -> list[str]:
    """For each agent of an event how firmly it is named: told, own, claimed, alleged, planned or denied."""
    return [agent.word for agent in named_agents(of, told)]


def answer(content: Any, kind: str = "json") -> Response:
    """A JSON response."""
    return Response(msgspec.json.encode(content), media_type=f"application/{kind}")


def _titled(found: Event, told: Sequence[Claim]) -> dict[str, Any]:
    """An event with its title in both languages."""
    shown: dict[str, Any] = msgspec.to_builtins(shielded(found))
    return shown | {"title": {lang: titles.title(lang, found, told) for lang in LANGUAGES}}


def _head(found: Document) -> dict[str, Any]:
    head: dict[str, Any] = msgspec.to_builtins(found)
    return {key: head[key] for key in ("id", "url", "outlet", "title", "lang", "published", "text_sha256")}


def _with_utf16(record: Any, found: Document) -> Any:
    """A record as plain values whose spans say their offsets in UTF-16 too."""

    def walk(value: Any) -> Any:
        if isinstance(value, dict):
            if set(value) == {"start", "end"} and all(isinstance(offset, int) for offset in value.values()):
                units = {f"{key}_utf16": highlight.utf16(found.text, offset) for key, offset in value.items()}
                return value | units
            return {key: walk(inner) for key, inner in value.items()}
        return [walk(inner) for inner in value] if isinstance(value, list | tuple) else value

    return walk(msgspec.to_builtins(record, str_keys=True))


def _harmless(value: Any) -> Any:
    return "'" + value if isinstance(value, str) and value.startswith(_DANGEROUS) else value


def whole(typed: str | None, usual: int) -> int:
    """A whole number from the query string, in digits of any script; the usual one where there is none."""
    digits = western(typed or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else usual
