"""Pages that came or changed since the events were assembled."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, insert, select

from tawatur.records import Claim, Document
from tawatur.store.schema import claims, documents, pending_pages


class Before(msgspec.Struct):
    """A page as it was when it was last assembled."""

    document: Document
    claims: list[Claim]


def note(connection: Connection, number: int, document_id: str, *, new: bool) -> None:
    """Note that a page came, or is about to change."""
    if connection.execute(select(pending_pages.c.number).where(pending_pages.c.number == number)).first():
        return
    before = None
    if not new:
        record = connection.execute(select(documents.c.record).where(documents.c.number == number)).scalar_one()
        told = select(claims.c.record).where(claims.c.document_id == document_id).order_by(claims.c.position)
        found = [msgspec.json.decode(one, type=Claim) for one in connection.execute(told).scalars()]
        before = msgspec.json.encode(Before(msgspec.json.decode(record, type=Document), found))
    connection.execute(insert(pending_pages), {"number": number, "before": before})
