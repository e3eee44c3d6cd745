"""Any interleaving of pages and decisions gives the same events."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deciding import OTHER, PAGES, at, told
from tawatur.records import Casualty, Date, Span, Toll
from tawatur.store import Store

MORE = {
    **PAGES,
    "d-en": (PAGES["d-en"][0], [told("c2", "d-en", 2), told("c4", "d-en", 5, places=(OTHER,), span=Span(0, 12))]),
}


def in_memory(*steps):
    """A store to which pages and decisions came in an order."""
    store = Store.open(":memory:")
    for step in steps:
        if isinstance(step, str):
            store.add(*MORE[step])
            store.reassemble()
        else:
            store.review.take([step])
    return store


@pytest.fixture(scope="module")
def decisions():
    """Decisions of each kind, some of which contradict each other."""
    with in_memory(*MORE) as store:
        review = store.review
        home = store.event_of
        review.correct(home("c1"), {"deaths": Toll(7, 7, 7)}, **at(1))
        review.split(["c1"], **at(2))
        review.merge([home("c2"), home("c4")], **at(3))
        review.correct("c3", {"casualties": (Casualty("killed", 11, 12),)}, **at(4))
        review.reject("c4", **at(5))
        added = review.add("d-ar", Span(0, 4), {"kind": "protest"}, event=home("c3"), **at(6))
        review.accept(home("c2"), **at(7))
        review.undo(added.id, **at(8))
        review.redo(added.id, **at(9))
        review.reject(home("c1"), note="a drill", **at(10))
        review.correct(home("c2"), {"date": Date("2023-01-16", "2023-01-16", "day")}, **at(11, "Sami"))
        review.comment(home("c2"), "done", **at(12))
        return review.decisions()


def overlaid(store):
    """What stands in a store, apart from the ids of events, which tell what came first."""
    found = sorted(
        (msgspec.structs.replace(event, id="") for event in store.events(limit=None)), key=lambda event: event.claims
    )
    claims = sorted(store.all_claims(), key=lambda claim: claim.id)
    conflicts = [msgspec.structs.replace(one, event_id=None) for one in store.review.conflicts()]
    return msgspec.json.encode([found, claims, sorted(conflicts, key=lambda one: (one.sort, one.decision.id))])


def test_decisions_of_every_kind_are_tried(decisions):
    verbs = {"accept", "correct", "split", "merge", "reject", "add", "comment", "undo", "redo"}
    assert {one.verb for one in decisions} == verbs


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_interleaving_gives_the_same_events(decisions, data):
    steps = data.draw(st.permutations([*MORE, *decisions]))
    with in_memory(*MORE, *decisions) as one, in_memory(*steps) as other:
        assert overlaid(one) == overlaid(other)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_is_undone_leaves_no_trace(decisions, data):
    first = [one for one in decisions if one.verb not in ("undo", "redo")]
    kept = data.draw(st.sets(st.sampled_from(range(len(first)))))
    chosen = [first[number] for number in sorted(kept)]
    with in_memory(*MORE, *chosen) as store, in_memory(*MORE) as bare:
        for minute, one in enumerate(chosen, 20):
            store.review.undo(one.id, **at(minute))
        assert overlaid(store) == overlaid(bare)
