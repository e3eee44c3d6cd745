"""The page of a document: the archived text with all its marks, its credits, and the claims read from it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from tawatur.records import Claim, Document
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
    return page(
        request,
        "document.html",
        document=found,
        paragraphs=_paragraphs(found, told),
        claims=[(claim, _event(store, claim), list(claims.values(lang, claim, found))) for claim in told],
        mark_id=claims.mark_id,
    )


def _event(store: Store, claim: Claim) -> str | None:
    """The event that a claim stands in, if it has been assembled."""
    return store.event_of(claim.id)


def _paragraphs(found: Document, told: list[Claim]) -> list[str]:
    marks = claims.marks(told)
    return [highlight.render(found.text, marks, start, end) for start, end in highlight.paragraphs(found.text)]
