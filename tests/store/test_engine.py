import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest

from making import document
from tawatur.store import LockedStoreError, NewerStoreError, NoStoreError, NotAStoreError, Store, StoreError
from tawatur.store import engine as opening


def test_another_kind_of_file_is_not_a_store(path):
    path.write_bytes(b"This is a letter, not a database." * 100)
    with pytest.raises(NotAStoreError, match=r"not a Tawatur store.*--store"):
        Store.open(str(path))


def test_the_database_of_another_program_is_not_a_store(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    with pytest.raises(NotAStoreError, match="another program"):
        Store.open(str(path))


def test_a_folder_is_not_a_store(tmp_path):
    with pytest.raises(NotAStoreError, match="folder"):
        Store.open(str(tmp_path))


def test_a_store_of_a_newer_program_is_left_alone(path):
    Store.open(str(path)).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerStoreError, match=r"schema 9999.*upgrade"):
        Store.open(str(path))


def test_says_how_to_make_a_store_that_is_missing(path):
    with pytest.raises(NoStoreError, match="tawatur ingest"):
        Store.open(str(path), must_exist=True)
    assert not path.exists()


def test_a_folder_that_is_missing(tmp_path):
    with pytest.raises(StoreError, match="does not exist"):
        Store.open(str(tmp_path / "nowhere" / "tawatur.db"))


def test_an_address_that_is_none():
    with pytest.raises(StoreError, match="give the path of a file"):
        Store.open("no database://at all")


def test_a_store_that_another_process_writes_to(path, monkeypatch):
    monkeypatch.setattr(opening, "WAIT_SECONDS", 0.05)
    with Store.open(str(path)) as store:
        other = sqlite3.connect(path)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LockedStoreError, match="another process"):
            store.add(document("d-ar"), [])
        assert store.stats().documents == 0
        other.rollback()
        assert store.add(document("d-ar"), [])


def test_a_store_that_may_not_be_written(path):
    Store.open(str(path)).close()
    # Opened read-only, for root may write into any file.
    with Store.open(f"sqlite:///file:{path}?mode=ro&uri=true") as store, pytest.raises(StoreError, match="read-only"):
        store.reassemble()


def test_an_empty_file_becomes_a_store(path):
    path.touch()
    with Store.open(str(path)) as store:
        assert store.stats().documents == 0
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_several_open_a_new_store_at_once(path):
    def work(number):
        with Store.open(str(path)) as store:
            return store.add(document("d-ar", id=f"d{number}"), [])

    with ThreadPoolExecutor(6) as pool:
        assert all(pool.map(work, range(12)))
    with Store.open(str(path)) as store:
        assert store.stats().documents == 12
