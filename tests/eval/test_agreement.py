"""Our scorer and the one beside the shared gold say the same of the same output."""

import importlib
import json
import sys

import coded
import pytest

from scorer import gold, score, stories
from tawatur.records import Event, encode

SHARED = coded.shared()
pytestmark = pytest.mark.skipif(SHARED is None, reason="the shared gold is not beside the repository")


@pytest.fixture
def theirs(monkeypatch):
    monkeypatch.syspath_prepend(str(SHARED / "gold"))
    modules = [importlib.import_module(name) for name in ("score", "score_stories", "alignment")]
    yield modules
    for name in ("score", "score_stories", "alignment", "matching", "interchange"):
        sys.modules.pop(name, None)


def output(noise, seed):
    rows = gold.load(SHARED / "gold" / "gold.jsonl")
    documents = [coded.document_of(row, coded.text_of(SHARED / "gold" / row["file"], row["encoding"])) for row in rows]
    pairs = zip(rows, documents, strict=True)
    return rows, documents, [c for row, d in pairs for c in coded.claims_of(row, d, seed=seed, noise=noise)]


@pytest.mark.parametrize(("noise", "seed"), [(0.0, 0), (0.2, 1), (0.4, 2)])
def test_figures_agree(theirs, noise, seed):
    their_score, _, alignment = theirs
    rows, documents, claims = output(noise, seed)
    lines = [json.loads(encode(line)) for line in (*documents, *claims)]
    other = alignment.total(list(their_score.score(rows, lines).values()))
    ours = score.by_language(rows, score.score(rows, documents, claims))["all"].figures()
    for name in ("detection", "strict", "record", "content"):
        assert ours[name] == pytest.approx(other[name]["f1"], abs=0.01)
    assert ours["kind"] == pytest.approx(other["kind_accuracy"], abs=0.01)
    assert ours["day"] == pytest.approx(other["days"][0] / other["days"][1], abs=0.01)
    for slot, figures in other["slots"].items():
        assert ours[f"slot.{slot}"] == pytest.approx(figures["f1"], abs=0.015), slot


def test_merging_agrees(theirs):
    _, their_stories, _ = theirs
    rows, documents, claims = output(0.2, 1)
    told, apart = (gold.load(SHARED / "gold" / name) for name in ("stories.jsonl", "not_same.jsonl"))
    events = [
        Event(f"e{n}", "clash", claims=tuple(c.id for c in claims[n : n + 2]), n_origins=1)
        for n in range(0, len(claims), 2)
    ]
    other = their_stories.score(
        rows,
        told,
        apart,
        [json.loads(encode(x)) for x in (*documents, *claims)],
        [json.loads(encode(x)) for x in events],
    )
    results = score.score(rows, documents, claims)
    ours = stories.score(rows, told, apart, results.values(), events)
    assert ours.f1 == pytest.approx(other["BCubed F1"], abs=0.01)
    assert f"{ours.together[0]} of {ours.together[1]}" == other["story events brought together"]
    assert f"{ours.merged_by_mistake[0]} of {ours.merged_by_mistake[1]}" == other["look-alikes merged by mistake"]
