"""`tawatur relays`: who relays whom."""

import pytest

from making import PAPER, claim, document
from tawatur.records import Credit, Source
from tawatur.store import Store

WIRE = Source("wire-of-tests", "Wire of Tests", name_ar="وكالة الاختبار", kind="news_agency")


@pytest.fixture
def relayed(store):
    """The store with a page that the paper took from the wire."""
    with Store.open(str(store)) as opened:
        page = document("d-en", id="taken", credits=(Credit("agency", WIRE),), published="2023-05-06")
        told = claim("c8", "d-en")
        told.document_id = "taken"
        opened.add(page, [told])
    return store


def cells(ran, start):
    return [line.replace("\u200e", "").split() for line in ran.out.splitlines() if start in line]


def test_lists_who_relays_whom(run, relayed):
    ran = run("relays", "list")
    assert ran.code == 0
    (row,) = cells(ran, "Wire of Tests")
    assert row == [
        "Paper",
        "of",
        "Tests",
        "Wire",
        "of",
        "Tests",
        "1",
        "33%",
        "0",
        "2023-05-06",
        "–",
        "2023-05-06",
        "no",
    ]
    assert run("relays").out == run("relays", "--store", "tawatur.db").out == ran.out
    assert "Monitor of Tests" not in ran.out and "Monitor of Tests" in run("relays", "list", "--cited").out
    assert "وكالة الاختبار" in run("relays", "list", "وكالة الاختبار", "--lang", "ar").out
    (line,) = run("relays", "list", "wire of tests", "--format", "jsonl").lines()
    assert (line["relay"], line["origin"], line["agency"], line["counts"]) == (PAPER.id, WIRE.id, 1, False)


def test_people_say_who_relays_whom(run, relayed):
    ran = run("relays", "add", "Paper of Tests", WIRE.id, "--author", "Layla", "--note", "one office")
    assert ran.code == 0 and "paper-of-tests relays wire-of-tests" in ran.err
    (row,) = cells(run("relays", "list"), "Wire of Tests")
    assert row[-2:] == ["relays", "yes"]
    assert run("relays", "deny", PAPER.id, WIRE.id, "--quiet").err == ""
    (row,) = cells(run("relays", "list", "--lang", "ar"), "صحيفة الاختبار")
    assert row[-4:] == ["لا", "ينقل", "عن", "لا"]
    assert run("relays", "forget", PAPER.id, WIRE.id).code == 0
    (row,) = cells(run("relays", "list"), "Wire of Tests")
    assert row[-1] == "no"
    history = run("relays", "list", WIRE.id, "--history")
    assert history.out.count("paper-of-tests") == 3
    assert "Layla" in history.out and "one office" in history.out
    said = run("relays", "list", "--history", "--format", "jsonl").lines()
    assert [line["decision"] for line in said] == ["add", "deny", "forget"]


def test_a_store_in_which_nobody_relays(run, store):
    assert run("relays", "list").out.strip() == "No relays."
    assert "لا نقل" in run("relays", "list", "--history", "--lang", "ar").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("list", "nobody"), "no one source called nobody"),
        (("add", "Paper of Tests", "paper-of-tests"), "are one source"),
        (("add", "Paper of Tests", "nobody", "--lang", "ar"), "لا مصدر واحداً باسم nobody"),
    ],
)
def test_a_source_that_is_none(run, store, words, said):
    ran = run("relays", *words)
    assert (ran.code, ran.out) == (2, "") and said in ran.err
