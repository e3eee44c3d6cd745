"""What people decide: decisions with what they are anchored on, and what the machine says under them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = ("refusals", "machine_events", "decision_anchors", "decisions")


def upgrade() -> None:
    """Makes the tables, and two columns of the claims."""
    op.add_column("claims", sa.Column("layer", sa.String, nullable=False, server_default="machine"))
    op.add_column("claims", sa.Column("machine", sa.LargeBinary))
    op.create_table(
        "decisions",
        _key("id"),
        _text("at"),
        _text("author"),
        _text("verb"),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
    op.create_index("decisions_by_time", "decisions", ["at", "id"])
    op.create_table(
        "decision_anchors",
        _key("decision_id"),
        sa.Column("position", sa.Integer, primary_key=True),
        _text("document_id"),
        sa.Column("claim_id", sa.String),
    )
    op.create_index("decision_anchors_by_document", "decision_anchors", ["document_id"])
    op.create_index("decision_anchors_by_claim", "decision_anchors", ["claim_id"])
    op.create_table("machine_events", _key("event_id"), sa.Column("record", sa.LargeBinary, nullable=False))
    op.create_table("refusals", _key("claim_id"), _key("other_id"))


def downgrade() -> None:
    """Removes them; a claim that a person corrected gets back what the machine read."""
    op.execute("UPDATE claims SET record = machine WHERE machine IS NOT NULL")
    op.execute("DELETE FROM claims WHERE layer = 'person'")
    for name in TABLES:
        op.drop_table(name)
    with op.batch_alter_table("claims") as table:
        table.drop_column("machine")
        table.drop_column("layer")


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, primary_key=True)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)
