"""Organs of states: what "the army" and "the parliament" are once the country is known."""

from __future__ import annotations

GENERIC_ORGANS = {
    "government-forces": "forces", "regime-forces": "forces", "the-army": "forces", "special-forces": "forces",
    "security-forces": "security-forces", "police": "police", "border-guards": "border-guard",
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
