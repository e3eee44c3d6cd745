"""Decisions in the database: kept for ever, found by document and by claim, and laid over the claims of a document
whenever these or the decisions on them change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from tawatur.records import Claim, Document, encode
from tawatur.store import rows
from tawatur.store.review import decisions as model
from tawatur.store.review.decisions import Decision
from tawatur.store.review.overlay import Resolved, overlaid, resolutions
from tawatur.store.schema import claims, decision_anchors, decisions, documents

CHUNK = 500
PERSON = "person"
"""The layer of the claims that people added."""
MACHINE = func.coalesce(claims.c.machine, claims.c.record)
"""A claim as it was read."""

_document = msgspec.json.Decoder(Document)
_claim = msgspec.json.Decoder(Claim)


def save(connection: Connection, decision: Decision) -> bool:
    """Keeps a decision; False if it is kept already."""
    if connection.execute(select(decisions.c.id).where(decisions.c.id == decision.id)).scalar() is not None:
        return False
    row = {"id": decision.id, "at": decision.at, "author": decision.author, "verb": decision.verb}
    connection.execute(insert(decisions), row | {"record": model.encode(decision)})
    anchors = [
        {"decision_id": decision.id, "position": number, "document_id": anchor.document_id, "claim_id": None}
        for number, anchor in enumerate(decision.anchors)
    ]
    if anchors:
        connection.execute(insert(decision_anchors), anchors)
    return True


def every(connection: Connection) -> list[Decision]:
    """All decisions that were ever taken, in order."""
    query = select(decisions.c.record).order_by(decisions.c.at, decisions.c.id)
    return [model.decode(record) for record in connection.execute(query).scalars()]


def one(connection: Connection, decision_id: str) -> Decision | None:
    """A decision by its id."""
    record = connection.execute(select(decisions.c.record).where(decisions.c.id == decision_id)).scalar()
    return None if record is None else model.decode(record)


def on_documents(connection: Connection, document_ids: Iterable[str]) -> list[Decision]:
    """The decisions with an anchor in some documents, undoings among them, in order."""
    return _anchored(connection, decision_anchors.c.document_id, document_ids)


def on_claims(connection: Connection, claim_ids: Iterable[str]) -> list[Decision]:
    """The decisions on claims of today, undoings among them, in order."""
    return _anchored(connection, decision_anchors.c.claim_id, claim_ids)


def _anchored(connection: Connection, column: Any, values: Iterable[str]) -> list[Decision]:
    found: dict[str, Decision] = {}
    for chunk in chunks(sorted(set(values))):
        ids = select(decision_anchors.c.decision_id).where(column.in_(chunk))
        for record in connection.execute(select(decisions.c.record).where(decisions.c.id.in_(ids))).scalars():
            decision = model.decode(record)
            found[decision.id] = decision
    return model.in_order(found.values())


def resolved(connection: Connection, wanted: Iterable[Decision] | None = None) -> Resolved:
    """The claim of today of each anchor; of all decisions if none are named."""
    query = select(decision_anchors.c.decision_id, decision_anchors.c.position, decision_anchors.c.claim_id)
    if wanted is None:
        return {(row.decision_id, row.position): row.claim_id for row in connection.execute(query)}
    found: dict[tuple[str, int], str | None] = {}
    for chunk in chunks(sorted({decision.id for decision in wanted})):
        for row in connection.execute(query.where(decision_anchors.c.decision_id.in_(chunk))):
            found[row.decision_id, row.position] = row.claim_id
    return found


def machine_claims(connection: Connection, document_id: str) -> list[Claim]:
    """The claims of a document as they were read, in its order."""
    query = select(MACHINE).where(claims.c.document_id == document_id, claims.c.layer != PERSON)
    return [_claim.decode(record) for record in connection.execute(query.order_by(claims.c.position)).scalars()]


def refresh(connection: Connection, document_id: str) -> bool:
    """Lays the decisions in force over the claims of a document; whether that changed any."""
    found = on_documents(connection, [document_id])
    record = connection.execute(select(documents.c.record).where(documents.c.id == document_id)).scalar()
    if not found or record is None:
        return False
    document = _document.decode(record)
    machine = machine_claims(connection, document_id)
    standing = overlaid(document, machine, [one for one in model.in_force(found) if one.laid_over])
    changed = _write(connection, document_id, {claim.id: claim for claim in machine}, standing)
    _resolve(connection, found, standing, document)
    return changed


def _write(connection: Connection, document_id: str, machine: dict[str, Claim], standing: Sequence[Claim]) -> bool:
    """Writes the claims of a document that stand otherwise than before."""
    query = select(claims.c.id, claims.c.record, claims.c.layer).where(claims.c.document_id == document_id)
    before = {row.id: row for row in connection.execute(query)}
    gone = sorted(before.keys() - {claim.id for claim in standing})
    if gone:
        connection.execute(delete(claims).where(claims.c.id.in_(gone)))
    changed = bool(gone)
    for position, claim in enumerate(standing):
        row = rows.claim_row(claim, position)
        if claim.id not in before:
            connection.execute(insert(claims), row | {"layer": PERSON})
        elif before[claim.id].record != row["record"]:
            read = encode(machine[claim.id]) if claim.id in machine else None
            row["machine"] = None if read == row["record"] else read
            connection.execute(update(claims).where(claims.c.id == claim.id).values(row))
        else:
            continue
        changed = True
    return changed


def _resolve(connection: Connection, found: Sequence[Decision], standing: Sequence[Claim], document: Document) -> None:
    """Notes which claim of today each anchor in a document stands for."""
    column = decision_anchors.c
    for (decision_id, number), claim_id in resolutions(found, standing, document).items():
        connection.execute(
            update(decision_anchors)
            .where(column.decision_id == decision_id, column.position == number)
            .values(claim_id=claim_id)
        )


def chunks(values: Sequence[str]) -> Iterator[Sequence[str]]:
    """The values in parts that a query can take."""
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))
