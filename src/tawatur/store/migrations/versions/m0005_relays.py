"""Who relays whom, as the pages show it.

A migration is history: it repeats the columns of its time and does not follow `schema.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

CREDITS = {"origin": "republished", "agency": "agency"}
HOPS = {
    "translated": "translated",
    "republished": "republished",
    "agency": "agency",
    "origin": "cited",
    "cited": "cited",
}
STRENGTH = ("translated", "republished", "agency", "cited")
CHUNK = 500


def upgrade() -> None:
    """Makes the tables, and fills the first from the pages; which relays count is found at the next assembly."""
    reports = op.create_table(
        "relay_reports",
        sa.Column("document_id", sa.String, primary_key=True),
        sa.Column("origin", sa.String, primary_key=True),
        sa.Column("relay", sa.String, nullable=False),
        sa.Column("manner", sa.String, nullable=False),
        sa.Column("day", sa.String),
    )
    op.create_index("relay_reports_by_edge", "relay_reports", ["relay", "origin", "manner", "day"])
    op.create_table(
        "relay_learned",
        sa.Column("relay", sa.String, primary_key=True),
        sa.Column("origin", sa.String, primary_key=True),
    )
    waiting: list[dict[str, Any]] = []
    for row in _found(op.get_bind()):
        waiting.append(row)
        if len(waiting) >= CHUNK:
            op.bulk_insert(reports, waiting)
            waiting = []
    op.bulk_insert(reports, waiting)
    op.execute("DELETE FROM assembly_state")


def downgrade() -> None:
    """Removes the tables."""
    op.drop_table("relay_learned")
    op.drop_table("relay_reports")


def _found(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    pages = connection.execute(sa.text("SELECT id, record FROM documents ORDER BY id")).all()
    for key, record in pages:
        told = connection.execute(sa.text("SELECT record FROM claims WHERE document_id = :id"), {"id": key}).scalars()
        yield from _rows(key, json.loads(bytes(record)), [json.loads(bytes(claim)) for claim in told])


def _rows(key: str, page: dict[str, Any], told: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    outlet = (page.get("outlet") or {}).get("id")
    if not outlet or not told:
        return
    day = (page.get("published") or "")[:10] or None
    manners: dict[str, str] = {"": "report"}
    seen = [(credit["source"]["id"], CREDITS.get(credit["role"])) for credit in page.get("credits") or ()]
    seen += [(hop["source_id"], HOPS.get(hop["role"])) for claim in told for hop in claim.get("chain") or ()]
    for source, manner in seen:
        if manner and source and source != outlet and not source.startswith("unnamed"):
            known = manners.get(source, "cited")
            manners[source] = min(known, manner, key=STRENGTH.index)
    for source, manner in manners.items():
        yield {"document_id": key, "origin": source, "relay": outlet, "manner": manner, "day": day}
