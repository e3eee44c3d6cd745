import csv
import io

import pytest

from tawatur.commands.wanted import wanted
from tawatur.errors import UserError


def test_the_table_in_both_languages(run, store):
    shown = run("trend", "--since", "2022-01-01", "--until", "2023-03-01", "--by", "year")
    assert shown.code == 0
    assert "2022-01-01/2022-12-31" in shown.out and "Pages" in shown.out
    assert "الصفحات" in run("trend", "--lang", "ar").out


def test_csv_has_one_row_a_period(run, store):
    shown = run("trend", "--since", "2022-01-01", "--until", "2022-03-31", "--by", "month", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(shown.out)))
    assert [row["start"] for row in rows] == ["2022-01-01", "2022-02-01", "2022-03-01"]
    assert [row["events"] for row in rows] == ["0", "0", "1"]


def test_json_is_the_whole_trend(run, store):
    (found,) = run("trend", "--split", "kind", "--format", "jsonl").lines()
    assert {one["value"] for one in found["series"]} <= {"attack.shelling", "protest"}
    assert found["change"]["verdict"] in ("unclear", "nothing", "reporting")


def test_names_in_either_language_find_what_the_records_carry():
    found = wanted(["attack"], ["حلب", "syria"], ["Hezbollah"], ["رويترز"])
    assert found.places == ("Aleppo", "Syria")
    assert "reuters" in found.origins
    assert found.actors == wanted(actors=["حزب الله"]).actors


def test_a_first_day_after_the_last_is_refused(run, store):
    asked = ("trend", "--since", "2023-01-01", "--until", "2022-01-01")
    shown, arabic = run(*asked), run(*asked, "--lang", "ar")
    assert shown.code == arabic.code == 2
    assert "exchange them" in shown.err and "بدّل بينهما" in arabic.err


def test_arabic_digits_make_a_day():
    assert wanted(since="٢٠٢٣-٠١-١٩").since == "2023-01-19"


@pytest.mark.parametrize(
    ("option", "value", "words"), [("kinds", ["shel"], "no such kind"), ("until", "19.1.2023", "not a day")]
)
def test_what_cannot_be_filtered_by_is_said(option, value, words):
    with pytest.raises(UserError, match=words):
        wanted(**{option: value})


def test_errors_speak_arabic(run, store):
    ended = run("trend", "--since", "soon", "--lang", "ar")
    assert ended.code == 2 and "ليس يوماً" in ended.err


def test_a_turn_that_leaves_one_side_empty_is_said(run, store):
    ended = run("trend", "--turn", "2001-01-01")
    assert ended.code == 2 and "no day is left on one side" in ended.err
    assert "لا يبقى يوم" in run("trend", "--turn", "2001-01-01", "--lang", "ar").err
