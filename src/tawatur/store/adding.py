"""Writes documents with their claims, once each."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from tawatur.records import Claim, Document, encode
from tawatur.store import indexes, relays, rows
from tawatur.store.growth.waiting import note
from tawatur.store.review.keeping import machine_claims, refresh
from tawatur.store.schema import claims, documents, sources


def add_all(connection: Connection, pairs: Iterable[tuple[Document, list[Claim]]]) -> int:
    """Adds documents with their claims, and learns from them who relays whom; returns how many were new or changed."""
    changed, touched = 0, set[str]()
    for document, found in pairs:
        if add(connection, document, found):
            changed += 1
            touched |= relays.note(connection, document, found)
    relays.learn(connection, touched)
    return changed


def add(connection: Connection, document: Document, found: list[Claim]) -> bool:
    """Adds a document with its claims, or replaces it; False if nothing changed."""
    stored = connection.execute(
        select(documents.c.number, documents.c.record).where(documents.c.id == document.id)
    ).one_or_none()
    if stored is not None and not _supersedes(connection, document, found, stored.record):
        return False
    row = rows.document_row(document)
    if stored is None:
        number = connection.execute(insert(documents).returning(documents.c.number), row).scalar_one()
        note(connection, number, document.id, new=True)
    else:
        number = stored.number
        note(connection, number, document.id, new=False)
        connection.execute(update(documents).where(documents.c.number == number).values(row))
        connection.execute(delete(claims).where(claims.c.document_id == document.id))
    if found:
        connection.execute(insert(claims), [rows.claim_row(claim, n) for n, claim in enumerate(found)])
    refresh(connection, document.id)
    _index(connection, document, number, replace=stored is not None)
    _add_sources(connection, document)
    return True


def _supersedes(connection: Connection, document: Document, found: list[Claim], record: bytes) -> bool:
    """Whether a reading of a page says something else than the stored one, and does not know less of the page."""
    stored = msgspec.json.decode(record, type=Document)
    if (stored.published and not document.published) or (stored.url and not document.url):
        return False
    if encode(_page(stored)) != encode(_page(document)):
        return True
    return [encode(claim) for claim in machine_claims(connection, document.id)] != [encode(claim) for claim in found]


def _page(document: Document) -> Document:
    """The document apart from where and when it was fetched."""
    return msgspec.structs.replace(document, origin_file=None, retrieved=None)


def _index(connection: Connection, document: Document, number: int, *, replace: bool) -> None:
    if replace:
        indexes.remove(connection, indexes.PAGES, [number])
    indexes.put(connection, indexes.PAGES, [{"number": number, **rows.document_words(document)}])


def _add_sources(connection: Connection, document: Document) -> None:
    for source in rows.sources_of(document):
        row = rows.source_row(source)
        known = connection.execute(select(sources.c.record).where(sources.c.id == source.id)).scalar()
        if known is None:
            connection.execute(insert(sources), row)
        elif known != row["record"]:
            # What is known of a source comes from the tables of the program: the newest program knows best.
            connection.execute(update(sources).where(sources.c.id == source.id).values(row))
