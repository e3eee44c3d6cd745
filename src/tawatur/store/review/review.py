"""The review of one store: what people decide, with full history, and what waits for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import Connection, select

from tawatur.records import Claim, Document, Event, Span
from tawatur.store import assembling
from tawatur.store.review import agreement, conflicts, keeping, queue
from tawatur.store.review.anchors import anchor_of
from tawatur.store.review.applying import JOINING, lay_over, machine_versions
from tawatur.store.review.decisions import REVERSING, Anchor, Change, Decision, Item, Role, Verb, decided, in_force
from tawatur.store.review.errors import ReviewError
from tawatur.store.review.overlay import added_id
from tawatur.store.review.values import as_it_stands, changes, typed
from tawatur.store.schema import claims, documents, event_claims, events, redirects

if TYPE_CHECKING:
    from tawatur.store.store import Store


class Review:
    """Decisions on the events and claims of a store.

    Every call that decides takes who decides (`author`), when (`at`, a moment with its zone) and why (`note`), is one
    transaction, and returns the decision. Items are ids of events or of claims. A second coder (`role` "second") codes
    what the machine says without seeing what others decided, and what he says is compared, not laid over.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    # Deciding

    def accept(self, item: str, *, author: str, at: str, note: str = "", role: Role | None = None) -> Decision:
        """Say that an event or a claim is right as it stands. Its values are held from then on."""
        with self._store._writing() as connection:
            record, anchors = self._item(connection, item, role)
            held = changes(record, _machine(connection, record), as_it_stands(record))
            return self._decide(connection, "accept", record, anchors, held, author, at, note, role)

    def correct(
        self,
        item: str,
        values: Mapping[str, Any],
        *,
        author: str,
        at: str,
        note: str = "",
        role: Role | None = None,
    ) -> Decision:
        """Give an event or a claim other values. A coder with a role takes the values that he leaves for right.

        Parameters
        ----------
        values
            Field -> value: a record's value or plain data; `coding.coded` makes them from what a person writes.
        """
        if not values:
            raise ReviewError("nothing to correct; give a field and its value, such as deaths=3", "review_nothing")
        with self._store._writing() as connection:
            record, anchors = self._item(connection, item, role)
            given = as_it_stands(record) | dict(values) if role else values
            changed = changes(record, _machine(connection, record), given)
            return self._decide(connection, "correct", record, anchors, changed, author, at, note, role)

    def reject(self, item: str, *, author: str, at: str, note: str = "", role: Role | None = None) -> Decision:
        """Say that an event or a claim is none: it is kept, marked, and counts for nothing."""
        with self._store._writing() as connection:
            record, anchors = self._item(connection, item, role)
            if isinstance(record, Claim):
                # Where it is shown from now on: among the claims of its event.
                mates = [one for one in _claims_of(connection, _home(connection, item)) if one.id != item]
                anchors = (*anchors, *_anchors(connection, mates, 1))
            return self._decide(connection, "reject", record, anchors, (), author, at, note, role)

    def split(self, claim_ids: Sequence[str], *, author: str, at: str, note: str = "") -> Decision:
        """Take claims out of their event: they are a happening of their own."""
        with self._store._writing() as connection:
            homes = {_home(connection, claim) for claim in claim_ids}
            if unknown := [claim for claim in claim_ids if _find_claim(connection, claim) is None]:
                message = (
                    f"no claim {unknown[0]} in the store; `tawatur show EVENT --why` prints the claims of an event"
                )
                raise ReviewError(message, "review_no_claim", unknown[0])
            if len(homes) != 1:
                message = "claims of several events, or of none; name claims of one event"
                raise ReviewError(message, "review_split_events")
            event = _event(connection, homes.pop())
            told = _claims_of(connection, event.id)
            taken = [one for one in told if one.id in set(claim_ids)]
            left = [one for one in told if one.id not in set(claim_ids)]
            if not left:
                message = f"these are all claims of event {event.id}; leave at least one"
                raise ReviewError(message, "review_split_all", event.id)
            anchors = (*_anchors(connection, taken, 0), *_anchors(connection, left, 1))
            return self._decide(connection, "split", event, anchors, (), author, at, note, None)

    def merge(self, event_ids: Sequence[str], *, author: str, at: str, note: str = "") -> Decision:
        """Say that events are one happening."""
        with self._store._writing() as connection:
            found = {event.id: event for event in (_event(connection, key) for key in event_ids)}
            if len(found) < 2:
                raise ReviewError("name at least two events to merge", "review_merge_two")
            parts = [_anchors(connection, _claims_of(connection, key), n) for n, key in enumerate(sorted(found))]
            anchors = tuple(anchor for part in parts for anchor in part)
            return self._decide(connection, "merge", found[min(found)], anchors, (), author, at, note, None)

    def add(
        self,
        document_id: str,
        span: Span,
        values: Mapping[str, Any],
        *,
        author: str,
        at: str,
        note: str = "",
        event: str | None = None,
    ) -> Decision:
        """Add a claim by the words that tell it.

        Parameters
        ----------
        span
            The words, in code points of the document's text.
        values
            The coded fields of the claim; `kind` at least.
        event
            The event that the claim is an account of, if it is not one of its own.
        """
        with self._store._writing() as connection:
            document = _document(connection, document_id)
            if not 0 <= span.start < span.end <= len(document.text):
                given, length = f"{span.start}-{span.end}", len(document.text)
                message = f"{given}: no words of document {document_id}; its text has {length} characters"
                raise ReviewError(message, "review_span", given, document_id, length)
            if "kind" not in values:
                raise ReviewError("a claim without its kind; give kind=CODE", "review_no_kind")
            coded = tuple(
                Change(field, None, msgspec.to_builtins(typed(Claim, field, value))) for field, value in values.items()
            )
            beside = tuple(one.id for one in _claims(connection, document_id))
            anchor = Anchor(document_id, span, span, span.of(document.text), str(values["kind"]), None, 0, beside)
            anchors: tuple[Anchor, ...] = (anchor,)
            if event is not None:
                anchors += _anchors(connection, _claims_of(connection, _event(connection, event).id), 1)
            blank = Claim("", document_id, "", span, span)
            return self._decide(connection, "add", blank, anchors, coded, author, at, note, None)

    def comment(self, item: str, note: str, *, author: str, at: str) -> Decision:
        """Say something about an event, a claim or a decision that changes nothing."""
        if not note.strip():
            raise ReviewError("a comment without words; write what there is to say", "review_no_note")
        with self._store._writing() as connection:
            about = keeping.one(connection, item)
            if about is not None:
                made = Decision("", "comment", "decision", author, at, None, note, about.anchors, of=about.id)
                return self._keep(connection, made)
            record, anchors = self._item(connection, item, None)
            return self._decide(connection, "comment", record, anchors, (), author, at, note, None)

    def undo(self, decision_id: str, *, author: str, at: str, note: str = "") -> Decision:
        """Take a decision back. That is a decision too; nothing is forgotten."""
        return self._reverse("undo", decision_id, author, at, note)

    def redo(self, decision_id: str, *, author: str, at: str, note: str = "") -> Decision:
        """Let a decision hold again that was taken back."""
        return self._reverse("redo", decision_id, author, at, note)

    def _reverse(self, verb: Verb, decision_id: str, author: str, at: str, note: str) -> Decision:
        with self._store._writing() as connection:
            target = keeping.one(connection, decision_id)
            if target is None or target.verb in REVERSING:
                message = f"no decision {decision_id} to {verb}; `tawatur review history` lists them"
                raise ReviewError(message, "review_no_decision", decision_id)
            holds = any(one.id == target.id for one in in_force(keeping.every(connection)))
            if holds and verb == "redo":
                raise ReviewError(f"decision {decision_id} holds already", "review_holds", decision_id)
            if not holds and verb == "undo":
                raise ReviewError(f"decision {decision_id} is undone already", "review_undone", decision_id)
            made = Decision("", verb, "decision", author, at, target.role, note, target.anchors, of=target.id)
            return self._keep(connection, made)

    # What was decided

    def decisions(self) -> list[Decision]:
        """All decisions that were ever taken, in order."""
        with self._store._reading() as connection:
            return keeping.every(connection)

    def in_force(self) -> list[Decision]:
        """The decisions that hold, in order."""
        return in_force(self.decisions())

    def history(self, item: str) -> list[Decision]:
        """What was ever decided on an event, on a claim or about a decision, in order, undoings and comments too."""
        with self._store._reading() as connection:
            target = keeping.one(connection, item)
            if target is not None:
                return [one for one in keeping.every(connection) if item in (one.id, one.of)]
            event = _find_event(connection, item)
            if event is None and _find_claim(connection, item) is None:
                raise _no_item(item)
            return keeping.on_claims(connection, event.claims if event else [item])

    def claim_of(self, decision: Decision) -> str:
        """The id of the claim that a decision adds."""
        return added_id(decision)

    def blind(self, item: str) -> Event | Claim:
        """An event or a claim as the machine has it: what a second coder may see before he has coded it."""
        with self._store._reading() as connection:
            return self._item(connection, item, "second")[0]

    def shown(self, event_id: str, *, blind: bool = False) -> tuple[Event, list[tuple[Document, Claim]]]:
        """An event and its claims with their documents; blind as the machine has them, without what people added."""
        with self._store._reading() as connection:
            event = _event(connection, event_id)
            told = _claims_of(connection, event.id)
            if blind:
                event = machine_versions(connection, [event.id])[event.id]
                read = {key: keeping.machine_claims(connection, key) for key in {one.document_id for one in told}}
                machine = {one.id: one for found in read.values() for one in found}
                told = [machine[one.id] for one in told if one.id in machine]
            return event, [(_document(connection, one.document_id), one) for one in told]

    def take(self, decisions: Iterable[Decision]) -> int:
        """Take over decisions from another store, whether what they are about is here yet or not; how many are new."""
        with self._store._writing() as connection:
            new = [one for one in map(decided, decisions) if keeping.save(connection, one)]
            touched = {anchor.document_id for one in new for anchor in one.anchors}
            for document_id in sorted(touched):
                keeping.refresh(connection, document_id)
            if new:
                assembling.reassemble(connection)
            return len(new)

    # What waits, what disagrees, and how far coders agree

    def queue(self, wanted: queue.Wanted = queue.Wanted()) -> list[queue.Waiting]:
        """The events that a person should look at, with the reasons, the most pressing first."""
        with self._store._reading() as connection:
            return queue.waiting(connection, wanted)

    def conflicts(self) -> list[conflicts.Conflict]:
        """Where what was read since disagrees with a decision, or has come round to it."""
        with self._store._reading() as connection:
            return conflicts.found(connection)

    def agreement(self, first: str | None = None, second: str | None = None) -> list[agreement.Agreement]:
        """How far coders agree, field by field, over the items that they both coded; of all pairs if none is named."""
        return agreement.of_decisions(self.in_force(), first, second)

    # Within

    def _item(self, connection: Connection, item: str, role: Role | None) -> tuple[Event | Claim, tuple[Anchor, ...]]:
        """An event or a claim with its anchors; for a second coder as the machine has it."""
        event = _find_event(connection, item)
        if event is not None:
            anchors = _anchors(connection, _claims_of(connection, event.id), 0)
            return _machine(connection, event) if role == "second" else event, anchors
        claim = _find_claim(connection, item)
        if claim is None:
            raise _no_item(item)
        anchors = _anchors(connection, [claim], 0)
        return _machine(connection, claim) if role == "second" else claim, anchors

    def _decide(
        self,
        connection: Connection,
        verb: Verb,
        record: Event | Claim,
        anchors: tuple[Anchor, ...],
        changed: tuple[Change, ...],
        author: str,
        at: str,
        note: str,
        role: Role | None,
    ) -> Decision:
        item: Item = "event" if isinstance(record, Event) else "claim"
        event_id = record.id if isinstance(record, Event) else _home(connection, record.id)
        made = Decision("", verb, item, author, at, role, note, anchors, changed, None, event_id)
        return self._keep(connection, made)

    def _keep(self, connection: Connection, made: Decision) -> Decision:
        """Keeps a decision and lets the record follow: all events where it says which claims are one, else its own."""
        decision = decided(made)
        touched = sorted({anchor.document_id for anchor in decision.anchors})
        if decision.verb != "comment":
            later = [one for one in keeping.on_documents(connection, touched) if one.at >= decision.at]
            if late := [one for one in later if one.verb != "comment" and _share(one, decision)]:
                # It would not hold: the last word does. What comes from another store keeps its times.
                message = f"decision {late[-1].id} on the same claims is of {late[-1].at}; give a later time"
                raise ReviewError(message, "review_later", late[-1].id, late[-1].at)
        keeping.save(connection, decision)
        changed = [keeping.refresh(connection, document_id) for document_id in touched]
        about = keeping.one(connection, decision.of) if decision.verb in REVERSING and decision.of else decision
        if about is None or not about.laid_over:
            return decision
        if any(changed) or about.verb in JOINING:
            assembling.reassemble(connection)
        else:
            self._restate(connection, about)
        return decision

    def _restate(self, connection: Connection, decision: Decision) -> None:
        """Lays the decisions over the events of one decision anew; which claims are one has not changed."""
        resolved = keeping.resolved(connection, [decision])
        homes = {_home(connection, claim) for claim in resolved.values() if claim}
        versions = machine_versions(connection, sorted(key for key in homes if key))
        before = {key: _event(connection, key) for key in versions}
        stated = lay_over(connection, versions.values(), whole=False)
        assembling.rewrite(connection, [event for event in stated if event != before.get(event.id)])


