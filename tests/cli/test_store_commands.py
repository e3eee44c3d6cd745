"""The commands that work on a store."""

import csv
import io

import pyarrow.parquet as pq
import pytest


def test_events_as_a_table(run, store):
    ran = run("events")
    assert ran.code == 0
    first, second = (line for line in ran.out.splitlines() if "e1" in line or "e2" in line)
    assert "2022-03-01" in first and "e2" in first
    assert "Example Village" in second and "between" not in second and "1 to 2 ≠" in second
    assert "Events: 2" in ran.out


def test_events_as_a_table_in_arabic(run, store):
    ran = run("events", "--lang", "ar")
    assert "جيش الاختبار" in ran.out and "القتلى" in ran.out and "بين 1 و2" in ran.out


def test_the_language_of_the_environment(run, store, monkeypatch):
    monkeypatch.setenv("LC_ALL", "ar_SY.UTF-8")
    assert "القتلى" in run("events").out


def test_events_as_lines(run, store):
    assert [line["id"] for line in run("events", "--format", "jsonl").lines()] == ["e2", "e1"]


def test_events_as_csv(run, store):
    rows = list(csv.DictReader(io.StringIO(run("events", "--format", "csv").out, newline="")))
    assert [row["event_id"] for row in rows] == ["e2", "e1"]


@pytest.mark.parametrize("command", [["events"], ["show", "e1"], ["search", "x"], ["export", "events"], ["serve"]])
def test_says_how_to_make_a_store_that_is_missing(run, command):
    ran = run(*command, "--store", "nothing.db")
    assert (ran.code, ran.out) == (2, "")
    assert "nothing.db" in ran.err and "tawatur ingest" in ran.err


def test_show_tells_every_claim_with_chain_and_words(run, store):
    ran = run("show", "e1")
    assert ran.code == 0
    assert "Monitor of Tests → Paper of Tests" in ran.out.replace("\u200e", "")
    assert "قُتل مدني في قصف" in ran.out
    assert "contests c1" in ran.out and "contested: killed" in ran.out
    assert "most origins" not in ran.out


def test_show_why_tells_the_rules(run, store):
    ran = run("show", "e1", "--why")
    assert "most origins" in ran.out and "confidence 0.5" in ran.out and "Shelling: قُتل" in ran.out


def test_show_an_event_that_is_not_there(run, store):
    ran = run("show", "e9")
    assert ran.code == 2 and "no event e9" in ran.err


def test_search_forgives_spelling(run, store):
    ran = run("search", "ادلب", "قتل")
    assert ran.code == 0 and "قصف على قرية المثال" in ran.out and "e1" in ran.out
    assert "Nothing found" in run("search", "xyzzy").out


def test_export_to_a_file(run, store, tmp_path):
    ran = run("export", "claims", "--format", "parquet", "--output", "claims.parquet")
    assert ran.code == 0 and "Rows written: 3, to claims.parquet" in ran.err and ran.out == ""
    assert pq.read_table(tmp_path / "claims.parquet").column("claim_id").to_pylist() == ["c1", "c2", "c3"]


def test_export_to_standard_output(run, store):
    ran = run("export", "events")
    assert ran.out.startswith("event_id,kind,") and ran.err == ""


def test_export_where_nothing_can_be_written(run, store):
    ran = run("export", "events", "--output", "no/such/folder.csv")
    assert ran.code == 2 and "cannot be written" in ran.err


def test_a_file_that_is_no_store(run, tmp_path):
    (tmp_path / "letter.db").write_text("Dear reader, this is a letter.\n" * 40)
    ran = run("events", "--store", "letter.db")
    assert ran.code == 2 and ran.err.startswith("tawatur: letter.db: not a Tawatur store")


def test_parquet_is_not_printed_on_a_terminal(run, store, monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    ran = run("export", "events", "--format", "parquet")
    assert ran.code == 2 and "--output" in ran.err


def test_show_why_tells_rules_and_what_each_origin_says(run, store):
    ran = run("show", "e1", "--why")
    assert ran.code == 0
    told = ran.out.replace("\u200e", "")
    assert "Rules of the values" in told and "Where the origins differ" in told
    differing = told.split("Where the origins differ")[1]
    assert "killed ·" in differing and "Monitor of Tests: Killed" in differing
    assert "ما تختلف فيه المصادر" in run("show", "e1", "--why", "--lang", "ar").out
