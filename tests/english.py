"""Reads single English sentences for the tests, and holds what is told to what is wanted."""

from __future__ import annotations

from typing import Any

from tawatur.intake import document_from_bytes
from tawatur.reading import Reader
from tawatur.records import Claim

READER = Reader()
DAY = "2024-05-22"
"""A Wednesday."""


def claims_of(sentence: str) -> list[Claim]:
    document = document_from_bytes(f"Report\n\n{sentence}\n".encode(), name="report.txt", published=DAY, lang="en")
    return READER.read(document)


def told(claim: Claim) -> dict[str, Any]:
    casualties = {c.outcome: c.low if c.vague is None else c.vague for c in claim.casualties}
    return {
        "kind": claim.kind,
        "agents": [a.text for a in claim.agents],
        "targets": [t.text for t in claim.targets],
        "places": [p.text for p in claim.places],
        "day": claim.date.start if claim.date else None,
        "killed": casualties.get("killed"),
        "injured": casualties.get("injured"),
        "weapons": sorted(w.name for w in claim.weapons),
        "modality": claim.modality,
        "source": next((hop.text for hop in claim.chain if hop.role == "origin" and hop.text), None),
    }


def check(sentence: str, expected: list[dict[str, Any]]) -> None:
    found = [told(claim) for claim in claims_of(sentence)]
    assert [claim["kind"] for claim in found] == [want["kind"] for want in expected], found
    for claim, want in zip(found, expected, strict=True):
        assert {key: claim[key] for key in want} == want
