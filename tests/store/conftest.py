from collections.abc import Iterator
from pathlib import Path

import pytest

from making import PAPER, claim, document, event, write_events
from postgres_server import Server, running
from tawatur.records import Date, EventOrigin, Place, Toll
from tawatur.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tawatur.db"


@pytest.fixture(scope="session")
def server() -> Server:
    """A real PostgreSQL server, the same for all tests."""
    found = running()
    if isinstance(found, str):
        pytest.skip(found)
    return found


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a new store, in each kind of database."""
    if request.param == "sqlite":
        return str(tmp_path / "tawatur.db")
    return request.getfixturevalue("server").store()


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with Store.open(place) as opened:
        yield opened


@pytest.fixture
def filled(store: Store) -> Store:
    """Three documents, three claims, three events: one contested, one without place or date."""
    store.add(document("d-ar"), [claim("c1", "d-ar"), claim("c2", "d-ar", modality="denied")])
    store.add(document("d-en"), [claim("c3", "d-en", kind="protest")])
    store.add(document("d-no"), [])
    write_events(
        store,
        event("e1", "c1", agreement="contested", independence="established", n_origins=2, n_reports=2),
        event("e2", "c2", kind="statement", agents=(), place=None, date=None, deaths=Toll()),
        event(
            "e3", "c3", kind="attack.airstrike", deaths=Toll(9, 9, 9), date=Date("2023-03-01", "2023-03-31", "month"),
            place=Place(None, "Homs", admin1="Homs", country="Syria", lat=34.7, lon=36.7, precision="admin1"),
            origins=(EventOrigin(PAPER, ("d-en",), 1),),
        ),
    )  # fmt: skip
    return store
