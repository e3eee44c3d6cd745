"""Who relays whom: learned from pages, said by people, and what follows for the count of origins."""

import itertools

import msgspec
import pytest

from making import claim, document
from tawatur.assembly.settings import lexicon_knowledge
from tawatur.records import Casualty, Credit, Date, Hop, Place, Source
from tawatur.store import Relay, Store
from tawatur.store.relays import LEAST, knowledge

WIRE = Source("wire-of-tests", "Wire of Tests", name_ar="وكالة الاختبار", kind="news_agency")
MIRROR = Source("mirror-of-tests", "Mirror of Tests", name_ar="مرآة الاختبار", kind="news_site")
OTHER = Source("other-of-tests", "Other of Tests", kind="news_agency")
PLACE = Place("p1", "Example Village", admin1="Idlib", country="Syria", lat=35.9, lon=36.6, precision="exact")
DAY = Date("2023-01-18", "2023-01-18", "day")
TABLED = min((relay, origin) for relay, found in lexicon_knowledge().relays.items() for origin in found)


def page(key, outlet, *, credits=(), chain=None, day="2023-01-19", at=0):
    """A page of an outlet on one happening, in words of its own."""
    words = " ".join(
        f"{word}{key}" for word in ("shells", "fell", "houses", "burned", "people", "fled", "that", "night")
    )
    told = claim(
        f"c-{key}", "d-en", places=(PLACE,), date=Date(f"2023-02-{at + 1:02}", None, "day") if at else DAY,
        casualties=(Casualty("killed", 2, 2),), chain=chain or (Hop(outlet.id, outlet.name, "origin"),),
    )  # fmt: skip
    told.document_id = f"d-{key}"
    text = f"Two people died in Example Village, {words}, {words[::-1]} and more."
    return document("d-en", id=f"d-{key}", outlet=outlet, text=text, credits=tuple(credits), published=day), [told]


def relayed(number, source=WIRE, role="agency"):
    return page(f"m{source.id[0]}{number:02}", MIRROR, credits=[Credit(role, source)], day=f"2023-03-{number + 1:02}",
                at=number + 1)  # fmt: skip


def edge(store, relay=MIRROR.id, origin=WIRE.id):
    return next((one for one in store.relays(cited=True) if (one.relay, one.origin) == (relay, origin)), None)


def the_event(store):
    """How the happening stands that both outlets tell without naming anybody."""
    (found,) = (event for event in store.events(limit=None) if "c-w" in event.claims)
    assert {"c-w", "c-m"} <= set(found.claims)
    return found.n_origins, found.independence


@pytest.fixture
def two(store):
    """The wire and the mirror tell of one happening, each as its own."""
    store.add_all([page("w", WIRE), page("m", MIRROR)])
    store.reassemble()
    assert the_event(store) == (2, "established")
    return store


def test_a_page_is_counted_by_the_strongest_manner(store):
    chain = (
        Hop(OTHER.id, "Other of Tests", "origin"),
        Hop(WIRE.id, "Wire", "cited"),
        Hop(MIRROR.id, "Mirror", "publisher"),
    )
    store.add(*page("a", MIRROR, credits=[Credit("origin", WIRE)], chain=chain))
    store.add(*page("b", MIRROR, chain=(Hop(WIRE.id, "Wire", "translated"),), day="2023-04-02T10:00:00+03:00"))
    store.add(*page("c", MIRROR, chain=(Hop("unnamed-x", "a commander", "origin"), Hop(MIRROR.id, "M", "publisher"))))
    store.add(document("d-no", outlet=MIRROR), [])
    assert edge(store) == Relay(
        MIRROR.id, MIRROR.name, MIRROR.name_ar, WIRE.id, WIRE.name, WIRE.name_ar, translated=1, republished=1, agency=0,
        cited=0, reports=3, share=0.6667, first="2023-01-19", last="2023-04-02", tables=False, learned=False, edit=None,
        counts=False,
    )  # fmt: skip
    assert (edge(store, origin=OTHER.id).cited, edge(store, origin=OTHER.id).share) == (1, 0.0)
    assert [one.origin for one in store.relays()] == [WIRE.id]
    assert [one.origin for one in store.relays(OTHER.id, cited=True)] == [OTHER.id]


def test_an_outlet_does_not_relay_itself_under_its_other_name(store):
    itself = Source("harir-ar", "حرير بوست", kind="news_site")
    harir = Source("harir-post", "Harir Post", kind="news_site")
    chain = (Hop("civilians", "civilians", "origin"), Hop("harir-ar", "حرير بوست", "republished"))
    store.add(*page("a", harir, credits=[Credit("origin", itself)], chain=chain))
    assert store.relays(cited=True) == []


