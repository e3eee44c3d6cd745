"""`tawatur review`: decisions from the command line, in both languages."""

import json

import pytest

from deciding import PAGES, told
from tawatur.store import Store

RANA = ("--by", "Rana")


@pytest.fixture
def reviewed(tmp_path):
    """A store of three pages that tell one happening."""
    with Store.open(str(tmp_path / "tawatur.db")) as opened:
        opened.add_all(PAGES.values())
        opened.reassemble()
        return opened.events()[0].id


@pytest.fixture
def stands(tmp_path):
    """The events of the store."""

    def stands():
        with Store.open(str(tmp_path / "tawatur.db")) as opened:
            return opened.events()

    return stands


def test_a_decision_and_its_undoing(run, reviewed, stands):
    made = run("review", "correct", reviewed, "--set", "deaths=7-9", "--set", "date=2023-01", "--note", "list", *RANA)
    assert made.code == 0 and "Decided: corrected" in made.err
    (event,) = stands()
    assert (event.deaths.low, event.deaths.high, event.date.precision) == (7, 9, "month")
    shown = run("show", reviewed, "--why").out
    assert "Killed: 7 to 9" in shown and "Reviewed by Rana (date, killed)" in shown and "given by Rana" in shown
    assert "[Reviewed]" in run("events").out
    history = run("review", "history", reviewed).out
    assert "Rana · corrected" in history and "killed: 7 to 9 (was: 1 to 2)" in history and "list" in history
    assert run("review", "undo", made.out.strip(), *RANA).code == 0
    assert stands()[0].status == "machine" and "· undone ·" in run("review", "history", reviewed).out


def test_in_arabic(run, reviewed):
    run("review", "correct", reviewed, "--set", "deaths=٧", "--set", "kind=clash", *RANA)
    assert "راجعه Rana" in run("show", reviewed, "--lang", "ar").out.replace("\u200e", "")
    history = run("review", "history", reviewed, "--lang", "ar").out
    assert "تصحيح" in history and "القتلى: 7 (كان: بين 1 و2)" in history
    assert "لا شيء يخالف" in run("review", "conflicts", "--lang", "ar").out
    wrong = run("--lang", "ar", "review", "correct", reviewed, "--set", "deaths=many", *RANA)
    assert wrong.code == 2 and "ليس قيمة" in wrong.err


def test_every_kind_of_decision(run, reviewed, stands):
    assert run("review", "split", "c1", *RANA).code == 0
    ids = [event.id for event in stands()]
    assert len(ids) == 2
    assert run("review", "merge", *ids, *RANA).code == 0 and len(stands()) == 1
    assert run("review", "reject", "c3", *RANA).code == 0
    assert run("review", "accept", reviewed, *RANA).code == 0
    assert run("review", "comment", reviewed, "ask", *RANA).code == 0
    added = run("review", "add", "d-en", "shells hit", "--set", "kind=attack.shelling", "--event", reviewed, *RANA)
    assert added.code == 0 and stands()[0].claims[-1] == "c3"
    assert "Rejected by a person" in run("show", reviewed).out
    redone = added.out.strip()
    run("review", "undo", redone, *RANA)
    assert run("review", "redo", redone, *RANA).code == 0
    assert len(run("review", "history").out.splitlines()) > 8


def test_a_decision_before_the_last_one_would_not_hold(run, reviewed):
    made = run("review", "accept", reviewed, *RANA, "--at", "2030-01-31T12:00:00Z")
    ran = run("review", "undo", made.out.strip(), *RANA, "--at", "2030-01-31T11:00:00Z")
    assert ran.code == 2 and "give a later time" in ran.err
    assert run("review", "accept", reviewed, *RANA, "--at", "noon").code == 2


def test_words_that_stand_in_the_page_twice_or_not_at_all(run, reviewed):
    for words, times in (("e", "times"), ("nowhere", "copy the words as they stand")):
        ran = run("review", "add", "d-en", words, "--set", "kind=clash", *RANA)
        assert ran.code == 2 and times in ran.err
    assert run("review", "add", "d-en", "0-3", "--set", "kind=clash", *RANA).code == 0
    assert "no document" in run("review", "add", "zz", "x", "--set", "kind=clash", *RANA).err


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (["deaths"], "write it as deaths=3"),
        (["deaths=5-2"], "2-5"),
        (["colour=red"], "no field 'colour'"),
        (["kind=party"], "no kind 'party'"),
        (["date=tomorrow"], "2030-01-31"),
        (["date=2023-02-31"], "date"),
    ],
)
def test_what_cannot_be_set(run, reviewed, values, said):
    ran = run("review", "correct", reviewed, *(part for value in values for part in ("--set", value)), *RANA)
    assert ran.code == 2 and said in ran.err and ran.out == ""


