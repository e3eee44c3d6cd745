"""How far two accounts use the same words: what they hit, how, and who came to harm, beside what was read of it.

Two reports of one happening repeat each other's details, which no table foresees. The words alone prove nothing:
reports of one kind of act resemble each other.
"""

from __future__ import annotations

import re

from tawatur.assembly.settings import weights
from tawatur.assembly.tellings import Telling
from tawatur.orthography.folding import fold

REACH = 200
"""Code points on each side of a trigger that are looked at."""
LEAST = 12
"""Accounts with fewer different words than this are not compared."""
_WORD = re.compile(r"\w{3,}")


class Wording:
    """The words around the triggers of tellings; remembers them."""

    def __init__(self) -> None:
        self._words: dict[tuple[str, str], frozenset[str]] = {}
        self._steps = sorted(weights()["words"].items(), key=lambda step: -step[1]["from"])
        self.most = max(float(step["points"]) for _, step in self._steps)

    def evidence(self, a: Telling, b: Telling) -> tuple[str, str, float]:
        """What the words of two accounts say for or against one happening."""
        share = self.share(a, b)
        share = -1.0 if share is None else share
        return next(("words", name, float(step["points"])) for name, step in self._steps if share >= step["from"])

    def share(self, a: Telling, b: Telling) -> float | None:
        """The share of their words that both have; None where they have too few words, or those of two scripts."""
        here, there = self.words(a), self.words(b)
        if min(len(here), len(there)) < LEAST or _latin(here) != _latin(there):
            return None
        return len(here & there) / len(here | there)

    def words(self, telling: Telling) -> frozenset[str]:
        """The words around the triggers of a telling."""
        found = self._words.get(telling.key)
        if found is None:
            text = telling.text
            parts = (text[max(0, claim.trigger.start - REACH) : claim.trigger.end + REACH] for claim in telling.claims)
            found = self._words[telling.key] = frozenset(_WORD.findall(fold(" ".join(parts))))
        return found


def _latin(words: frozenset[str]) -> bool:
    return 2 * sum(map(str.isascii, words)) > len(words)
