"""The generated codebook is up to date."""

from pathlib import Path

import pytest

from tawatur import ontology
from tawatur.ontology.codebook import LANGUAGES, page, words, write

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_in_docs_is_the_page_of_the_tables(lang):
    written = (DOCS / words(lang)["file"]).read_text(encoding="utf-8")
    assert written == page(lang), "run: python -m tawatur.ontology.codebook docs/"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_is_in_it(lang):
    text = page(lang)
    assert all(f"#### `{code}` " in text for code in ontology.kinds())


def test_both_pages_have_the_same_words():
    assert set(words("en")) == set(words("ar"))


def test_write(tmp_path):
    assert [file.name for file in write(tmp_path)] == ["codebook.md", "codebook.ar.md"]
