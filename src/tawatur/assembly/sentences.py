"""Copies told in the same words: claims whose triggers stand among the same words are one account, however each
document was read around them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tawatur.assembly.chains import Chains
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

_WORD = re.compile(r"\w+")


def same_sentences(
    tellings: Sequence[Telling], chains: Chains, matcher: Matcher
) -> Iterator[tuple[float, int, int, tuple[Evidence, ...]]]:
    """Candidates for joining: tellings of copies that stand in the same words."""
    triggers: dict[tuple[str, str], dict[int, Context]] = defaultdict(dict)
    for telling in tellings:
        text = chains.texts.get(telling.document)
        if text is None:
            continue
        for claim in telling.claims:
            key = chains.group(telling.document), fold(claim.trigger.of(text))[-TAIL:]
            triggers[key].setdefault(telling.number, _around(text, claim.trigger))
    for found in triggers.values():
        numbers = sorted(found)
        for at, a in enumerate(numbers):
            for b in numbers[at + 1 :]:
                if tellings[a].document != tellings[b].document and matcher.kind(tellings[a], tellings[b]) is not None:
                    share = _share(found[a], found[b])
                    if share:
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
