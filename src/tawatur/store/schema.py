"""The tables of the store.

Records are kept whole, as JSON, in `record`; the other columns exist to be searched and sorted by. Nothing here is
peculiar to a database; the full-text indexes, which are, stand in `indexes.py`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
)

REVISION = "0006"
"""The newest migration; a test holds it to the folder of migrations."""

metadata = MetaData()


class Text(TypeDecorator[str]):
    """Text that every database takes and compares alike: by code point, and without the character 0, which PostgreSQL
    refuses (the record has it)."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """The text as it is stored or compared."""
        return value.replace("\0", "") if isinstance(value, str) else value


def _text(name: str, *, nullable: bool = True) -> Column[str]:
    return Column(name, Text, nullable=nullable)


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True)


def _numbered() -> tuple[Column[int], Column[str]]:
    """The number under which a full-text index knows a row, and the row's id."""
    return Column("number", Integer, primary_key=True), Column("id", Text, nullable=False, unique=True)


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

# `record` is the claim as it stands, with what people decided; `machine` is what was read where they decided otherwise,
# `layer` is `person` for a claim that a person added, else `machine`.
claims = Table(
    "claims",
    metadata,
    _key("id"),
    Column("document_id", Text, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    _position(),
    _text("kind", nullable=False),
    _text("modality", nullable=False),
    _text("origin"),
    _record(),
    Column("layer", String, nullable=False, server_default="machine"),
    Column("machine", LargeBinary),
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

decisions = Table(
    "decisions",
    metadata,
    _key("id"),
    _text("at", nullable=False),
    _text("author", nullable=False),
    _text("verb", nullable=False),
    _record(),
    Index("decisions_by_time", "at", "id"),
)
"""What people decided. Nothing here is ever changed or removed: an undoing is a decision of its own."""

decision_anchors = Table(
    "decision_anchors",
    metadata,
    _key("decision_id"),
    Column("position", Integer, primary_key=True),
    _text("document_id", nullable=False),
    _text("claim_id"),
    Index("decision_anchors_by_document", "document_id"),
    Index("decision_anchors_by_claim", "claim_id"),
)
"""The claims that a decision is about. `claim_id` is the claim of today, null while no claim fits the anchor."""

machine_events = Table("machine_events", metadata, _key("event_id"), _record())
"""What the machine says of events that `events` holds as people decided."""

refusals = Table("refusals", metadata, _key("claim_id"), _key("other_id"))
"""Claims that the machine would have joined and a person holds apart."""

relay_edits = Table(
    "relay_edits",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("relay", nullable=False),
    _text("origin", nullable=False),
    _text("decision", nullable=False),
    _text("author"),
    _text("note"),
    _text("time", nullable=False),
    Index("relay_edits_by_edge", "relay", "origin", "number"),
)
"""What people said of who relays whom, in the order in which they said it; of a pair the last holds."""

relay_reports = Table(
    "relay_reports",
    metadata,
    _key("document_id"),
    _key("origin"),
    _text("relay", nullable=False),
    _text("manner", nullable=False),
    _text("day"),
    Index("relay_reports_by_edge", "relay", "origin", "manner", "day"),
)
"""Whom each page relays or cites; and, without an origin, that it is a report of its outlet."""

relay_learned = Table("relay_learned", metadata, _key("relay"), _key("origin"))
"""Relays that count because of what the pages show."""


def _numbers(*names: str, key: bool = False) -> tuple[Column[int], ...]:
    return tuple(Column(name, BigInteger, primary_key=key, nullable=False, autoincrement=False) for name in names)


pending_pages = Table(
    "pending_pages", metadata, *_numbers("number", key=True), Column("before", LargeBinary), sqlite_with_rowid=False
)
"""Documents that came or changed since the events were assembled; `before` is what was assembled of them."""

assembly_state = Table("assembly_state", metadata, _key("name"), _text("value", nullable=False))
"""With what the tables below were made; without a row they are not up to date, and all is assembled anew."""

tellings = Table(
    "tellings",
    metadata,
    *_numbers("number", key=True),
    *_numbers("document"),
    _text("event", nullable=False),
    Column("point", Float),
    Column("first", Integer),
    Column("last", Integer),
    *_numbers("cluster"),
    Index("tellings_by_document", "document"),
    Index("tellings_by_event", "event"),
    Index("tellings_by_cluster", "cluster"),
)
"""What documents tell, and the cluster that all links but those of `late_links` make, by its least telling."""

block_members = Table(
    "block_members", metadata, *_numbers("key", "place", "tie", "number", key=True), sqlite_with_rowid=False
)
"""Documents and tellings in the blocks in which they are compared, in order."""

document_links = Table(
    "document_links",
    metadata,
    *_numbers("a", "b", key=True),
    Column("how", String, primary_key=True),
    Column("share", Float, nullable=False),
    Index("document_links_by_b", "b"),
    sqlite_with_rowid=False,
)
"""Documents with one text, or that may tell one story: the one with the lower number first."""

telling_links = Table(
    "telling_links",
    metadata,
    *_numbers("a", "b", key=True),
    Column("stage", Integer, primary_key=True),
    Column("cost", Float, nullable=False),
    Index("telling_links_by_b", "b"),
    sqlite_with_rowid=False,
)
"""What may link tellings."""

late_links = Table(
    "late_links",
    metadata,
    *_numbers("via", "a", "b", key=True),
    Column("stage", Integer, primary_key=True),
    Column("cost", Float, nullable=False),
    Index("late_links_by_a", "a"),
    Index("late_links_by_b", "b"),
    sqlite_with_rowid=False,
)
"""What joins clusters where an account without a day, `via`, belongs."""

bulletins = Table(
    "bulletins",
    metadata,
    _key("day"),
    _key("lang"),
    Column("version", Integer, primary_key=True),
    _record(),
)
