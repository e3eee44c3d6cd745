"""Names, numbers and dates of records as a person reads them, in either language."""

from __future__ import annotations

from tawatur import ontology
from tawatur.commands.output import LEFT_TO_RIGHT, Words
from tawatur.records import Actor, Casualty, Claim, Date, Event, Hop, Place, Source, Toll

ARROW = f"{LEFT_TO_RIGHT} → {LEFT_TO_RIGHT}"
"""Runs from left to right in both languages: any other arrow between names of two scripts may point the wrong way."""

NOTHING = "–"
"""Stands where the text states nothing."""


def name(entry: Actor | Place | Source, say: Words) -> str:
    """The name in the language of the table, else the other one, else the words of the page."""
    names = (entry.name_ar, entry.name) if say.lang == "ar" else (entry.name, entry.name_ar)
    return next((found for found in names if found), getattr(entry, "text", ""))


def kind(code: str, say: Words) -> str:
    """The name of a kind of event; a code that the ontology does not know stands for itself."""
    known = ontology.kinds().get(code)
    return ontology.label(known, say.lang) if known else code


def modality(claim: Claim, say: Words) -> str:
    """How a claim is said, and that it tells of something that did not happen."""
    label = ontology.label(ontology.modalities()[claim.modality], say.lang)
    return f"{label}; {say('negated')}" if claim.negated else label


def place(where: Place | None, say: Words) -> str:
    """A place with the area it lies in, and how exact it is unless it is exact."""
    if where is None:
        return NOTHING
    parts = [name(where, say)]
    if where.admin1 and where.admin1 != where.name:
        parts.append(where.admin1)
    elif where.country and where.country != where.name:
        parts.append(where.country)
    shown = ", ".join(parts)
    if where.precision == "exact":
        return shown
    return f"{shown} ({ontology.label(ontology.place_precisions()[where.precision], say.lang)})"


def date(when: Date | None) -> str:
    """A date or a range of dates; the page's own words where they are not resolved."""
    if when is None or not when.start:
        return (when.text if when else "") or NOTHING
    if when.end and when.end != when.start:
        return f"{when.start}/{when.end}"
    return when.start


def actors(agents: tuple[Actor, ...], targets: tuple[Actor, ...], say: Words) -> str:
    """Who did it to whom."""
    left, right = (", ".join(name(actor, say) for actor in side) for side in (agents, targets))
    return f"{left or '?'}{ARROW}{right}" if right else left


def number(low: int | None, high: int | None, say: Words) -> str:
    """A number or a range of numbers; empty if none is stated."""
    if low is None and high is None:
        return ""
    if low == high:
        return str(low)
    if high is None:
        return say("at_least", low)
    return say("at_most", high) if low is None else say("between", low, high)


def toll(value: Toll, say: Words) -> str:
    """The toll of an event."""
    return number(value.low, value.high, say)


def casualties(claim: Claim, say: Words) -> str:
    """The tolls of a claim, each with what became of whom."""
    return ", ".join(_casualty(casualty, say) for casualty in claim.casualties)


def _casualty(casualty: Casualty, say: Words) -> str:
    amount = number(casualty.low, casualty.high, say)
    if not amount and casualty.vague:
        amount = ontology.label(ontology.vague_amounts()[casualty.vague], say.lang)
    outcome = ontology.label(ontology.outcomes()[casualty.outcome], say.lang)
    return f"{outcome}: {amount or '?'}" + (f" ({casualty.who})" if casualty.who else "")


def chain(hops: tuple[Hop, ...]) -> str:
    """A chain of attribution, origin first."""
    return ARROW.join(hop.name for hop in hops)


def corroboration(event: Event, say: Words) -> str:
    """How many reports and origins an event has, whether these are independent, and what they disagree about."""
    state = ontology.label(ontology.independences()[event.independence], say.lang)
    line = say("told_by", event.n_reports, event.n_origins, state)
    return (
        f"{line}; {say('contested', ', '.join(say.named('fields', field) for field in event.contested))}"
        if event.contested
        else line
    )
