"""What cannot be read or written: said with file and line and in the language of the command; the rest is done."""

import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

NEWS = "قُتل ثلاثة مدنيين في قصف على قرية النخلة في ريف إدلب يوم الثلاثاء، وفق ما قالت مصادر محلية."
PAGE = f"<html><head><meta charset='utf-8'></head><body><h1>قصف على قرية النخلة</h1>\n<p>{NEWS}</p></body></html>"
MANIFEST = """{"file": "good.txt", "published": "2023-01-18"}
not json
{"file": 7}
{"file": "good.txt", "published": "some day"}
{"file": "other.txt", "published": "2999-01-01"}
{"file": "nowhere.txt"}
"""
BROKEN = f"<html><body><div><h1>قصف على قرية النخلة</div></h2><p>{NEWS}<p><b><table><td><!-- <![CDATA[ <script>x</scr"
TERMS = set(
    re.findall(
        r"\w+",
        """tawatur ingest schema PATHS JSON HTML UTF CSV GeoNames COD AB ADM1_EN file url outlet published lang fr
        asp aspx db htm html php shtml text txt xhtml""",
    )
) | {"ADM", "EN"}
"""Names of files, options and formats: the only words in Latin letters that an Arabic message has."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one page of every kind that gives nothing, and two that are read."""
    files: dict[str, bytes] = {
        "good.txt": f"قصف على قرية النخلة\n\n{NEWS}".encode(),
        "empty.txt": b"",
        "picture.html": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
        "large.html": b"<p>" + b"x" * 50_000_000,
        "broken.html": BROKEN.encode(),
        "chrome.html": b"<html><body><nav>Home</nav></body></html>",
        "french.txt": b"Une frappe a fait trois morts dans la ville, ont dit des responsables.\n" * 4,
        "manifest.jsonl": MANIFEST.encode(),
        "letter.db": b"Dear reader, this is a letter.\n" * 40,
        "cut.html": PAGE.replace("ثلاثة", "أربعة").encode() + b"\n<p>" + NEWS.encode()[:62],
        "cp1256.html": PAGE.encode("cp1256", "ignore"),
        "future.html": PAGE.replace("ثلاثة", "خمسة").replace("<p>", "<p>6 أيار 2091</p>\n<p>").encode(),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "folder").mkdir()
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE other (x)")
    return tmp_path


def latin(said: str) -> set[str]:
    """The words in Latin letters of a message, without options."""
    return set(re.findall(r"[A-Za-z]+", re.sub(r"--[a-z-]+", "", said))) - TERMS


@pytest.mark.parametrize(
    ("file", "code", "where"),
    [
        ("empty.txt", 0, "empty.txt: "),
        ("picture.html", 0, "picture.html: "),
        ("large.html", 0, "large.html: "),
        ("chrome.html", 0, "chrome.html: "),
        ("french.txt", 0, "french.txt: "),
        ("nothing.html", 2, "nothing.html: "),
        ("folder", 2, "folder: "),
        ("cut.html", 0, "cut.html:3: "),
        ("future.html", 0, "future.html:2: "),
    ],
)
def test_a_page_is_reported_and_the_rest_of_the_batch_is_read(run, folder, file, code, where):
    for lang in ("en", "ar"):
        ran = run("read", file, "good.txt", "--lang", lang, "--format", "jsonl")
        assert ran.code == code
        (line,) = (line for line in ran.err.splitlines() if line.strip().startswith(where))
        assert len(line.strip()) > len(where) + 5
        assert any(one.get("origin_file") == "good.txt" for one in ran.lines())
        if lang == "ar":
            assert latin(ran.err) <= {*re.findall("[a-z]+", file)}


