"""A store that grows page by page has the events of one that assembles everything."""

import random
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.assembly import assemble, blocking, copies, marks, pages
from tawatur.records import Actor, Casualty, Claim, Date, Document, Hop, Place, Source, Span, encode
from tawatur.store import Store, assembling
from tawatur.store.growth import whole

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))
from generate_claims import generate

VILLAGE = Place("p1", "Alpha", None, "North", "Ruritania", None, None, "exact")
OTHER = msgspec.structs.replace(VILLAGE, place_id="p2", name="Beta")
DAYS = ("2030-01-02", "2030-01-03", "2030-01-04")
TEXTS = [
    " ".join(f"{word}{(at * (seed + 3)) % 11}" for at, word in enumerate(["road", "gate", "lamp", "field"] * 20))
    for seed in range(3)
]
FIELDS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["attack.shelling", "attack.air", "deny", "statement"]),
        "places": st.sampled_from([(), (VILLAGE,), (VILLAGE,), (OTHER,), (VILLAGE, OTHER)]),
        "date": st.sampled_from(
            [None, Date("2030-01-01", None, "day"), Date("2030-01-02", None, "day"), Date("2030-01", None, "month")]
        ),
        "agents": st.sampled_from([(), (Actor("army", "Army"),), (Actor(None, "Tarn Front"),)]),
        "casualties": st.sampled_from([(), (Casualty("killed", 3, 3),), (Casualty("killed", 9, 9),)]),
        "chain": st.sampled_from([(), (Hop("monitor", "Monitor", "origin"),)]),
        "modality": st.sampled_from(["asserted", "claimed", "denied"]),
    }
)
READING = st.tuples(
    st.sampled_from([None, *DAYS]),
    st.sampled_from(["en", "ar"]),
    st.sampled_from([*TEXTS, TEXTS[0] + " " + TEXTS[1], "short"]),
    st.lists(FIELDS, max_size=4),
)
STEPS = st.lists(st.lists(st.tuples(st.integers(0, 8), READING), min_size=1, max_size=3), min_size=1, max_size=5)


@pytest.fixture(params=["small blocks", "large blocks"], scope="module")
def windows(request):
    """Windows of few members make small archives behave as large ones."""
    patch = pytest.MonkeyPatch()
    if request.param == "large blocks":
        for module in (blocking, pages):
            patch.setattr(module, "window", lambda: 2)
        for module, name in ((copies, "BAND_REACH"), (copies, "PART_REACH"), (marks, "REACH"), (pages, "REACH")):
            patch.setattr(module, name, 2)
    yield request.param
    patch.undo()


def page(number, reading):
    """A page of the number; its day is the same in every reading, so that the newest reading always counts."""
    day, lang, words, told = reading
    key = f"d{number}"
    outlet = Source(f"outlet-{number % 3}", f"Outlet {number % 3}")
    document = Document(key, None, outlet, None, words, lang, DAYS[number % 3] if number % 2 else None)
    if number % 4 == 0:
        document = msgspec.structs.replace(document, published=day, id=f"{key}-{day}")
    claims = [
        Claim(
            f"{document.id}-{at}", document.id, f"e-{document.id}-{at}", Span(at * 9, at * 9 + 5),
            Span(at * 9, at * 9 + 5), **fields,
        )
        for at, fields in enumerate(told)
    ]  # fmt: skip
    return document, claims


def without_ids(events):
    """What the events say: an id may be one that an event had before."""
    return sorted(encode(msgspec.structs.replace(event, id="")) for event in events)


def whole_run(held):
    """The events of all pages, assembled at once."""
    home = {claim.id: document for document, claims in held.values() for claim in claims}
    events = assemble([document for document, _ in held.values()], [c for _, claims in held.values() for c in claims])
    return [assembling.dated(event, (home[claim] for claim in event.claims)) for event in events]


@settings(max_examples=25, deadline=None)
@given(STEPS)
def test_any_order_and_any_batches_give_the_same_events(windows, steps):
    held = {}
    with Store.open(":memory:") as store:
        for batch in steps:
            for number, reading in batch:
                document, claims = page(number, reading)
                store.add(document, claims)
                held[document.id] = document, claims
            store.reassemble()
        assert without_ids(store.events(limit=None)) == without_ids(whole_run(held))


@pytest.mark.parametrize("seed", [1, 2])
def test_a_generated_archive_grows_to_the_same_events(tmp_path, monkeypatch, seed):
    monkeypatch.setattr(assembling, "FEW", 10_000)
    documents, claims = generate(500, seed)
    held = {one.id: (one, [claim for claim in claims if claim.document_id == one.id]) for one in documents}
    order = list(held.values())
    random.Random(seed).shuffle(order)
    with Store.open(str(tmp_path / "grown.db")) as store:
        store.add_all(order[:40])
        store.reassemble()
        for start in range(40, len(order), 30):
            store.add_all(order[start : start + 30])
            store.reassemble()
        assert without_ids(store.events(limit=None)) == without_ids(whole_run(held))


def test_a_page_that_touches_nothing_leaves_every_event_as_it_was(tmp_path, monkeypatch):
    documents, claims = generate(300, seed=5)
    with Store.open(str(tmp_path / "grown.db")) as store:
        store.add_all((one, [claim for claim in claims if claim.document_id == one.id]) for one in documents)
        store.reassemble()
        before = {event.id: encode(event) for event in store.events(limit=None)}
        monkeypatch.setattr(assembling, "reassemble", None)  # all at once is not needed
        new = msgspec.structs.replace(page(1, (None, "en", "short", [{"kind": "deny"}]))[0], published="2044-01-01")
        store.add(new, [Claim("new-1", new.id, "e-new", Span(0, 5), Span(0, 5), kind="deny")])
        store.reassemble()
        after = {event.id: encode(event) for event in store.events(limit=None)}
    assert after.keys() - before.keys() == {"e-new"}
    assert {key: record for key, record in after.items() if key in before} == before


def test_a_store_made_by_another_version_is_assembled_anew(store, monkeypatch):
    store.add(*page(1, (None, "en", "short", [{}])))
    store.reassemble()
    with store._reading() as connection:
        assert whole.is_whole(connection)
        monkeypatch.setattr(whole, "made_with", lambda: "another")
        assert not whole.is_whole(connection)
