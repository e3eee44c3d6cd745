"""Decisions at work when a store assembles its events: the constraints before, the events' values after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, delete, insert, select

from tawatur.assembly import Constraints
from tawatur.assembly.clusters import Link
from tawatur.records import Claim, Event, encode
from tawatur.store.review import keeping
from tawatur.store.review.constraints import constraints_of
from tawatur.store.review.decisions import Decision, in_force
from tawatur.store.review.overlay import decided_event, owners
from tawatur.store.schema import claims, event_claims, events, machine_events, refusals

JOINING = frozenset({"split", "merge", "add", "reject"})
"""Verbs that say which claims are one happening."""

_event = msgspec.json.Decoder(Event)


def constraints(connection: Connection, claim_ids: Iterable[str] | None = None) -> Constraints:
    """What people decided of which claims are one happening; with claims, only what was decided on these."""
    found = keeping.every(connection) if claim_ids is None else keeping.on_claims(connection, claim_ids)
    holding = [one for one in in_force(found) if one.laid_over and one.verb in JOINING]
    return constraints_of(holding, keeping.resolved(connection, holding)) if holding else Constraints()


def lay_over(connection: Connection, assembled: Iterable[Event], *, whole: bool = True) -> list[Event]:
    """The events with what people decided on them; what the machine says under that is kept beside.

    Parameters
    ----------
    assembled : as the machine made them
    whole : these are all events of the store; otherwise others that a decision leaves or comes to are returned too
    """
    made = {event.id: event for event in assembled}
    if whole:
        found = keeping.every(connection)
        connection.execute(delete(machine_events))
    else:
        found = _touching(connection, made)
        made |= machine_versions(connection, sorted(_homes(connection, found, made) - made.keys()))
        found = _touching(connection, made)
    deciding = _by_event(connection, [one for one in in_force(found) if one.laid_over], made)
    decided = {key: decided_event(event, deciding[key]) for key, event in made.items() if key in deciding}
    if not whole:
        for chunk in keeping.chunks(sorted(made)):
            connection.execute(delete(machine_events).where(machine_events.c.event_id.in_(chunk)))
    if decided:
        rows = [{"event_id": key, "record": encode(made[key])} for key in sorted(decided)]
        connection.execute(insert(machine_events), rows)
    return [decided.get(key, event) for key, event in made.items()]


def note_refusals(connection: Connection, refused: Iterable[Link], among: Sequence[str] | None = None) -> None:
    """Notes which claims the machine would have joined and a person holds apart.

    Parameters
    ----------
    among : the claims that were assembled; None for all
    """
    if among is None:
        connection.execute(delete(refusals))
    else:
        for chunk in keeping.chunks(sorted(among)):
            connection.execute(delete(refusals).where(refusals.c.claim_id.in_(chunk)))
    pairs = sorted({(link.a, link.b) for link in refused})
    told = {key: lead for pair in pairs for key in pair if (lead := _lead(connection, *key))}
    rows = [{"claim_id": told[a], "other_id": told[b]} for a, b in pairs if a in told and b in told]
    if rows:
        connection.execute(insert(refusals), rows)


def _lead(connection: Connection, document_id: str, event_id: str) -> str | None:
    """The first claim of a telling."""
    query = select(claims.c.record).where(claims.c.document_id == document_id).order_by(claims.c.position)
    told = (msgspec.json.decode(record, type=Claim) for record in connection.execute(query).scalars())
    return next((one.id for one in told if one.event_id == event_id and one.status != "rejected"), None)


def machine_versions(connection: Connection, event_ids: Sequence[str]) -> dict[str, Event]:
    """Events as the machine has them, without what people decided on them."""
    found: dict[str, Event] = {}
    for chunk in keeping.chunks(event_ids):
        for table, key in ((events, events.c.id), (machine_events, machine_events.c.event_id)):
            for (record,) in connection.execute(select(table.c.record).where(key.in_(chunk))):
                event = _event.decode(record)
                found[event.id] = event
    return found


def _touching(connection: Connection, made: Mapping[str, Event]) -> list[Decision]:
    return keeping.on_claims(connection, [claim for event in made.values() for claim in event.claims])


def _homes(connection: Connection, found: Sequence[Decision], made: Mapping[str, Event]) -> set[str]:
    """The events that hold a claim of some decisions."""
    anchored = {claim for claim in keeping.resolved(connection, found).values() if claim}
    return set(_event_of(connection, anchored, made).values())


def _event_of(connection: Connection, wanted: Iterable[str], made: Mapping[str, Event]) -> dict[str, str]:
    """The event of each claim: as it was just made, else as the store has it."""
    home = {claim: event.id for event in made.values() for claim in event.claims}
    asked = set(wanted)
    found = {claim: home[claim] for claim in asked if claim in home}
    for chunk in keeping.chunks(sorted(asked - home.keys())):
        query = select(event_claims.c.claim_id, event_claims.c.event_id).where(event_claims.c.claim_id.in_(chunk))
        found |= {row.claim_id: row.event_id for row in connection.execute(query)}
    return found


def _by_event(
    connection: Connection, deciding: Sequence[Decision], made: Mapping[str, Event]
) -> dict[str, list[Decision]]:
    """The decisions on each event, in order."""
    on_events = [one for one in deciding if one.item == "event" and one.verb != "add"]
    resolved = keeping.resolved(connection, on_events)
    event_of = _event_of(connection, filter(None, resolved.values()), made)
    found: dict[str, list[Decision]] = defaultdict(list)
    for decision in on_events:
        for key in owners(decision, resolved, event_of):
            found[key].append(decision)
    return found
