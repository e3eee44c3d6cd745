"""The scorer on the coding of the examples: what is right scores 1, what is missing counts, like names agree."""

import doctest
from pathlib import Path

import coded
import pytest

from scorer import gold, names, score, stories, words
from scorer.align import heaviest
from scorer.names import same_name
from scorer.values import Value, same_date, same_toll, same_weapon
from tawatur.records import Event

ROOT = Path(__file__).resolve().parents[2]
ROWS = gold.load(ROOT / "eval" / "examples.gold.jsonl")


def output(noise=0.0, seed=0):
    pages = [coded.text_of(ROOT / "examples" / row["file"], row["encoding"]) for row in ROWS]
    documents = [coded.document_of(row, page) for row, page in zip(ROWS, pages, strict=True)]
    pairs = zip(ROWS, documents, strict=True)
    return documents, [claim for row, d in pairs for claim in coded.claims_of(row, d, seed=seed, noise=noise)]


def test_the_gold_itself_scores_one():
    documents, claims = output()
    figures = score.by_language(ROWS, score.score(ROWS, documents, claims))["all"].figures()
    assert figures["strict"] == figures["record"] == figures["content"] == figures["kind"] == figures["day"] == 1.0


def test_mistakes_lower_every_head():
    documents, claims = output(noise=0.3, seed=3)
    figures = score.by_language(ROWS, score.score(ROWS, documents, claims))["all"].figures()
    assert all(0.2 < figures[name] < 0.95 for name in ("detection", "strict", "record", "content"))


def test_an_absent_document_reports_nothing():
    result = score.score(ROWS[:1], [], [])[ROWS[0]["doc"]]
    assert result.detection.missed == len(ROWS[0]["events"])
    assert result.detection.right == result.detection.spurious == 0


def test_claims_on_a_page_without_events_are_spurious():
    documents, claims = output()
    row = next(row for row in ROWS if not row["events"])
    document = next(document for document in documents if document.origin_file == row["file"])
    strange = next(c for c in claims if c.kind == "clash")
    strange.document_id = document.id
    result = score.score([row], [document], [strange])[row["doc"]]
    assert (result.detection.spurious, result.slots["kind"].spurious) == (1, 1)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("وللجيش السوري", "الجيش السوري", True),
        ("Houthis", "the Houthi group", True),
        ("Turkish forces", "Turkish-backed factions", False),
        ("northern Aleppo countryside", "southern Aleppo countryside", False),
        ("كفرتعال", "كفر تعال", True),
        ("Homs", "Hama", False),
        ("", "Hama", False),
    ],
)
def test_names(a, b, same):
    assert same_name(a, b) is same
    assert same_name(b, a) is same


def test_days_agree_by_date_or_weekday_or_words():
    assert same_date(Value(iso="2022-07-20", text="x"), Value(iso="2022-07-20", text="y"))
    assert same_date(Value(text="يوم الأربعاء"), Value(text="الأربعاء"))
    assert not same_date(Value(text="الأربعاء"), Value(text="الخميس"))
    assert same_date(Value(text="last month"), Value(text="last month"))


@pytest.mark.parametrize(
    ("gold_toll", "system", "same"),
    [
        (Value(low=20), Value(low=20, high=20), True),
        (Value(low=20), Value(low=21), True),
        (Value(low=20), Value(low=22), False),
        (Value(low=20), Value(low=15, high=25), True),
        (Value(low=20), Value(low=1, high=90), False),
        (Value(low=0, vague="none stated as none"), Value(low=0, high=0), True),
        (Value(vague="dozens"), Value(vague="dozens"), True),
        (Value(vague="several"), Value(vague="some"), True),
        (Value(vague="several"), Value(low=3, high=5), True),
        (Value(vague="hundreds"), Value(low=3, high=5), False),
        (Value(low=4), Value(), False),
    ],
)
def test_tolls(gold_toll, system, same):
    assert same_toll(gold_toll, system) is same


def test_weapons_agree_by_class():
    assert same_weapon(Value("missiles", "صواريخ"), Value("rocket", "rocket"))
    assert not same_weapon(Value("mine", "لغم"), Value("rocket", "rocket"))


def test_the_heaviest_assignment_is_not_the_greedy_one():
    assert heaviest([[0.9, 0.8], [0.8, 0.0]]) == {0: 1, 1: 0}
    assert heaviest([[0.0]]) == {}
    assert heaviest([]) == {}


def test_merging_of_the_stories_themselves_scores_one():
    told, apart = (gold.load(ROOT / "eval" / f"examples.{name}.jsonl") for name in ("stories", "not_same"))
    documents, claims = output()
    joined = {event: story["story_event"] for story in told for event in story["events"]}
    groups: dict[str, list[str]] = {}
    for claim in claims:
        groups.setdefault(joined.get(claim.id, claim.id), []).append(claim.id)
    origins = {story["story_event"]: story["independent_sources"] for story in told}
    events = [Event(k, "clash", claims=tuple(v), n_origins=origins.get(k, 1)) for k, v in groups.items()]
    merging = stories.score(ROWS, told, apart, score.score(ROWS, documents, claims).values(), events)
    assert set(merging.figures().values()) == {1.0}
    alone = [Event(claim.id, "clash", claims=(claim.id,), n_origins=1) for claim in claims]
    merging = stories.score(ROWS, told, apart, score.score(ROWS, documents, claims).values(), alone)
    assert merging.precision == 1.0
    assert merging.together[0] == 0


@pytest.mark.parametrize("module", [names, stories, words], ids=lambda module: module.__name__)
def test_examples_in_docstrings_hold(module):
    failed, tried = doctest.testmod(module)
    assert tried > 0
    assert failed == 0
