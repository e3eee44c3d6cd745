"""The store and the assembly together, on real files."""

import itertools

import msgspec
import pytest

from making import claim, document
from tawatur.records import Casualty, Date, Hop, Place, encode
from tawatur.store import Store

PLACE = Place("p1", "Example Village", admin1="Idlib", country="Syria", lat=35.9, lon=36.6, precision="exact")
DAY = Date("2023-01-18", "2023-01-18", "day")


def told(claim_id, document_id, dead, **changes):
    return claim(
        claim_id, document_id, places=(PLACE,), date=DAY, casualties=(Casualty("killed", dead, dead),),
        chain=(Hop(f"source-{claim_id}", f"Source {claim_id}", "origin"),), **changes,
    )  # fmt: skip


PAGES = (
    (document("d-ar"), [told("c1", "d-ar", 1)]),
    (document("d-en", published="2023-01-18"), [told("c2", "d-en", 2)]),
    (document("d-no", published="2023-01-21"), [told("c3", "d-no", 2)]),
)


def test_pages_on_one_happening_become_one_event(store):
    store.add_all(PAGES[:2])
    store.reassemble()
    (event,) = store.events()
    assert set(event.claims) == {"c1", "c2"}
    assert (event.first_seen, event.updated) == ("2023-01-18", "2023-01-19")
    assert store.event_of("c2") == event.id
    (hit,) = store.search("المثال")
    assert hit.events == (event.id,)


def test_the_event_keeps_its_id_when_a_page_is_added(store):
    store.add_all(PAGES[1:])
    store.reassemble()
    before = {event.id for event in store.events()}
    store.add(*PAGES[0])
    store.reassemble()
    (event,) = store.events()
    assert event.id in before and event.updated == "2023-01-21"


def test_two_events_that_prove_to_be_one_are_both_found(store):
    store.add_all(PAGES[:1])
    store.reassemble()
    (first,) = store.events()
    store.add_all(PAGES[1:])
    store.reassemble()
    assert store.event(first.id) == store.events()[0]


def test_assembling_again_changes_nothing(store):
    store.add_all(PAGES)
    store.reassemble()
    before = [encode(event) for event in store.events()]
    store.reassemble()
    assert [encode(event) for event in store.events()] == before


def test_any_order_of_arrival_gives_the_same_events(tmp_path):
    seen = set()
    for number, order in enumerate(itertools.permutations(PAGES)):
        with Store.open(str(tmp_path / f"{number}.db")) as opened:
            opened.add_all(order)
            opened.reassemble()
            seen.add(msgspec.json.encode(opened.events(order="oldest")))
    assert len(seen) == 1


@pytest.mark.parametrize("taken", [("c1",), ("c1", "c2", "c3")])
def test_claims_that_a_new_reading_does_not_find_leave_the_event(store, taken):
    store.add_all(PAGES)
    store.reassemble()
    for page, found in PAGES:
        store.add(page, [one for one in found if one.id not in taken])
    store.reassemble()
    assert {one for event in store.events() for one in event.claims} == {"c1", "c2", "c3"} - set(taken)
    assert store.claims_of("nothing") == []
