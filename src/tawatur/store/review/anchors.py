"""Finds the claims that a decision is about, after any number of new readings.

1. The claim of the same id. 2. Else, in the same document, a claim whose trigger meets the anchor's words: of the same
kind first, then of the most similar span; never one that stood beside it on the day of the decision. 3. Else none: the
decision is orphaned until such a claim appears.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.records import Claim, Document, Span
from tawatur.store.review.decisions import Anchor

LEAST_OVERLAP = 0.5
"""A claim whose trigger moved is still the anchor's if it is of its kind and shares half of the words of both."""


def anchor_of(claim: Claim, claims: Sequence[Claim], text: str, part: int = 0) -> Anchor:
    """The anchor of a claim among the claims of its document."""
    words = claim.trigger.of(text)
    beside = sorted(other.id for other in claims if other.id != claim.id and _overlap(other.span, claim.span) > 0)
    return Anchor(claim.document_id, claim.span, claim.trigger, words, claim.kind, claim.id, part, tuple(beside))


def resolve(anchor: Anchor, claims: Sequence[Claim], document: Document) -> Claim | None:
    """The claim that an anchor stands for, among the claims of its document."""
    for claim in claims:
        if claim.id == anchor.claim_id:
            return claim
    place = place_of(anchor, document.text)
    if place is None:
        return None
    span, trigger = place
    fitting = [
        (claim.kind != anchor.kind, -_overlap(claim.span, span), claim.span, claim.id, claim)
        for claim in claims
        if claim.id not in anchor.beside
        and (
            _overlap(claim.trigger, trigger) > 0
            or (claim.kind == anchor.kind and _overlap(claim.span, span) >= LEAST_OVERLAP)
        )
    ]
    return min(fitting, key=lambda entry: entry[:4])[4] if fitting else None


def place_of(anchor: Anchor, text: str) -> tuple[Span, Span] | None:
    """Span and trigger of an anchor in the text of today; None if its words are gone."""
    moved = _moved(anchor, text)
    return None if moved is None else (_shift(anchor.span, moved), _shift(anchor.trigger, moved))


def _moved(anchor: Anchor, text: str) -> int | None:
    """By how many code points the anchor's words moved; None if they are gone."""
    words, start = anchor.trigger_words, anchor.trigger.start
    if anchor.trigger.of(text) == words:
        return 0
    found: list[int] = []
    at = text.find(words) if words else -1
    while at >= 0:
        found.append(at - start)
        at = text.find(words, at + 1)
    return min(found, key=lambda shift: (abs(shift), shift)) if found else None


def _shift(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _overlap(a: Span, b: Span) -> float:
    """Shared length by whole length."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return max(shared, 0) / max(max(a.end, b.end) - min(a.start, b.start), 1)
