"""Full-text indexes in PostgreSQL, and what people say of who relays whom.

A migration is history: it repeats the columns of its time and does not follow `schema.py`.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

WORDS = {"document_words": "title", "event_words": "names"}
WORD_TABLE = """
CREATE TABLE {name} (
    number integer PRIMARY KEY, {first} text NOT NULL, body text NOT NULL, stems text NOT NULL,
    size integer NOT NULL, terms tsvector NOT NULL
)
"""


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "relay_edits",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("relay", sa.String, nullable=False),
        sa.Column("origin", sa.String, nullable=False),
        sa.Column("decision", sa.String, nullable=False),
        sa.Column("author", sa.String),
        sa.Column("note", sa.String),
        sa.Column("time", sa.String, nullable=False),
    )
    op.create_index("relay_edits_by_edge", "relay_edits", ["relay", "origin", "number"])
    if op.get_bind().dialect.name == "postgresql":
        for name, first in WORDS.items():
            op.execute(WORD_TABLE.format(name=name, first=first))
            op.execute(f"CREATE INDEX {name}_by_term ON {name} USING gin (terms)")


def downgrade() -> None:
    """Removes the tables."""
    if op.get_bind().dialect.name == "postgresql":
        for name in WORDS:
            op.execute(f"DROP TABLE {name}")
    op.drop_table("relay_edits")
