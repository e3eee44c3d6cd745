"""Organs of states: what "the army" and "the parliament" are once the country is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tawatur.lexicon import actors
from tawatur.reading.model import Sentence

ORGANS = frozenset({"state_forces", "government"})
"""Classes of actors that speak for the country a document tells of."""

GENERIC_ORGANS = {
    "government-forces": "forces", "regime-forces": "forces", "the-army": "forces", "special-forces": "forces",
    "counter-terrorism-forces": "security-forces", "security-forces": "security-forces", "police": "police",
    "border-guards": "border-guard",
    "intelligence": "intelligence", "warplanes": "air-force", "navy": "navy", "government": "government",
    "president": "presidency", "prime-minister": "government", "defence-ministry": "defence-ministry",
    "interior-ministry": "interior-ministry", "foreign-ministry": "foreign-ministry",
    "health-ministry": "health-ministry", "parliament": "parliament", "judiciary": "judiciary",
}  # fmt: skip
"""Generic actors and the organ of a state that each means once the country is known."""


def slug(country: str) -> str:
    """A country as the ids of its organs spell it.

    >>> slug("South Sudan")
    'south-sudan'
    """
    return country.lower().replace(" ", "-")


def acting(sentences: Iterable[Sentence]) -> Counter[str]:
    """How often a document names the organs of each state: of two towns of one name, that of the army is told of."""
    rows = actors.load()
    phrases = (chunk.actor for sentence in sentences for chunk in sentence.chunks if chunk.actor is not None)
    named = (phrase.ids[0] if len(phrase.ids) == 1 else phrase.demonym or "" for phrase in phrases)
    known = (rows[identifier] for identifier in named if identifier in rows)
    return Counter(row.country for row in known if row.country and row.class_ in ORGANS)
