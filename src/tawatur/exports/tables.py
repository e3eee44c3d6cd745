"""Claims and events as tables: one row each, the same columns in every format."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawatur.assembly.persons import shielded
from tawatur.assembly.standing import named_agents, standing
from tawatur.assembly.tellings import whole_toll
from tawatur.exports.base import Table, Value, columns
from tawatur.records import Actor, Casualty, Claim, Document, Event, Place, Toll

_AGENTS = "agents:list agent_ids:list agent_classes:list"
_TARGETS = "targets:list target_ids:list target_classes:list"
_PLACE = "place place_ar place_id admin1 country latitude:number longitude:number geo_precision"
_DATE = "date_start:day date_end:day date_precision"
_OUTCOMES = ("killed", "injured", "killed_or_injured", "missing", "captured", "displaced")
CLAIM_COLUMNS = columns(
    "claim_id document_id event_id outlet url title published:day lang kind modality negated:flag contests "
    f"{_AGENTS} {_TARGETS} {_PLACE} places:list {_DATE} date_text "
    + " ".join(f"{outcome}_low:integer {outcome}_high:integer" for outcome in _OUTCOMES)
    + " casualties:list weapons:list origin origin_id chain:list chain_roles:list text trigger"
    " span_start:integer span_end:integer rule confidence:number status reviewed:list"
)
EVENT_COLUMNS = columns(
    f"event_id kind told_as {_DATE} {_PLACE} {_AGENTS} agents_told_as:list {_TARGETS} "
    "deaths_low:integer deaths_best:integer deaths_high:integer deaths_rule "
    "injured_low:integer injured_best:integer injured_high:integer "
    "n_reports:integer n_origins:integer independence agreement contested:list origins:list origin_ids:list "
    "status first_seen:day updated:day claims:list documents:list reviewed:list"
)


def claims_table(told: Iterable[tuple[Document, Sequence[Claim]]]) -> Table:
    """Claims under their documents, in the order given; private persons are named in the words of the page alone."""
    return Table(
        "claims", CLAIM_COLUMNS, (_claim(document, shielded(claim)) for document, found in told for claim in found)
    )


def events_table(told: Iterable[tuple[Event, Sequence[Claim]]]) -> Table:
    """Events with their claims, in the order given.

    `told_as` and `agents_told_as` say how firmly the claims tell the event and name each agent; the name of an agent
    that is not told as a fact carries the word too, so that no cell alone asserts what is only alleged.
    """
    return Table("events", EVENT_COLUMNS, (_event(event, claims) for event, claims in told))


def _claim(document: Document, claim: Claim) -> tuple[Value, ...]:
    place = claim.places[0] if claim.places else None
    date, chain = claim.date, claim.chain
    return (
        claim.id,
        claim.document_id,
        claim.event_id,
        document.outlet.name if document.outlet else None,
        document.url,
        document.title,
        document.published,
        document.lang,
        claim.kind,
        claim.modality,
        claim.negated,
        claim.contests,
        *_actors(claim.agents),
        *_actors(claim.targets),
        *_place(place),
        tuple(place.name for place in claim.places),
        *((date.start, date.end, date.precision, date.text) if date else (None,) * 4),
        *(number for outcome in _OUTCOMES for number in _toll(claim.casualties, outcome)),
        tuple(map(_casualty, claim.casualties)),
        tuple(weapon.name for weapon in claim.weapons),
        chain[0].name if chain else None,
        chain[0].source_id if chain else None,
        tuple(hop.name for hop in chain),
        tuple(hop.role for hop in chain),
        claim.span.of(document.text),
        claim.trigger.of(document.text),
        claim.span.start,
        claim.span.end,
        claim.rule,
        claim.confidence,
        claim.status,
        _reviewed(claim),
    )


def _event(event: Event, claims: Sequence[Claim]) -> tuple[Value, ...]:
    firmness, told_as = [agent.word for agent in named_agents(event, claims)], standing(event, claims).report
    event, date = shielded(event), event.date
    names, ids, classes = _actors(event.agents)
    return (
        event.id,
        event.kind,
        told_as,
        *((date.start, date.end, date.precision) if date else (None,) * 3),
        *_place(event.place),
        tuple(map(_hedged, names, firmness)),
        ids,
        classes,
        tuple(firmness),
        *_actors(event.targets),
        *_range(event.deaths),
        event.deaths.rule,
        *_range(event.injured),
        event.n_reports,
        event.n_origins,
        event.independence,
        event.agreement,
        event.contested,
        tuple(origin.source.name for origin in event.origins),
        tuple(origin.source.id for origin in event.origins),
        event.status,
        event.first_seen,
        event.updated,
        event.claims,
        tuple(dict.fromkeys(document for origin in event.origins for document in origin.documents)),
        _reviewed(event),
    )


def _reviewed(record: Claim | Event) -> tuple[str, ...]:
    """The fields that a person decided, each with who did."""
    return tuple(f"{mark.field}: {mark.by}" for mark in record.reviewed)


def _actors(actors: tuple[Actor, ...]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Names, ids and classes, position by position."""
    return (
        tuple(actor.name or actor.text for actor in actors),
        tuple(actor.actor_id or "" for actor in actors),
        tuple(actor.class_ or "" for actor in actors),
    )


def _hedged(name: str, word: str) -> str:
    return name if word == "told" else f"{name} ({'own account' if word == 'own' else word})"


def _place(place: Place | None) -> tuple[Value, ...]:
    if place is None:
        return (None,) * 8
    return (
        place.name,
        place.name_ar,
        place.place_id,
        place.admin1,
        place.country,
        place.lat,
        place.lon,
        place.precision,
    )


def _toll(casualties: tuple[Casualty, ...], outcome: str) -> tuple[int | None, int | None]:
    whole = whole_toll(casualties, outcome)
    return (whole.low, whole.high) if whole else (None, None)


def _casualty(casualty: Casualty) -> str:
    """One toll in words that machines read too: ``killed 2-3 civilians``, ``injured dozens``."""
    low, high = casualty.low, casualty.high
    amount: str
    if low is None and high is None:
        amount = casualty.vague or "?"
    elif low == high:
        amount = str(low)
    else:
        amount = f"{'' if low is None else low}-{'' if high is None else high}"
    return " ".join(part for part in (casualty.outcome, amount, casualty.who) if part)


def _range(toll: Toll) -> tuple[int | None, int | None, int | None]:
    return toll.low, toll.best, toll.high
