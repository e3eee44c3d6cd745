"""The web application: routes, middleware and static files."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files

from starlette.applications import Starlette
from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route

from tawatur.site import api, description, errors, feeds, ogc
from tawatur.site.middleware import Graphic, KeptFiles, SecurityHeaders, Tagged
from tawatur.site.pages import about, bulletin, document, event, home, names, trends
from tawatur.store import Store
from tawatur.words.strings import LANGUAGES

PAGES = {
    "/": home.home,
    "/map.svg": home.map_image,
    "/about": about.about,
    "/api": description.described,
    "/bulletin": bulletin.bulletin,
    "/bulletin.{format}": bulletin.file,
    "/feed.json": feeds.json_feed,
    "/feed.rss": feeds.rss,
    "/trends": trends.trends,
    "/events/{id}": event.event,
    "/events/{id}/map.svg": event.locator,
    "/events/{id}/cite.{format}": event.cite,
    "/documents/{id}": document.document,
    "/sources/{id:path}": names.source,
    "/actors/{id:path}": names.actor,
    "/places/{id:path}": names.place,
}
"""The pages of both languages, by their path under `/ar` and `/en`."""


class _Language(Convertor[str]):
    """The first part of a page's path: a language of the site."""

    regex = "|".join(LANGUAGES)

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("language", _Language())


def create_app(store: str) -> Starlette:
    """The site on a store.

    Parameters
    ----------
    store
        Path or URL of the store, as `Store.open` takes it.

    Raises
    ------
    tawatur.store.StoreError
        The store cannot be opened.
    """
    opened = Store.open(store)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        opened.close()

    app = Starlette(
        routes=_routes(),
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(GZipMiddleware, minimum_size=1000),
            Middleware(Tagged),
            Middleware(Graphic),
        ],
        exception_handlers={HTTPException: errors.failed, Exception: errors.failed},
        lifespan=lifespan,
    )
    app.state.store = opened
    return app


def _routes() -> list[Route | Mount]:
    return [
        Route("/", _front),
        Mount("/static", KeptFiles(directory=str(files("tawatur.site").joinpath("static")))),
        Mount("/leaflet", KeptFiles(directory=str(_leaflet()))),
        Route("/api/events", api.events),
        Route("/api/events/{id}", api.event),
        Route("/api/documents/{id}", api.document),
        Route("/api/cells", api.cells),
        Route("/api/trend", trends.api),
        Route("/ogc", ogc.landing),
        Route("/ogc/api", description.openapi),
        Route("/ogc/conformance", ogc.conformance),
        Route("/ogc/collections", ogc.collections),
        Route("/ogc/collections/events", ogc.collection),
        Route("/ogc/collections/events/items", ogc.items),
        Route("/ogc/collections/events/items/{id}", ogc.item),
        *(Route(f"/{{lang:language}}{path}", page) for path, page in PAGES.items()),
    ]


def _front(request: Request) -> Response:
    """To the reader's language: Arabic unless the browser asks for English first."""
    for part in request.headers.get("accept-language", "").lower().split(","):
        if (tag := part.split(";")[0].split("-")[0].strip()) in ("ar", "en"):
            return RedirectResponse(f"/{tag}/", status_code=302, headers={"Vary": "Accept-Language"})
    return RedirectResponse("/ar/", status_code=302, headers={"Vary": "Accept-Language"})


def _leaflet() -> str:
    from xstatic.pkg import leaflet

    return str(leaflet.BASE_DIR)
