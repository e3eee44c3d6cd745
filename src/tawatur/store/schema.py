"""The tables of the store.

Records are kept whole, as JSON, in `record`; the other columns exist to be searched and sorted by. Nothing here is
peculiar to SQLite; the full-text indexes, which are, stand in `search.py`.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table

REVISION = "0001"
"""The newest migration; a test holds it to the folder of migrations."""

metadata = MetaData()


def _text(name: str, *, nullable: bool = True) -> Column[str]:
    return Column(name, String, nullable=nullable)


def _key(name: str) -> Column[str]:
    return Column(name, String, primary_key=True)


def _numbered() -> tuple[Column[int], Column[str]]:
    """The number under which a full-text index knows a row, and the row's id."""
    return Column("number", Integer, primary_key=True), Column("id", String, nullable=False, unique=True)


def _names() -> tuple[Column[str], Column[str]]:
    return _text("name", nullable=False), _text("name_ar")


def _position() -> Column[int]:
    return Column("position", Integer, nullable=False)


def _record() -> Column[bytes]:
    return Column("record", LargeBinary, nullable=False)


documents = Table(
    "documents",
    metadata,
    *_numbered(),
    _text("url"),
    _text("outlet"),
    _text("title"),
    _text("lang", nullable=False),
    _text("published"),
    _text("retrieved"),
    _text("text_sha256", nullable=False),
    _record(),
    Index("documents_by_url", "url"),
    Index("documents_by_outlet", "outlet"),
    Index("documents_by_text", "text_sha256"),
)

claims = Table(
    "claims",
    metadata,
    _key("id"),
    Column("document_id", String, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    _position(),
    _text("kind", nullable=False),
    _text("modality", nullable=False),
    _text("origin"),
    _record(),
    Index("claims_by_document", "document_id", "position"),
    Index("claims_by_origin", "origin"),
)

events = Table(
    "events",
    metadata,
    *_numbered(),
    _text("kind", nullable=False),
    _text("date_start"),
    _text("date_end"),
    _text("place_id"),
    _text("place_precision"),
    _text("admin1"),
    _text("country"),
    Column("lat", Float),
    Column("lon", Float),
    Column("deaths", Integer),
    Column("n_reports", Integer, nullable=False),
    Column("n_origins", Integer, nullable=False),
    _text("independence", nullable=False),
    _text("agreement", nullable=False),
    _text("status", nullable=False),
    _text("first_seen"),
    _text("updated"),
    _record(),
    Index("events_by_date", "date_start", "date_end"),
    Index("events_by_kind", "kind"),
    Index("events_by_place", "country", "admin1", "place_id"),
    Index("events_by_position", "lat", "lon"),
)

event_claims = Table(
    "event_claims",
    metadata,
    _key("claim_id"),
    _text("event_id", nullable=False),
    _position(),
    Index("event_claims_by_event", "event_id", "position"),
)

event_actors = Table(
    "event_actors",
    metadata,
    _key("event_id"),
    _key("role"),
    _key("actor_id"),
    *_names(),
    Index("event_actors_by_actor", "actor_id"),
)

event_origins = Table(
    "event_origins",
    metadata,
    _key("event_id"),
    _key("source_id"),
    *_names(),
    Index("event_origins_by_source", "source_id"),
)

redirects = Table(
    "redirects",
    metadata,
    _key("old_id"),
    _text("event_id", nullable=False),
    Index("redirects_by_event", "event_id"),
)

sources = Table(
    "sources",
    metadata,
    _key("id"),
    _text("name", nullable=False),
    _text("kind", nullable=False),
    _text("side"),
    _text("country"),
    _record(),
)
