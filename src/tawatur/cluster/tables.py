"""The tables of a run, as Parquet: the columns that records are found by, and the record itself as a line of the
interchange format in `record`. The types are named as Spark and SQL name them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from tawatur.assembly.clusters import Link
from tawatur.intake import Problem, Skipped
from tawatur.records import Claim, Document, Event, Toll
from tawatur.store import rows as stored

Row = dict[str, Any]
_REASON = "file string, reason string, detail string, line bigint, value string"
COLUMNS: Mapping[str, str] = {
    "documents": "id string, page string, url string, outlet string, title string, lang string, published string,"
    " retrieved string, text_sha256 string, record string",
    "claims": "id string, document_id string, position bigint, event_id string, kind string, modality string,"
    " origin string, record string",
    "events": "id string, kind string, date_start string, date_end string, place string, place_id string,"
    " place_precision string, admin1 string, country string, lat double, lon double, deaths bigint,"
    " deaths_low bigint, deaths_high bigint, injured bigint, injured_low bigint, injured_high bigint,"
    " agents array<string>, targets array<string>, origins array<string>, n_reports bigint, n_origins bigint,"
    " independence string, agreement string, contested array<string>, status string, first_seen string,"
    " updated string, claims array<string>, record string",
    "links": "event_id string, a_document string, a_event string, b_document string, b_event string, score double,"
    " stage string, evidence string",
    "skipped": _REASON,
    "problems": _REASON,
}
"""Table -> its columns."""
SHARD = "name string, sha string, document binary, claims array<binary>, skipped binary, problems array<binary>"
"""The columns of a shard: one row for each page."""


def schema(columns: str) -> Any:
    """Columns as Arrow knows them.

    >>> schema("id string, claims array<string>").names
    ['id', 'claims']
    """
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "int": pa.int32(),
        "bigint": pa.int64(),
        "double": pa.float64(),
        "binary": pa.binary(),
    }
    types |= {f"array<{name}>": pa.list_(kind) for name, kind in list(types.items())}
    return pa.schema([(name, types[kind]) for name, kind in (column.split() for column in columns.split(", "))])


def names(table: str) -> tuple[str, ...]:
    """The columns of a table."""
    return tuple(column.split()[0] for column in COLUMNS[table].split(","))


def document_row(page: str, document: Document) -> Row:
    """The row of a document."""
    return _said({**stored.document_row(document), "page": page})


def claim_row(claim: Claim, position: int, event_id: str | None) -> Row:
    """The row of a claim, with its place among the claims of its document and the event it came to."""
    return _said({**stored.claim_row(claim, position), "event_id": event_id})


def event_row(event: Event) -> Row:
    """The row of an event, with the names of places and parties in the language of the tables."""
    return _said(
        {
            **stored.event_row(event),
            "place": event.place.name if event.place else None,
            **_toll("deaths", event.deaths),
            **_toll("injured", event.injured),
            "agents": [actor.name for actor in event.agents],
            "targets": [actor.name for actor in event.targets],
            "origins": [origin.source.id for origin in event.origins],
            "contested": list(event.contested),
            "claims": list(event.claims),
        }
    )


def _toll(name: str, toll: Toll) -> Row:
    return {name: toll.best, f"{name}_low": toll.low, f"{name}_high": toll.high}


def link_row(link: Link, event_id: str) -> Row:
    """The row of a link between two tellings: why they are one event."""
    (a_document, a_event), (b_document, b_event) = link.a, link.b
    return {
        "event_id": event_id,
        "a_document": a_document,
        "a_event": a_event,
        "b_document": b_document,
        "b_event": b_event,
        "score": link.score,
        "stage": link.stage,
        "evidence": msgspec.json.encode(link.evidence).decode(),
    }


def reason_row(found: Skipped | Problem) -> Row:
    """The row of a page that was skipped, or of a part of one that was not believed."""
    return {name: getattr(found, name) for name in ("file", "reason", "detail", "line", "value")}


def _said(row: Row) -> Row:
    """The row with its record as text, which every reader of Parquet shows and takes apart."""
    return {**row, "record": row["record"].decode()}


def arrow(table: str, found: Iterable[Row]) -> Any:
    """Rows as a table of Arrow."""
    import pyarrow as pa

    columns = names(table)
    return pa.Table.from_pylist([{name: row[name] for name in columns} for row in found], schema=schema(COLUMNS[table]))
