"""The pages of a source, an actor and a place: their names, and the events they belong to.

Only what has an id of its own has a page. Persons that a text names in passing have none.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from tawatur.records import Actor, Place
from tawatur.site.errors import NoSuchPage
from tawatur.site.pages.home import PER_PAGE
from tawatur.site.query import View
from tawatur.site.rendering import lang_of, page, store_of
from tawatur.site.words import areas, naming
from tawatur.store import EventFilter, Store


def source(request: Request) -> Response:
    """A source: what it is, and the events of which it is an origin."""
    store, wanted = store_of(request), request.path_params["id"]
    found = store.source(wanted)
    if found is None:
        raise NoSuchPage(request.url.path)
    own = EventFilter(origins=(wanted,))
    return page(
        request,
        "source.html",
        source=found,
        name=naming.source(lang_of(request), found),
        alone=store.count(EventFilter(origins=(wanted,), independence=("one_origin",))),
        contradicted=store.count(EventFilter(origins=(wanted,), agreement=("contested",))),
        **_events(store, own),
    )


def actor(request: Request) -> Response:
    """An actor: its names and class, and the events it takes part in."""
    store, wanted = store_of(request), request.path_params["id"]
    own = EventFilter(actors=(wanted,))
    found = _actor(store, own, wanted)
    if found is None:
        raise NoSuchPage(request.url.path)
    name = naming.pick(lang_of(request), found.name, found.name_ar)
    return page(request, "actor.html", actor=found, name=name, **_events(store, own))


def place(request: Request) -> Response:
    """A place: its names and where it is, and the events there."""
    store, wanted = store_of(request), request.path_params["id"]
    own = EventFilter(places=(wanted,))
    found = _place(store, own, wanted)
    if found is None:
        raise NoSuchPage(request.url.path)
    lang = lang_of(request)
    name = naming.place(lang, found)
    within = [areas.name(lang, area) for area in (found.admin1, found.country) if area and area != found.name]
    return page(request, "place.html", place=found, name=name, within=within, **_events(store, own))


def _events(store: Store, own: EventFilter) -> dict[str, object]:
    """The first events of a filter, how many there are, and the view that holds them all."""
    return {"events": store.events(own, limit=PER_PAGE), "total": store.count(own), "view": View(own)}


def _actor(store: Store, own: EventFilter, wanted: str) -> Actor | None:
    for event in store.events(own, limit=1):
        return next((who for who in (*event.agents, *event.targets) if who.actor_id == wanted), None)
    return None


def _place(store: Store, own: EventFilter, wanted: str) -> Place | None:
    for event in store.events(own, limit=1):
        if event.place is not None and event.place.place_id == wanted:
            return event.place
    return None
