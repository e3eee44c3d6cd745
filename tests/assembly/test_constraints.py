"""What people decided holds, whatever assembly finds itself."""

from itertools import permutations

import msgspec
import pytest
from told import claim, document, killed, named, on, place, said

from tawatur.assembly import Constraints, assemble, assemble_with_reasons
from tawatur.assembly.settings import Knowledge

PAGES = [document(key, outlet=f"Outlet {key}") for key in "abc"]
BEAT = "2030-03-01"


def events(claims, constraints=Constraints(), pages=PAGES):
    return assemble(pages, claims, constraints=constraints, knowledge=Knowledge())


def parts(claims, constraints=Constraints()):
    return sorted(sorted(event.claims) for event in events(claims, constraints))


def group(*claims):
    return frozenset(claims)


ONE = [claim(key) for key in "abc"]
APART = [claim("a"), claim("b", places=(place("Omega", admin1="South"),)), claim("c", date=on(BEAT))]


def test_without_constraints():
    assert parts(ONE) == [["a-1", "b-1", "c-1"]]
    assert parts(APART) == [["a-1"], ["b-1"], ["c-1"]]


def test_together_joins_what_contradicts():
    assert parts(APART, Constraints(together=(group("a-1", "b-1"),))) == [["a-1", "b-1"], ["c-1"]]


def test_apart_parts_what_fits_and_what_comes_later_goes_to_one_side():
    constraints = Constraints(apart=((group("a-1"), group("b-1")),))
    found = parts(ONE, constraints)
    assert len(found) == 2 and not any({"a-1", "b-1"} <= set(part) for part in found)


def test_links_that_a_person_forbade_are_told():
    made = assemble_with_reasons(
        PAGES, ONE, constraints=Constraints(apart=((group("a-1"), group("b-1")),)), knowledge=Knowledge()
    )
    assert ("a", "b") in {(link.a[0], link.b[0]) for link in made.refused}
    assert not assemble_with_reasons(PAGES, ONE, knowledge=Knowledge()).refused


def test_a_third_account_does_not_join_what_was_parted():
    # Held together with both sides it stays with the one that it was put with.
    constraints = Constraints(together=(group("a-1", "c-1"),), apart=((group("a-1"), group("b-1")),))
    assert parts(ONE, constraints) == [["a-1", "c-1"], ["b-1"]]


def test_two_accounts_of_one_document_may_be_held_together_and_apart():
    told = [claim("a"), claim("a", 2, kind="protest", date=on(BEAT)), claim("b")]
    assert parts(told) == [["a-1", "b-1"], ["a-2"]]
    assert parts(told, Constraints(together=(group("a-1", "a-2"),))) == [["a-1", "a-2", "b-1"]]


def test_claims_that_are_not_there_are_left_out():
    constraints = Constraints(together=(group("x", "a-1"), group("y", "z")), apart=((group("q"), group("b-1")),))
    assert parts(ONE, constraints) == parts(ONE)


def rejected(one):
    return msgspec.structs.replace(one, status="rejected")


def test_a_rejected_claim_counts_for_nothing_and_is_kept():
    told = [
        claim("a", casualties=(killed(2),), chain=said("Monitor")),
        rejected(claim("b", casualties=(killed(90),), chain=said("Rumour"))),
    ]
    (event,) = events(told, Constraints(told_among={"b-1": ("a-1",)}))
    assert event.claims == ("a-1", "b-1") and event.status == "machine"
    assert (event.deaths.low, event.deaths.high, event.n_reports, event.n_origins) == (2, 2, 1, 1)
    assert event.agreement == "single"


def test_a_rejected_claim_joins_nothing():
    told = [claim("a"), rejected(claim("b")), claim("c")]
    assert parts(told) == [["a-1", "c-1"], ["b-1"]]
    assert [event.status for event in events(told) if "b-1" in event.claims] == ["rejected"]


def test_a_rejected_claim_stays_with_most_of_those_it_was_told_among():
    told = [*APART, rejected(claim("c", 2, targets=(named("Somebody"),)))]
    constraints = Constraints(together=(group("a-1", "b-1"),), told_among={"c-2": ("c-1", "b-1", "a-1")})
    assert parts(told, constraints) == [["a-1", "b-1", "c-2"], ["c-1"]]


CONSTRAINTS = [
    Constraints(together=(group("a-1", "b-1"),)),
    Constraints(apart=((group("a-1"), group("b-1", "c-1")),)),
    Constraints(told_among={"c-1": ("a-1", "b-1")}),
]


@pytest.mark.parametrize("constraints", CONSTRAINTS)
@pytest.mark.parametrize("told", [ONE, APART, [*ONE[:2], rejected(ONE[2])]], ids=["one", "apart", "rejected"])
def test_any_order_of_arrival_gives_the_same_events(told, constraints):
    made = [msgspec.json.encode(events(order, constraints)) for order in permutations(told)]
    assert len(set(made)) == 1
