"""Every word of the tables of casualties tells its toll in a sentence that is made for its part."""

from __future__ import annotations

import functools

import pytest

from tawatur.language.inflect import english_verb
from tawatur.lexicon.tables import Row, rows, table
from tawatur.reading import Reader
from tawatur.records import Casualty, Document

SENTENCES = {
    ("en", "verb"): "Rebels {} three people near Kirkuk on Monday.",
    ("en", "lose"): "The army {} three soldiers in shelling near Kirkuk.",
    ("en", "patient"): "Three people {} near Kirkuk on Monday.",
    ("en", "counted"): "Shelling near Kirkuk on Monday left three {}.",
    ("en", "noun"): "Shelling near Kirkuk on Monday led to the {} of three people.",
    ("en", "vague"): "Shelling near Kirkuk on Monday caused {}.",
    ("en", "total"): "Shells hit a village near Kirkuk on Monday. The {} rose to 12.",
    ("en", "none"): "Rebels attacked a base near Kirkuk on Monday, {}.",
    ("ar", "verb"): "{} المسلحون ثلاثة أشخاص قرب كركوك يوم الاثنين.",
    ("ar", "patient"): "{} ثلاثة أشخاص في قصف قرب كركوك.",
    ("ar", "counted"): "أدى قصف قرب كركوك إلى سقوط ثلاثة {}.",
    ("ar", "noun"): "أدى قصف قرب كركوك إلى {} ثلاثة أشخاص.",
    ("ar", "vague"): "أدى قصف قرب كركوك إلى {}.",
    ("ar", "total"): "أدى قصف قرب كركوك إلى ارتفاع {} إلى 12.",
    ("ar", "none"): "هاجم مسلحون قاعدة قرب كركوك {}.",
}
BOUNDS = {"none": (0, 0), "total": (12, 12), "vague": (None, None)}
WORDS = [(lang, row) for lang in ("ar", "en") for row in rows(table(f"{lang}/tolls.tsv"))]


@functools.cache
def reader() -> Reader:
    return Reader()


def told(lang: str, row: Row) -> str:
    """The word as its sentence needs it: a verb in the past, with a word that it needs behind it."""
    citation = row["word"].split("/")
    if lang == "ar" or row["pos"] not in ("verb", "patient", "lose"):
        return citation[0]
    verb, _, rest = row["word"].partition(" ")
    past = next(form.text for form in english_verb(verb) if form.aspect == "past")
    return f"{past} {rest}".strip()


def casualties(lang: str, sentence: str) -> list[Casualty]:
    document = Document("d", None, None, None, sentence, lang, "2024-05-22")
    return [casualty for claim in reader().read(document) for casualty in claim.casualties]


@pytest.mark.parametrize(("lang", "row"), WORDS, ids=[f"{lang}-{row.line}" for lang, row in WORDS])
def test_a_word_tells_its_toll(lang: str, row: Row) -> None:
    sentence = SENTENCES[lang, row["pos"]].format(told(lang, row))
    made = [f"{sentence[:-1]} {need}." for need in row.many("needs")] or [sentence]
    wanted = (row["outcome"], *BOUNDS.get(row["pos"], (3, 3)))
    found = {one: [(c.outcome, c.low, c.high) for c in casualties(lang, one)] for one in made}
    assert any(wanted in tolls for tolls in found.values()), f"{row.file}:{row.line}: {found}"
