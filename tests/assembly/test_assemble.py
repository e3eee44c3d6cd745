"""Laws of the whole: order, hash seed, copies, stable ids."""

import os
import random
import subprocess
import sys
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from told import WORDS, actor, claim, document, killed, named, on, place, said, text

from generate_claims import generate
from tawatur.assembly import assemble, assemble_with_reasons
from tawatur.records import encode

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS, CLAIMS = generate(700, seed=3)
EVENTS = assemble(DOCUMENTS, CLAIMS)

FIELDS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["attack.shelling", "attack.air", "explosion.unknown", "deny", "release"]),
        "places": st.sampled_from([(), (place("Alpha"),), (place("Beta"),), (place("North", precision="admin1"),)]),
        "date": st.sampled_from([None, on("2030-01-01"), on("2030-01-02"), on("2030-01-01", "2030-01-02", "days")]),
        "agents": st.sampled_from([(), (actor("Army"),), (named("Tarn Front"),)]),
        "casualties": st.sampled_from([(), (killed(3),), (killed(9),)]),
        "chain": st.sampled_from([(), said("Monitor"), said("Ministry"), said("unnamed")]),
        "modality": st.sampled_from(["asserted", "claimed", "denied"]),
    }
)
PAGES = st.lists(
    st.tuples(st.sampled_from([None, "2030-01-02", "2030-01-03"]), st.lists(FIELDS, max_size=3)), max_size=6
)


def written(pages):
    outlets = ("One", "Two", "Three")
    documents = [document(f"d{n}", outlet=outlets[n % 3], published=day) for n, (day, _) in enumerate(pages)]
    claims = [claim(f"d{n}", at, **fields) for n, (_, told) in enumerate(pages) for at, fields in enumerate(told)]
    return documents, claims


@settings(max_examples=60, deadline=None)
@given(PAGES, st.randoms())
def test_any_order_gives_the_same_events(pages, shuffler):
    documents, claims = written(pages)
    before = assemble(documents, claims)
    shuffler.shuffle(documents)
    shuffler.shuffle(claims)
    assert assemble(documents, claims) == before


@settings(max_examples=60, deadline=None)
@given(PAGES)
def test_every_claim_stands_in_one_event(pages):
    documents, claims = written(pages)
    events = assemble(documents, claims)
    assert sorted(key for event in events for key in event.claims) == sorted(one.id for one in claims)
    assert len({event.id for event in events}) == len(events)
    for event in events:
        assert 1 <= event.n_origins <= event.n_reports
        assert event.deaths.low is None or event.deaths.low <= event.deaths.best <= event.deaths.high


@settings(max_examples=40, deadline=None)
@given(PAGES)
def test_ids_are_kept_when_nothing_is_new(pages):
    documents, claims = written(pages)
    events = assemble(documents, claims)
    previous = {key: f"old-{event.id}" for event in events for key in event.claims}
    again = assemble(documents, claims, previous=previous)
    assert {event.id: event.claims for event in again} == {f"old-{event.id}": event.claims for event in events}


def test_any_order_of_many():
    documents, claims = list(DOCUMENTS), list(CLAIMS)
    for seed in range(3):
        random.Random(seed).shuffle(documents)
        random.Random(seed).shuffle(claims)
        assert assemble(documents, claims) == EVENTS


def test_any_hash_seed_gives_the_same_bytes():
    code = "import hashlib, sys; from generate_claims import generate; from tawatur.assembly import assemble; "
    code += "from tawatur.records import encode; d, c = generate(700, seed=3); "
    code += "sys.stdout.buffer.write(b'\\n'.join(map(encode, assemble(d, c))))"
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT / 'bench'}{os.pathsep}{ROOT / 'src'}"},
        )
        assert done.stdout == b"\n".join(map(encode, EVENTS))


def test_a_copy_never_raises_the_number_of_origins():
    """Each document once more, in an outlet of its own: as many origins as before, more reports."""
    twins = [
        msgspec.structs.replace(
            page, id=f"z{page.id}", outlet=msgspec.structs.replace(page.outlet, id=f"z{page.outlet.id}")
        )
        for page in DOCUMENTS
    ]
    copies = [
        msgspec.structs.replace(one, id=f"z{one.id}", document_id=f"z{one.document_id}", event_id=f"z{one.event_id}")
        for one in CLAIMS
    ]
    before = {key: event for event in EVENTS for key in event.claims}
    for event in assemble([*DOCUMENTS, *twins], [*CLAIMS, *copies]):
        origins = [before[key].n_origins for key in event.claims if key in before]
        assert event.n_origins <= sum(
            {before[key].id: before[key].n_origins for key in event.claims if key in before}.values()
        )
        assert origins or event.n_reports == 1


def test_a_later_document_keeps_the_id():
    first = assemble([document("b")], [claim("b")])
    previous = {key: event.id for event in first for key in event.claims}
    pages = [document("a", outlet="Other", published="2030-01-01"), document("b")]
    (event,) = assemble(pages, [claim("a"), claim("b")], previous=previous)
    assert event.id == first[0].id == "e-b-1"
    (fresh,) = assemble(pages, [claim("a"), claim("b")])
    assert fresh.id == "e-a-1"


def test_a_split_leaves_the_id_with_most_claims():
    pages = [document(key, outlet=key) for key in "abc"]
    claims = [claim("a"), claim("b"), claim("c", places=(place("Beta"),))]
    events = assemble(pages, claims, previous=dict.fromkeys(["a-1", "b-1", "c-1"], "old"))
    assert {event.id: event.claims for event in events} == {"old": ("a-1", "b-1"), "e-c-1": ("c-1",)}


def test_an_id_that_is_merged_away_leads_to_its_heir():
    pages = [document(key, outlet=key) for key in "abc"]
    claims = [claim("a"), claim("b"), claim("c", places=(place("Beta"),))]
    before = {"a-1": "one", "b-1": "two", "c-1": "three", "gone": "four"}
    found = assemble_with_reasons(pages, claims, previous=before)
    assert {event.id for event in found.events} == {"one", "three"}
    assert found.redirects == {"two": "one"}
    assert assemble_with_reasons(pages, claims).redirects == {}


def test_equal_ids_inside_documents_stay_apart():
    claims = [claim("a", event_id="e1"), claim("b", event_id="e1", places=(place("Beta"),))]
    events = assemble([document("a"), document("b")], claims)
    assert len({event.id for event in events}) == 2


def test_reasons_are_given():
    words = text(WORDS, 5, 90)
    pages = [document("a", text=words), document("b", outlet="Other", text=words)]
    found = assemble_with_reasons(pages, [claim("a"), claim("b", date=None)])
    (event,) = found.events
    why = found.why(event.id)
    assert event.n_reports == 2 and event.n_origins == 1
    assert why["rules"]["place"] == "only"
    assert [link["stage"] for link in why["links"]] == ["same sentence", "same words"]
    assert ("kind", "same", 2.0) in why["links"][1]["evidence"]
    assert [(link.a, link.b, link.how) for link in found.chains.links] == [("a", "b", "same words")]


def test_claims_without_their_document_are_assembled():
    (event,) = assemble([], [claim("a")])
    assert (event.n_reports, event.n_origins, event.first_seen) == (1, 1, None)
    assert assemble([], []) == []
