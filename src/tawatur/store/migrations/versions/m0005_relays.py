"""Who relays whom, as the pages show it.

A migration is history: it repeats the columns of its time and does not follow `schema.py`.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables. What the pages of the store show is written into them when all is next assembled anew."""
    op.create_table(
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
    op.execute("DELETE FROM assembly_state")


def downgrade() -> None:
    """Removes the tables."""
    op.drop_table("relay_learned")
    op.drop_table("relay_reports")
