import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from making import claim, document
from tawatur.store import Store
from tawatur.store.search import excerpt
from tawatur.store.wording import stems, wanted


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("قتل", "قُتل"),
        ("ادلب", "إدلب"),
        ("إدلب", "إدلب"),
        ("الجيش", "والجيش"),
        ("جيش", "والجيش"),
        ("للجيش", "والجيش"),
        ("بإدلب", "إدلب"),
        ('"والجيش ينفي"', "والجيش"),
        ("ادل*", "إدلب"),
        ("قـصف", "قصف"),
    ],
)
def test_forgives_spelling_and_particles(filled, query, found):
    (hit,) = filled.search(query)
    assert hit.document_id == "d-ar"
    assert found in [mark.of(hit.excerpt) for mark in hit.marks]
    assert hit.span.of(filled.document("d-ar").text) == hit.excerpt
    assert hit.events == ("e1", "e2")


@pytest.mark.parametrize("query", ["", "?!", '"', "قتل حمص", '"ينفي والجيش"', "NEAR(", "-", "*"])
def test_what_is_not_there_is_not_found(filled, query):
    assert filled.search(query) == []


def test_english_endings_are_forgiven(filled):
    (hit,) = filled.search("shell kill")
    assert [mark.of(hit.excerpt) for mark in hit.marks] == ["killed", "shells"]


def test_limits_and_languages(filled):
    filled.add(document("d-no"), [claim("c9", "d-no")])
    assert [hit.document_id for hit in filled.search("as")] == ["d-no", "d-en"]
    assert len(filled.search("as", limit=1)) == 1
    assert filled.search("as", lang="ar") == []


def test_a_noun_is_not_taken_for_a_particle_and_its_object(store):
    store.add(document("d-ar", title="جنة"), [])
    store.add(document("d-en", title="لجنة"), [])
    assert [hit.document_id for hit in store.search("لجنة")] == ["d-en"]


def test_takes_particles_off_in_order():
    assert stems("والجيش") == ("الجيش", "جيش")
    assert stems("وبالجيش") == ("بالجيش", "الجيش", "جيش")
    assert stems("باب") == ()
    assert stems("لجنه", loose=False) == ()


def test_no_word_no_expression():
    assert wanted("?! *") == []


def test_a_long_page_is_shown_around_the_match():
    page = document("d-en")
    page.text = "nothing here " * 200 + "the needle is here " + "and nothing more " * 200
    shown, span, marks = excerpt(page, "needle")
    assert span.of(page.text) == shown and [mark.of(shown) for mark in marks] == ["needle"]
    assert len(shown) <= 220


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=400), query=st.text(max_size=30))
def test_any_text_and_any_query(text, query):
    with Store.open(":memory:") as store:
        page = document("d-en")
        page.text = text
        store.add(page, [])
        for hit in store.search(query):
            assert hit.span.of(text) == hit.excerpt
            assert all(0 <= mark.start < mark.end <= len(hit.excerpt) for mark in hit.marks)
