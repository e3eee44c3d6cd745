"""What assembly keeps, so that a new document is compared with its neighbours only.

A migration is history: it repeats the columns of its time and does not follow `schema.py`.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = (
    "late_links", "telling_links", "document_links", "block_members", "tellings", "assembly_state", "pending_pages",
)  # fmt: skip


def upgrade() -> None:
    """Makes the tables; they are filled when the store is next assembled."""
    op.create_table(
        "pending_pages", *_numbers("number", key=True), sa.Column("before", sa.LargeBinary), sqlite_with_rowid=False
    )
    op.create_table(
        "assembly_state",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("value", sa.String, nullable=False),
    )
    op.create_table(
        "tellings",
        *_numbers("number", key=True),
        *_numbers("document"),
        sa.Column("event", sa.String, nullable=False),
        sa.Column("point", sa.Float),
        sa.Column("first", sa.Integer),
        sa.Column("last", sa.Integer),
        *_numbers("cluster"),
    )
    for name in ("document", "event", "cluster"):
        op.create_index(f"tellings_by_{name}", "tellings", [name])
    op.create_table("block_members", *_numbers("key", "place", "tie", "number", key=True), sqlite_with_rowid=False)
    _links("document_links", ("a", "b"), sa.Column("how", sa.String, primary_key=True), "share")
    _links("telling_links", ("a", "b"), sa.Column("stage", sa.Integer, primary_key=True), "cost")
    _links("late_links", ("via", "a", "b"), sa.Column("stage", sa.Integer, primary_key=True), "cost")
    op.create_index("late_links_by_a", "late_links", ["a"])


def downgrade() -> None:
    """Removes the tables."""
    for name in TABLES:
        op.drop_table(name)


def _numbers(*names: str, key: bool = False) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.BigInteger, primary_key=key, nullable=False, autoincrement=False) for name in names]


def _links(table: str, names: tuple[str, ...], kind: sa.Column[str] | sa.Column[int], value: str) -> None:
    weight = sa.Column(value, sa.Float, nullable=False)
    op.create_table(table, *_numbers(*names, key=True), kind, weight, sqlite_with_rowid=False)
    op.create_index(f"{table}_by_b", table, ["b"])
