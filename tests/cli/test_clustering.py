import re
from pathlib import Path

import pytest

from archives import write_pages
from tawatur.store import Store

ARABIC = re.compile("[\u0621-\u064a]")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = write_pages(tmp_path / "pages", 12)
    (folder / "empty.txt").write_text("")
    return folder


def test_an_archive_is_read_and_loaded(run, pages):
    done = run("cluster", "run", "--input", "pages", "--output", "out")
    assert done.code == 0 and not done.out
    assert "Pages: 13 in shards: 1; read now: 13 in shards: 1." in done.err
    assert "empty.txt: the file has no content" in done.err
    again = run("cluster", "run", "--input", "pages", "--output", "out", "--processes", 2)
    assert again.code == 0 and "read now: 0" in again.err and "Nothing changed" in again.err
    loaded = run("load", "out", "--store", "a.db")
    assert loaded.code == 0 and "The store holds pages: " in loaded.err
    with Store.open("a.db") as store:
        assert store.stats().events > 3
    assert run("load", "out", "--store", "a.db", "--quiet").err == ""


def test_in_arabic(run, pages):
    done = run("cluster", "run", "--input", "pages", "--output", "out", "--lang", "ar")
    assert done.code == 0 and "قُرئ الآن: 13" in done.err and "الملف فارغ" in done.err
    assert "Pages" not in done.err
    assert ARABIC.search(run("load", "out", "--store", "a.db", "--lang", "ar").err)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--input", "nowhere", "--output", "out"], "no such file or folder"),
        (["--input", "s3a://bucket/pages", "--output", "out"], "only Spark opens this address"),
        (["--input", "pages", "--output", "s3a://bucket/out"], "only Spark opens this address"),
        (["--input", "pages", "--output", "pages"], "not empty"),
        (["--input", "pages", "--output", "pages/empty.txt"], "not a folder"),
        (["--input", "pages", "--output", "out", "--master", "spark://127.0.0.1:1"], "no master of Spark answers"),
        (["--input", "pages", "--output", "out", "--master", "local[1]", "--conf", "x"], "is no setting"),
        (["--input", "pages", "--output", "out", "--conf", "a=b"], "--conf is for Spark only; leave it out"),
        (["--input", "pages", "--output", "out", "--engine", "pool", "--master", "local[1]"], "--master is for Spark"),
        (["--input", "pages", "--output", "out", "--manifest", "none.jsonl"], "manifest cannot be read"),
    ],
)
def test_what_must_be_mended_is_said_in_both_languages(run, pages, words, said):
    pytest.importorskip("pyspark")
    done = run("cluster", "run", *words)
    assert done.code == 2 and said in done.err and "Traceback" not in done.err
    arabic = run("cluster", "run", *words, "--lang", "ar")
    assert arabic.code == 2 and ARABIC.search(arabic.err) and said not in arabic.err


def test_a_folder_that_is_no_run_is_not_loaded(run, pages):
    done = run("load", "pages")
    assert done.code == 2 and "tawatur cluster run" in done.err
    assert not Path("tawatur.db").exists()


def test_an_archive_of_nothing_to_read_is_said(run, tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "empty.txt").write_text("")
    done = run("cluster", "run", "--input", "pages", "--output", "out")
    assert done.code == 2 and "empty.txt" in done.err


def test_quiet_says_only_what_must_be_mended(run, pages):
    assert run("cluster", "run", "--input", "pages", "--output", "out", "--quiet").err == ""