def test_ids_that_bear_one_name_are_one_source(two):
    """A credit knows the wire by its name, its own pages by their domain."""
    credited = Source("a-wire", "Wire of Tests", kind="news_agency")
    two.add_all([relayed(n, credited if n % 2 else WIRE) for n in range(LEAST)])
    two.reassemble()
    (found,) = (one for one in two.relays() if one.relay == MIRROR.id)
    assert (found.origin, found.agency, found.learned) == ("a-wire", LEAST, True)
    assert the_event(two) == (1, "one_origin")
    two.say_relay(MIRROR.id, WIRE.id, "deny")
    two.reassemble()
    assert the_event(two) == (2, "established")
    assert two.source_id("wire of tests") == two.source_id(WIRE.id) == "a-wire" and two.source_id("nobody") is None


def test_a_new_reading_of_a_page_replaces_what_it_showed(store):
    store.add(*page("a", MIRROR, credits=[Credit("origin", WIRE)]))
    store.add(*page("a", MIRROR, credits=[Credit("origin", OTHER)]))
    assert edge(store) is None and edge(store, origin=OTHER.id).republished == 1


def test_an_outlet_that_only_ever_relays_one_source_is_no_second_origin(two):
    two.add_all([relayed(n) for n in range(LEAST - 1)])
    two.reassemble()
    assert the_event(two) == (2, "established") and not edge(two).learned
    two.add(*relayed(LEAST - 1))
    two.reassemble()
    found = edge(two)
    assert (found.agency, found.reports, found.share, found.learned, found.counts) == (10, 11, 0.9091, True, True)
    assert the_event(two) == (1, "one_origin")


def test_an_outlet_that_also_relays_others_or_writes_itself_is(two):
    two.add_all([relayed(n) for n in range(LEAST)])
    two.add(*relayed(0, OTHER))
    two.reassemble()
    assert not edge(two).learned and the_event(two) == (2, "established")


def test_own_pages_beyond_one_in_ten_speak_against_it(two):
    two.add_all([relayed(n) for n in range(LEAST)])
    two.add(*page("own", MIRROR, at=20))
    assert not edge(two).learned and edge(two).share == 0.8333


def test_citing_never_counts(two):
    chain = (Hop(WIRE.id, WIRE.name, "origin"), Hop(MIRROR.id, MIRROR.name, "publisher"))
    two.add_all([page(f"c{n}", MIRROR, chain=chain, at=n + 1) for n in range(2 * LEAST)])
    two.reassemble()
    assert edge(two).cited == 2 * LEAST and not edge(two).counts
    assert the_event(two) == (2, "established")


def test_people_add_deny_and_forget(two):
    said = two.say_relay(MIRROR.id, WIRE.id, "add", author="Layla", note="one owner", time="2024-05-01T10:00:00Z")
    two.reassemble()
    assert the_event(two) == (1, "one_origin")
    assert edge(two).edit == said and edge(two).counts and not edge(two).learned
    two.say_relay(MIRROR.id, WIRE.id, "forget", author="Omar", time="2024-05-02T10:00:00Z")
    two.reassemble()
    assert the_event(two) == (2, "established")
    assert [(one.decision, one.author, one.note) for one in two.relay_edits()] == [
        ("add", "Layla", "one owner"), ("forget", "Omar", None),
    ]  # fmt: skip


def test_people_overrule_what_is_learned_and_what_the_tables_say(two):
    two.add_all([relayed(n) for n in range(LEAST)])
    two.say_relay(MIRROR.id, WIRE.id, "deny", author="Layla")
    two.say_relay(*TABLED, "deny")
    two.reassemble()
    assert edge(two).learned and not edge(two).counts
    assert the_event(two) == (2, "established")
    (tabled,) = (one for one in two.relays(TABLED[0]) if (one.relay, one.origin) == TABLED)
    assert tabled.tables and not tabled.counts and tabled.reports == 0
    with two._reading() as connection:
        assert TABLED[1] not in knowledge(connection).relays.get(TABLED[0], ())


def test_a_store_without_relays_of_its_own_goes_by_the_tables(two):
    with two._reading() as connection:
        assert knowledge(connection) is lexicon_knowledge()


def test_any_order_of_arrival_gives_the_same_graph_and_events(tmp_path):
    pages = [page("w", WIRE), page("m", MIRROR), *(relayed(n) for n in range(LEAST))]
    orders = [pages, pages[::-1], pages[5:] + pages[:5]]
    seen = set()
    for number, order in enumerate(orders):
        with Store.open(str(tmp_path / f"{number}.db")) as opened:
            for part in itertools.batched(order, 3) if hasattr(itertools, "batched") else [order]:
                opened.add_all(part)
                opened.reassemble()
            seen.add(msgspec.json.encode((opened.relays(cited=True), opened.events(limit=None))))
    assert len(seen) == 1
