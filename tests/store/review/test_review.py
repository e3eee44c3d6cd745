"""Decisions on a real store: they hold whatever is read and assembled afterwards."""

import msgspec
import pytest

from deciding import DAY, OTHER, PAGES, SECOND, WHO, at, told
from tawatur.records import Casualty, Date, Span, Toll
from tawatur.store import Store
from tawatur.store.review.errors import ReviewError


def parts(store):
    return sorted(sorted(event.claims) for event in store.events(limit=None))


def test_an_accepted_event_is_reviewed_and_keeps_its_values(store, put, only):
    put("d-en")
    made = store.review.accept(only().id, **WHO)
    assert only().status == "reviewed" and only().deaths.best == 2
    assert {mark.field for mark in only().reviewed} == {
        "kind", "agents", "targets", "place", "date", "deaths", "injured",
    }  # fmt: skip
    assert {(mark.by, mark.decision) for mark in only().reviewed} == {("Rana", made.id)}
    put("d-ar", d_ar=[told("c1", "d-ar", 40)])
    assert (only().deaths.low, only().deaths.high, only().n_reports) == (2, 2, 2)
    assert set(only().claims) == {"c1", "c2"}


def test_a_corrected_value_says_who_gave_it(store, put, only):
    put("d-ar", "d-en")
    store.review.correct(only().id, {"deaths": Toll(7, 7, 9)}, note="hospital list", **WHO)
    assert only().deaths == Toll(7, 7, 9, "reviewed by Rana") and only().status == "reviewed"
    assert [mark.field for mark in only().reviewed] == ["deaths"]
    put("d-no")
    assert only().deaths == Toll(7, 7, 9, "reviewed by Rana") and len(only().claims) == 3
    store.reassemble()
    assert only().deaths.best == 7


def test_the_last_of_several_corrections_holds_and_undoing_it_brings_the_one_before_back(store, put, only):
    put("d-ar")
    store.review.correct(only().id, {"deaths": Toll(5, 5, 5)}, **at(1))
    last = store.review.correct(only().id, {"deaths": Toll(6, 6, 6)}, **at(2))
    assert only().deaths.best == 6
    undone = store.review.undo(last.id, **at(3))
    assert only().deaths.best == 5 and undone.of == last.id
    store.review.redo(last.id, **at(4))
    assert only().deaths.best == 6
    verbs = [one.verb for one in store.review.history(only().id)]
    assert verbs == ["correct", "correct", "undo", "redo"]


def test_undoing_all_gives_back_what_the_machine_says(store, put, only):
    put("d-ar", "d-en")
    before = only()
    taken = [
        store.review.correct(before.id, {"kind": "clash", "deaths": Toll(5, 5, 5)}, **at(1)),
        store.review.reject("c2", **at(2)),
        store.review.accept(before.id, **at(3)),
    ]
    assert only() != before
    for minute, decision in enumerate(taken, 4):
        store.review.undo(decision.id, **at(minute))
    assert only() == before
    assert store.claim("c2") == PAGES["d-en"][1][0]


def test_a_corrected_claim_changes_what_its_event_says(store, put, only):
    put("d-ar")
    store.review.correct("c1", {"casualties": (Casualty("killed", 30, 30),)}, **WHO)
    claim = store.claim("c1")
    assert claim.casualties[0].low == 30 and claim.status == "reviewed"
    assert [(mark.field, mark.by) for mark in claim.reviewed] == [("casualties", "Rana")]
    assert only().deaths.best == 30 and only().status == "machine"
    put("d-ar")
    assert store.claim("c1").casualties[0].low == 30


def test_a_page_that_is_read_again_the_same_changes_nothing(store, put, only):
    put("d-ar")
    store.review.correct("c1", {"casualties": ()}, **WHO)
    assert store.add(*PAGES["d-ar"]) is False


def test_a_decision_follows_its_claim_to_another_reading(store, put, only):
    put("d-ar")
    store.review.correct("c1", {"casualties": (Casualty("killed", 30, 30),)}, **at(1))
    store.review.correct(only().id, {"date": Date("2023-01-17", "2023-01-17", "day")}, **at(2))
    put("d-ar", d_ar=[told("other", "d-ar", 4, kind="attack.ied", rule="new")])
    assert store.claim("c1") is None
    assert store.claim("other").casualties[0].low == 30
    assert only().date.start == "2023-01-17" and only().kind == "attack.ied"


def test_a_decision_whose_claim_vanished_waits_for_it(store, put, only):
    put("d-ar", "d-en")
    store.review.reject("c2", **WHO)
    put("d-en", d_en=[])
    assert [one.sort for one in store.review.conflicts()] == ["orphaned"]
    put("d-en")
    assert store.claim("c2").status == "rejected" and not store.review.conflicts()


