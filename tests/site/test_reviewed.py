"""What people decided, as the pages show it."""

import httpx
import pytest

from deciding import PAGES, at
from tawatur.records import Toll
from tawatur.store import Store


@pytest.fixture
def decided(tmp_path, serve):
    """A site on a store with a corrected event and a rejected claim, and the event's id."""
    with Store.open(str(tmp_path / "decided.db")) as store:
        store.add_all(PAGES.values())
        store.reassemble()
        (event,) = store.events()
        store.review.correct(event.id, {"deaths": Toll(7, 7, 7)}, **at(1))
        store.review.reject("c3", **at(2, "Sami"))
    with serve(tmp_path / "decided.db") as address, httpx.Client(base_url=address, trust_env=False) as client:
        yield client, event.id


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("given by the reviewer Rana", "rejected by a reviewer", "Reviewed")),
        ("ar", ("بحسب المراجع Rana", "رفضها مراجع", "مراجَع")),
    ],
)
def test_the_page_of_an_event_says_who_decided_what(decided, lang, words):
    client, event_id = decided
    page = client.get(f"/{lang}/events/{event_id}").text
    assert all(word in page for word in words), [word for word in words if word not in page]


def test_the_interface_gives_what_people_decided(decided):
    client, event_id = decided
    told = client.get(f"/api/events/{event_id}").json()
    assert "reviewed" in str(told) and "Rana" in str(told)
