"""What is Spark's own: addresses of Hadoop, waves, and files that other engines wrote."""

import json

import pytest

from archives import documents, write_lines
from shards import NOTHING, read, tables
from tawatur.cluster import shard_files, shards
from tawatur.cluster.errors import ClusterError
from tawatur.cluster.inputs import entries
from tawatur.cluster.local import LocalEngine
from tawatur.cluster.shards import plan


@pytest.fixture(autouse=True)
def small_shards(monkeypatch):
    monkeypatch.setattr(shards, "PAGES", 8)


@pytest.fixture
def engine(spark, tmp_path):
    from tawatur.cluster.spark import SparkEngine

    def engine(output=None):
        return SparkEngine(spark, str(output or tmp_path / "spark"))

    return engine


@pytest.fixture
def odd(pages):
    """Pages with names that Spark would leave out, or take for patterns."""
    texts = documents(6, seed=9)
    for name, one in zip(
        ("_part.txt", "a[1].txt", "b{1}.txt", "c d%20e.txt", "إدلب ؟.txt", "x=1.txt"), texts, strict=True
    ):
        (pages / name).write_text(f"{one.published}\n\n{one.text}\n", encoding="utf-8")
    below = pages / "y=2"
    below.mkdir()
    (below / "z=3.txt").write_text("2021-03-02\n\nPolice arrested 3 people in Homs on Monday.\n")
    return pages


def at(path):
    """The address of a path, as Hadoop writes it: letter by letter."""
    return f"file:{path}"


def sorted_rows(found):
    return {table: sorted(json.dumps(row, sort_keys=True) for row in rows) for table, rows in found.items()}


def test_an_address_gives_what_its_path_gives(odd, engine, tmp_path):
    from tawatur.cluster import addresses

    kind, found = addresses.entries(engine().spark, at(odd), NOTHING)
    by_path = entries(str(odd), NOTHING)
    assert (kind, [(entry.name, entry.sha, entry.size) for entry in found]) == (
        by_path[0],
        [(entry.name, entry.sha, entry.size) for entry in by_path[1]],
    )
    output = tmp_path / "to an address"
    read(odd, tmp_path / "alone")
    report = read(at(odd), None, engine=engine(at(output)))
    assert tables(output) == tables(tmp_path / "alone") and report.totals.documents > 30
    again = read(at(odd), None, engine=engine(at(output)))
    assert (again.read, again.assembled) == (0, False)


def test_lines_at_an_address(engine, tmp_path):
    file = write_lines(tmp_path / "the archive.jsonl", [*documents(30), *documents(2)])
    with file.open("ab") as stream:
        stream.write(b"\nno document\n\xff\n")
    read(file, tmp_path / "alone")
    read(at(file), None, engine=engine(at(tmp_path / "there")))
    assert sorted_rows(tables(tmp_path / "there")) == sorted_rows(tables(tmp_path / "alone"))


def test_rows_at_an_address_are_the_tables_of_a_run(pages, engine, tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    read(pages, first)
    read(at(first / "documents"), None, engine=engine(at(second)))
    assert tables(second)["events"] == tables(first)["events"]


def test_shards_are_read_in_waves(pages, engine, tmp_path, monkeypatch):
    from tawatur.cluster import spark as module

    class Interrupted(Exception):
        pass

    def interrupt(step, at, total):
        if step == "reading" and at:
            raise Interrupted

    monkeypatch.setattr(module, "SHARDS_AT_ONCE", 1)
    with pytest.raises(Interrupted):
        read(pages, None, engine=engine(), tell=interrupt)
    report = read(pages, None, engine=engine())
    assert report.shards_read == report.shards - 2 == 4
    read(pages, tmp_path / "alone")
    assert tables(tmp_path / "spark") == tables(tmp_path / "alone")


def test_one_engine_takes_up_what_another_left(pages, engine, tmp_path):
    read(pages, tmp_path / "alone")
    expected = tables(tmp_path / "alone")
    assert read(pages, None, engine=engine(tmp_path / "alone")).read == 0
    read(pages, None, engine=engine())
    assert read(pages, tmp_path / "spark").read == 0
    # Spark's files are checked like the others, and replaced.
    torn = sorted((tmp_path / "spark").glob("shards/*/*.parquet"))[0]
    torn.write_bytes(torn.read_bytes()[:-100])
    assert read(pages, tmp_path / "spark").shards_read == 1
    assert tables(tmp_path / "spark") == expected


def test_spark_reads_a_torn_shard_again(pages, engine, tmp_path):
    read(pages, tmp_path / "run")
    torn = sorted((tmp_path / "run").glob("shards/*/*.parquet"))[0]
    torn.write_bytes(torn.read_bytes()[:-100])
    found = engine(tmp_path / "run")
    whole = found.done(plan(*entries(str(pages), NOTHING), shard_program(), before=6))
    assert len(whole) == 5
    assert read(pages, None, engine=found).shards_read == 1


def shard_program():
    from tawatur.cluster.program import fingerprint

    return fingerprint()


def test_another_program_on_a_worker_is_said(pages, engine, monkeypatch):
    from tawatur.cluster import spark as module

    monkeypatch.setattr(module, "fingerprint", lambda: "another")
    with pytest.raises(ClusterError, match="another version of Tawatur"):
        read(pages, None, engine=engine())


def test_a_file_system_that_is_not_there_is_said(engine):
    with pytest.raises(ClusterError, match="cannot be reached"):
        engine("s4://bucket/run")


def test_a_place_that_is_not_there_is_said(engine, tmp_path):
    with pytest.raises(ClusterError, match="no such file or folder"):
        read(at(tmp_path / "missing"), None, engine=engine())


def test_folders_of_hadoop(spark, tmp_path):
    from tawatur.cluster.hadoop import HadoopFolder

    folder = HadoopFolder(spark, at(tmp_path / "over there"))
    assert folder.names() == [] and folder.get("a") is None
    folder.put("a", b"\x00\xff" * 1000)
    folder.put("a", b"\x00\xfe" * 1000)
    assert folder.get("a") == b"\x00\xfe" * 1000 and "a" in folder.names()
    folder.remove("a")
    assert folder.get("a") is None
    assert isinstance(folder.content(at(tmp_path / "none")), OSError)
    assert shard_files.FOLDER not in folder.names()


def test_the_driver_opens_the_same_files(engine, pages, tmp_path):
    assert isinstance(engine().folder, type(LocalEngine(str(tmp_path)).folder))
