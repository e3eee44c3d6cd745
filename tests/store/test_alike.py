"""SQLite and PostgreSQL hold the same store: the same answers, in the same order, with the same scores."""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from making import document
from tawatur import pipeline
from tawatur.store import EventFilter, Store
from tawatur.store.endings import without_ending
from tawatur.store.wording import words

EXAMPLES = Path(__file__).parents[2] / "examples"
WORLD = (-180.0, -90.0, 180.0, 90.0)
QUERIES = (
    "قصف", "القصف", "مدنيين", "قتل", "الجيش", "لجنة", "ادل*", "مدين*", '"قصف مدفعي"', "بغداد OR", "في",
    "shelling", "shelled villages", "kill*", '"the army"', '"said the"', "killed attack", "the", "a* b*",
    "drone", "civil defence", "nothing-like-this", '"', "*", "zakho", "2023", "القوات المسلحة", 'army "said" killed',
)  # fmt: skip


@pytest.fixture(scope="module")
def read():
    return list(pipeline.read([str(EXAMPLES)], manifest=str(EXAMPLES / "manifest.jsonl")))


@pytest.fixture
def both(tmp_path, server, read):
    with Store.open(str(tmp_path / "tawatur.db")) as lite, Store.open(server.store()) as team:
        for store in (lite, team):
            store.add_all((one.document, one.claims) for one in read)
            store.reassemble()
        yield lite, team


def test_the_examples_are_the_same_in_both(both):
    lite, team = both
    assert lite.stats() == team.stats() and lite.stats().events > 20
    assert list(lite.all_documents()) == list(team.all_documents())
    assert list(lite.all_claims()) == list(team.all_claims())
    for order in ("newest", "oldest", "deaths", "origins", "reports", "updated"):
        assert lite.events(limit=None, order=order) == team.events(limit=None, order=order)
    assert lite.sources() == team.sources()
    assert lite.facets() == team.facets()
    assert lite.timeline() == team.timeline() and lite.timeline(by="month") == team.timeline(by="month")
    for zoom in (0, 3, 5, 7, 9, 14):
        assert lite.cells(EventFilter(), WORLD, zoom) == team.cells(EventFilter(), WORLD, zoom)


def test_the_same_query_finds_the_same_pages_and_events(both):
    lite, team = both
    found = 0
    for query in QUERIES:
        hits = lite.search(query, limit=100)
        assert team.search(query, limit=100) == hits, query
        assert team.search(query, limit=2, lang="ar") == lite.search(query, limit=2, lang="ar"), query
        wanted = EventFilter(text=query)
        assert team.events(wanted) == lite.events(wanted), query
        assert team.facets(wanted) == lite.facets(wanted), query
        found += len(hits)
    assert found > 50


@pytest.fixture(scope="module")
def pair(server):
    with Store.open(":memory:") as lite, Store.open(server.store("alike")) as team:
        yield lite, team


TEXTS = st.lists(
    st.sampled_from(
        ["قصف", "والقصف", "بالقصف", "shells", "shelling", "shelled", "ran", "the", "3rd", "ab_c", "é", "\0", "x-y"]
    )
    | st.text(max_size=8),
    max_size=30,
).map(" ".join)
LETTERS = st.sampled_from(
    ["قصف", '"shell the"', "shel*", "ran 3rd", '"ab c"', "القصف", "x y", "*", "'", "\\", ":", "\0"]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=TEXTS, second=TEXTS, title=TEXTS, query=LETTERS | st.text(max_size=12))
def test_any_texts_and_any_query(pair, first, second, title, query):
    found = []
    for store in pair:
        store.add(document("d-ar", text=first, title=title, published="2023-01-19"), [])
        store.add(document("d-en", text=second, published="2023-01-19"), [])
        found.append(store.search(query))
    if all(_old(letter) for letter in first + second + title + query):
        assert found[0] == found[1]


@cache
def _old(letter: str) -> bool:
    """SQLite's index knows the letters of Unicode 6.1, and keeps the same of them apart as we do."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(a, tokenize = 'unicode61 remove_diacritics 0')")
        connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance')")
        connection.execute("INSERT INTO t VALUES (?)", (f"{letter}",))
        terms = [term for (term,) in connection.execute("SELECT term FROM v")]
    return terms == words(letter)


def test_endings_are_taken_off_as_sqlite_takes_them_off():
    endings = (
        "ational", "tional", "enci", "anci", "izer", "logi", "bli", "alli", "entli", "eli", "ousli", "ization",
        "ation", "ator", "alism", "iveness", "fulness", "ousness", "aliti", "iviti", "biliti", "icate", "ative",
        "alize", "iciti", "ical", "ful", "ness", "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement",
        "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize", "sses", "ies", "ss", "s", "ed", "ing",
        "eed", "y", "e", "ll", "yying", "ied",
    )  # fmt: skip
    stems = (
        "",
        "b",
        "ba",
        "hop",
        "tann",
        "fall",
        "hiss",
        "fail",
        "oat",
        "tray",
        "cry",
        "relat",
        "sky",
        "yy",
        "adopt",
        "قتل",
        "3",
    )
    made = sorted({stem + one + two for stem in stems for one in endings for two in ("", "s", "ed", "ly")} | {"a" * 70})
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(a, tokenize = 'porter unicode61 remove_diacritics 0')")
        connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance')")
        connection.executemany("INSERT INTO t (rowid, a) VALUES (?, ?)", enumerate(made))
        theirs = dict(connection.execute("SELECT doc, term FROM v"))
    assert {word: without_ending(word) for word in made} == {word: theirs[n] for n, word in enumerate(made)}
    assert len(made) > 2000
