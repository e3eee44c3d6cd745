"""Every word by which the reader names a group of people has an Arabic name."""

import re

import pytest

from tawatur.lexicon import people, tables

ARABIC = re.compile("[\u0621-\u064a\u064b-\u0652 ]+")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_person_word_of_the_reader_has_a_name(lang):
    words = {row["english"] for row in tables.rows(tables.table(f"{lang}/heads.tsv")) if row["sort"] == "person"}
    assert sorted(words - people.load().keys()) == []


@pytest.mark.parametrize("word", sorted(people.load()))
def test_names_are_arabic(word):
    row = people.load()[word]
    assert ARABIC.fullmatch(row["ar"]) and word.isascii() and people.arabic(word) == row["ar"]
    assert people.plain(word) == (row.get("toll") == "-") and row.get("toll") in ("", "-")


def test_a_word_that_is_not_there_has_none():
    assert people.arabic("Salim Example") is None
