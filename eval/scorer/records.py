"""The reader's claims of one document as happenings.

Claims with one `event_id` are put together: the fullest leads, lists are united. A claim that contests another stands
alone, as rival accounts are coded apart. Negated happenings are not reports, unless the text denies them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from scorer.texts import sentences, touching
from scorer.values import Happening, Value
from scorer.words import classes
from tawatur.records import Casualty, Claim, Credit, Date, Document, Hop

OUTCOMES = {"killed": "killed", "injured": "injured", "killed_or_injured": "injured"}
SPEAKERS = ("origin", "cited", "agency")
WIDTH = {"month": 7, "year": 4}


def happenings(document: Document, claims: Iterable[Claim]) -> list[Happening]:
    """What the reader reports on a document, in the order of the text."""
    groups: dict[str, list[Claim]] = {}
    for number, claim in enumerate(sorted(claims, key=lambda claim: (claim.trigger.start, claim.trigger.end))):
        if not claim.negated or claim.modality == "denied":
            groups.setdefault(f"rival {number}" if claim.contests else claim.event_id, []).append(claim)
    spans = sentences(document.text)
    return [_merged(group, document, spans) for group in groups.values()]


def _fullness(claim: Claim) -> int:
    lists = (claim.agents, claim.targets, claim.places, claim.casualties, claim.weapons)
    return sum(map(len, lists)) + _says_when(claim.date)


def _says_when(date: Date | None) -> bool:
    return date is not None and bool(date.start or date.text)


def _merged(claims: list[Claim], document: Document, spans: list[tuple[int, int]]) -> Happening:
    lead = max(claims, key=_fullness)
    ordered = [lead, *(claim for claim in claims if claim is not lead)]
    tolls = _whole_tolls(_united_tolls(ordered))
    speakers = [hop for hop in (_speaker(claim, document.credits) for claim in ordered) if hop]
    dates = sorted(
        (claim.date for claim in ordered if claim.date and _says_when(claim.date)), key=lambda date: date.start is None
    )
    slots = {
        "agents": _united(
            [[Value(a.name, a.text) for a in claim.agents] for claim in ordered],
            [[a.actor_id for a in c.agents] for c in ordered],
        ),
        "targets": _united(
            [[Value(a.name, a.text) for a in claim.targets] for claim in ordered],
            [[a.actor_id for a in c.targets] for c in ordered],
        ),
        "places": _united(
            [[Value(p.name, p.text) for p in claim.places] for claim in ordered],
            [[p.place_id for p in c.places] for c in ordered],
        ),
        "weapon": _united(
            [[Value(w.name, w.text) for w in claim.weapons] for claim in ordered],
            [[None] * len(c.weapons) for c in ordered],
        ),
        "source": [Value(hop.name, hop.text) for hop in speakers[:1]],
        "date": [Value(text=d.text, iso=d.start[: WIDTH.get(d.precision, 10)] if d.start else None) for d in dates[:1]],
        **{slot: [_toll(c) for c in tolls if OUTCOMES.get(c.outcome) == slot] for slot in ("killed", "injured")},
    }
    where = (lead.trigger.start, lead.trigger.end)
    words = lead.span.of(document.text).replace("\n", " ")
    quote = f"{lead.trigger.of(document.text)} ({PurePath(document.origin_file or '').name}: {words})"
    ids = tuple(claim.id for claim in claims)
    return Happening(lead.kind, lead.modality, touching(spans, [where]), where[0], slots, ids, quote)


def _united(values: list[list[Value]], ids: list[list[str | None]]) -> list[Value]:
    """The values of several claims; a later claim adds only those whose id, name and words are all new."""
    kept, seen = [], set[str]()
    for row, keys in zip(values, ids, strict=True):
        known = set(seen)
        for value, key in zip(row, keys, strict=True):
            marks = {mark.casefold() for mark in (key, value.name, value.text) if mark}
            if not marks & known:
                kept.append(value)
            seen |= marks
    return kept


def _united_tolls(claims: list[Claim]) -> list[Casualty]:
    kept, seen = [], set[tuple[object, ...]]()
    for claim in claims:
        known = set(seen)
        for toll in claim.casualties:
            mark = (toll.outcome, toll.low, toll.high, toll.vague)
            if mark not in known:
                kept.append(toll)
            seen.add(mark)
    return kept


def _whole_tolls(tolls: list[Casualty]) -> list[Casualty]:
    """Without "three children among them" where the whole toll is given too."""

    def is_part(toll: Casualty) -> bool:
        larger = any(other.outcome == toll.outcome and (other.low or 0) > (toll.low or 0) for other in tolls)
        return larger and bool(classes("part", toll.who))

    return [toll for toll in tolls if not is_part(toll)]


def _toll(casualty: Casualty) -> Value:
    return Value(text=casualty.text, low=casualty.low, high=casualty.high, vague=casualty.vague)


def _speaker(claim: Claim, credits: Sequence[Credit]) -> Hop | None:
    """The innermost source that the text itself names; credit lines apart."""
    printed = [credit.span for credit in credits if credit.span]
    for hop in claim.chain:
        span = hop.span if hop.role in SPEAKERS else None
        if span and not any(other.start < span.end and other.end > span.start for other in printed):
            return hop
    return None
