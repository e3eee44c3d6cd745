import pytest
from sqlalchemy import select

from making import claim, document, event, write_events
from tawatur.store import EventFilter, Store, copy_store
from tawatur.store.copying import steps
from tawatur.store.errors import CopyError
from tawatur.store.schema import metadata, relay_edits

QUERIES = ("قصف", "جيش", "shells", "shell*", '"the army"')


@pytest.fixture
def full(filled):
    """A store in which every table that a person writes to has rows."""
    write_events(filled, event("e1", "c1", "c2", "c3"))
    with filled._writing() as connection:
        row = {"relay": "a", "origin": "b", "decision": "add", "author": "me", "note": "n", "time": "2024-01-01"}
        connection.execute(relay_edits.insert(), row)
    return filled


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request, tmp_path):
    if request.param == "sqlite":
        return str(tmp_path / "target.db")
    return request.getfixturevalue("server").store("target")


def tables(store):
    with store._reading() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in metadata.sorted_tables
        }


def test_everything_is_copied(full, target):
    with Store.open(target) as other:
        seen = []
        copied = copy_store(full, other, progress=seen.append)
        assert tables(other) == tables(full)
        assert copied == {name: len(rows) for name, rows in tables(full).items()} == dict(full.info().rows)
        assert seen == sorted(seen) and seen[-1] == steps(full)
        assert other.event("e3").id == "e1"
        for query in QUERIES:
            assert other.search(query) == full.search(query)
            assert other.events(EventFilter(text=query)) == full.events(EventFilter(text=query))
        # New rows are numbered after those that came.
        assert other.add(document("d-ar", id="new"), [claim("c9", "d-ar")]) and other.stats().documents == 4


def test_there_and_back_again(full, target, tmp_path):
    with Store.open(target) as other, Store.open(str(tmp_path / "back.db")) as back:
        copy_store(full, other)
        copy_store(other, back)
        assert tables(back) == tables(full)
        assert [back.search(query) for query in QUERIES] == [full.search(query) for query in QUERIES]


def test_a_store_that_holds_something_is_left_alone(full, target):
    with Store.open(target) as other:
        other.add(document("d-en", id="precious"), [])
        before = tables(other)
        with pytest.raises(CopyError, match=r"not empty \(pages: 1\).*--replace"):
            copy_store(full, other)
        assert tables(other) == before
        copy_store(full, other, replace=True)
        assert tables(other) == tables(full) and other.search("precious") == []


def test_what_goes_wrong_on_the_way_leaves_the_target_as_it_was(full, target):
    def fail(done):
        if done > 5:
            raise RuntimeError("the cable")

    with Store.open(target) as other:
        other.add(document("d-en", id="precious"), [])
        before = tables(other)
        with pytest.raises(RuntimeError, match="the cable"):
            copy_store(full, other, replace=True, progress=fail)
        assert tables(other) == before and len(other.search("shells")) == 1


def test_a_store_is_not_copied_to_itself(full, place):
    with Store.open(place) as again, pytest.raises(CopyError, match="the source and the target"):
        copy_store(full, again, replace=True)
    assert full.stats().documents == 3


def test_the_same_file_under_another_name(path, tmp_path):
    Store.open(str(path)).close()
    (tmp_path / "link.db").symlink_to(path)
    with Store.open(str(path)) as one, Store.open(str(tmp_path / "link.db")) as other, pytest.raises(CopyError):
        copy_store(one, other, replace=True)


def test_what_a_store_holds(full):
    found = full.info()
    assert found.place == full.place and found.schema and found.size > 10_000
    assert found.database.startswith(("SQLite 3.", "PostgreSQL 1"))
    assert (found.rows["documents"], found.rows["redirects"], found.rows["relay_edits"]) == (3, 2, 1)
