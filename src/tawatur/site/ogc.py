"""OGC API Features, part 1 (17-069r4), core and GeoJSON: what QGIS and others add as a layer."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tawatur.site import query
from tawatur.site.api import MOST, USUAL, answer, feature, whole
from tawatur.site.errors import NoSuchPage
from tawatur.site.pages.home import WORLD, extent
from tawatur.site.rendering import store_of
from tawatur.store import EventFilter, Store
from tawatur.words.strings import text

CONFORMANCE = tuple(
    f"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{part}" for part in ("core", "geojson", "oas30")
)
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
GREGORIAN = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"
GEOJSON, JSON, HTML = "application/geo+json", "application/json", "text/html"
OPENAPI = "application/vnd.oai.openapi+json;version=3.0"
COLLECTION = "/ogc/collections/events"
OPEN = ("..", "")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def landing(request: Request) -> Response:
    """Where everything is."""
    links = [
        _link(request, "/ogc", "self", JSON),
        _link(request, "/ogc/api", "service-desc", OPENAPI),
        _link(request, "/en/api", "service-doc", HTML),
        _link(request, "/ogc/conformance", "conformance", JSON),
        _link(request, "/ogc/collections", "data", JSON),
    ]
    return answer({"title": text("en", "site.name"), "description": text("en", "site.tagline"), "links": links})


def conformance(_: Request) -> Response:
    """What of the standard is kept."""
    return answer({"conformsTo": CONFORMANCE})


def collections(request: Request) -> Response:
    """The collections: one."""
    links = [_link(request, "/ogc/collections", "self", JSON)]
    return answer({"links": links, "collections": [_collection(request, store_of(request))]})


def collection(request: Request) -> Response:
    """The collection of events."""
    return answer(_collection(request, store_of(request)))


def items(request: Request) -> Response:
    """Events as features: `bbox`, `datetime`, `limit`, `offset`, and the filters of the site."""
    store, params = store_of(request), request.query_params
    wanted = _narrowed(request)
    limit, offset = min(MOST, max(1, whole(params.get("limit"), USUAL))), whole(params.get("offset"), 0)
    found, total = store.events(wanted, limit=limit, offset=offset, order="newest"), store.count(wanted)
    told = store.claims_of_events(event.id for event in found)
    links = [_page(request, "self", limit, offset)]
    if offset + len(found) < total:
        links.append(_page(request, "next", limit, offset + limit))
    if offset:
        links.append(_page(request, "prev", limit, max(0, offset - limit)))
    features = [feature(event, told[event.id]) for event in found]
    whole_answer = {"type": "FeatureCollection", "features": features, "numberMatched": total}
    return answer(whole_answer | {"numberReturned": len(features), "links": links}, "geo+json")


def item(request: Request) -> Response:
    """One event as a feature."""
    store, wanted = store_of(request), request.path_params["id"]
    found = store.event(wanted)
    if found is None:
        raise NoSuchPage(request.url.path)
    if found.id != wanted:
        return RedirectResponse(f"{COLLECTION}/items/{found.id}", status_code=308)
    links = [
        _link(request, f"{COLLECTION}/items/{found.id}", "self", GEOJSON),
        _link(request, COLLECTION, "collection", JSON),
        _link(request, f"/en/events/{found.id}", "alternate", HTML),
    ]
    return answer(feature(found, store.claims_of(found.id)) | {"links": links}, "geo+json")


def _collection(request: Request, store: Store) -> dict[str, Any]:
    stats = store.stats()
    box = extent(store.cells(EventFilter(), WORLD, 0)) or WORLD
    return {
        "id": "events",
        "title": text("en", "list.title"),
        "description": text("en", "site.tagline"),
        "itemType": "feature",
        "crs": [CRS84],
        "extent": {
            "spatial": {"bbox": [box], "crs": CRS84},
            "temporal": {"interval": [[_instant(stats.first_day), _instant(stats.last_day)]], "trs": GREGORIAN},
        },
        "links": [
            _link(request, COLLECTION, "self", JSON),
            _link(request, f"{COLLECTION}/items", "items", GEOJSON),
        ],
    }


def _instant(day: str | None) -> str | None:
    return f"{day[:10]}T00:00:00Z" if day else None


def _narrowed(request: Request) -> EventFilter:
    """The filter of the query string, its `datetime` included."""
    params = request.query_params
    wanted = query.read("en", params).wanted
    if (typed := params.get("bbox")) and wanted.bbox is None:
        raise HTTPException(400, f"bbox {typed}: give west,south,east,north in degrees")
    if typed := params.get("datetime"):
        since, until = _interval(typed)
        wanted = msgspec.structs.replace(wanted, since=since or wanted.since, until=until or wanted.until)
    return wanted


def _interval(typed: str) -> tuple[str | None, str | None]:
    """The days of an instant or an interval, either side of which may be open."""
    sides = typed.split("/")
    if len(sides) == 1:
        sides *= 2
    if len(sides) != 2 or any(side not in OPEN and not _DAY.match(side) for side in sides):
        raise HTTPException(400, f"datetime {typed}: give 2023-01-19, 2023-01-01/2023-01-31, or ../2023-01-31")
    since, until = (None if side in OPEN else side[:10] for side in sides)
    return since, until


def _page(request: Request, relation: str, limit: int, offset: int) -> dict[str, str]:
    kept = [pair for pair in request.query_params.multi_items() if pair[0] not in ("limit", "offset")]
    asked = urlencode([*kept, ("limit", str(limit)), ("offset", str(offset))])
    return _link(request, f"{COLLECTION}/items?{asked}", relation, GEOJSON)


def _link(request: Request, path: str, relation: str, kind: str) -> dict[str, str]:
    return {"href": f"{request.url.scheme}://{request.url.netloc}{path}", "rel": relation, "type": kind}
