"""Assembly of the coded claims of the development set, where it is at hand."""

from pathlib import Path

import pytest

import gold_claims
from scorer import gold
from tawatur.assembly import assemble

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the development set is not here")


@pytest.fixture(scope="module")
def event_of():
    names = gold_claims.Names(True)
    pages, claims = [], []
    for row in gold.load(GOLD / "gold.jsonl"):
        pages.append(gold_claims.document(row, GOLD, True))
        claims += [gold_claims.claim(event, pages[-1], names, at) for at, event in enumerate(row["events"])]
    return {key: event for event in assemble(pages, claims) for key in event.claims}


def test_stories_come_together(event_of):
    split = [
        story["story_event"]
        for story in gold.load(GOLD / "stories.jsonl")
        if len({event_of[key].id for key in story["events"]}) > 1
    ]
    assert split == []


def test_independent_sources_are_counted(event_of):
    stories = gold.load(GOLD / "stories.jsonl")
    right = [story for story in stories if event_of[story["events"][0]].n_origins == story["independent_sources"]]
    assert len(right) >= 34


def test_look_alikes_stay_apart(event_of):
    assert [
        pair for pair in gold.load(GOLD / "not_same.jsonl") if event_of[pair["a"]].id == event_of[pair["b"]].id
    ] == []
