"""Assembles the events of a store anew and writes what changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy import Connection, delete, insert, select, text, update

from tawatur.records import Claim, Document, Event
from tawatur.store import rows
from tawatur.store.schema import (
    claims,
    documents,
    event_actors,
    event_claims,
    event_origins,
    events,
    redirects,
    sources,
)

_document = msgspec.json.Decoder(Document)
_claim = msgspec.json.Decoder(Claim)
CHUNK = 500


def stored_documents(connection: Connection) -> Iterator[Document]:
    """All documents in the order of their ids."""
    for (record,) in connection.execute(select(documents.c.record).order_by(documents.c.id)).yield_per(CHUNK):
        yield _document.decode(record)


def stored_claims(connection: Connection) -> Iterator[Claim]:
    """All claims in the order of their documents' ids and of their place in the document."""
    query = select(claims.c.record).order_by(claims.c.document_id, claims.c.position)
    for (record,) in connection.execute(query).yield_per(CHUNK):
        yield _claim.decode(record)


def previous_events(connection: Connection) -> dict[str, str]:
    """The event of each claim, as the last run had it."""
    query = select(event_claims.c.claim_id, event_claims.c.event_id).order_by(event_claims.c.claim_id)
    return {row.claim_id: row.event_id for row in connection.execute(query)}


def dated(event: Event, told: Iterable[Document]) -> Event:
    """The event with the days of its first and last report, from its documents' dates; never from the clock."""
    days = sorted(day for document in told if (day := document.published or document.retrieved))
    if not days:
        return event
    return msgspec.structs.replace(event, first_seen=event.first_seen or days[0], updated=event.updated or days[-1])


def write(connection: Connection, assembled: list[Event], previous: dict[str, str]) -> None:
    """Replaces the events of the store; an id that is gone leads to the event that took most of its claims.

    Parameters
    ----------
    previous
        Claim id → event id before this run.
    """
    known = {row.id: row.record for row in connection.execute(select(events.c.id, events.c.record))}
    new = {event.id for event in assembled}
    gone = sorted(set(known) - new)
    connection.execute(delete(event_claims))
    for event in assembled:
        told = _told(connection, event)
        event = dated(event, (document for document, _ in told))
        row = rows.event_row(event)
        links = [{"claim_id": claim, "event_id": event.id, "position": n} for n, claim in enumerate(event.claims)]
        if links:
            connection.execute(insert(event_claims), links)
        if known.get(event.id) != row["record"]:
            _forget(connection, [event.id])
            _insert(connection, event, row, told)
    _forget(connection, gone)
    _redirect(connection, assembled, previous, gone, new)


def _told(connection: Connection, event: Event) -> list[tuple[Document, Claim]]:
    """The claims of an event, each with its document."""
    found: dict[str, tuple[Document, Claim]] = {}
    query = select(documents.c.record, claims.c.record).join(claims, claims.c.document_id == documents.c.id)
    for start in range(0, len(event.claims), CHUNK):
        part = event.claims[start : start + CHUNK]
        for document, claim in connection.execute(query.where(claims.c.id.in_(part))):
            decoded = _claim.decode(claim)
            found[decoded.id] = (_document.decode(document), decoded)
    return [found[claim] for claim in event.claims if claim in found]


def _insert(connection: Connection, event: Event, row: dict[str, object], told: list[tuple[Document, Claim]]) -> None:
    connection.execute(insert(events), row)
    if actors := rows.actor_rows(event):
        connection.execute(insert(event_actors), actors)
    if origins := rows.origin_rows(event):
        connection.execute(insert(event_origins), origins)
    for origin in event.origins:
        if not connection.execute(select(sources.c.id).where(sources.c.id == origin.source.id)).first():
            connection.execute(insert(sources), rows.source_row(origin.source))
    number = connection.execute(select(events.c.number).where(events.c.id == event.id)).scalar_one()
    if connection.dialect.name == "sqlite":
        statement = text("INSERT INTO event_words (rowid, names, body, stems) VALUES (:number, :names, :body, :stems)")
        connection.execute(statement, {"number": number, **rows.event_words(event, told)})


def _forget(connection: Connection, ids: list[str]) -> None:
    for event_id in ids:
        number = connection.execute(select(events.c.number).where(events.c.id == event_id)).scalar()
        if number is None:
            continue
        if connection.dialect.name == "sqlite":
            connection.execute(text("DELETE FROM event_words WHERE rowid = :number"), {"number": number})
        for table in (event_actors, event_origins):
            connection.execute(delete(table).where(table.c.event_id == event_id))
        connection.execute(delete(events).where(events.c.id == event_id))


def _redirect(
    connection: Connection, assembled: list[Event], previous: dict[str, str], gone: list[str], new: set[str]
) -> None:
    """Lets ids that are gone, and ids that led to them, lead on; an id that is back in use leads nowhere else."""
    now = {claim: event.id for event in assembled for claim in event.claims}
    heirs: dict[str, Counter[str]] = defaultdict(Counter)
    for claim, old in previous.items():
        if claim in now:
            heirs[old][now[claim]] += 1
    for old in gone:
        connection.execute(delete(redirects).where(redirects.c.old_id == old))
        if not heirs[old]:
            connection.execute(delete(redirects).where(redirects.c.event_id == old))
            continue
        heir = min(heirs[old], key=lambda event_id: (-heirs[old][event_id], event_id))
        connection.execute(update(redirects).where(redirects.c.event_id == old).values(event_id=heir))
        connection.execute(insert(redirects), {"old_id": old, "event_id": heir})
    for (old,) in connection.execute(select(redirects.c.old_id)).all():
        if old in new:
            connection.execute(delete(redirects).where(redirects.c.old_id == old))