def test_broken_markup_and_a_wrong_encoding_are_read_all_the_same(run, folder):
    for file in ("broken.html", "cp1256.html"):
        document, *claims = run("read", file, "--format", "jsonl").lines()
        assert "قتل ثلاثة مدنيين" in document["text"].replace("قُ", "ق") and claims, file


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_line_of_the_manifest_that_is_wrong_is_named(run, folder, lang):
    (folder / "other.txt").write_text((folder / "good.txt").read_text("utf-8").replace("ثلاثة", "ستة"), "utf-8")
    ran = run("read", "--manifest", "manifest.jsonl", "--lang", lang, "--format", "jsonl")
    assert ran.code == 2
    assert re.findall(r"^  manifest\.jsonl:(\d)", ran.err, re.M) == ["2", "3", "4", "6", "5"]
    assert [line["origin_file"] for line in ran.lines() if line["type"] == "document"] == ["good.txt", "other.txt"]
    if lang == "ar":
        assert latin(ran.err) <= {"manifest", "jsonl", "nowhere", "some", "day"}


@pytest.mark.parametrize(
    ("words", "where"),
    [
        (["read", "good.txt", "--published", "someday"], "someday"),
        (["read", "good.txt", "--published", "2023-02-31"], "2023-02-31"),
        (["read", "good.txt", "--published", "2999-01-01"], "2999-01-01"),
        (["read", "good.txt", "--manifest", "none.jsonl"], "none.jsonl: "),
        (["read", "good.txt", "--manifest", "folder"], "folder: "),
        (["read"], "--manifest"),
        (["ingest", "good.txt", "--store", "letter.db"], "letter.db: "),
        (["ingest", "good.txt", "--store", "other.db"], "other.db: "),
        (["ingest", "good.txt", "--store", "folder"], "folder: "),
        (["ingest", "good.txt", "--store", "no/such.db"], "no/such.db: "),
        (["ingest", "good.txt", "--store", "/dev/null/x.db"], "/dev/null/x.db: "),
        (["events", "--store", "none.db"], "none.db: "),
        (["export", "events", "--store", "letter.db"], "letter.db: "),
        (["assemble", "manifest.jsonl"], "manifest.jsonl:1: "),
        (["assemble", "none.jsonl"], "none.jsonl: "),
        (["gazetteer", "add", "none.txt"], "none.txt: "),
        (["gazetteer", "add", "good.txt"], "good.txt: "),
        (["explain", "empty.txt"], "empty.txt: "),
    ],
)
def test_what_the_user_must_mend_ends_with_two(run, folder, words, where):
    english, arabic = run(*words, "--lang", "en"), run(*words, "--lang", "ar")
    assert english.code == arabic.code == 2
    assert where in english.err and where in arabic.err
    assert re.search("[\u0621-\u064a]{3}", arabic.err)
    assert latin(arabic.err) <= {*re.findall("[A-Za-z]+", " ".join(words))}


@pytest.mark.skipif(sys.platform != "linux", reason="there the system can be told to ask for permissions of root too")
def test_a_file_and_a_folder_that_are_closed(run, folder):
    (folder / "good.txt").chmod(0)
    (folder / "folder").chmod(0o555)
    for words, where in (
        (["read", "good.txt"], "good.txt: "),
        (["ingest", "empty.txt", "--store", "folder/x.db"], "x.db: "),
    ):
        command = [sys.executable, "-m", "tawatur", *words, "--lang", "ar"]
        if (closed := _as_nobody_special(command)) is None:
            pytest.skip("runs as root, and permissions cannot be laid down")
        ran = subprocess.run(closed, cwd=folder, capture_output=True, text=True, check=False)
        assert ran.returncode == 2 and where in ran.stderr and "Traceback" not in ran.stderr


def _as_nobody_special(command: list[str]) -> list[str] | None:
    """The command without the right of root to open what is closed."""
    import os
    import shutil

    if os.geteuid() != 0:
        return command
    dropped = "-dac_override,-dac_read_search"
    setpriv = shutil.which("setpriv")
    return [setpriv, "--bounding-set", dropped, "--inh-caps", dropped, *command] if setpriv else None
