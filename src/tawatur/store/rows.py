"""The columns that a record is found by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from tawatur.records import Claim, Document, Event, Source, encode
from tawatur.store.wording import index_row


def document_row(document: Document) -> dict[str, Any]:
    """The row of a document."""
    return {
        "id": document.id,
        "url": document.url,
        "outlet": document.outlet.id if document.outlet else None,
        "title": document.title,
        "lang": document.lang,
        "published": document.published,
        "retrieved": document.retrieved,
        "text_sha256": document.text_sha256,
        "record": encode(document),
    }


def claim_row(claim: Claim, position: int) -> dict[str, Any]:
    """The row of a claim, with its position among the claims of its document."""
    return {
        "id": claim.id,
        "document_id": claim.document_id,
        "position": position,
        "kind": claim.kind,
        "modality": claim.modality,
        "origin": claim.chain[0].source_id if claim.chain else None,
        "record": encode(claim),
    }


def event_row(event: Event) -> dict[str, Any]:
    """The row of an event. `deaths` is the best number, else the highest or lowest that is stated."""
    place, date, toll = event.place, event.date, event.deaths
    stated = [n for n in (toll.best, toll.high, toll.low) if n is not None]
    return {
        "id": event.id,
        "kind": event.kind,
        "date_start": date.start if date else None,
        "date_end": (date.end or date.start) if date else None,
        "place_id": place.place_id if place else None,
        "place_precision": place.precision if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "deaths": stated[0] if stated else None,
        "n_reports": event.n_reports,
        "n_origins": event.n_origins,
        "independence": event.independence,
        "agreement": event.agreement,
        "status": event.status,
        "first_seen": event.first_seen,
        "updated": event.updated,
        "record": encode(event),
    }


def actor_rows(event: Event) -> list[dict[str, Any]]:
    """The rows of the actors that an event knows by id."""
    rows = {}
    for role, actors in (("agent", event.agents), ("target", event.targets)):
        for actor in actors:
            if actor.actor_id:
                rows[role, actor.actor_id] = {
                    "event_id": event.id,
                    "role": role,
                    "actor_id": actor.actor_id,
                    "name": actor.name,
                    "name_ar": actor.name_ar,
                }
    return list(rows.values())


def origin_rows(event: Event) -> list[dict[str, Any]]:
    """The rows of an event's origins."""
    rows = {}
    for origin in event.origins:
        source = origin.source
        rows[source.id] = {"event_id": event.id, "source_id": source.id, "name": source.name, "name_ar": source.name_ar}
    return list(rows.values())


def source_row(source: Source) -> dict[str, Any]:
    """The row of a source."""
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind,
        "side": source.side,
        "country": source.country,
        "record": msgspec.json.encode(source),
    }


def sources_of(document: Document) -> Iterator[Source]:
    """The sources that a document names: its outlet and its credits."""
    if document.outlet:
        yield document.outlet
    for credit in document.credits:
        yield credit.source


def document_words(document: Document) -> dict[str, str]:
    """The columns of the full-text index for a document."""
    return index_row(document.title or "", [document.text])


def event_words(event: Event, told: Iterable[tuple[Document, Claim]]) -> dict[str, str]:
    """The columns of the full-text index for an event: names in both languages, titles, sentences of its claims."""
    names = (
        [event.place.name, event.place.name_ar or "", event.place.admin1 or "", event.place.country or ""]
        if event.place
        else []
    )
    for actor in (*event.agents, *event.targets):
        names += [actor.name, actor.name_ar or "", actor.text]
    for origin in event.origins:
        names += [origin.source.name, origin.source.name_ar or ""]
    body: dict[str, None] = {}
    for document, claim in told:
        body.setdefault(document.title or "")
        for span in (claim.span, *claim.mentions):
            body.setdefault(span.of(document.text))
    row = index_row(" ".join(names), body)
    return {"names": row["title"], "body": row["body"], "stems": row["stems"]}
