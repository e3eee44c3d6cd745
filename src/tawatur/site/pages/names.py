"""The pages of a source, an actor and a place: their names, and the events they belong to.

Only what has an id of its own has a page. Persons that a text names in passing have none.
"""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from tawatur.assembly.persons import shielded_source
from tawatur.lexicon import actors, sources
from tawatur.lexicon.actors import ActorRow
from tawatur.lexicon.sources import SourceRow
from tawatur.records import Actor, Place, Source
from tawatur.site.errors import NoSuchPage
from tawatur.site.pages.home import PER_PAGE
from tawatur.site.query import View
from tawatur.site.rendering import lang_of, page, store_of
from tawatur.store import EventFilter, Store
from tawatur.words import areas, naming, writing
from tawatur.words.naming import Name
from tawatur.words.strings import text


def source(request: Request) -> Response:
    """A source: what it is, and the events of which it is an origin."""
    store, wanted = store_of(request), request.path_params["id"]
    lang, row = lang_of(request), sources.load().get(wanted)
    found = store.source(wanted) or (_from_table(row) if row else None)
    if found is None:
        raise NoSuchPage(request.url.path)
    found, own = shielded_source(found), EventFilter(origins=(wanted,))
    return page(
        request,
        "source.html",
        source=found,
        name=naming.source(lang, found),
        side=_actor_name(lang, found.side),
        relays=[(id, _source_name(lang, id)) for id in (row.relays if row else ())],
        relayed_by=[(id, _source_name(lang, id)) for id, other in sources.load().items() if wanted in other.relays],
        alone=store.count(EventFilter(origins=(wanted,), independence=("one_origin",))),
        contradicted=store.count(EventFilter(origins=(wanted,), agreement=("contested",))),
        **_events(store, own),
    )


def actor(request: Request) -> Response:
    """An actor: its names and class, and the events it takes part in."""
    store, wanted = store_of(request), request.path_params["id"]
    own, lang = EventFilter(actors=(wanted,)), lang_of(request)
    row = actors.load().get(wanted)
    found = _actor(store, own, wanted) or (Actor(row.id, row.name, row.name_ar, row.class_) if row else None)
    if found is None:
        raise NoSuchPage(request.url.path)
    return page(
        request,
        "actor.html",
        actor=found,
        name=naming.pick(lang, found.name, found.name_ar),
        country=areas.name(lang, row.country) if row and row.country else None,
        aliases=[Name(alias, "en") for alias in row.aliases_en] + [Name(alias, "ar") for alias in row.aliases_ar]
        if row
        else [],
        belongs=_belongs(lang, row) if row else [],
        years=_years(lang, row) if row else "",
        **_events(store, own),
    )


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


def _events(store: Store, own: EventFilter) -> dict[str, Any]:
    """The first events of a filter, how many there are, and the view that holds them all."""
    events = store.events(own, limit=PER_PAGE)
    vouching = store.claims_of_events(event.id for event in events)
    return {"events": events, "vouching": vouching, "total": store.count(own), "view": View(own)}


def _actor_name(lang: str, actor_id: str | None) -> Name | None:
    row = actors.load().get(actor_id) if actor_id else None
    return naming.pick(lang, row.name, row.name_ar) if row else None


def _source_name(lang: str, source_id: str) -> Name:
    row = sources.load().get(source_id)
    return naming.pick(lang, row.name, row.name_ar) if row else Name(source_id, "en")


def _from_table(row: SourceRow) -> Source:
    """A source of the table that no document of the store names."""
    return Source(
        row.id, row.name, row.name_ar, row.kind, row.side or None, row.country or None, row.domains, row.languages
    )


def _belongs(lang: str, row: ActorRow) -> list[tuple[str, str, Name]]:
    """What an actor is part of and on whose side it is counted."""
    links = (("actor.parent", row.parent), ("actor.side", row.side if row.side != row.parent else ""))
    return [(label, id, name) for label, id in links if (name := _actor_name(lang, id))]


def _years(lang: str, row: ActorRow) -> str:
    """From when to when an actor was there; an open end is left open."""
    if not row.valid_from and not row.valid_to:
        return ""
    start, end = (writing.day(lang, day.isoformat()) if day else "…" for day in (row.valid_from, row.valid_to))
    return text(lang, "date.between", start=start, end=end)


def _actor(store: Store, own: EventFilter, wanted: str) -> Actor | None:
    for event in store.events(own, limit=1):
        return next((who for who in (*event.agents, *event.targets) if who.actor_id == wanted), None)
    return None


def _place(store: Store, own: EventFilter, wanted: str) -> Place | None:
    for event in store.events(own, limit=1):
        if event.place is not None and event.place.place_id == wanted:
            return event.place
    return None