def test_a_decision_does_not_fall_on_the_claim_beside_it(store, put):
    both = [told("c1", "d-ar", 1), told("c9", "d-ar", 5, contests="c1", event_id="e-c1")]
    put("d-ar", d_ar=both)
    store.review.reject("c1", **WHO)
    put("d-ar", d_ar=both[1:])
    assert store.claim("c9").status == "machine"


def test_a_rejected_claim_stays_and_counts_for_nothing(store, put, only):
    put("d-ar", "d-en")
    assert (only().deaths.low, only().deaths.high) == (1, 2)
    store.review.reject("c1", note="another day", **WHO)
    assert only().claims == ("c2", "c1") and (only().deaths.low, only().deaths.high) == (2, 2)
    assert (only().n_reports, only().n_origins, only().status) == (1, 1, "machine")
    assert [one.status for one in store.claims_of(only().id)] == ["machine", "rejected"]
    put("d-no")
    assert set(only().claims) == {"c1", "c2", "c3"} and only().deaths.low == 2


def test_an_event_of_rejected_claims_is_rejected(store, put, only):
    put("d-ar")
    store.review.reject("c1", **WHO)
    assert only().status == "rejected" and only().claims == ("c1",)


def test_a_rejected_event_stays_rejected(store, put, only):
    put("d-ar")
    store.review.reject(only().id, note="a film", **WHO)
    put("d-en")
    assert only().status == "rejected" and len(only().claims) == 2
    assert [one.sort for one in store.review.conflicts()] == ["joined_rejected"]


def test_a_split_holds_when_more_arrives(store, put):
    put("d-ar", "d-en")
    made = store.review.split(["c1"], **WHO)
    assert parts(store) == [["c1"], ["c2"]]
    assert {event.status for event in store.events()} == {"reviewed"}
    put("d-no")
    assert len(parts(store)) == 2 and not any({"c1", "c2"} <= set(part) for part in parts(store))
    (conflict,) = [one for one in store.review.conflicts() if one.sort == "would_join"]
    assert conflict.claims == ("c3",) and conflict.decision.id == made.id
    store.review.undo(made.id, **at(30))
    assert parts(store) == [["c1", "c2", "c3"]]


def test_accounts_of_one_page_can_be_split(store, put):
    both = [told("c1", "d-ar", 1), told("c9", "d-ar", 5, span=SECOND, event_id="e-c1")]
    put("d-ar", "d-en", d_ar=both)
    assert parts(store) == [["c1", "c2", "c9"]]
    store.review.split(["c9"], **WHO)
    assert parts(store) == [["c1", "c2"], ["c9"]]


def test_a_later_split_takes_from_what_an_earlier_one_left_together(store, put):
    put("d-ar", "d-en", "d-no")
    store.review.split(["c1"], **at(1))
    assert parts(store) == [["c1"], ["c2", "c3"]]
    store.review.split(["c2"], **at(2))
    assert parts(store) == [["c1"], ["c2"], ["c3"]]


def test_a_merge_holds_and_the_old_address_leads_on(store, put):
    put("d-ar", "d-en", d_en=[told("c2", "d-en", 2, places=(OTHER,))])
    first, second = (event.id for event in store.events())
    store.review.merge([first, second], **WHO)
    assert parts(store) == [["c1", "c2"]]
    assert store.event(first) == store.event(second)
    assert store.event(first).status == "reviewed"
    put("d-no")
    assert [one for one in parts(store)[0] if one != "c3"] == ["c1", "c2"]


def test_a_later_merge_outweighs_an_earlier_split(store, put, only):
    put("d-ar", "d-en")
    store.review.split(["c1"], **at(1))
    merged = store.review.merge([event.id for event in store.events()], **at(2))
    assert parts(store) == [["c1", "c2"]]
    store.review.undo(merged.id, **at(3))
    assert parts(store) == [["c1"], ["c2"]]


def test_an_added_claim_belongs_to_its_event(store, put, only):
    put("d-ar")
    values = {"kind": "attack.shelling", "casualties": (Casualty("killed", 4, 4),)}
    made = store.review.add("d-no", Span(0, 6), values, **WHO) if store.document("d-no") else None
    assert made is None
    store.add(PAGES["d-no"][0], [])
    made = store.review.add("d-no", Span(0, 7), values, event=only().id, **WHO)
    claim = store.claim(store.review.claim_of(made))
    assert (claim.rule, claim.status, claim.trigger) == ("reviewed by Rana", "reviewed", Span(0, 7))
    assert set(only().claims) == {"c1", claim.id} and only().deaths.high == 4
    put("d-no", "d-en", d_no=[])
    assert claim.id in only().claims
    store.review.correct(claim.id, {"casualties": (Casualty("killed", 5, 5),)}, **at(20))
    assert only().deaths.high == 5
    store.review.undo(made.id, **at(21))
    assert store.claim(claim.id) is None and claim.id not in only().claims


