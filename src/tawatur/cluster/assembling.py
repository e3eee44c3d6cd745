"""From what was read to events: each document once, its claims, the events of all, and why they are what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tawatur.assembly import assemble_with_reasons
from tawatur.assembly.clusters import Link
from tawatur.cluster import tables
from tawatur.cluster.shard_files import Row
from tawatur.intake import Problem, Skipped
from tawatur.records import Claim, Document, Event
from tawatur.store.assembling import dated


@dataclass(slots=True)
class Told:
    """What all pages gave: documents by id, each with the name of its page, their claims, and what was left out."""

    documents: dict[str, tuple[str, Document]] = field(default_factory=dict)
    claims: dict[str, list[Claim]] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def all_documents(self) -> Iterator[Document]:
        """The documents, in the order of the shards."""
        return (document for _, document in self.documents.values())

    def all_claims(self) -> Iterator[Claim]:
        """The claims, in the order of the shards and of the text."""
        return (claim for found in self.claims.values() for claim in found)


def told_by(rows: Iterable[Row], *, only_left_out: bool = False) -> Told:
    """What the rows of all shards tell, each document once: of pages with the same words the first by name counts."""
    told = Told()
    first: dict[str, tuple[str, str]] = {}
    repeated: list[tuple[str, str]] = []
    for row in rows:
        told.problems += row.problem_records()
        if row.document is None:
            told.skipped.append(row.skipped_record())
            continue
        document = row.document_record()
        before = first.get(document.id)
        if before is not None:
            repeated.append((max(row.mark, before)[0], document.id))
            if before <= row.mark:
                continue
            told.documents.pop(document.id, None)
            told.claims.pop(document.id, None)
        first[document.id] = row.mark
        if not only_left_out:
            told.documents[document.id] = row.name, document
            told.claims[document.id] = row.claim_records()
    told.skipped += [Skipped(name, "repeated", first[key][0], None) for name, key in repeated]
    told.skipped.sort(key=lambda one: (one.file, one.reason, one.detail))
    told.problems.sort(key=lambda one: (one.file, one.reason, one.detail))
    return told


@dataclass(frozen=True, slots=True)
class Happened:
    """The events of all claims, by id, and the links that made them."""

    events: tuple[Event, ...]
    links: Mapping[str, tuple[Link, ...]]

    def event_of(self) -> dict[str, str]:
        """Claim id -> event id."""
        return {claim: event.id for event in self.events for claim in event.claims}


def happened(told: Told, previous: Mapping[str, str]) -> Happened:
    """The events of what was told.

    Parameters
    ----------
    previous : claim id -> event id of an earlier run; events keep these ids
    """
    made = assemble_with_reasons(told.all_documents(), told.all_claims(), previous=previous)
    documents = {key: document for key, (_, document) in told.documents.items()}
    return Happened(dated_events(made.events, documents, told.all_claims()), made.links)


def dated_events(
    events: Iterable[Event], documents: Mapping[str, Document], claims: Iterable[Claim]
) -> tuple[Event, ...]:
    """The events with the days of their first and last report."""
    home = {claim.id: claim.document_id for claim in claims}
    return tuple(
        dated(event, (documents[key] for key in dict.fromkeys(home[claim] for claim in event.claims)))
        for event in events
    )


def rows(told: Told, found: Happened) -> Iterator[tuple[str, Iterator[tables.Row]]]:
    """The tables of a run with their rows, each in an order that does not depend on how the work was divided."""
    event_of = found.event_of()
    yield "documents", (tables.document_row(page, document) for page, document in told.documents.values())
    yield "claims", (row for claims in told.claims.values() for row in _claim_rows(claims, event_of))
    yield from _rest(found, told.skipped, told.problems)


def rows_again(
    again: Callable[[], Iterable[Row]], winners: Mapping[str, tuple[str, str]], found: Happened
) -> Iterator[tuple[str, Iterator[tables.Row]]]:
    """As `rows`, from the rows of the shards, gone through anew for each table: for more than memory holds.

    Parameters
    ----------
    winners : document id -> the name and hash of the page that gives it
    """
    event_of = found.event_of()
    pages = ((row, row.document_record()) for row in again() if row.document is not None)
    yield "documents", (tables.document_row(row.name, one) for row, one in pages if winners[one.id] == row.mark)
    lines = ((row, row.document_record().id) for row in again() if row.document is not None)
    told = (row.claim_records() for row, key in lines if winners[key] == row.mark)
    yield "claims", (row for claims in told for row in _claim_rows(claims, event_of))
    left = told_by(again(), only_left_out=True)
    yield from _rest(found, left.skipped, left.problems)


def _claim_rows(claims: Iterable[Claim], event_of: Mapping[str, str]) -> Iterator[tables.Row]:
    return (tables.claim_row(claim, position, event_of.get(claim.id)) for position, claim in enumerate(claims))


def _rest(
    found: Happened, skipped: Iterable[Skipped], problems: Iterable[Problem]
) -> Iterator[tuple[str, Iterator[tables.Row]]]:
    yield "events", map(tables.event_row, found.events)
    yield "links", (tables.link_row(link, key) for key in sorted(found.links) for link in found.links[key])
    yield "skipped", map(tables.reason_row, skipped)
    yield "problems", map(tables.reason_row, problems)


def totals(counts: Mapping[str, int]) -> dict[str, int]:
    """The numbers of rows by table, as the manifest has them."""
    return {name: counts.get(name, 0) for name in tables.COLUMNS}