def _share(one: Decision, other: Decision) -> bool:
    """Whether two decisions are of coders of one record, and on a claim that is the same."""
    claims_of = [{anchor.claim_id for anchor in decision.anchors} - {None} for decision in (one, other)]
    return (one.role == "second") == (other.role == "second") and not claims_of[0].isdisjoint(claims_of[1])


def _machine(connection: Connection, record: Event | Claim) -> Event | Claim:
    """A record as the machine has it; a claim that a person added has no other form."""
    if isinstance(record, Event):
        return machine_versions(connection, [record.id])[record.id]
    read = {one.id: one for one in keeping.machine_claims(connection, record.document_id)}
    return read.get(record.id, record)


def _no_item(item: str) -> ReviewError:
    message = f"no event, claim or decision {item}; `tawatur events` and `tawatur review queue` list them"
    return ReviewError(message, "review_no_item", item)


def _find_event(connection: Connection, event_id: str) -> Event | None:
    """An event by its id or by one that it had before."""
    moved = select(redirects.c.event_id).where(redirects.c.old_id == event_id)
    for wanted in (events.c.id == event_id, events.c.id.in_(moved)):
        record = connection.execute(select(events.c.record).where(wanted)).scalar()
        if record is not None:
            return msgspec.json.decode(record, type=Event)
    return None


