from msgspec.structs import replace

from harvest import DAY, events, rewrite
from tawatur import bulletin
from tawatur.records import Toll


def drafted(store, lang="en"):
    return bulletin.compose(store, DAY, lang, bulletin.Settings())


def test_areas_come_by_number_and_entries_by_toll(store):
    made = drafted(store)
    assert [(one.area, [entry.event_id for entry in one.entries]) for one in made.sections] == [
        ("Homs, Syria", ["e5", "e2"]),
        ("Idlib, Syria", ["e1"]),
    ]


def test_an_event_of_a_month_is_not_of_the_day_and_one_without_a_date_stands_apart(store):
    made = drafted(store)
    assert "e3" not in {entry.event_id for entry in made.entries()}
    assert [entry.event_id for entry in made.undated] == ["e4"]


def test_every_sentence_has_claims_that_the_store_knows(store):
    for entry in drafted(store).entries():
        assert entry.claims
        assert all(store.event_of(claim) == entry.event_id for claim in entry.claims)


def test_tolls_are_told_with_their_bounds_and_what_differs(store):
    made = {entry.event_id: entry for entry in drafted(store).entries()}
    assert made["e1"].sentence.endswith("; killed: between 1 and 3.")
    assert made["e1"].contested == "Accounts differ on: the number of the killed."
    assert "killed" not in made["e2"].sentence, "a toll that nobody states is not told as none"
    assert made["e2"].reviewed and not made["e1"].reviewed


def test_a_rejected_event_is_left_out(store):
    rewrite(store, e1=replace(events()[0], status="rejected"))
    assert "e1" not in {entry.event_id for entry in drafted(store).entries()}


def test_the_two_languages_say_the_same(store):
    english, arabic = drafted(store), drafted(store, "ar")
    assert [(e.event_id, e.claims) for e in english.entries()] == [(e.event_id, e.claims) for e in arabic.entries()]
    assert arabic.headline == "حصاد 18 كانون الثاني 2023"
    assert "القتلى: بين 1 و3" in arabic.entries()[-2].sentence


def test_sources_and_translators_are_credited(store):
    made = drafted(store)
    assert made.outlets == ("Paper of Tests",) and made.translators == ("Quill of Tests",)
    assert drafted(store, "ar").translators == ("ريشة الاختبار",)


def test_limits_say_what_is_thin(store):
    limits = " ".join(drafted(store).limits)
    assert "rests on 2 pages" in limits and "4 happenings rest on a single origin" in limits
    assert "has no date of its own" in limits


def test_a_day_of_nothing(store):
    made = bulletin.compose(store, "2020-02-02", "en", bulletin.Settings())
    assert made.entries() == () and "No page" in made.limits[1]


def test_a_version_stays_as_it_was_signed_and_lists_what_changed(store):
    kept = bulletin.freeze(store, drafted(store), "Editor", "2023-01-19T08:00:00+00:00")
    assert (kept.version, kept.author) == (1, "Editor")
    rewrite(store, e1=replace(events()[0], deaths=Toll(3, 3, 3)), e2=None)
    (again,) = bulletin.frozen(store, DAY, "en")
    assert again == kept
    corrected = bulletin.with_corrections(store, again, drafted(store)).corrections
    assert [(one.event_id, one.was is None, one.now is None) for one in corrected] == [
        ("e2", False, True),
        ("e1", False, False),
    ]
    assert corrected[1].now.endswith("killed: 3.")


def test_new_events_are_corrections_too_and_versions_are_numbered(store):
    rewrite(store, e5=None)
    bulletin.freeze(store, drafted(store), "A", "2023-01-19T08:00:00+00:00")
    rewrite(store)
    second = bulletin.freeze(store, drafted(store), "B", "2023-01-20T08:00:00+00:00")
    assert second.version == 2
    last, first = bulletin.frozen(store, DAY, "en")
    assert (last.version, first.version) == (2, 1)
    found = bulletin.with_corrections(store, first, drafted(store)).corrections
    assert [(one.event_id, one.was) for one in found] == [("e5", None)]
    assert bulletin.with_corrections(store, last, drafted(store)).corrections == ()
    assert bulletin.frozen(store, DAY, "ar") == []
