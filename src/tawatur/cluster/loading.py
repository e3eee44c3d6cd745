"""The tables of a finished run as records again, for a store."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import msgspec

from tawatur.cluster.folders import read_table
from tawatur.records import Claim, Document, Event

_document = msgspec.json.Decoder(Document)
_claim = msgspec.json.Decoder(Claim)
_event = msgspec.json.Decoder(Event)


def documents(place: str) -> Iterator[tuple[Document, list[Claim]]]:
    """The documents of a run with their claims: both tables are in one order, so that few are in memory at a time."""
    claims = groupby(read_table(place, "claims", ["document_id", "record"]), key=lambda row: str(row["document_id"]))
    waiting = next(claims, None)
    for row in read_table(place, "documents", ["id", "record"]):
        found: list[Claim] = []
        if waiting is not None and waiting[0] == row["id"]:
            found = [_claim.decode(claim["record"]) for claim in waiting[1]]
            waiting = next(claims, None)
        yield _document.decode(row["record"]), found


def events(place: str) -> Iterator[Event]:
    """The events of a run, by id."""
    return (_event.decode(row["record"]) for row in read_table(place, "events", ["record"]))
