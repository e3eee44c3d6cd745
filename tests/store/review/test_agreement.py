"""The figures against published examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deciding import at
from tawatur.records import Actor, Casualty, Place, Toll
from tawatur.store.review.agreement import DISTANCES, cohen_kappa, interval, krippendorff_alpha, masi, nominal

# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability: examples A, B and C.
BINARY = ("0100000010", "1110010000")
NOMINAL = ("aabbdcccedda", "babbbccceddd")


def units(coders):
    return [tuple(value for value in column if value != ".") for column in zip(*coders, strict=True)]


def test_alpha_of_two_coders_and_two_values():
    assert krippendorff_alpha(units(BINARY), nominal) == pytest.approx(0.095, abs=5e-4)


def test_alpha_of_two_coders_and_several_values():
    assert krippendorff_alpha(units(NOMINAL), nominal) == pytest.approx(0.692, abs=5e-4)


MISSING = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)


@pytest.mark.parametrize(("distance", "alpha"), [(nominal, 0.743), (interval, 0.849)])
def test_alpha_of_four_coders_with_values_missing(distance, alpha):
    found = [tuple(value for value in column if value is not None) for column in zip(*MISSING, strict=True)]
    assert krippendorff_alpha(found, distance) == pytest.approx(alpha, abs=5e-4)


def test_kappa_of_three_diagnoses():
    """Cohen (1960), table 1: two judges agree less than chance would have them."""
    table = ((25, 13, 12), (12, 2, 16), (3, 15, 2))
    pairs = [(row, column) for row, counts in enumerate(table) for column, n in enumerate(counts) for _ in range(n)]
    assert cohen_kappa(pairs) == pytest.approx(-0.092, abs=5e-4)


def test_what_cannot_be_said():
    assert cohen_kappa([]) is None and cohen_kappa([("a", "a")]) is None
    assert krippendorff_alpha([], nominal) is None and krippendorff_alpha([("a", "a")] * 3, nominal) is None
    assert krippendorff_alpha([("a",), ("b",)], nominal) is None


def test_masi_of_equal_part_overlapping_and_other_sets():
    """Passonneau (2006): Jaccard times 1, two thirds, one third and none."""
    one, part, other = frozenset("abc"), frozenset("ab"), frozenset("cd")
    assert masi(one, one) == 0 and masi(one, frozenset("x")) == 1
    assert masi(one, part) == pytest.approx(1 - 2 / 3 * 2 / 3)
    assert masi(one, other) == pytest.approx(1 - 1 / 4 * 1 / 3)
    assert masi(frozenset(), frozenset()) == 0 and masi(frozenset(), one) == 1


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=30))
def test_coders_who_agree_in_all_have_one_and_names_do_not_matter(pairs):
    same = [(a, a) for a, _ in pairs]
    assert cohen_kappa(same) in (1.0, None) and krippendorff_alpha(same, nominal) in (1.0, None)
    swapped = [(b, a) for a, b in pairs]
    assert cohen_kappa(pairs) == pytest.approx(cohen_kappa(swapped))
    assert krippendorff_alpha(pairs, nominal) == krippendorff_alpha(swapped, nominal)


@given(st.sets(st.sampled_from("abcd")), st.sets(st.sampled_from("abcd")))
def test_distances_are_symmetric_and_none_of_a_thing_to_itself(a, b):
    for measure, (x, y) in {"nominal": ("p", "q"), "interval": (1, 4), "set": (frozenset(a), frozenset(b))}.items():
        distance = DISTANCES[measure]
        assert distance(x, y) == distance(y, x) >= 0 and distance(x, x) == 0


def figures(store, **names):
    return {one.field: one for one in store.review.agreement(**names)}


def test_coders_are_compared_field_by_field(store, put, only):
    put("d-ar", "d-en")
    event = only().id
    store.review.accept(event, role="first", **at(1))
    theirs = {"agents": (Actor("army-of-tests", "Army of Tests"), Actor(None, "a militia")), "deaths": Toll(4, 4, 4)}
    store.review.correct(event, theirs, role="second", **at(2, "Sami"))
    found = figures(store)
    assert (found["kind"].items, found["kind"].same) == (1, 1)
    assert (found["agents"].same, found["agents"].measure, found["agents"].alpha) == (0, "set", 0.0)
    assert (found["deaths"].measure, found["deaths"].same) == ("interval", 0)
    assert found["deaths_stated"].same == 1 and found["standing"].same == 1
    assert {(one.first, one.second) for one in found.values()} == {("Rana", "Sami")}
    assert figures(store, first="Sami") and not figures(store, first="Nobody")


def test_the_last_coding_of_a_coder_counts(store, put, only):
    put("d-ar")
    store.review.accept(only().id, role="first", **at(1))
    store.review.reject(only().id, role="second", **at(2, "Sami"))
    assert figures(store)["standing"].same == 0
    store.review.accept(only().id, role="second", **at(3, "Sami"))
    assert figures(store)["standing"].same == 1


def test_claims_are_compared_too(store, put):
    put("d-ar")
    store.review.accept("c1", role="first", **at(1))
    changed = {
        "casualties": (Casualty("killed", 9, 9),),
        "places": (Place(None, "Elsewhere"),),
        "chain": (),
        "date": None,
    }
    store.review.correct("c1", changed, role="second", **at(2, "Sami"))
    found = figures(store)
    assert {field for field, one in found.items() if one.same == 0} == {"source", "place", "date", "deaths"}
    assert {one.item for one in found.values()} == {"claim"}
