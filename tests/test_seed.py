"""The page that the project began with: its thirteen claims, and nothing of what it must not code."""

import json
from pathlib import Path

import pytest

from tawatur.intake import read_paths
from tawatur.reading import Reader
from tawatur.records import Claim, Document

SEED = Path(__file__).resolve().parents[2] / "shared" / "seed"
pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason="the seed page stands beside the repository")


@pytest.fixture(scope="module")
def page() -> Document:
    """The seed page."""
    found = next(iter(read_paths([SEED / "page_ar.txt"])))
    assert isinstance(found, Document)
    return found


@pytest.fixture(scope="module")
def claims(page: Document) -> list[Claim]:
    """What is read on it."""
    return Reader().read(page)


@pytest.fixture(scope="module")
def expected() -> dict[str, object]:
    """How it was coded by hand."""
    return json.loads((SEED / "expected.json").read_text(encoding="utf-8"))


def test_chrome_is_gone_and_credits_are_read(page: Document, expected: dict) -> None:
    """Body, title and credits."""
    assert page.text.startswith(expected["body_first"])
    assert page.text.rstrip().endswith(expected["body_last"])
    assert page.title == expected["title"]
    assert {credit.role: credit.source.name for credit in page.credits} == expected["credits"]


def test_every_claim_is_found_with_its_kind_and_no_other(claims: list[Claim], expected: dict) -> None:
    """Thirteen claims of these kinds."""
    assert sorted(claim.kind for claim in claims) == sorted(claim["kind"] for claim in expected["claims"])


def test_the_raid_is_one_event_and_the_army_tells_it_otherwise(claims: list[Claim]) -> None:
    """The group, Reuters and the army tell of one raid."""
    raid = [claim for claim in claims if claim.event_id == claims[0].event_id]
    assert [claim.modality for claim in raid] == ["claimed", "asserted", "claimed"]
    assert [claim.chain[0].source_id for claim in raid[1:]] == ["reuters", "syria-forces"]
    assert raid[2].contests == raid[0].id
    assert [(c.outcome, c.low) for c in raid[2].casualties] == [("killed_or_injured", 12)]


def test_a_weekday_waits_for_the_day_of_publication(page: Document, claims: list[Claim]) -> None:
    """ "Wednesday" has no day without the page's own."""
    assert claims[0].date is not None and claims[0].date.start is None
    dated = next(iter(read_paths([SEED / "page_ar.txt"], published="2023-01-19")))
    assert isinstance(dated, Document)
    first = Reader().read(dated)[0]
    assert first.date is not None and first.date.start == "2023-01-18"
