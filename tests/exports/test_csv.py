import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import claim, document, event
from tawatur.exports import claims_table, events_table, format_named
from tawatur.exports.base import Column, Table
from tawatur.exports.csv import FORMULA, cell
from tawatur.records import Actor, Casualty

TOLD = [claim("c1", "d-ar"), claim("c2", "d-ar")]


def written(table, name="csv"):
    stream = io.BytesIO()
    format_named(name).write(table, stream)
    return stream.getvalue()


def read(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_events_one_row_each():
    rows = read(written(events_table([(event("e1", "c1", "c2"), TOLD), (event("e2", place=None, date=None), ())])))
    assert [row["event_id"] for row in rows] == ["e1", "e2"]
    first, second = rows
    assert (first["date_start"], first["latitude"], first["deaths_low"], first["deaths_high"]) == (
        "2023-01-18",
        "35.9",
        "1",
        "2",
    )
    assert (first["claims"], first["origins"], first["agents"]) == ("c1; c2", "Monitor of Tests", "Army of Tests")
    assert (second["place"], second["date_start"], second["injured_best"]) == ("", "", "")


def test_claims_with_their_words():
    tolls = (
        Casualty("killed", 2, 2, who="civilians"),
        Casualty("killed", 1, 1, who="children"),
        Casualty("injured", vague="dozens"),
    )
    page = document("d-en")
    (row,) = read(written(claims_table([(page, [claim("c1", "d-en", casualties=tolls)])])))
    assert row["text"] == page.text and row["trigger"] == page.text[:4]
    assert (row["killed_low"], row["killed_high"], row["injured_low"], row["missing_low"]) == ("2", "2", "", "")
    assert row["casualties"] == "killed 2 civilians; killed 1 children; injured dozens"
    assert (row["chain"], row["origin_id"]) == ("Monitor of Tests; Paper of Tests", "monitor-of-tests")
    assert (row["negated"], row["agent_classes"]) == ("false", "state_forces")


def test_a_formula_is_only_text():
    formula = (Actor(None, "=HYPERLINK(1)"),)
    rows = read(written(events_table([(event("e1", "c1", agents=formula), [claim("c1", "d-ar", agents=formula)])])))
    assert rows[0]["agents"] == "'=HYPERLINK(1)"
    assert cell(Column("lat", "number"), -35.5) == "-35.5"


def test_excel_gets_its_mark():
    assert written(events_table([]), "csv-excel").startswith(b"\xef\xbb\xbfevent_id,")
    assert written(events_table([])).startswith(b"event_id,")


@given(st.lists(st.tuples(st.text(), st.lists(st.text()).map(tuple)), max_size=5))
def test_no_cell_begins_a_formula_and_all_come_back(values):
    table = Table("t", (Column("a"), Column("b", "list")), values)
    rows = list(csv.reader(io.StringIO(written(table).decode(), newline="")))
    assert len(rows) == len(values) + 1
    for row, (text, _) in zip(rows[1:], values, strict=True):
        assert not any(value.startswith(FORMULA) for value in row)
        assert row[0].removeprefix("'") == text.removeprefix("'") or row[0] == text


def test_an_unknown_format_says_which_there_are():
    with pytest.raises(Exception, match="csv, csv-excel, parquet"):
        format_named("wax")


def test_an_agent_that_is_not_told_as_a_fact_carries_the_word():
    army = event("e1").agents
    other = Actor("police-of-tests", "Police of Tests")
    told = [claim("c1", "d-ar"), claim("c2", "d-ar", modality="alleged", agents=(other,))]
    (row,) = read(written(events_table([(event("e1", "c1", "c2", agents=(*army, other)), told)])))
    assert (row["told_as"], row["agents_told_as"]) == ("told", "told; alleged")
    assert row["agents"] == "Army of Tests; Police of Tests (alleged)"
    assert row["agent_ids"] == "army-of-tests; police-of-tests"
    (row,) = read(written(events_table([(event("e1", "c1"), [claim("c1", "d-ar", modality="denied")])])))
    assert (row["told_as"], row["agents"]) == ("denied", "Army of Tests (denied)")


def test_private_persons_stand_under_a_role_in_every_column_but_the_words_of_the_page():
    farmer = (Actor(None, "Salim Example", class_="civilians", text="Salim Example"),)
    changes = {"agents": farmer, "targets": farmer, "casualties": (Casualty("killed", 1, 1, who="Salim Example"),)}
    whole = claim("c1", "d-ar", **changes)
    for table in (
        claims_table([(document("d-ar"), [whole])]),
        events_table([(event("e1", "c1", agents=farmer, targets=farmer), [whole])]),
    ):
        (row,) = read(written(table))
        assert "Example" not in row["agents"] + row["targets"] + row.get("casualties", "")
        assert row["targets"] == "a civilian"
