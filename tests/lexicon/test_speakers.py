"""The tables of speakers."""

from collections import defaultdict

import pytest

from tawatur.lexicon import speakers
from tawatur.lexicon.tables import Row, TableError
from tawatur.orthography.folding import fold


@pytest.mark.parametrize(("lang", "words", "forms"), [("ar", 350, 3000), ("en", 230, 1200)])
def test_there_are_many(lang, words, forms):
    rows = speakers.load(lang)
    assert len(rows) >= words
    assert sum(len(row.forms) for row in rows) >= forms


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_form_belongs_to_one_row_of_its_part(lang):
    holders = defaultdict(set)
    for row in speakers.load(lang):
        for form in row.forms:
            holders[row.part, fold(form)].add(row.word)
    assert {form: words for form, words in holders.items() if len(words) > 1} == {}


@pytest.mark.parametrize(
    ("lang", "form", "word", "role", "kind"),
    [
        ("ar", "مصادر", "مصدر", "unnamed", "unnamed"),
        ("ar", "شهود عيان", "شاهد عيان", "witness", "witness"),
        ("ar", "أهالٍ", "أهل", "witness", "witness"),
        ("ar", "مسؤولون", "مسؤول", "official", "unnamed"),
        ("ar", "أطباء", "طبيب", "medical", "medical"),
        ("ar", "مسعفين", "مسعف", "medical", "medical"),
        ("ar", "مراسلو", "مراسل", "media", "news_site"),
        ("ar", "قياديتان", "قيادي", "military", "party"),
        ("ar", "صفحات محلية", "صفحة محلية", "media", "social_media"),
        ("en", "eyewitnesses", "witness", "witness", "witness"),
        ("en", "spokeswoman", "spokesman", "office", "official"),
        ("en", "state TV", "state media", "media", "state_media"),
        ("en", "medics", "medic", "medical", "medical"),
        ("en", "media reports", "media report", "media", "news_site"),
    ],
)
def test_forms_lead_to_their_word(lang, form, word, role, kind):
    found = [row for row in speakers.load(lang) if row.part == "noun" and fold(form) in map(fold, row.forms)]
    assert [(row.word, row.role, row.kind) for row in found] == [(word, role, kind)]


@pytest.mark.parametrize("column", ["part", "role", "kind"])
def test_an_unknown_code_is_an_error_with_its_line(column):
    cells = {"word": "x", "part": "noun", "role": "person", "kind": "unnamed", column: "nothing"}
    with pytest.raises(TableError, match=rf"x\.tsv:3: {column} 'nothing'"):
        speakers._speaker(Row("x.tsv", 3, cells))
