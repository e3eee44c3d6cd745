"""Every code that a table of words gives is one that the reader knows."""

from typing import get_args

import pytest

from tawatur.lexicon.places import spelling
from tawatur.lexicon.tables import folder, rows, table
from tawatur.ontology import kinds
from tawatur.records import ActorClass, Outcome, Vague

VALENCIES = {row["name"] for row in rows(table("valencies.tsv"))}
SMALL = {"prep", "conj", "det", "neg", "aux", "adv", "pron", "rel", "sub", "that", "among", "while"}
TIMES = {"weekday", "relative", "same", "daypart", "day", "unit", "on", "last", "this", "next", "ago", "later"}
CODES = {
    "tolls": {
        "pos": {"verb", "patient", "lose", "noun", "counted", "total", "none", "vague"},
        "outcome": set(get_args(Outcome)),
    },
    "heads": {
        "sort": {"person", "force", "thing", "none"},
        "class": {*get_args(ActorClass), "-"},
        "number": {"singular", "dual", "plural"},
    },
    "weapons": {"kind": {*kinds(), "small", "-"}},
    "cues": {
        "pos": {"verb", "participle", "prep", "phrase", "word", "note"},
        "force": {"say", "claim", "suspect", "deny", "continue", "relay", "quoted"},
    },
    "links": {"pos": {"verb", "word"}, "direction": {"after", "before"}},
    "closed": {"tag": SMALL},
    "traps": {"scope": {"document", "phrase"}},
    "trends": {"side": {"before", "after", "of", "plan", "cancel", "rumour", "part"}},
    "dates": {"kind": TIMES | {"ordinal", "total", "period", "alone", "feast", "current", "few"}},
    "months": {
        "system": {"gregorian", "short", "levantine", "egyptian", "maghrebi", "moroccan", "hijri"},
        "month": set(map(str, range(1, 13))),
    },
}


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("name", CODES)
def test_codes_are_known(lang, name):
    found = list(rows(table(f"{lang}/{name}.tsv")))
    assert found
    for column, codes in CODES[name].items():
        assert [f"{row.file}:{row.line} {row[column]}" for row in found if row[column] not in codes] == []


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_vague_numbers_are_those_of_the_records(lang):
    vague = {row["value"] for row in rows(table(f"{lang}/numbers.tsv")) if row["kind"] == "vague"}
    assert vague == set(get_args(Vague))


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_frames_name_a_valency(lang):
    frames = [row for entry in folder(f"{lang}/frames") for row in rows(entry)]
    assert [f"{row.file}:{row.line} {row['valency']}" for row in frames if row["valency"] not in VALENCIES] == []


def test_every_valency_is_used():
    used = {row["valency"] for lang in ("ar", "en") for entry in folder(f"{lang}/frames") for row in rows(entry)}
    assert used == VALENCIES


def test_plurals_end_as_their_examples():
    assert [row["ending"] for row in rows(table("en/plurals.tsv")) if not row["example"].endswith(row["ending"])] == []


@pytest.mark.parametrize("row", list(rows(table("places/articles.tsv"))), ids=lambda row: row["form"])
def test_articles_are_left_out_of_keys(row):
    assert spelling.key(row["example"]) == spelling.key(row["example"][len(row["form"]) + 1 :])
    assert spelling.news_form(row["example"]).startswith("al-") == (row["library"] == "yes")
