"""The first schema.

A migration is history: it repeats the columns of its time and does not follow `schema.py`.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

FTS5 = "CREATE VIRTUAL TABLE {name} USING fts5({first}, body, stems, tokenize = 'porter unicode61 remove_diacritics 0')"
WORDS = {
    name: FTS5.format(name=name, first=first) for name, first in (("document_words", "title"), ("event_words", "names"))
}
TABLES = ("sources", "redirects", "event_origins", "event_actors", "event_claims", "events", "claims", "documents")


def upgrade() -> None:
    """Makes all tables."""
    _pages()
    _events()
    _relations()
    if op.get_bind().dialect.name == "sqlite":
        for statement in WORDS.values():
            op.execute(statement)


def downgrade() -> None:
    """Removes all tables."""
    if op.get_bind().dialect.name == "sqlite":
        for name in WORDS:
            op.execute(f"DROP TABLE {name}")
    for name in TABLES:
        op.drop_table(name)


def _text(name: str, *, nullable: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=nullable)


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, primary_key=True)


def _record() -> sa.Column[bytes]:
    return sa.Column("record", sa.LargeBinary, nullable=False)


def _pages() -> None:
    op.create_table(
        "documents",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        _text("url"),
        _text("outlet"),
        _text("title"),
        _text("lang", nullable=False),
        _text("published"),
        _text("retrieved"),
        _text("text_sha256", nullable=False),
        _record(),
    )
    op.create_index("documents_by_url", "documents", ["url"])
    op.create_index("documents_by_outlet", "documents", ["outlet"])
    op.create_index("documents_by_text", "documents", ["text_sha256"])
    op.create_table(
        "claims",
        _key("id"),
        sa.Column("document_id", sa.String, sa.ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        _text("kind", nullable=False),
        _text("modality", nullable=False),
        _text("origin"),
        _record(),
    )
    op.create_index("claims_by_document", "claims", ["document_id", "position"])
    op.create_index("claims_by_origin", "claims", ["origin"])
    op.create_table(
        "sources",
        _key("id"),
        _text("name", nullable=False),
        _text("kind", nullable=False),
        _text("side"),
        _text("country"),
        _record(),
    )


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        _text("kind", nullable=False),
        _text("date_start"),
        _text("date_end"),
        _text("place_id"),
        _text("place_precision"),
        _text("admin1"),
        _text("country"),
        sa.Column("lat", sa.Float),
        sa.Column("lon", sa.Float),
        sa.Column("deaths", sa.Integer),
        sa.Column("n_reports", sa.Integer, nullable=False),
        sa.Column("n_origins", sa.Integer, nullable=False),
        _text("independence", nullable=False),
        _text("agreement", nullable=False),
        _text("status", nullable=False),
        _text("first_seen"),
        _text("updated"),
        _record(),
    )
    op.create_index("events_by_date", "events", ["date_start", "date_end"])
    op.create_index("events_by_kind", "events", ["kind"])
    op.create_index("events_by_place", "events", ["country", "admin1", "place_id"])
    op.create_index("events_by_position", "events", ["lat", "lon"])


def _relations() -> None:
    op.create_table(
        "event_claims",
        _key("claim_id"),
        _text("event_id", nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_index("event_claims_by_event", "event_claims", ["event_id", "position"])
    op.create_table(
        "event_actors",
        _key("event_id"),
        _key("role"),
        _key("actor_id"),
        _text("name", nullable=False),
        _text("name_ar"),
    )
    op.create_index("event_actors_by_actor", "event_actors", ["actor_id"])
    op.create_table(
        "event_origins", _key("event_id"), _key("source_id"), _text("name", nullable=False), _text("name_ar")
    )
    op.create_index("event_origins_by_source", "event_origins", ["source_id"])
    op.create_table("redirects", _key("old_id"), _text("event_id", nullable=False))
    op.create_index("redirects_by_event", "redirects", ["event_id"])
