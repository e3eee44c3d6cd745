"""The commands that read pages, on the example pages."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tawatur import schema
from tawatur.store import Store

EXAMPLES = Path(__file__).parents[2] / "examples"
MANIFEST = EXAMPLES / "manifest.jsonl"


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    """Four example pages in a folder of their own, with the manifest."""
    folder = tmp_path_factory.mktemp("pages")
    for page in [*EXAMPLES.glob("aden-*"), MANIFEST]:
        shutil.copy(page, folder)
    return folder


def test_lines_are_valid_and_whole(run, few):
    ran = run("read", few, "--manifest", few / "manifest.jsonl", "--format", "jsonl")
    assert ran.code == 0 and "Pages read: 3" in ran.err
    validator = jsonschema.Draft202012Validator(json.loads(schema.text()))
    document = None
    for line in ran.lines():
        validator.validate(line)
        if line["type"] == "document":
            document = line
        else:
            assert line["document_id"] == document["id"]
            assert document["text"][line["trigger"]["start"] : line["trigger"]["end"]].strip()
    assert sum(line["type"] == "document" for line in ran.lines()) == 3
    assert sum(line["type"] == "claim" for line in ran.lines()) > 3


def test_claims_as_a_table(run, few):
    ran = run("read", few / "aden-ar-marsa.html", "--lang", "ar")
    assert ran.code == 0 and "عدد الروايات" in ran.err and "السلسلة" in ran.out


@pytest.mark.parametrize("processes", ["1", "2"])
def test_the_same_bytes_whatever_the_seed_the_order_and_the_processes(few, processes):
    printed = set()
    for seed, paths in (("1", sorted(few.glob("aden*"))), ("2", sorted(few.glob("aden*"), reverse=True))):
        command = [sys.executable, "-m", "tawatur.cli", "read", *paths, "--format", "jsonl", "--processes", processes]
        ran = subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True)
        printed.add(ran.stdout)
    assert len(printed) == 1


def test_events_of_pages_are_those_of_their_claims_and_of_the_store(run, few, tmp_path):
    arguments = (few, "--manifest", few / "manifest.jsonl")
    at_once = run("events", *arguments, "--format", "jsonl").out
    (tmp_path / "claims.jsonl").write_text(run("read", *arguments, "--format", "jsonl").out, encoding="utf-8")
    assert run("assemble", "claims.jsonl").out == at_once
    assert run("ingest", *arguments, "--quiet").err == ""
    assert run("events", "--format", "jsonl").out == at_once
    assert at_once.count("\n") > 3


def test_pages_twice_change_nothing(run, few):
    first = run("ingest", few)
    assert first.code == 0 and "new or changed: 3, in the store already: 0" in first.err
    before = run("export", "claims").out
    second = run("ingest", few)
    assert second.code == 0 and "new or changed: 0, in the store already: 3" in second.err
    assert run("export", "claims").out == before
    with Store.open("tawatur.db") as store:
        assert store.stats().documents == 3


def test_standard_input(run, few, monkeypatch):
    page = (few / "aden-en-wire.txt").read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(page)))
    ran = run("read", "-", "--format", "jsonl", "--published", "2020-12-31", "--outlet", "Cape Wire", "--quiet")
    document, *claims = ran.lines()
    assert (ran.code, ran.err) == (0, "")
    assert (document["published"], document["outlet"]["name"]) == ("2020-12-31", "Cape Wire") and claims


def test_what_cannot_be_read_is_reported_and_the_rest_is_read(run, few, tmp_path):
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    ran = run("read", "empty.txt", "picture.html", few, "--format", "jsonl")
    assert ran.code == 0
    assert "Pages skipped: 2" in ran.err and "empty.txt" in ran.err and "picture.html" in ran.err
    assert sum(line["type"] == "document" for line in ran.lines()) == 3


def test_a_path_that_is_wrong_is_for_the_user_to_mend(run, few):
    ran = run("read", "nothing.html", few, "--format", "jsonl", "--quiet")
    assert ran.code == 2 and ran.lines()
    assert "nothing.html: there is no such file" in ran.err


def test_a_line_of_the_manifest_that_is_wrong_is_named(run, few, tmp_path):
    (tmp_path / "manifest.jsonl").write_text('{"file": "aden-en-wire.txt"}\n{"file": 7}\n')
    ran = run("read", few, "--manifest", "manifest.jsonl", "--format", "jsonl")
    assert ran.code == 2 and "manifest.jsonl:2" in ran.err
    assert sum(line["type"] == "document" for line in ran.lines()) == 3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--manifest", "nothing.jsonl"], "nothing.jsonl: the manifest cannot be read"),
        (["--published", "some day"], "some day"),
        (["--processes", "0"], "processes"),
    ],
)
def test_options_that_are_wrong(run, few, arguments, message):
    ran = run("read", few, *arguments)
    assert (ran.code, ran.out) == (2, "") and message in ran.err


def test_a_day_in_the_future_is_not_believed(run, few):
    ran = run("read", few / "aden-en-wire.txt", "--published", "2999-01-01", "--format", "jsonl")
    assert ran.code == 2 and "2999-01-01" in ran.err and "future" in ran.err
    assert ran.lines()[0]["published"] is None


def test_nothing_to_read(run, tmp_path):
    (tmp_path / "folder").mkdir()
    ran = run("read", "folder")
    assert ran.code == 2 and "No page was read" in ran.err


@pytest.mark.parametrize(
    ("lang", "labels"),
    [
        ("en", ("words", "phrases", "speaker", "CLAIM", "chain")),
        ("ar", ("كلمات", "عبارات", "المتكلم", "رواية", "السلسلة")),
    ],
)
def test_explain_shows_stages_and_rules(run, few, lang, labels):
    claims = [line for line in run("read", few / "aden-en-wire.txt", "--format", "jsonl").lines() if "rule" in line]
    ran = run("explain", few / "aden-en-wire.txt", "--lang", lang)
    assert ran.code == 0 and claims
    assert all(re.search(rf"^ +{label}  ", ran.out, re.M) for label in labels)
    assert all(claim["rule"] in ran.out and claim["event_id"] in ran.out for claim in claims)


def test_a_folder_without_pages_is_named(run, few, tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "picture.png").touch()
    ran = run("read", "folder", few, "--format", "jsonl", "--quiet")
    assert ran.code == 2 and "folder: the folder holds no page" in ran.err
    assert sum(line["type"] == "document" for line in ran.lines()) == 3


def test_a_day_that_is_none_is_said_before_a_page_is_read(run, tmp_path):
    (tmp_path / "empty.txt").touch()
    ran = run("read", "empty.txt", "--published", "some day")
    assert ran.code == 2 and "'some day' is not a date" in ran.err


def test_a_day_in_the_future_is_said_even_quietly(run, few):
    ran = run("read", few / "aden-en-wire.txt", "--published", "2999-01-01", "--quiet")
    assert ran.code == 2 and "2999-01-01" in ran.err


def test_pages_and_lines_are_counted_apart(run, few, tmp_path):
    (tmp_path / "empty.txt").touch()
    (tmp_path / "manifest.jsonl").write_text("none\n")
    ran = run("read", few, "empty.txt", "--manifest", "manifest.jsonl")
    assert "Pages skipped: 1" in ran.err and "manifest that cannot be used: 1" in ran.err


def test_reasons_in_arabic_name_what_they_are_about(run, tmp_path):
    (tmp_path / "french.txt").write_text("Une frappe a fait trois morts dans la ville, ont dit des responsables.\n" * 4)
    ran = run("read", "french.txt", "--lang", "ar")
    assert "لغة لا نقرؤها: fr" in ran.err


def test_explain_says_why_a_page_was_not_read(run, tmp_path):
    (tmp_path / "empty.txt").touch()
    ran = run("explain", "empty.txt")
    assert ran.code == 2 and "empty.txt: the file has no content" in ran.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_said_plainly(few):
    command = [sys.executable, "-m", "tawatur", "read", str(few), "--format", "jsonl", "--quiet"]
    with open("/dev/full", "wb") as full:
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == 2 and ran.stderr.startswith(b"tawatur: the output cannot be written")
    assert b"Traceback" not in ran.stderr and b"ignored" not in ran.stderr


def test_a_terminal_without_arabic_letters(few):
    command = [sys.executable, "-m", "tawatur", "read", str(few)]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    ran = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert ran.returncode == 0 and b"?" in ran.stdout and b"Traceback" not in ran.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only there may a name be any bytes")
def test_a_file_whose_name_is_no_text(run, few, tmp_path):
    (tmp_path / "folder").mkdir()
    shutil.copy(os.fsencode(few / "aden-en-wire.txt"), os.fsencode(tmp_path / "folder") + b"/\xe9.txt")
    ran = run("read", "folder", "--format", "jsonl")
    assert ran.code == 0 and ran.lines()[0]["origin_file"] == "folder/\ufffd.txt"