def _event(connection: Connection, event_id: str | None) -> Event:
    event = _find_event(connection, event_id or "")
    if event is None:
        raise _no_item(event_id or "")
    return event


def _find_claim(connection: Connection, claim_id: str) -> Claim | None:
    record = connection.execute(select(claims.c.record).where(claims.c.id == claim_id)).scalar()
    return None if record is None else msgspec.json.decode(record, type=Claim)


def _claims(connection: Connection, document_id: str) -> list[Claim]:
    """The claims of a document as they stand."""
    query = select(claims.c.record).where(claims.c.document_id == document_id).order_by(claims.c.position)
    return [msgspec.json.decode(record, type=Claim) for record in connection.execute(query).scalars()]


def _claims_of(connection: Connection, event_id: str | None) -> list[Claim]:
    """The claims of an event, in its order."""
    query = select(claims.c.record).join(event_claims, event_claims.c.claim_id == claims.c.id)
    query = query.where(event_claims.c.event_id == (event_id or "")).order_by(event_claims.c.position)
    return [msgspec.json.decode(record, type=Claim) for record in connection.execute(query).scalars()]


def _document(connection: Connection, document_id: str) -> Document:
    record = connection.execute(select(documents.c.record).where(documents.c.id == document_id)).scalar()
    if record is None:
        message = f"no document {document_id} in the store; `tawatur show EVENT --why` prints the pages of an event"
        raise ReviewError(message, "review_no_document", document_id)
    return msgspec.json.decode(record, type=Document)


def _home(connection: Connection, claim_id: str) -> str | None:
    """The event of a claim."""
    return connection.execute(select(event_claims.c.event_id).where(event_claims.c.claim_id == claim_id)).scalar()


def _anchors(connection: Connection, told: Sequence[Claim], part: int) -> tuple[Anchor, ...]:
    """The anchors of claims, each among the claims of its document."""
    made = []
    for claim in told:
        text = _document(connection, claim.document_id).text
        made.append(anchor_of(claim, _claims(connection, claim.document_id), text, part))
    return tuple(made)
