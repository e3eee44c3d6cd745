"""Copies told in the same words: claims whose triggers stand among the same words are one account, however each
document was read around them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..language.normal import fold
from ..records import Span
from .chains import Chains
from .matching import Evidence, Matcher
from .tellings import Telling

REACH = 60
"""Code points on each side of a trigger that are looked at."""
SHARE = 0.6
"""Share of the words around two triggers that must be the same."""
TAIL = 3
"""Letters at the end of a trigger that both must have: editors add and drop a conjunction before it."""
SURE = 10.0
"""Points of such a link: more than any comparison of values gives."""

_WORD = re.compile(r"\w+")


def same_sentences(
    tellings: Sequence[Telling], chains: Chains, matcher: Matcher
) -> Iterator[tuple[float, int, int, tuple[Evidence, ...]]]:
    """Candidates for joining: tellings of copies that stand in the same words."""
    triggers: dict[tuple[str, str], dict[int, frozenset[str]]] = defaultdict(dict)
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
                    share = len(found[a] & found[b]) / max(1, len(found[a] | found[b]))
                    if share >= SHARE:
                        yield SURE + share, a, b, (("words", "same sentence", SURE),)


def _around(text: str, trigger: Span) -> frozenset[str]:
    start, end = max(0, trigger.start - REACH), trigger.end + REACH
    words = _WORD.findall(fold(text[start:end]))
    # The outermost words may be cut.
    return frozenset(words[1:-1] if start else words[:-1])
