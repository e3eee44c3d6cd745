"""Copies told in the same words: claims whose triggers stand among the same words are one account, however each
document was read around them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tawatur.assembly.matching import Evidence, Matcher
from tawatur.assembly.tellings import Telling
from tawatur.orthography.folding import fold
from tawatur.records import Span

REACH = 60
"""Code points on each side of a trigger that are looked at."""
SHARE = 0.5
"""Share of the words around two triggers that must be the same; or, where a sentence was moved or joined to another,"""
RUN = 5
"""so many words without a gap on both sides of the trigger together."""
TAIL = 3
"""Letters at the end of a trigger that both must have: editors add and drop a conjunction before it."""
SURE = 10.0
"""Points of such a link: more than any comparison of values gives."""

EVIDENCE: tuple[Evidence, ...] = (("words", "same sentence", SURE),)
Context = tuple[list[str], list[str]]
Contexts = dict[str, dict[int, tuple[Telling, Context]]]

_WORD = re.compile(r"\w+")


def contexts(tellings: Iterable[Telling], text: str) -> Contexts:
    """The words around the triggers of a document's tellings, by the end of the trigger."""
    found: Contexts = defaultdict(dict)
    for telling in tellings:
        for claim in telling.claims:
            tail = fold(claim.trigger.of(text))[-TAIL:]
            if telling.number not in found[tail]:
                found[tail][telling.number] = telling, _around(text, claim.trigger)
    return found


def same_sentences(
    here: Contexts, there: Contexts, matcher: Matcher
) -> Iterator[tuple[float, Telling, Telling, tuple[Evidence, ...]]]:
    """Candidates for joining: tellings of two copies that stand in the same words."""
    for tail in sorted(here.keys() & there.keys()):
        for a, words in here[tail].values():
            for b, others in there[tail].values():
                if matcher.kind(a, b) is not None and (share := _share(words, others)):
                    yield SURE + share, a, b, EVIDENCE


def _around(text: str, trigger: Span) -> Context:
    """The words before a trigger, from the nearest on, and those after it; the outermost may be cut and are left."""
    start, end = max(0, trigger.start - REACH), trigger.end + REACH
    before = _WORD.findall(fold(text[start : trigger.start]))
    after = _WORD.findall(fold(text[trigger.end : end]))
    return before[:0:-1] if start else before[::-1], after[:-1] if end < len(text) else after


def _share(here: Context, there: Context) -> float:
    """The share of the words that two contexts have in common; 0 if they are too different to be one sentence."""
    words, others = {*here[0], *here[1]}, {*there[0], *there[1]}
    share = len(words & others) / max(1, len(words | others))
    run = sum(_common(mine, theirs) for mine, theirs in zip(here, there, strict=True))
    return max(share, 0.01) if share >= SHARE or run >= RUN else 0.0


def _common(words: Sequence[str], others: Sequence[str]) -> int:
    """How many words two lists have in common from their heads on."""
    count = 0
    for a, b in zip(words, others, strict=False):
        if a != b:
            break
        count += 1
    return count
