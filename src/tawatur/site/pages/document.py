"""The page of a document: the archived text with all its marks, its credits, and the claims read from it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from tawatur.records import Claim, Document, Event
from tawatur.site import claims, highlight
from tawatur.site.errors import NoSuchPage
from tawatur.site.rendering import lang_of, page, store_of
from tawatur.store import Store


def document(request: Request) -> Response:
    """A document."""
    store = store_of(request)
    found = store.document(request.path_params["id"])
    if found is None:
        raise NoSuchPage(request.url.path)
    told = store.claims(found.id)
    lang = lang_of(request)
    events = {claim.id: _event(store, claim) for claim in told}
    return page(
        request,
        "document.html",
        document=found,
        paragraphs=_paragraphs(found, told),
        claims=[(claim, events[claim.id], list(claims.values(lang, claim, found))) for claim in told],
        vouching=store.claims_of_events(event.id for event in events.values() if event),
        mark_id=claims.mark_id,
    )


def _event(store: Store, claim: Claim) -> Event | None:
    """The event that a claim stands in, if it has been assembled."""
    event_id = store.event_of(claim.id)
    return store.event(event_id) if event_id else None


def _paragraphs(found: Document, told: list[Claim]) -> list[str]:
    marks = claims.marks(told)
    return [highlight.render(found.text, marks, start, end) for start, end in highlight.paragraphs(found.text)]
