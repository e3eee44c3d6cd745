"""Where what was read since a decision disagrees with it, or has come round to it. The decision holds all the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, select

from tawatur.assembly.places import Spots
from tawatur.assembly.tellings import days_of, toll_range, whole_toll
from tawatur.records import Casualty, Claim, Date, Event, Outcome, Place
from tawatur.store.review import keeping
from tawatur.store.review.decisions import Change, Decision, in_force
from tawatur.store.review.overlay import Resolved, added_id
from tawatur.store.review.values import plain
from tawatur.store.schema import claims, event_claims, events, machine_events, refusals

Sort = Literal["disagrees", "agrees", "new_claims", "would_join", "joined_rejected", "found", "orphaned"]
SORTS: tuple[Sort, ...] = ("disagrees", "new_claims", "would_join", "joined_rejected", "agrees", "found", "orphaned")
"""The sorts of conflict, the most pressing first.

`disagrees`: the machine has come to a third value; `agrees`: to the decided one; `new_claims`: accounts that arrived
since give another value; `would_join`: one that arrived since would join two events that a person parted;
`joined_rejected`: others tell what was rejected; `found`: the machine now finds what a person added; `orphaned`: no
claim fits what the decision is about.
"""
WORDING = frozenset({"text", "span", "rule", "name_ar"})
"""Parts of a value that say how it was come by, not what it is."""
OUTCOMES: Mapping[str, Outcome] = {"deaths": "killed", "injured": "injured"}


class Conflict(msgspec.Struct, frozen=True):
    """A decision and what stands against it.

    Parameters
    ----------
    event_id, claim_id : what the decision holds for today
    field, decided, now : the field, its decided value, and what the machine says now, as plain data
    claims : the claims that arrived since
    """

    sort: Sort
    decision: Decision
    event_id: str | None = None
    claim_id: str | None = None
    field: str | None = None
    decided: Any = None
    now: Any = None
    claims: tuple[str, ...] = ()


def found(connection: Connection) -> list[Conflict]:
    """All conflicts of a store: the most pressing sort first, then in the order of the decisions."""
    holding = [one for one in in_force(keeping.every(connection)) if one.laid_over]
    if not holding:
        return []
    resolved = keeping.resolved(connection, holding)
    by_id = {one.id: one for one in holding}
    all_of_them = [
        *_orphans(holding, resolved),
        *_of_events(connection, by_id, resolved),
        *_of_claims(connection, by_id),
        *_of_splits(connection, holding, resolved),
        *_of_added(connection, holding, resolved),
    ]
    rank = {sort: number for number, sort in enumerate(SORTS)}
    return sorted(
        all_of_them,
        key=lambda one: (rank[one.sort], one.decision.at, one.decision.id, one.event_id or "", one.field or ""),
    )


def bare(value: Any) -> Any:
    """A value without how it was come by, so that equal values are equal in whatever words."""
    if isinstance(value, Mapping):
        return {key: bare(part) for key, part in value.items() if key not in WORDING}
    return [bare(part) for part in value] if isinstance(value, list | tuple) else value


def _orphans(holding: Sequence[Decision], resolved: Resolved) -> Iterator[Conflict]:
    for decision in holding:
        about = [number for number, anchor in enumerate(decision.anchors) if anchor.part == 0]
        if about and not any(resolved.get((decision.id, number)) for number in about):
            yield Conflict("orphaned", decision)


def _of_events(connection: Connection, by_id: Mapping[str, Decision], resolved: Resolved) -> Iterator[Conflict]:
    """Decided values of events, and what was told of these events since."""
    anchored: dict[str, set[str]] = {}
    for (decision_id, _), claim in resolved.items():
        if claim:
            anchored.setdefault(decision_id, set()).add(claim)
    query = select(events.c.record, machine_events.c.record.label("machine"))
    for row in connection.execute(query.join(machine_events, machine_events.c.event_id == events.c.id)).all():
        event = msgspec.json.decode(row.record, type=Event)
        machine = msgspec.json.decode(row.machine, type=Event)
        told = [one for one in _claims_of(connection, event.id) if one.status != "rejected"]
        for mark in event.reviewed:
            if decision := by_id.get(mark.decision):
                change = next(one for one in decision.changes if one.field == mark.field)
                fresh = [one for one in told if one.id not in anchored.get(decision.id, ())]
                yield from _of_value(decision, change, plain(getattr(machine, mark.field)), event.id, None)
                against = tuple(one.id for one in fresh if _contradicts(one, mark.field, getattr(event, mark.field)))
                if against:
                    yield Conflict("new_claims", decision, event.id, None, mark.field, change.after, None, against)
        if event.status == "rejected":
            yield from _of_rejected(event, told, by_id, anchored)


def _of_rejected(
    event: Event, told: Sequence[Claim], by_id: Mapping[str, Decision], anchored: Mapping[str, set[str]]
) -> Iterator[Conflict]:
    for decision in by_id.values():
        mine = anchored.get(decision.id, set())
        fresh = tuple(one.id for one in told if one.id not in mine)
        if fresh and decision.verb == "reject" and decision.item == "event" and mine & set(event.claims):
            yield Conflict("joined_rejected", decision, event.id, claims=fresh)


def _of_claims(connection: Connection, by_id: Mapping[str, Decision]) -> Iterator[Conflict]:
    """Decided values of claims that the machine reads otherwise today."""
    query = select(claims.c.record, claims.c.machine).where(claims.c.machine.is_not(None)).order_by(claims.c.id)
    for row in connection.execute(query).all():
        claim = msgspec.json.decode(row.record, type=Claim)
        machine = msgspec.json.decode(row.machine, type=Claim)
        for mark in claim.reviewed:
            if decision := by_id.get(mark.decision):
                change = next(one for one in decision.changes if one.field == mark.field)
                yield from _of_value(decision, change, plain(getattr(machine, mark.field)), None, claim.id)


def _of_value(
    decision: Decision, change: Change, now: Any, event_id: str | None, claim_id: str | None
) -> Iterator[Conflict]:
    said, wanted, then = bare(now), bare(change.after), bare(change.machine)
    if said == then:
        return
    sort: Sort = "agrees" if said == wanted else "disagrees"
    yield Conflict(sort, decision, event_id, claim_id, change.field, change.after, now)


def _contradicts(claim: Claim, field: str, decided: Any) -> bool:
    """Whether a claim gives a value that cannot be the decided one."""
    if claim.negated or claim.modality in ("denied", "planned"):
        return False
    if field in OUTCOMES:
        whole = whole_toll(claim.casualties, OUTCOMES[field])
        told = toll_range(whole) if whole else None
        mine = toll_range(Casualty(OUTCOMES[field], decided.low, decided.high))
        return bool(told and mine and (told[1] < mine[0] or mine[1] < told[0]))
    if field == "date" and isinstance(decided, Date) and claim.date is not None:
        days, ours = days_of(claim.date), days_of(decided)
        return bool(days and ours and (days[1] < ours[0] or ours[1] < days[0]))
    if field == "place" and isinstance(decided, Place) and claim.places:
        spots = Spots()
        return all(spots.relation(spots.of(place), spots.of(decided)) == "apart" for place in claim.places)
    return False


def _of_splits(connection: Connection, holding: Sequence[Decision], resolved: Resolved) -> Iterator[Conflict]:
    """Claims that arrived since two events were parted and would join them."""
    pairs = connection.execute(select(refusals.c.claim_id, refusals.c.other_id).order_by(*refusals.c)).all()
    if not pairs:
        return
    home = {row.claim_id: row.event_id for row in connection.execute(select(event_claims))}
    for decision in holding:
        if decision.verb != "split":
            continue
        mine = {claim for number in range(len(decision.anchors)) if (claim := resolved.get((decision.id, number)))}
        events_of = {home[claim] for claim in mine if claim in home}
        fresh = {
            claim
            for pair in pairs
            if home.get(pair.claim_id) in events_of and home.get(pair.other_id) in events_of
            for claim in pair
            if claim not in mine
        }
        if fresh:
            yield Conflict("would_join", decision, min(events_of), claims=tuple(sorted(fresh)))


def _of_added(connection: Connection, holding: Sequence[Decision], resolved: Resolved) -> Iterator[Conflict]:
    """Claims that people added and the machine now finds."""
    for decision in holding:
        if decision.verb != "add" or not resolved.get((decision.id, 0)):
            continue
        anchor, own = decision.anchors[0], added_id(decision)
        read = [
            one.id
            for one in keeping.machine_claims(connection, anchor.document_id)
            if one.id not in anchor.beside and one.kind == anchor.kind
            if one.span.start < anchor.span.end and anchor.span.start < one.span.end
        ]
        if read:
            yield Conflict("found", decision, None, own, claims=tuple(read))


def _claims_of(connection: Connection, event_id: str) -> list[Claim]:
    query = select(claims.c.record).join(event_claims, event_claims.c.claim_id == claims.c.id)
    query = query.where(event_claims.c.event_id == event_id).order_by(event_claims.c.position)
    return [msgspec.json.decode(record, type=Claim) for record in connection.execute(query).scalars()]
