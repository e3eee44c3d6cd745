"""The same page in Arabic and English gives the same record but for language fields, compared field by field."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tawatur.intake import read_paths
from tawatur.reading import Reader
from tawatur.records import Actor, Claim, Document

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "gold" / "docs"
PAIRS = [
    pytest.param(ROOT / "examples", "zakho-en-original.txt", "zakho-ar-translated.txt", 0.82, id="zakho"),
    pytest.param(
        SHARED,
        "d45.*",
        "d33.*",
        0.72,
        id="gold",
        marks=pytest.mark.skipif(not SHARED.exists(), reason="no shared data"),
    ),
]
"""Folder, English page, Arabic page, and the share of equal values that was reached; 0.90 is wanted."""
READER = Reader()
FIELDS = 10


def read(folder: Path, pattern: str) -> list[dict[str, Any]]:
    """The values of a page's claims in which no language shows."""
    page = next(folder.glob(pattern))
    document = next(found for found in read_paths([page]) if isinstance(found, Document))
    return [values(claim, document) for claim in READER.read(document)]


def values(claim: Claim, document: Document) -> dict[str, Any]:
    """What a claim says, by identifiers, days and numbers; who speaks, without the page's own credits."""
    credits = {credit.source.id for credit in document.credits}
    told = [hop.source_id for hop in claim.chain if hop.text and hop.source_id not in credits]
    origin = told[0] if told else None
    return {
        "kind": claim.kind,
        "modality": claim.modality,
        "negated": claim.negated,
        "agents": who(claim.agents),
        "targets": who(claim.targets),
        "places": sorted(place.place_id or place.admin1 or "" for place in claim.places),
        "date": (claim.date.start, claim.date.end, claim.date.precision) if claim.date else None,
        "casualties": sorted((c.outcome, c.low, c.high, c.vague) for c in claim.casualties),
        "weapons": sorted(weapon.name for weapon in claim.weapons),
        "origin": "unnamed" if origin and origin.startswith("unnamed") else origin,
    }


def who(actors: Iterable[Actor]) -> list[str]:
    return sorted(actor.actor_id or str(actor.class_) for actor in actors)


def equal(first: dict[str, Any], second: dict[str, Any]) -> int:
    return sum(first[field] == second[field] for field in first)


def agreement(ours: list[dict[str, Any]], theirs: list[dict[str, Any]]) -> tuple[int, int]:
    """Equal values and all values; claims of one kind are paired first, the most alike first, and a claim
    of either page without its like counts as wholly different."""
    likeness = [
        (one["kind"] == other["kind"], equal(one, other), -i, -j)
        for i, one in enumerate(ours)
        for j, other in enumerate(theirs)
    ]
    left, right, same = set(range(len(ours))), set(range(len(theirs))), 0
    for alike, count, i, j in sorted(likeness, reverse=True):
        if -i in left and -j in right and (alike or count >= FIELDS // 2):
            left.remove(-i)
            right.remove(-j)
            same += count
    return 2 * same, FIELDS * (len(ours) + len(theirs))


@pytest.mark.parametrize(("folder", "english", "arabic", "reached"), PAIRS)
def test_the_same_page_gives_the_same_record(folder: Path, english: str, arabic: str, reached: float) -> None:
    one, other = read(folder, english), read(folder, arabic)
    assert one and all(len(claim) == FIELDS for claim in one)
    same, compared = agreement(one, other)
    assert same / compared >= reached, [(claim, other) for claim in one if claim not in other]


def test_a_page_agrees_wholly_with_itself() -> None:
    claims = read(ROOT / "examples", "zakho-en-original.txt")
    assert agreement(claims, claims) == (2 * FIELDS * len(claims), 2 * FIELDS * len(claims))
