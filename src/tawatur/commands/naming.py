"""Names, numbers and dates of records as a person reads them, in either language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawatur import ontology
from tawatur.assembly.persons import shielded_actor
from tawatur.assembly.standing import Named, named_agents, standing
from tawatur.commands.output import LEFT_TO_RIGHT, Words
from tawatur.lexicon import actors as actor_table
from tawatur.records import REVIEWED_BY, Actor, Casualty, Claim, Date, Event, Hop, Place, Source, Toll, Weapon
from tawatur.words import areas
from tawatur.words import naming as names

ARROW = f"{LEFT_TO_RIGHT} → {LEFT_TO_RIGHT}"
"""Runs from left to right in both languages: any other arrow between names of two scripts may point the wrong way."""

NOTHING = "–"
"""Stands where the text states nothing."""


def actor(who: Actor, say: Words) -> str:
    """The name of an actor; a private person as a role, and a group in the language of the table if it is known."""
    shown = shielded_actor(who)
    known = actor_table.load().get(shown.actor_id or "")
    arabic = shown.name_ar or (known.name_ar if known else None)
    return arabic if say.lang == "ar" and arabic else names.said(say.lang, shown.name or shown.text).text


def source(who: Source, say: Words) -> str:
    """The name of a source; a private person as a role."""
    return names.source(say.lang, who).text


def kind(code: str, say: Words) -> str:
    """The name of a kind of event; a code that the ontology does not know stands for itself."""
    known = ontology.kinds().get(code)
    return ontology.label(known, say.lang) if known else code


def happened(event: Event, claims: Sequence[Claim], say: Words) -> str:
    """The kind of an event, and how it is told unless it is told as a fact."""
    how = standing(event, claims)
    return _hedged(kind(event.kind, say), how.report, how.by, say)


def state(event: Event, say: Words) -> str:
    """That a person reviewed or rejected an event; empty if nobody did."""
    return "" if event.status == "machine" else ontology.label(ontology.statuses()[event.status], say.lang)


def modality(claim: Claim, say: Words) -> str:
    """How a claim is said, and that it tells of something that did not happen."""
    label = ontology.label(ontology.modalities()[claim.modality], say.lang)
    return say("semicolon").join((label, say("negated"))) if claim.negated else label


def place(where: Place | None, say: Words) -> str:
    """A place with the area it lies in, and how exact it is unless it is exact."""
    if where is None:
        return NOTHING
    parts = [bare_place(where, say)]
    if where.admin1 and where.admin1 != where.name:
        parts.append(areas.name(say.lang, where.admin1).text)
    elif where.country and where.country != where.name:
        parts.append(areas.name(say.lang, where.country).text)
    shown = listed(dict.fromkeys(parts), say)
    if where.precision == "exact":
        return shown
    return f"{shown} ({ontology.label(ontology.place_precisions()[where.precision], say.lang)})"


def bare_place(where: Place, say: Words) -> str:
    """The name of a place alone."""
    return names.place(say.lang, where).text


def weapon(used: Weapon, say: Words) -> str:
    """The name of a weapon."""
    return names.weapon(say.lang, used.name).text


def listed(parts: Iterable[str], say: Words) -> str:
    """Several things in one cell."""
    return say("comma").join(parts)


def date(when: Date | None) -> str:
    """A date or a range of dates; the page's own words where they are not resolved."""
    if when is None or not when.start:
        return (when.text if when else "") or NOTHING
    if when.end and when.end != when.start:
        return f"{when.start}/{when.end}"
    return when.start


def actors(agents: tuple[Actor, ...], targets: tuple[Actor, ...], say: Words) -> str:
    """Who did it to whom, as one claim has it: the claim says how firmly."""
    return _who_whom([actor(who, say) for who in agents], targets, say)


def parties(event: Event, claims: Sequence[Claim], say: Words) -> str:
    """Who did it to whom, as an event has it: an agent that is not told as a fact with how it is named.

    Of an event that is itself only denied or planned, the kind says so already.
    """
    whole = standing(event, claims).report in ("denied", "planned")
    agents = [
        _hedged(actor(one.actor, say), "told" if whole else one.word, one.by, say)
        for one in named_agents(event, claims)
    ]
    return _who_whom(agents, event.targets, say)


def _who_whom(agents: Sequence[str], targets: tuple[Actor, ...], say: Words) -> str:
    left, right = listed(agents, say), listed((actor(who, say) for who in targets), say)
    return f"{left or '?'}{ARROW}{right}" if right else left


def _hedged(shown: str, word: Named, by: Iterable[Source], say: Words) -> str:
    """What is shown, with how firmly it is told unless it is told as a fact."""
    if word == "told":
        return shown
    speakers = listed(dict.fromkeys(source(who, say) for who in by), say)
    return f"{shown} ({say.named('told_as', word).format(speakers)})"


def number(low: int | None, high: int | None, say: Words) -> str:
    """A number or a range of numbers; empty if none is stated."""
    if low is None and high is None:
        return ""
    if low == high:
        return str(low)
    if high is None:
        return say("at_least", low)
    return say("at_most", high) if low is None else say("between", low, high)


def rule(code: str, say: Words) -> str:
    """The rule that chose a value, or the person who gave it."""
    if code.startswith(REVIEWED_BY):
        return say("given_by", code.removeprefix(REVIEWED_BY))
    return say.named("rules", code)


def toll(value: Toll, say: Words) -> str:
    """The toll of an event."""
    return number(value.low, value.high, say)


def casualties(claim: Claim, say: Words) -> str:
    """The tolls of a claim, each with what became of whom."""
    return listed((casualty(toll, say) for toll in claim.casualties), say)


def casualty(casualty: Casualty, say: Words) -> str:
    """One toll: what became of how many, and of whom."""
    amount = number(casualty.low, casualty.high, say)
    if not amount and casualty.vague:
        amount = ontology.label(ontology.vague_amounts()[casualty.vague], say.lang)
    outcome = ontology.label(ontology.outcomes()[casualty.outcome], say.lang)
    who = names.victims(say.lang, casualty.who)
    return f"{outcome}: {amount or '?'}" + (f" ({who})" if who else "")


def chain(hops: tuple[Hop, ...], say: Words) -> str:
    """A chain of attribution, origin first."""
    return ARROW.join(names.hop(say.lang, hop).text for hop in hops)


def corroboration(event: Event, say: Words) -> str:
    """How many reports and origins an event has, whether these are independent, and what they disagree about."""
    state = ontology.label(ontology.independences()[event.independence], say.lang)
    parts = [say("told_by", event.n_reports, event.n_origins, state)]
    if event.contested:
        parts.append(say("contested", listed((say.named("fields", field) for field in event.contested), say)))
    return say("semicolon").join(parts)


def reviewed(record: Event | Claim, say: Words) -> str:
    """Who decided which fields of a record, or that a person rejected it; empty if nobody did."""
    if record.status == "rejected":
        return say("rejected")
    by: dict[str, list[str]] = {}
    for mark in record.reviewed:
        by.setdefault(mark.by, []).append(say.named("fields", mark.field))
    parts = [f"{who} ({listed(fields, say)})" for who, fields in by.items()]
    if record.status == "reviewed" or parts:
        return say("reviewed", listed(parts, say)) if parts else say("reviewed_as_one")
    return ""
