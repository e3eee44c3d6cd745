"""What waits for a person: events with a reason to look at them, the most pressing first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, select

from tawatur.records import Claim, Event
from tawatur.store.review import conflicts, keeping
from tawatur.store.review.decisions import in_force
from tawatur.store.schema import claims, event_claims, events

Code = Literal["conflict", "contested", "possible_duplicate", "unknown_chain", "unknown_name", "low_confidence"]
CODES: tuple[Code, ...] = (
    "conflict", "contested", "possible_duplicate", "unknown_chain", "unknown_name", "low_confidence",
)  # fmt: skip
"""The reasons, the most pressing first."""
SURE = 0.6
"""An event none of whose claims is so sure waits for a person: about one in twelve of the gold pages' claims."""
NEAR_DAYS = 1
"""Events of one place and family so near in time may be one."""
CHUNK = 500


class Reason(msgspec.Struct, frozen=True):
    """Why an event waits; `about` is what the reason is about: fields, ids of other events, ids of decisions."""

    code: Code
    about: tuple[str, ...] = ()


class Waiting(msgspec.Struct, frozen=True):
    """An event that waits, with its reasons, the most pressing first."""

    event: Event
    reasons: tuple[Reason, ...]


class Wanted(msgspec.Struct, frozen=True):
    """Which of them: any of some reasons, in any of some countries; for a coder, only what he has not coded yet."""

    reasons: tuple[Code, ...] = ()
    countries: tuple[str, ...] = ()
    coder: str | None = None
    limit: int | None = 50


def waiting(connection: Connection, wanted: Wanted) -> list[Waiting]:
    """The events that wait. For a coder these are all that he has not coded, reviewed by others or not."""
    disputed: dict[str, list[str]] = {}
    for one in conflicts.found(connection):
        if one.event_id and one.sort != "agrees":
            disputed.setdefault(one.event_id, []).append(one.decision.id)
    doubles = _doubles(connection)
    done = _coded_by(connection, wanted.coder) if wanted.coder else frozenset()
    found = []
    for event, told in _events(connection, wanted, everything=bool(wanted.coder)):
        if done & set(event.claims):
            continue
        reasons = list(_reasons(event, told, doubles, disputed))
        if wanted.coder is None and event.status != "machine":
            reasons = [reason for reason in reasons if reason.code == "conflict"]
        if wanted.reasons:
            reasons = [reason for reason in reasons if reason.code in wanted.reasons]
        if reasons:
            found.append(Waiting(event, tuple(reasons)))
    found.sort(key=_rank)
    return found[: wanted.limit] if wanted.limit is not None else found


def _rank(one: Waiting) -> tuple[Any, ...]:
    deaths = one.event.deaths.best or 0
    start = one.event.date.start if one.event.date and one.event.date.start else ""
    # The most deaths, then the newest, come first among those of one reason.
    return CODES.index(one.reasons[0].code), -deaths, tuple(-ord(sign) for sign in start), one.event.id


def _reasons(
    event: Event, told: Sequence[Claim], doubles: Mapping[str, tuple[str, ...]], disputed: Mapping[str, list[str]]
) -> Iterator[Reason]:
    if event.id in disputed:
        yield Reason("conflict", tuple(dict.fromkeys(disputed[event.id])))
    if event.agreement == "contested":
        yield Reason("contested", event.contested)
    if event.id in doubles:
        yield Reason("possible_duplicate", doubles[event.id])
    if all(origin.source.kind == "unnamed" for origin in event.origins):
        yield Reason("unknown_chain")
    unknown = [
        field
        for field in ("agents", "targets")
        if any(actor.actor_id is None and actor.class_ is None for actor in getattr(event, field))
    ]
    if event.place is not None and event.place.place_id is None:
        unknown.append("place")
    if unknown:
        yield Reason("unknown_name", tuple(unknown))
    if all(claim.confidence < SURE for claim in told if claim.status != "rejected"):
        yield Reason("low_confidence")


