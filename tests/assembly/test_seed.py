"""The page that the project started from, where it is at hand: its coded claims, and what the reader makes of it."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

import gold_claims
from tawatur.assembly import assemble
from tawatur.intake import document_from_bytes
from tawatur.reading import Reader
from tawatur.records import Hop

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the page is not here")


def coded():
    row = json.loads((SEED / "expected.json").read_text(encoding="utf-8"))
    row["events"] = row["claims"]
    page = gold_claims.document(row, SEED, True)
    names = gold_claims.Names(True)
    for at, event in enumerate(row["events"]):
        made = gold_claims.claim(event, page, names, at)
        hops = [
            Hop(names.source(name), name, "republished" if at else "origin") for at, name in enumerate(event["chain"])
        ]
        yield page, replace(made, event_id=event["event"], chain=tuple(hops))


def test_thirteen_claims_are_eleven_events():
    told = list(coded())
    events = assemble([told[0][0]], [claim for _, claim in told])
    assert (len(told), len(events)) == (13, 11)
    assert all((event.n_reports, event.n_origins) == (1, 1) for event in events)
    (three,) = [event for event in events if len(event.claims) == 3]
    assert three.independence == "named_not_established" and len(three.origins) == 3


def test_what_three_say_of_one_raid_is_one_event():
    page = document_from_bytes((SEED / "page_ar.txt").read_bytes(), name="page_ar.txt")
    events = assemble([page], Reader().read(page))
    raid = max(events, key=lambda event: len(event.claims))
    assert (raid.kind, len(raid.claims), len(raid.origins)) == ("attack.ground", 3, 3)
    assert raid.n_origins == 1 and raid.independence == "named_not_established"
