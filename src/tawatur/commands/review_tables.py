"""Decisions, what waits for one, conflicts and agreement figures in the terminal."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
from rich.console import Group, RenderableType
from rich.text import Text

from tawatur import ontology
from tawatur.commands import naming
from tawatur.commands.output import Words, isolated
from tawatur.commands.tables import Cell, table
from tawatur.store.review.values import CLAIM_FIELDS, EVENT_FIELDS

if TYPE_CHECKING:
    from tawatur.records import Claim
    from tawatur.store.review.agreement import Agreement
    from tawatur.store.review.conflicts import Conflict
    from tawatur.store.review.decisions import Decision
    from tawatur.store.review.queue import Waiting

MINUTES = len("2030-01-31T12:00")


def history(found: Sequence[Decision], holding: Collection[str], say: Words) -> RenderableType:
    """Decisions from the first to the last, each with what it changed and why; those undone are marked."""
    if not found:
        return Text(say("no_decisions"))
    lines: list[RenderableType] = []
    for one in found:
        parts = [*_signed(one, say), one.id]
        if one.verb not in ("undo", "redo") and one.id not in holding:
            parts.insert(-1, say("undone"))
        lines.append(Text(isolated(" · ".join(parts)), "bold"))
        lines += [Text(isolated("  " + text)) for text in _details(one, say)]
    return Group(*lines)


def _signed(one: Decision, say: Words) -> list[str]:
    """When, who and what."""
    when = one.at[:MINUTES].replace("T", " ")
    return [when, one.author, say.named("verbs", one.verb), *([say.named("coders", one.role)] if one.role else [])]


def _details(one: Decision, say: Words) -> list[str]:
    changed = [
        say("changed", say.named("fields", change.field), *(value(change.field, part, say) for part in parts))
        for change in one.changes
        if (parts := (change.after, change.before)) and change.after != change.before
    ]
    about = [say("about_decision", one.of)] if one.of else [say("about_event", one.event_id)] if one.event_id else []
    return [*changed, *about, *([one.note] if one.note else [])]


def value(field: str, data: Any, say: Words) -> str:
    """A decided value as a person reads it."""
    given = msgspec.convert(data, {**CLAIM_FIELDS, **EVENT_FIELDS}[field]) if data is not None else None
    shown = _SHOWN[field](given, say) if given is not None else ""
    return shown or naming.NOTHING


def _each(one: Callable[[Any, Words], str]) -> Callable[[Any, Words], str]:
    return lambda given, say: naming.listed((one(part, say) for part in given), say)


_SHOWN: Mapping[str, Callable[[Any, Words], str]] = {
    "kind": naming.kind,
    "modality": lambda given, say: ontology.label(ontology.modalities()[given], say.lang),
    "negated": lambda given, say: say("negated" if given else "not_negated"),
    "agents": _each(naming.actor),
    "targets": _each(naming.actor),
    "places": _each(naming.place),
    "place": naming.place,
    "date": lambda given, say: naming.date(given),
    "casualties": _each(naming.casualty),
    "weapons": _each(naming.weapon),
    "chain": naming.chain,
    "deaths": naming.toll,
    "injured": naming.toll,
}


def queue(found: Sequence[Waiting], told: Mapping[str, Sequence[Claim]], say: Words) -> RenderableType:
    """The events that wait, each with its reasons."""
    if not found:
        return Text(say("queue_empty"))
    shown = table(say("date"), say("place"), say("kind"), say("deaths"), say("reason"), say("id"))
    for one in found:
        event = one.event
        cells = (
            naming.date(event.date),
            naming.place(event.place, say),
            naming.happened(event, told[event.id], say),
            naming.toll(event.deaths, say),
            naming.listed(_reasons(one, say), say),
            event.id,
        )
        shown.add_row(*map(Cell, cells))
    return shown


def reasons(one: Waiting, say: Words) -> RenderableType:
    """Why an event waits, on one line."""
    return Text(isolated(naming.listed(_reasons(one, say), say)), "bold")


def _reasons(one: Waiting, say: Words) -> list[str]:
    found = []
    for reason in one.reasons:
        about = naming.listed((say.named("fields", part) for part in reason.about), say)
        label = say.named("waiting", reason.code)
        found.append(f"{label} ({about})" if about else label)
    return found


def conflicts(found: Sequence[Conflict], say: Words) -> RenderableType:
    """Each conflict with the decision that it stands against."""
    if not found:
        return Text(say("no_conflicts"))
    lines: list[RenderableType] = []
    for one in found:
        lines.append(Text(isolated(_conflict(one, say)), "bold"))
        about = one.claim_id or one.event_id or one.decision.event_id or ""
        parts = [*_signed(one.decision, say), one.decision.id, *([f"→ {about}"] if about else [])]
        lines.append(Text(isolated("  " + " · ".join(parts)), "dim"))
    return Group(*lines)


def _conflict(one: Conflict, say: Words) -> str:
    field = say.named("fields", one.field) if one.field else ""
    claims = naming.listed(one.claims, say)
    decided = value(one.field, one.decided, say) if one.field else ""
    values = {
        "disagrees": (field, decided, value(one.field, one.now, say) if one.field else ""),
        "agrees": (field, decided),
        "new_claims": (field, decided, claims),
        "orphaned": (),
    }.get(one.sort, (claims,))
    return say.named("conflicts", one.sort).format(*values)


def agreement(found: Sequence[Agreement], say: Words) -> RenderableType:
    """A row a field: how many items both coded, how many the same, kappa and alpha."""
    if not found:
        return Text(say("no_agreement"))
    shown = table(*(say(key) for key in ("coders_column", "field", "items", "same", "kappa", "alpha")))
    for one in found:
        field = f"{say.named('items_of', one.item)}{say('colon')}{say.named('fields', one.field)}"
        figures = (str(one.items), str(one.same), _figure(one.kappa), _figure(one.alpha))
        shown.add_row(*map(Cell, (f"{one.first} / {one.second}", field, *figures)))
    return shown


def _figure(value: float | None) -> str:
    return naming.NOTHING if value is None else f"{value:.3f}"
