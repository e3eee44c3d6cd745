"""A store that may not be written can be read: on a disk for reading only, in a folder of somebody else."""

import os
import pickle
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from making import claim, document
from tawatur.store import EventFilter, Store, StoreError

NOBODY = 65534


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody may look into; those of the tests are closed."""
    with tempfile.TemporaryDirectory(prefix="tawatur-ro-") as made:
        yield Path(made)
        Path(made).chmod(0o755)


def fill(path: Path) -> Store:
    store = Store.open(str(path))
    store.add(document("d-ar"), [claim("c1", "d-ar")])
    store.reassemble()
    return store


def look(path: Path) -> tuple[object, ...]:
    """What a reader sees, and what happens when it writes."""
    with Store.open(str(path), must_exist=True) as store:
        seen = (store.stats(), store.events(), store.search("الجيش"), store.facets(), list(store.all_claims()),
                store.count(EventFilter(text="الجيش")))  # fmt: skip
        try:
            said = str(store.add(document("d-en"), []))
        except StoreError as error:
            said = str(error)
    return *seen, said


def by_somebody_else(work: Callable[[Path], object], path: Path) -> object:
    """What a process of a user without rights gives back; root may write into any file."""
    out, into = os.pipe()
    if child := os.fork():
        os.close(into)
        with os.fdopen(out, "rb") as answers:
            answer = answers.read()
        os.waitpid(child, 0)
        return pickle.loads(answer)
    try:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        answer = pickle.dumps(work(path))
    except BaseException as error:  # noqa: BLE001 — the parent must be told, whatever it is
        answer = pickle.dumps(repr(error))
    with os.fdopen(into, "wb") as answers:
        answers.write(answer)
    os._exit(0)


def close(path: Path) -> None:
    """Lets nobody write, neither into the files nor into the folder."""
    for one in path.parent.iterdir():
        one.chmod(0o444)
    path.parent.chmod(0o555)


@pytest.fixture
def expected(tmp_path: Path) -> tuple[object, ...]:
    fill(tmp_path / "other.db").close()
    return look(tmp_path / "other.db")[:-1]


def test_a_store_at_rest(folder, expected):
    fill(folder / "tawatur.db").close()
    close(folder / "tawatur.db")
    *seen, said = by_somebody_else(look, folder / "tawatur.db")
    assert tuple(seen) == expected
    assert "read-only" in said
    assert [one.name for one in folder.iterdir()] == ["tawatur.db"]


def test_a_store_that_somebody_has_open(folder, expected):
    with fill(folder / "tawatur.db"):
        close(folder / "tawatur.db")
        assert (folder / "tawatur.db-wal").stat().st_size
        *seen, said = by_somebody_else(look, folder / "tawatur.db")
    assert tuple(seen) == expected and "read-only" in said


def test_a_file_for_reading_in_a_folder_for_writing(folder, expected):
    fill(folder / "tawatur.db").close()
    (folder / "tawatur.db").chmod(0o444)
    folder.chmod(0o777)
    *seen, said = by_somebody_else(look, folder / "tawatur.db")
    assert tuple(seen) == expected and "read-only" in said


def test_a_log_that_cannot_be_read_is_not_passed_over(folder):
    """Without the log the newest pages would be missing, and nobody would know."""
    with fill(folder / "tawatur.db"):
        log = (folder / "tawatur.db-wal").read_bytes()
        assert log
        main = (folder / "tawatur.db").read_bytes()
    for one in folder.iterdir():
        one.unlink()
    (folder / "tawatur.db").write_bytes(main)
    (folder / "tawatur.db-wal").write_bytes(log)
    close(folder / "tawatur.db")
    said = by_somebody_else(look, folder / "tawatur.db")
    assert isinstance(said, str) and "cannot be opened" in said


def test_a_name_with_signs_that_addresses_use(folder, expected):
    path = folder / "what? 50% #1 ü.db"
    fill(path).close()
    close(path)
    *seen, _ = by_somebody_else(look, path)
    assert tuple(seen) == expected
