import json

import pytest

from shards import read, tables
from tawatur.cluster import local, shard_files, shards
from tawatur.cluster.errors import ClusterError
from tawatur.cluster.folders import MANIFEST
from tawatur.cluster.inputs import Given
from tawatur.cluster.local import LocalEngine
from tawatur.cluster.run import finished


@pytest.fixture(autouse=True)
def small_shards(monkeypatch):
    monkeypatch.setattr(shards, "PAGES", 8)


@pytest.fixture
def done(pages, tmp_path):
    """A finished run on the pages."""
    read(pages, tmp_path / "run")
    return tmp_path / "run"


def files_of(output):
    """When each file of a run was written, and what is in it."""
    return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in output.rglob("*") if path.is_file()}


def test_every_page_is_a_document_or_skipped(pages, done):
    found = tables(done)
    names = {row["page"] for row in found["documents"]} | {row["file"] for row in found["skipped"]}
    assert names == {path.relative_to(pages).as_posix() for path in pages.rglob("*.txt")} - {".hidden.txt"}
    assert {row["file"]: row["reason"] for row in found["skipped"]}["empty.txt"] == "empty"
    repeated = [row for row in found["skipped"] if row["reason"] == "repeated"]
    # Of pages with the same words the first by name is kept, wherever they lie.
    assert ("page-001.txt", "again.txt") in [(row["file"], row["detail"]) for row in repeated]


def test_the_manifest_says_what_was_done(pages, done):
    manifest = json.loads((done / MANIFEST).read_bytes())
    assert manifest["input"] == str(pages) and manifest["kind"] == "pages" and manifest["engine"] == "local"
    assert manifest["shards"] == len(manifest["done"]) == 6
    assert sum(shard["pages"] + shard["skipped"] for shard in manifest["done"].values()) == 42
    assert finished(str(done)).totals.documents == len(tables(done)["documents"])


def test_nothing_is_done_twice(pages, done):
    before = files_of(done)
    report = read(pages, done)
    assert (report.read, report.assembled) == (0, False)
    after = files_of(done)
    manifest = done / MANIFEST
    assert before.pop(manifest)[1] == after.pop(manifest)[1]
    assert before == after


def test_a_changed_page_re_reads_its_shard_only(pages, done):
    before = {path.parent.name: path.stat().st_mtime_ns for path in done.glob("shards/*/*.parquet")}
    page = pages / "page-002.txt"
    page.write_text(page.read_text().replace("2021", "2020"))
    report = read(pages, done)
    assert report.shards_read == 1 and report.assembled and 1 <= report.read < 42
    after = {path.parent.name: path.stat().st_mtime_ns for path in done.glob("shards/*/*.parquet")}
    assert len(before.items() & after.items()) == len(before) - 1 == len(after) - 1
    assert any(row["published"].startswith("2020") for row in tables(done)["documents"])


def test_what_is_given_of_a_page_re_reads_it(pages, done):
    report = read(pages, done, given=Given(outlet="Paper of Tests"))
    assert report.read == 42
    assert {json.loads(row["record"])["outlet"]["name"] for row in tables(done)["documents"]} == {"Paper of Tests"}


def test_a_page_that_is_gone_is_gone_from_the_tables(pages, done):
    (pages / "page-002.txt").unlink()
    assert read(pages, done).assembled
    assert "page-002.txt" not in {row["page"] for row in tables(done)["documents"]}


@pytest.mark.parametrize("processes", [1, 2])
def test_an_interrupted_run_is_picked_up(pages, done, tmp_path, processes):
    class Interrupted(Exception):
        pass

    def interrupt(step, at, total):
        if step == "reading" and at:
            raise Interrupted

    output = tmp_path / "interrupted"
    with pytest.raises(Interrupted):
        read(pages, output, engine=LocalEngine(str(output), processes), tell=interrupt)
    with pytest.raises(ClusterError, match="not finished"):
        finished(str(output))
    report = read(pages, output, engine=LocalEngine(str(output), processes))
    # The processes of a pool end what they began.
    assert report.shards_read < report.shards and (report.shards_read or processes > 1)
    assert tables(output) == tables(done)


def test_a_torn_shard_is_read_again(pages, done):
    expected = tables(done)
    torn, changed, gone, *_ = sorted(done.glob("shards/*/*.parquet"))
    torn.write_bytes(torn.read_bytes()[:-100])
    content = bytearray(changed.read_bytes())
    content[len(content) // 3] ^= 0xFF
    changed.write_bytes(content)
    gone.unlink()
    assert read(pages, done).shards_read == 3
    assert tables(done) == expected


def test_rows_lost_from_a_table_are_noticed(done):
    (done / "claims" / "part-00000.parquet").unlink()
    with pytest.raises(ClusterError, match="rows are missing"):
        finished(str(done))


def test_events_keep_their_ids_when_pages_come(pages, done, tmp_path):
    before = {row["id"]: row["event_id"] for row in tables(done)["claims"]}
    first = pages / "aaa.txt"
    first.write_text("2021-03-01\n\nShells hit Idlib on Monday, killing 3 civilians, residents said.\n")
    read(pages, done)
    after = {row["id"]: row["event_id"] for row in tables(done)["claims"]}
    events = {row["id"] for row in tables(done)["events"]}
    assert set(before.values()) <= events and len(after) > len(before)


def test_a_newer_program_reads_anew(pages, done, monkeypatch):
    from tawatur.cluster import run as running

    monkeypatch.setattr(running, "fingerprint", lambda: "another")
    assert read(pages, done).read == 42


def test_the_folder_of_another_run_is_not_touched(pages, done, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "page.txt").write_text("Gunmen attacked a checkpoint in Idlib on Monday, killing 3 soldiers.")
    before = files_of(done)
    with pytest.raises(ClusterError, match=r"holds a run on .*pages, not on .*other"):
        read(other, done)
    assert files_of(done) == before


def test_a_folder_with_other_things_is_not_touched(pages, tmp_path):
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "letter.txt").write_text("mine")
    with pytest.raises(ClusterError, match="not empty"):
        read(pages, tmp_path / "taken")
    assert [path.name for path in (tmp_path / "taken").iterdir()] == ["letter.txt"]


def test_an_output_that_is_a_file_is_said(pages, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ClusterError, match="not a folder"):
        read(pages, tmp_path / "file")


@pytest.mark.parametrize("content", [b"{", b'{"format": "other"}', b"\xff"])
def test_a_manifest_that_is_none_is_said(pages, tmp_path, content):
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / MANIFEST).write_bytes(content)
    with pytest.raises(ClusterError, match="not one of this program"):
        read(pages, tmp_path / "run")


def test_where_no_run_is_it_is_said(tmp_path):
    with pytest.raises(ClusterError, match="not the folder of a run"):
        finished(str(tmp_path))


def test_the_ids_of_a_torn_table_are_not_taken(pages, done):
    table = done / "claims" / "part-00000.parquet"
    table.write_bytes(table.read_bytes()[:-50])
    assert local.previous_events(LocalEngine(str(done)).folder) == {}


def test_shards_of_an_earlier_run_make_room(pages, done):
    before = len(list(done.glob("shards/*")))
    (pages / "new.txt").write_text("2021-03-02\n\nPolice arrested 3 people in Homs on Monday.\n")
    read(pages, done)
    assert len(list(done.glob("shards/*"))) == before
    assert not list(done.glob("shards/*/*.tmp")) and shard_files.FOLDER == "shards"
