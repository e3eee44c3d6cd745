"""Frozen versions of the daily bulletin.

A migration is history: it repeats the columns of its time and does not follow `schema.py`.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table."""
    op.create_table(
        "bulletins",
        sa.Column("day", sa.String, primary_key=True),
        sa.Column("lang", sa.String, primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )


def downgrade() -> None:
    """Removes the table."""
    op.drop_table("bulletins")