def test_who_decides_must_be_known(run, reviewed, monkeypatch):
    assert run("review", "accept", reviewed).code == 2
    monkeypatch.setenv("TAWATUR_REVIEWER", "Rana")
    assert run("review", "accept", reviewed).code == 0
    assert "Rana" in run("review", "history").out


def test_the_queue_and_what_comes_next(run, reviewed):
    assert reviewed in run("review", "queue").out
    assert run("review", "queue", "--ids").out.split() == [reviewed]
    (line,) = run("review", "queue", "--format", "jsonl", "--reason", "contested").lines()
    assert line["reasons"] == [{"code": "contested", "about": ["deaths"]}]
    assert run("review", "queue", "--country", "Nowhere").out.strip() == "Nothing waits."
    shown = run("review", "next").out
    assert "contested (killed)" in shown and reviewed in shown
    run("review", "correct", reviewed, "--set", "deaths=9", *RANA)
    assert "Nothing waits" in run("review", "next").out
    blind = run("review", "next", "--for", "Sami").out
    assert "Killed: 1 to 2" in blind and "Rana" not in blind


def test_conflicts_are_told(run, reviewed, tmp_path):
    run("review", "correct", reviewed, "--set", "deaths=1", *RANA)
    assert "Nothing disagrees" in run("review", "conflicts").out
    with Store.open(str(tmp_path / "tawatur.db")) as opened:
        opened.add(PAGES["d-no"][0], [told("c3", "d-no", 30), told("c5", "d-no", 40, event_id="e-c3")])
        opened.reassemble()
    shown = run("review", "conflicts").out
    assert "killed: decided 1; newer claims say otherwise: c5" in shown
    assert "killed: decided 1; what was read since says" in shown
    assert {line["sort"] for line in run("review", "conflicts", "--format", "jsonl").lines()} == {
        "disagrees", "new_claims",
    }  # fmt: skip


def test_two_coders(run, reviewed):
    assert "No item" in run("review", "agreement").out
    run("review", "accept", reviewed, "--coder", "first", *RANA)
    run("review", "correct", reviewed, "--set", "kind=clash", "--coder", "second", "--by", "Sami")
    shown = run("review", "agreement", "Rana", "Sami").out
    assert "event: what happened" in shown and "Rana / Sami" in shown
    figures = {line["field"]: line for line in run("review", "agreement", "--format", "jsonl").lines()}
    assert figures["kind"]["same"] == 0 and figures["deaths"]["same"] == 1


def test_decisions_move_to_another_store(run, reviewed, tmp_path):
    run("review", "correct", reviewed, "--set", "deaths=9", *RANA)
    assert run("review", "export", "--output", "decisions.jsonl").code == 0
    lines = (tmp_path / "decisions.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["verb"] for line in lines] == ["correct"]
    with Store.open(str(tmp_path / "other.db")) as other:
        other.add_all(PAGES.values())
        other.reassemble()
    taken = run("review", "import", "decisions.jsonl", "--store", "other.db")
    assert taken.code == 0 and "new: 1" in taken.err
    assert "Killed: 9" in run("show", reviewed, "--store", "other.db").out
    again = run("review", "import", "decisions.jsonl", "--store", "other.db")
    assert "new: 0, known already: 1" in again.err


def test_lines_that_are_no_decisions(run, reviewed, tmp_path):
    (tmp_path / "odd.jsonl").write_text('\n{"type":"rumour"}\n')
    ran = run("review", "import", "odd.jsonl")
    assert ran.code == 2 and "odd.jsonl:2" in ran.err
    assert run("review", "import", "missing.jsonl").code == 2


def test_an_item_that_is_not_there(run, reviewed):
    for words in (["accept", "zz"], ["correct", "zz", "--set", "deaths=1"], ["reject", "zz"], ["comment", "zz", "x"]):
        ran = run("review", *words, *RANA)
        assert ran.code == 2 and "no event, claim or decision zz" in ran.err
    assert "no event, claim or decision zz" in run("review", "history", "zz").err
    for item in ("zz", reviewed):
        ran = run("review", "split", item, *RANA)
        assert ran.code == 2 and f"no claim {item}" in ran.err and "show EVENT --why" in ran.err
    assert "لا رواية بالرقم zz" in run("review", "split", "zz", *RANA, "--lang", "ar").err
