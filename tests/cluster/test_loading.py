import json

import duckdb
import pytest

from making import claim, document
from postgres_server import running
from shards import read, tables
from tawatur.cluster import loading
from tawatur.records import encode
from tawatur.store import Store


@pytest.fixture
def done(pages, tmp_path):
    read(pages, tmp_path / "run")
    return tmp_path / "run"


def load(store, done):
    store.add_all(loading.documents(str(done)))
    return store.take(list(loading.events(str(done))))


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path):
    """The address of a new store, in each kind of database."""
    if request.param == "sqlite":
        return str(tmp_path / "tawatur.db")
    server = running()
    if isinstance(server, str):
        pytest.skip(server)
    return server.store()


def test_a_store_takes_the_events_as_they_are(done, place):
    with Store.open(place) as store:
        assert load(store, done)
        held, found = store.stats(), tables(done)
        assert (held.documents, held.claims, held.events) == tuple(
            len(found[name]) for name in ("documents", "claims", "events")
        )
        taken = {one.id: encode(one).decode() for one in store.events(limit=None)}
        assert taken == {row["id"]: row["record"] for row in found["events"]}
        # To assemble them in the store changes nothing.
        store.reassemble()
        assert {one.id: encode(one).decode() for one in store.events(limit=None)} == taken


def test_loading_again_changes_nothing(done, tmp_path):
    with Store.open(str(tmp_path / "tawatur.db")) as store:
        assert load(store, done)
        assert store.add_all(loading.documents(str(done))) == 0


def test_a_store_that_holds_more_assembles_by_itself(done, tmp_path):
    with Store.open(str(tmp_path / "tawatur.db")) as store:
        store.add(document("d-en"), [claim("c1", "d-en")])
        assert not load(store, done)
        assert store.stats().events == 0
        store.reassemble()
        assert store.stats().events == len(tables(done)["events"]) + 1


def test_claims_come_with_their_documents(done):
    told = {page.id: [one.id for one in found] for page, found in loading.documents(str(done))}
    expected = {}
    for row in sorted(tables(done)["claims"], key=lambda row: row["position"]):
        expected.setdefault(row["document_id"], []).append(row["id"])
    assert {key: found for key, found in told.items() if found} == expected
    assert set(told) == {row["id"] for row in tables(done)["documents"]}


def test_duckdb_reads_the_tables(done):
    base = duckdb.connect()
    for name in tables(done):
        base.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{done}/{name}/*.parquet')")
    assert base.execute("SELECT count(*) FROM documents").fetchone()[0] == len(tables(done)["documents"])
    joined = base.execute(
        "SELECT e.kind, count(*) FROM events e JOIN claims c ON c.event_id = e.id GROUP BY e.kind ORDER BY e.kind"
    ).fetchall()
    assert sum(count for _, count in joined) == len(tables(done)["claims"])
    told = base.execute("SELECT json_extract_string(record, '$.text') FROM documents ORDER BY id").fetchall()
    assert [text for (text,) in told] == [
        json.loads(row["record"])["text"] for row in sorted(tables(done)["documents"], key=lambda row: row["id"])
    ]
    (reason,) = base.execute("SELECT reason FROM skipped WHERE file = 'empty.txt'").fetchone()
    assert reason == "empty"
    agents = base.execute("SELECT count(*) FROM (SELECT unnest(agents) FROM events)").fetchone()[0]
    assert agents == sum(len(row["agents"]) for row in tables(done)["events"])