def _events(connection: Connection, wanted: Wanted, *, everything: bool) -> Iterator[tuple[Event, list[Claim]]]:
    """The events that may wait, each with its claims."""
    query = select(events.c.id, events.c.record).where(events.c.status != "rejected").order_by(events.c.id)
    if wanted.countries:
        query = query.where(events.c.country.in_(wanted.countries))
    if not everything and "contested" in wanted.reasons and len(wanted.reasons) == 1:
        query = query.where(events.c.agreement == "contested")
    rows = connection.execute(query).all()
    for start in range(0, len(rows), CHUNK):
        part = rows[start : start + CHUNK]
        told: dict[str, list[Claim]] = {row.id: [] for row in part}
        joined = select(event_claims.c.event_id, claims.c.record).join(claims, claims.c.id == event_claims.c.claim_id)
        joined = joined.where(event_claims.c.event_id.in_(list(told))).order_by(event_claims.c.position)
        for event_id, record in connection.execute(joined):
            told[event_id].append(msgspec.json.decode(record, type=Claim))
        for row in part:
            yield msgspec.json.decode(row.record, type=Event), told[row.id]


def _doubles(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Event -> other events of its place, family of kinds and days that no document tells apart and nobody parted."""
    from tawatur.assembly.settings import families

    family = families()
    columns = (events.c.id, events.c.kind, events.c.place_id, events.c.date_start, events.c.date_end)
    query = select(*columns).where(events.c.place_id.is_not(None), events.c.date_start.is_not(None))
    query = query.where(events.c.place_precision == "exact", events.c.status != "rejected")
    open_ones: dict[tuple[str, str], list[tuple[str, str]]] = {}
    pairs: list[tuple[str, str]] = []
    for row in connection.execute(query.order_by(events.c.date_start, events.c.id)):
        block = (row.place_id, family.get(row.kind, row.kind))
        # Those whose last day is long past are looked at no more.
        near = [one for one in open_ones.get(block, ()) if _plus(one[1], NEAR_DAYS) >= row.date_start[:10]]
        pairs += [(other, row.id) for other, _ in near]
        open_ones[block] = [*near, (row.id, (row.date_end or row.date_start)[:10])]
    apart = _held_apart(connection)
    documents = _documents(connection, sorted({key for pair in pairs for key in pair}))
    found: dict[str, list[str]] = {}
    for a, b in pairs:
        if documents[a].isdisjoint(documents[b]) and frozenset((a, b)) not in apart:
            found.setdefault(a, []).append(b)
            found.setdefault(b, []).append(a)
    return {key: tuple(sorted(others)) for key, others in found.items()}


def _plus(day: str, days: int) -> str:
    first = date.fromisoformat((day + "-01-01")[:10] if len(day) == 4 else (day + "-01")[:10])
    return (first + timedelta(days)).isoformat()


def _documents(connection: Connection, event_ids: Sequence[str]) -> dict[str, frozenset[str]]:
    """The documents that tell of each event."""
    found: dict[str, frozenset[str]] = {}
    for chunk in keeping.chunks(event_ids):
        for (record,) in connection.execute(select(events.c.record).where(events.c.id.in_(chunk))):
            event = msgspec.json.decode(record, type=Event)
            found[event.id] = frozenset(page for origin in event.origins for page in origin.documents)
    return found


def _held_apart(connection: Connection) -> set[frozenset[str]]:
    """Pairs of events that a person parted."""
    splits = [one for one in in_force(keeping.every(connection)) if one.verb == "split"]
    resolved = keeping.resolved(connection, splits)
    wanted = sorted({claim for claim in resolved.values() if claim})
    home: dict[str, str] = {}
    for chunk in keeping.chunks(wanted):
        query = select(event_claims.c.claim_id, event_claims.c.event_id).where(event_claims.c.claim_id.in_(chunk))
        home |= {row.claim_id: row.event_id for row in connection.execute(query)}
    apart: set[frozenset[str]] = set()
    for decision in splits:
        sides: dict[int, set[str]] = {}
        for number, anchor in enumerate(decision.anchors):
            if (claim := resolved.get((decision.id, number))) in home:
                sides.setdefault(anchor.part, set()).add(home[claim])
        apart |= {frozenset((a, b)) for a in sides.get(0, ()) for b in sides.get(1, ()) if a != b}
    return apart


def _coded_by(connection: Connection, coder: str) -> frozenset[str]:
    """The claims of the events that a coder coded."""
    coded = [
        one
        for one in in_force(keeping.every(connection))
        if one.author == coder and one.item == "event" and one.verb in ("accept", "correct", "reject")
    ]
    return frozenset(claim for claim in keeping.resolved(connection, coded).values() if claim)