def test_a_comment_changes_nothing(store, put, only):
    put("d-ar")
    before = only()
    said = store.review.comment(before.id, "ask the hospital", **at(1))
    store.review.comment(said.id, "asked", **at(2))
    assert only() == before
    assert [one.note for one in store.review.history(before.id)] == ["ask the hospital", "asked"]
    assert [one.note for one in store.review.history(said.id)] == ["ask the hospital", "asked"]


def test_what_a_second_coder_says_is_not_laid_over(store, put, only):
    put("d-ar")
    store.review.correct(only().id, {"deaths": Toll(9, 9, 9)}, role="first", **at(1))
    assert store.review.blind(only().id).deaths.best == 1 and only().deaths.best == 9
    made = store.review.correct(only().id, {"deaths": Toll(3, 3, 3)}, role="second", **at(2, "Sami"))
    assert only().deaths.best == 9
    assert {change.field: change.before for change in made.changes}["deaths"]["best"] == 1
    (deaths,) = [one for one in store.review.agreement() if one.field == "deaths"]
    assert (deaths.first, deaths.second, deaths.items, deaths.same) == ("Rana", "Sami", 1, 0)


def test_decisions_travel_before_or_after_their_pages(tmp_path, store, put):
    put("d-ar", "d-en")
    store.review.split(["c1"], **at(1))
    store.review.correct(store.event_of("c2"), {"deaths": Toll(8, 8, 8)}, **at(2))
    with Store.open(str(tmp_path / "other.db")) as other:
        assert other.review.take(store.review.decisions()) == 2
        assert {one.sort for one in other.review.conflicts()} == {"orphaned"}
        other.add_all(PAGES[name] for name in ("d-en", "d-ar"))
        other.reassemble()
        assert other.review.take(store.review.decisions()) == 0
        assert bare(other) == bare(store)


def bare(store):
    """The events of a store apart from their ids, which depend on what came first."""
    return sorted(
        (msgspec.structs.replace(event, id="") for event in store.events(limit=None)), key=lambda event: event.claims
    )


@pytest.mark.parametrize(
    ("decide", "said"),
    [
        (lambda review, event: review.accept("nothing", **WHO), "no event, claim or decision"),
        (lambda review, event: review.correct(event, {}, **WHO), "nothing to correct"),
        (lambda review, event: review.correct(event, {"colour": 1}, **WHO), "no field 'colour'"),
        (lambda review, event: review.correct(event, {"kind": "party"}, **WHO), "no kind 'party'"),
        (lambda review, event: review.correct(event, {"deaths": {"low": "x"}}, **WHO), "deaths:"),
        (lambda review, event: review.correct("c1", {"modality": "sung"}, **WHO), "modality:"),
        (lambda review, event: review.split(["c1"], **WHO), "these are all claims"),
        (lambda review, event: review.split(["c1", "zz"], **WHO), "no claim zz"),
        (lambda review, event: review.merge([event], **WHO), "at least two"),
        (lambda review, event: review.add("d-ar", Span(5, 5), {"kind": "clash"}, **WHO), "no words"),
        (lambda review, event: review.add("d-ar", Span(0, 5), {}, **WHO), "without its kind"),
        (lambda review, event: review.add("zz", Span(0, 5), {"kind": "clash"}, **WHO), "no document"),
        (lambda review, event: review.comment(event, " ", **WHO), "without words"),
        (lambda review, event: review.undo("zz", **WHO), "no decision"),
        (lambda review, event: review.accept(event, author=" ", at="2030-01-01T00:00:00Z"), "without an author"),
        (lambda review, event: review.accept(event, author="R", at="2030-01-01"), "not a moment"),
        (lambda review, event: review.accept(event, author="R", at="yesterday"), "not a moment"),
    ],
)
def test_what_cannot_be_decided(store, put, only, decide, said):
    put("d-ar")
    with pytest.raises(ReviewError, match=said):
        decide(store.review, only().id)
    assert store.review.decisions() == [] and only().status == "machine"


def test_what_is_undone_is_not_undone_again(store, put, only):
    put("d-ar")
    made = store.review.accept(only().id, **at(1))
    with pytest.raises(ReviewError, match="holds already"):
        store.review.redo(made.id, **at(2))
    store.review.undo(made.id, **at(3))
    with pytest.raises(ReviewError, match="is undone already"):
        store.review.undo(made.id, **at(4))


def test_other_events_are_left_alone(store, put):
    put("d-ar", "d-en", d_en=[told("c2", "d-en", 2, places=(OTHER,), date=DAY)])
    other = store.event(store.event_of("c2"))
    store.review.correct(store.event_of("c1"), {"kind": "clash"}, **WHO)
    assert store.event(other.id) == other
