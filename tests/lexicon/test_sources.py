"""The tables of sources hold together and answer for a host."""

from collections import defaultdict
from dataclasses import replace

import msgspec
import pytest

from tawatur import ontology, records
from tawatur.lexicon import actors, sources
from tawatur.lexicon.sources.check import check_rows
from tawatur.lexicon.sources.rows import source_row
from tawatur.lexicon.tables import Row, TableError
from tawatur.orthography.folding import fold


def test_the_tables_are_proved():
    assert sources.check() == []


def test_there_are_many_and_every_kind_that_has_a_name():
    rows = sources.load()
    assert len(rows) >= 800
    # Witnesses and unnamed sources are words, not rows: speakers.tsv.
    assert {row.kind for row in rows.values()} == set(ontology.source_kinds()) - {"witness", "unnamed"}


def test_no_two_sources_share_a_name_after_folding():
    holders = defaultdict(set)
    for row in sources.load().values():
        for name in (*row.names_en, *row.names_ar):
            holders[fold(name)].add(row.id)
    assert {name: ids for name, ids in holders.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(
    ("host", "source"),
    [
        ("reuters.com", "reuters"),
        ("www.reuters.com", "reuters"),
        ("WWW.Enabbaladi.NET", "enab-baladi"),
        ("english.aawsat.com:8080", "asharq-al-awsat"),
        ("arabic.rt.com", "rt"),
        ("www.alarabiya.net.", "al-arabiya"),
        ("example.com", None),
        ("notreuters.com", None),
        ("com", None),
        ("", None),
    ],
)
def test_by_domain(host, source):
    found = sources.by_domain(host)
    assert (found and found.id) == source


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("الصحافة الفرنسية", "afp"),
        ("المرصد السوري لحقوق الانسان", "sohr"),
        ("موقع المونيتور الأمريكي", "al-monitor"),
        ("أوغاريت بوست", "ugarit-post"),
        ("الشرق الاوسط", "asharq-al-awsat"),
        ("الخوذ البيضاء", "syria-civil-defence"),
        ("محامو الطوارئ", "emergency-lawyers"),
        ("Syrian state news agency", "sana"),
        ("White Helmets", "syria-civil-defence"),
        ("ISW", "isw"),
    ],
)
def test_names_lead_to_their_source(name, source):
    holders = [row.id for row in sources.load().values() if fold(name) in map(fold, (*row.names_en, *row.names_ar))]
    assert holders == [source]


def test_names_that_are_words_are_marked_weak():
    rows = sources.load()
    assert "الشرق الأوسط" in rows["asharq-al-awsat"].weak
    assert "Haaretz" not in rows["haaretz"].weak


def test_a_row_becomes_a_source_of_the_records():
    source = sources.load()["sana"].source()
    assert (source.kind, source.side, source.country) == ("state_media", "syria", "Syria")
    assert msgspec.json.decode(msgspec.json.encode(source), type=records.Source) == source


def test_sides_are_actors():
    assert {row.side for row in sources.load().values() if row.side} <= set(actors.load())


@pytest.mark.parametrize(
    ("source", "name"), [("who", "WHO"), ("care", "CARE"), ("time-magazine", "Time"), ("x-twitter", "X")]
)
def test_names_that_fold_to_a_word_are_weak(source, name):
    assert name in sources.load()[source].weak


def test_an_id_that_an_actor_has_too_means_the_same_body():
    known, rows = actors.load(), sources.load()
    for shared in sorted(set(known) & set(rows)):
        of_actor = {fold(name) for name in (*known[shared].names_en, *known[shared].names_ar)}
        of_source = {fold(name) for name in (*rows[shared].names_en, *rows[shared].names_ar)}
        assert of_actor & of_source, shared


def test_check_tells_what_is_wrong():
    row = sources.load()["reuters"]
    broken = replace(row, id="Bad Id", domains=("www.reuters.com",), relays=("nobody",), weak=frozenset({"Nemo"}))
    told = "\n".join(check_rows({"reuters": row, "Bad Id": broken}))
    for word in ("lower case ASCII", "no host name", "'nobody'", "'Nemo'", "names reuters and Bad Id"):
        assert word in told


def test_an_unknown_kind_is_an_error_with_its_line():
    row = Row("x.tsv", 7, {"id": "x", "name": "X", "name_ar": "x", "kind": "blog"})
    with pytest.raises(TableError, match=r"x\.tsv:7: kind 'blog'"):
        source_row(row)
