import threading

import msgspec

from making import MONITOR, PAPER, claim, document, event, write_events
from tawatur.records import Toll
from tawatur.store import EventFilter, Store


def test_gives_back_what_was_added(store):
    page, told = document("d-ar"), [claim("c2", "d-ar"), claim("c1", "d-ar")]
    assert store.add(page, told)
    assert store.document("d-ar") == page
    assert store.claims("d-ar") == told
    assert store.claim("c1") == told[1]
    assert store.source(PAPER.id) == PAPER
    assert store.document("nothing") is None and store.claim("nothing") is None and store.event("nothing") is None


def test_the_same_page_twice_changes_nothing(store):
    assert store.add(document("d-ar"), [claim("c1", "d-ar")])
    before = store.stats()
    assert not store.add(document("d-ar"), [claim("c1", "d-ar")])
    assert not store.add(document("d-ar", origin_file="copy.html", retrieved="2024-01-01"), [claim("c1", "d-ar")])
    assert store.stats() == before


def test_a_new_reading_replaces_the_old_one(store):
    store.add(document("d-ar"), [claim("c1", "d-ar"), claim("c2", "d-ar")])
    assert store.add(document("d-ar"), [claim("c2", "d-ar", kind="protest")])
    assert [found.kind for found in store.claims("d-ar")] == ["protest"]
    assert len(store.search("والجيش")) == 1


def test_a_reading_that_knows_less_replaces_nothing(store):
    store.add(document("d-ar"), [claim("c1", "d-ar")])
    assert not store.add(document("d-ar", published=None), [claim("c1", "d-ar", date=None)])
    assert store.document("d-ar").published == "2023-01-19"
    assert store.add(document("d-ar", published="2023-01-20"), [claim("c1", "d-ar")])


def test_adds_many_and_counts_what_is_new(store):
    pairs = [(document("d-ar"), []), (document("d-en"), []), (document("d-ar"), [])]
    assert store.add_all(iter(pairs)) == 2
    assert store.add_all(iter(pairs)) == 0
    assert store.stats().documents == 2


def test_keeps_what_it_has_when_opened_again(place):
    with Store.open(place) as store:
        store.add(document("d-ar"), [claim("c1", "d-ar")])
    with Store.open(place, must_exist=True) as store:
        assert store.stats().documents == 1


def test_first_and_last_report_come_from_the_pages(filled):
    found = filled.event("e1")
    assert (found.first_seen, found.updated) == ("2023-01-19", "2023-01-19")


def test_unchanged_events_stay_as_they_are(filled):
    before = [msgspec.json.encode(found) for found in filled.events()]
    write_events(filled, *filled.events(limit=None))
    assert [msgspec.json.encode(found) for found in filled.events()] == before


def test_old_ids_lead_to_the_event_that_took_their_claims(filled):
    write_events(filled, event("e1", "c1", "c2", "c3"))
    assert filled.event("e2").id == filled.event("e3").id == "e1"
    assert [found.id for found in filled.claims_of("e3")] == ["c1", "c2", "c3"]
    assert [page.id for page in filled.documents_of("e3")] == ["d-ar", "d-en"]
    write_events(filled, event("e0", "c1", "c2", "c3"))
    assert filled.event("e3").id == filled.event("e1").id == "e0"
    assert filled.count() == 1


def test_an_id_that_comes_back_leads_to_itself(filled):
    write_events(filled, event("e1", "c1", "c2", "c3"))
    write_events(filled, event("e1", "c1"), event("e3", "c2", "c3"))
    assert filled.event("e3").id == "e3"
    assert filled.event("e2").id == "e1"


def test_the_event_of_a_claim(filled):
    assert filled.event_of("c3") == "e3"
    assert filled.event_of("nothing") is None


def test_lists_events_in_each_order(filled):
    assert [found.id for found in filled.events()] == ["e3", "e1", "e2"]
    assert [found.id for found in filled.events(order="oldest")] == ["e1", "e3", "e2"]
    assert [found.id for found in filled.events(order="deaths")] == ["e3", "e1", "e2"]
    assert [found.id for found in filled.events(order="origins", limit=1)] == ["e1"]
    assert [found.id for found in filled.events(limit=1, offset=1)] == ["e1"]


def test_counts_what_it_holds(filled):
    stats = filled.stats()
    assert (stats.documents, stats.claims, stats.events, stats.sources) == (3, 3, 3, 2)
    assert (stats.first_day, stats.last_day) == ("2023-01-18", "2023-03-31")
    assert [source.id for source in filled.sources()] == [MONITOR.id, PAPER.id]


def test_streams_all_records(filled):
    assert [page.id for page in filled.all_documents()] == ["d-ar", "d-en", "d-no"]
    assert [found.id for found in filled.all_claims()] == ["c1", "c2", "c3"]


def test_serves_several_threads(filled):
    counts = []
    threads = [threading.Thread(target=lambda: counts.append(filled.count(EventFilter(text="قصف")))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [filled.count(EventFilter(text="قصف"))] * 8


def test_an_unstated_toll_is_not_zero(filled):
    assert filled.event("e2").deaths == Toll()
    assert [found.id for found in filled.events(EventFilter(min_deaths=0))] == ["e3", "e1"]
