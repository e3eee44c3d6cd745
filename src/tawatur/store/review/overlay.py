"""Lays decisions over what the machine says: over the claims of a document before assembly, over events after it.

Pure. The outcome follows from the machine's claims and the decisions alone, in whatever order they arrived.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tawatur.records import REVIEWED_BY, Claim, Document, Event, Reviewed, Status, digest
from tawatur.store.review.anchors import place_of, resolve
from tawatur.store.review.decisions import Decision
from tawatur.store.review.values import laid_over, typed

Resolved = Mapping[tuple[str, int], str | None]
"""(decision id, number of its anchor) -> the claim of today, if there is one."""


def overlaid(document: Document, machine: Sequence[Claim], decisions: Sequence[Decision]) -> list[Claim]:
    """The claims of a document as they stand: the machine's with what people decided, then those that people added.

    Parameters
    ----------
    decisions : those in force that change the record and have an anchor in the document, in order
    """
    claims = list(machine)
    for decision in decisions:
        if decision.verb == "add" and (made := added(decision, document)):
            claims.append(made)
    found = resolutions(decisions, claims, document)
    standing = {claim.id: claim for claim in claims}
    for decision in decisions:
        mine = [(n, one) for n, one in enumerate(decision.anchors) if one.document_id == document.id]
        ids = [found[decision.id, n] for n, one in mine if one.part == 0]
        if decision.item == "claim" and decision.verb in ("accept", "correct", "reject"):
            for key in filter(None, ids):
                standing[key] = _decided(standing[key], decision)
        elif decision.verb == "split":
            _split(standing, decision, found, document.id)
    return [standing[claim.id] for claim in claims]


def resolutions(
    decisions: Iterable[Decision], claims: Sequence[Claim], document: Document
) -> dict[tuple[str, int], str | None]:
    """For each anchor in a document, the claim of today. A claim that a person added is its own."""
    known = {claim.id for claim in claims}
    found: dict[tuple[str, int], str | None] = {}
    for decision in decisions:
        for number, anchor in enumerate(decision.anchors):
            if decision.verb == "add" and number == 0:
                made = added_id(decision)
                if anchor.document_id == document.id:
                    found[decision.id, 0] = made if made in known else None
            elif anchor.document_id == document.id:
                claim = resolve(anchor, claims, document)
                found[decision.id, number] = claim.id if claim else None
    return found


def added(decision: Decision, document: Document) -> Claim | None:
    """The claim that a person added by selecting words; None if these are gone from the text."""
    anchor = decision.anchors[0]
    place = place_of(anchor, document.text) if anchor.document_id == document.id else None
    if place is None:
        return None
    values = {one.field: typed(Claim, one.field, one.after) for one in decision.changes}
    marks = tuple(Reviewed(field, decision.author, decision.at, decision.id) for field in values)
    key = added_id(decision)
    made = Claim(key, document.id, key, *place, rule=REVIEWED_BY + decision.author, confidence=1.0)
    return msgspec.structs.replace(made, **values, status="reviewed", reviewed=marks)


def added_id(decision: Decision) -> str:
    """The id of the claim that a decision adds."""
    return digest("claim of a person", decision.id)


def _decided(claim: Claim, decision: Decision) -> Claim:
    status: Status = "rejected" if decision.verb == "reject" else "reviewed"
    return msgspec.structs.replace(laid_over(claim, decision), status=status)


def _split(standing: dict[str, Claim], decision: Decision, found: Resolved, document_id: str) -> None:
    """Where a document tells two claims as one happening and a person parted them, the parted ones get one of their
    own."""
    sides: dict[int, list[str]] = {}
    for number, anchor in enumerate(decision.anchors):
        if anchor.document_id == document_id and (key := found[decision.id, number]):
            sides.setdefault(anchor.part, []).append(key)
    kept = {standing[key].event_id for key in sides.get(1, ())}
    for key in sides.get(0, ()):
        claim = standing[key]
        if claim.event_id in kept:
            standing[key] = msgspec.structs.replace(claim, event_id=digest(claim.event_id, "parted", decision.id))


def owners(decision: Decision, resolved: Resolved, event_of: Mapping[str, str]) -> set[str]:
    """The events that a decision on an event holds for today: of each part, the one with most of its claims.

    Of several with as many it is the one with the least id of a claim.
    """
    parts: dict[int, Counter[str]] = {}
    least: dict[str, str] = {}
    for number, anchor in enumerate(decision.anchors):
        claim = resolved.get((decision.id, number))
        event = event_of.get(claim) if claim else None
        if claim and event:
            parts.setdefault(anchor.part, Counter())[event] += 1
            least[event] = min(least.get(event, claim), claim)
    return {min(votes, key=lambda key: (-votes[key], least[key])) for votes in parts.values()}


def decided_event(event: Event, decisions: Sequence[Decision]) -> Event:
    """An event with the decisions on it, the last word on each field and on its status holding.

    Parameters
    ----------
    decisions : those in force on this event, in order
    """
    status: Status = event.status
    for decision in decisions:
        if decision.verb in ("accept", "correct") and decision.item == "event":
            event = laid_over(event, decision)
        status = "rejected" if decision.verb == "reject" else "reviewed"
    return msgspec.structs.replace(event, status=status)
