"""Brings the events of a store up to date with its claims, and writes what changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from tawatur.records import Claim, Document, Event, encode
from tawatur.store import indexes, relays, rows
from tawatur.store.schema import (
    claims,
    decisions,
    documents,
    event_actors,
    event_claims,
    event_origins,
    events,
    pending_pages,
    redirects,
    sources,
)

_document = msgspec.json.Decoder(Document)
_claim = msgspec.json.Decoder(Claim)
CHUNK = 500
FEW, SHARE = 20, 20
"""So many waiting pages, or one in so many of all, are taken in one by one; more, and all is assembled anew."""


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


def reassemble(connection: Connection) -> None:
    """Assembles all events anew, with what people decided, and writes what changed."""
    from tawatur.assembly.assemble import assemble_traced, assemble_with_reasons  # not for a store that is only read
    from tawatur.store.growth import whole
    from tawatur.store.review import applying

    previous, constraints = previous_events(connection), applying.constraints(connection)
    _learn(connection)
    known = relays.knowledge(connection)
    pages, found = stored_documents(connection), stored_claims(connection)
    if decided(connection):
        made = assemble_with_reasons(pages, found, previous=previous, knowledge=known, constraints=constraints)
        applying.note_refusals(connection, made.refused)
        write(connection, applying.lay_over(connection, list(made.events)), previous)
        whole.forget(connection)
        return
    by_id = {document.id: document for document in pages}
    assembled, trace = assemble_traced(by_id.values(), found, previous=previous, knowledge=known)
    applying.note_refusals(connection, ())
    write(connection, applying.lay_over(connection, assembled), previous)
    whole.keep(connection, by_id, trace)


def decided(connection: Connection) -> bool:
    """Whether people decided anything: then all is assembled with it."""
    return connection.execute(select(decisions.c.id).limit(1)).first() is not None


def grow(connection: Connection) -> None:
    """Assembles what new and changed pages touch; everything, if so much is new, or if what growth needs is not
    there."""
    from tawatur.store.growth import whole

    waiting = connection.execute(select(func.count()).select_from(pending_pages)).scalar_one()
    if not whole.is_whole(connection) or decided(connection) or _many(connection, waiting):
        reassemble(connection)
    elif waiting:
        from tawatur.store.growth.taking import take_in

        made, gone = take_in(connection)
        write(connection, made.events, made.previous, gone=gone)


def _many(connection: Connection, waiting: int) -> bool:
    """Whether so many pages wait that assembling everything is quicker."""
    if waiting <= FEW:
        return False
    return bool(waiting * SHARE > connection.execute(select(func.count()).select_from(documents)).scalar_one())


def _learn(connection: Connection) -> None:
    """Finds who relays whom; in a store of before that was written down, from its pages."""
    if relays.is_new(connection):
        claims_of: dict[str, list[Claim]] = {}
        for claim in stored_claims(connection):
            claims_of.setdefault(claim.document_id, []).append(claim)
        relays.note_all(connection, [(page, claims_of.get(page.id, [])) for page in stored_documents(connection)])
    relays.learn(connection)


def rewrite(connection: Connection, changed: list[Event]) -> None:
    """Writes events anew that keep their ids and their claims."""
    number = connection.execute(select(func.max(events.c.number))).scalar() or 0
    for start in range(0, len(changed), CHUNK):
        part = changed[start : start + CHUNK]
        told = told_of(connection, part)
        known = select(events.c.number).where(events.c.id.in_([event.id for event in part]))
        _forget(connection, list(connection.execute(known).scalars()))
        _insert(connection, [dated(one, (page for page, _ in told[one.id])) for one in part], told, number)
        number += len(part)


def write(
    connection: Connection, assembled: list[Event], previous: dict[str, str], *, gone: Collection[str] | None = None
) -> None:
    """Replaces the events of the store; an id that is gone leads to the event that took most of its claims.

    Parameters
    ----------
    previous
        Claim id → event id before this run.
    gone
        The claims that are no more, where these are not all events of the store: then only the events of `previous`
        are replaced.
    """
    known = _known(connection, None if gone is None else {*previous.values(), *(event.id for event in assembled)})
    new = {event.id for event in assembled}
    left = sorted(set(known) - new)
    if gone is None:
        connection.execute(delete(event_claims))
    else:
        for chunk in _chunks(sorted({*gone, *(claim for event in assembled for claim in event.claims)})):
            connection.execute(delete(event_claims).where(event_claims.c.claim_id.in_(chunk)))
    number = connection.execute(select(func.max(events.c.number))).scalar() or 0
    for start in range(0, len(assembled), CHUNK):
        part = assembled[start : start + CHUNK]
        told = told_of(connection, part)
        dates = {event.id: dated(event, (document for document, _ in told[event.id])) for event in part}
        changed = [event for event in dates.values() if known.get(event.id, (0, b""))[1] != encode(event)]
        _forget(connection, [known[event.id][0] for event in changed if event.id in known])
        _insert(connection, changed, told, number)
        _link(connection, part)
        number += len(changed)
    _forget(connection, [known[event_id][0] for event_id in left])
    _redirect(connection, assembled, previous, left, new)


def _known(connection: Connection, ids: Collection[str] | None) -> dict[str, tuple[int, bytes]]:
    """The number and the record of events; of all without ids."""
    query = select(events.c.id, events.c.number, events.c.record)
    if ids is None:
        return {row.id: (row.number, row.record) for row in connection.execute(query)}
    return {
        row.id: (row.number, row.record)
        for chunk in _chunks(sorted(ids))
        for row in connection.execute(query.where(events.c.id.in_(chunk)))
    }


def told_of(connection: Connection, part: list[Event]) -> dict[str, list[tuple[Document, Claim]]]:
    """The claims of each event, each with its document."""
    wanted = sorted({claim for event in part for claim in event.claims})
    found: dict[str, Claim] = {}
    for chunk in _chunks(wanted):
        for (record,) in connection.execute(select(claims.c.record).where(claims.c.id.in_(chunk))):
            claim = _claim.decode(record)
            found[claim.id] = claim
    pages: dict[str, Document] = {}
    for chunk in _chunks(sorted({claim.document_id for claim in found.values()})):
        for (record,) in connection.execute(select(documents.c.record).where(documents.c.id.in_(chunk))):
            document = _document.decode(record)
            pages[document.id] = document
    return {
        event.id: [(pages[found[claim].document_id], found[claim]) for claim in event.claims if claim in found]
        for event in part
    }


def _chunks(values: list[str]) -> Iterator[list[str]]:
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))


def _insert(
    connection: Connection, changed: list[Event], told: dict[str, list[tuple[Document, Claim]]], number: int
) -> None:
    """Inserts events under the numbers after the given one."""
    if not changed:
        return
    numbered = list(enumerate(changed, number + 1))
    connection.execute(insert(events), [{"number": n, **rows.event_row(event)} for n, event in numbered])
    for table, make in ((event_actors, rows.actor_rows), (event_origins, rows.origin_rows)):
        if made := [row for event in changed for row in make(event)]:
            connection.execute(insert(table), made)
    named = {origin.source.id: origin.source for event in changed for origin in event.origins}
    known = {
        key
        for chunk in _chunks(sorted(named))
        for key in connection.execute(select(sources.c.id).where(sources.c.id.in_(chunk))).scalars()
    }
    if fresh := [rows.source_row(named[key]) for key in sorted(named.keys() - known)]:
        connection.execute(insert(sources), fresh)
    indexes.put(
        connection,
        indexes.EVENTS,
        [{"number": n, **rows.event_words(event, told[event.id])} for n, event in numbered],
    )


def _link(connection: Connection, part: list[Event]) -> None:
    """Writes which claims each event has."""
    links = [
        {"claim_id": claim, "event_id": event.id, "position": position}
        for event in part
        for position, claim in enumerate(event.claims)
    ]
    if links:
        connection.execute(insert(event_claims), links)


def _forget(connection: Connection, numbers: list[int]) -> None:
    """Removes events with what hangs on them."""
    for start in range(0, len(numbers), CHUNK):
        chunk = numbers[start : start + CHUNK]
        ids = list(connection.execute(select(events.c.id).where(events.c.number.in_(chunk))).scalars())
        indexes.remove(connection, indexes.EVENTS, chunk)
        for table in (event_actors, event_origins):
            connection.execute(delete(table).where(table.c.event_id.in_(ids)))
        connection.execute(delete(events).where(events.c.number.in_(chunk)))


def _redirect(
    connection: Connection, assembled: list[Event], previous: dict[str, str], gone: list[str], new: set[str]
) -> None:
    """Lets ids that are gone, and ids that led to them, lead on; an id that is back in use leads nowhere else."""
    from tawatur.assembly.assemble import redirects as heirs_of  # loaded with the assembly only

    heirs = heirs_of({claim: event.id for event in assembled for claim in event.claims}, previous)
    for old in gone:
        connection.execute(delete(redirects).where(redirects.c.old_id == old))
        heir = heirs.get(old)
        if heir is None:
            connection.execute(delete(redirects).where(redirects.c.event_id == old))
            continue
        connection.execute(update(redirects).where(redirects.c.event_id == old).values(event_id=heir))
        connection.execute(insert(redirects), {"old_id": old, "event_id": heir})
    for chunk in _chunks(sorted(new)):
        connection.execute(delete(redirects).where(redirects.c.old_id.in_(chunk)))
