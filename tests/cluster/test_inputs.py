import os

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import making
from archives import documents, write_lines
from shards import read, tables
from tawatur.cluster.errors import ClusterError
from tawatur.cluster.inputs import CLOSED, RUN, Given, contents, entries, given, is_address, kind_of
from tawatur.intake.paths import MOST_BYTES
from tawatur.records import encode

NOTHING = Given()


def test_a_folder_of_pages(pages):
    kind, found = entries(str(pages), NOTHING)
    assert kind == "pages" and len(found) == 42 and found == sorted(found)
    assert all((pages / entry.name).read_bytes() == content for entry, content in contents(kind, found))


def test_one_page(pages):
    kind, (entry,) = entries(str(pages / "page-001.txt"), NOTHING)
    assert (kind, entry.name) == ("pages", "page-001.txt")


def test_the_names_of_files_decide_what_they_hold():
    assert kind_of("in", ["a.html", "b.jsonl", ".c.html", "d/.e/f.html"]) == ("pages", ["a.html"])
    assert kind_of("in", ["b.jsonl", "a.ndjson", "c.parquet"]) == ("lines", ["a.ndjson", "b.jsonl"])
    assert kind_of("in", ["c.parquet", "d.pdf"]) == ("rows", ["c.parquet"])
    # A file that is named is read whatever its name.
    assert kind_of("in/page.shtm", ["page.shtm"]) == ("pages", ["page.shtm"])
    with pytest.raises(ClusterError, match="nothing to read"):
        kind_of("in", ["d.pdf"])


def test_addresses():
    assert [is_address(place) for place in ("s3a://b/c", "hdfs://h/c", "file:/c", "file:///c", "c", "/c", "c:d")] == [
        True, True, True, True, False, False, False,
    ]  # fmt: skip


def test_no_such_place(tmp_path):
    with pytest.raises(ClusterError, match="no such file or folder"):
        entries(str(tmp_path / "missing"), NOTHING)


def test_what_is_known_of_pages(pages):
    manifest = pages / "manifest.jsonl"
    manifest.write_text(
        '{"file": "page-001.txt", "outlet": "One", "published": "2020-01-02"}\n{"file": "deeper/page-000.txt", "url": "https://x.example/"}\n'
    )
    _, found = entries(str(pages), given(str(manifest), "2021-01-01", "All"))
    known = {entry.name: (entry.url, entry.outlet, entry.published) for entry in found}
    assert known["page-001.txt"] == (None, "One", "2020-01-02")
    assert known["deeper/page-000.txt"] == ("https://x.example/", "All", "2021-01-01")
    assert known["page-002.txt"] == (None, "All", "2021-01-01")


def test_lines_and_rows_are_the_documents_that_they_hold(tmp_path):
    found = documents(RUN + 50)
    write_lines(tmp_path / "lines.jsonl", found)
    records = [encode(one).decode() for one in found]
    pq.write_table(pa.table({"record": records}), tmp_path / "rows.parquet", row_group_size=40)
    read(tmp_path / "lines.jsonl", tmp_path / "from-lines")
    read(tmp_path / "rows.parquet", tmp_path / "from-rows")
    lines, rows = tables(tmp_path / "from-lines"), tables(tmp_path / "from-rows")
    for table in lines:
        # Shards, and with them the order of rows, differ where files are read in runs.
        assert sorted(map(str, lines[table])) == sorted(map(str, rows[table])), table
    assert len(lines["documents"]) == len({one.id for one in found}) == RUN + 50


def test_lines_that_hold_no_document_are_skipped(tmp_path):
    one, *_ = documents(1)
    file = tmp_path / "archive.jsonl"
    claim = encode(making.claim("c", "d-en"))
    file.write_bytes(b"\n".join([encode(one), b"", b"no json", b"\xff\xfe", claim, encode(one), b""]))
    report = read(file, tmp_path / "run")
    assert report.pages == 5 and report.totals.documents == 1
    skipped = tables(tmp_path / "run")["skipped"]
    assert sorted(row["reason"] for row in skipped) == ["no_record", "no_record", "no_record", "repeated"]
    assert {row["file"].rpartition("#")[0] for row in skipped if row["reason"] == "no_record"} == {"", "archive.jsonl"}


def test_parquet_without_records_is_said(tmp_path):
    pq.write_table(pa.table({"text": ["a"]}), tmp_path / "rows.parquet")
    with pytest.raises(ClusterError, match="no column record"):
        entries(str(tmp_path / "rows.parquet"), NOTHING)
    (tmp_path / "rows.parquet").write_bytes(b"PAR1 torn")
    with pytest.raises(ClusterError, match="cannot be read"):
        entries(str(tmp_path / "rows.parquet"), NOTHING)


def test_pages_too_large_or_closed_are_skipped(pages, tmp_path):
    (pages / "large.txt").write_bytes(b" " * (MOST_BYTES + 1))
    (pages / "lost.txt").symlink_to(tmp_path / "nowhere")
    read(pages, tmp_path / "run")
    reasons = {row["file"]: row["reason"] for row in tables(tmp_path / "run")["skipped"]}
    assert reasons["large.txt"] == "too_large"


@pytest.mark.skipif(os.geteuid() == 0, reason="the root user opens every file")
def test_a_closed_page_is_skipped(pages, tmp_path):
    (pages / "page-001.txt").chmod(0)
    _, found = entries(str(pages), NOTHING)
    assert [entry.sha for entry in found if entry.name == "page-001.txt"] == [CLOSED]
    read(pages, tmp_path / "run")
    assert {"page-001.txt": "unreadable"}.items() <= {
        row["file"]: row["reason"] for row in tables(tmp_path / "run")["skipped"]
    }.items()
