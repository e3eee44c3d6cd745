"""Unnamed speakers read the same in both languages."""

import pytest

from tawatur.lexicon import tables, unnamed

ROWS = {sort: [row for row in tables.rows(tables.table("unnamed.tsv")) if row["sort"] == sort]
        for sort in ("noun", "adjective", "phrase", "article")}  # fmt: skip


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("local sources", "مصادر محلية"),
        ("a local source", "مصدر محلي"),
        ("the security source", "المصدر الأمني"),
        ("eyewitnesses", "شهود عيان"),
        ("the local witnesses", "شهود العيان المحليون"),
        ("local officials", "مسؤولون محليون"),
        ("local authorities", "سلطات محلية"),
        ("Iraqi security officials", "مسؤولون أمنيون عراقيون"),
        ("the agency", "الوكالة"),
    ],
)
def test_english_is_told_in_arabic(english, arabic):
    assert unnamed.other(english, "en") == arabic


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("مصادر محلية", "local sources"),
        ("مصدر طبي", "medical source"),
        ("المصادر الأمنية", "the security sources"),
        ("شهود", "witnesses"),
        ("مسؤولين أمنيين", "security officials"),
        ("مصادر طبية محلية", "local medical sources"),
        ("السلطات المحلية", "the local authorities"),
    ],
)
def test_arabic_is_told_in_english(arabic, english):
    assert unnamed.other(arabic, "ar") == english


@pytest.mark.parametrize("words", ["a hospital in Salm", "Salim Example", "", "the"])
def test_what_the_table_lacks_stays_as_it_is(words):
    assert unnamed.other(words, "en") is None


def test_other_words_in_arabic_stay_as_they_are():
    assert unnamed.other("مصادر في المدينة", "ar") is None


@pytest.mark.parametrize("row", ROWS["noun"], ids=lambda row: row["en"])
def test_every_noun_goes_there_and_back(row):
    for english, arabic in (("en", "ar"), ("en_plural", "ar_plural")):
        there, back = row.many(english)[0], row.many(arabic)[0]
        assert unnamed.other(there, "en") == back and unnamed.other(back, "ar") == there
        for form in row.many(english):
            assert unnamed.other(form, "en") == back
        for form in row.many(arabic):
            assert unnamed.other(form, "ar") == there


@pytest.mark.parametrize("row", ROWS["adjective"], ids=lambda row: row["en"])
def test_every_adjective_goes_there_and_back(row):
    words = row.many("en")[0]
    assert unnamed.other(unnamed.other(f"{words} sources", "en"), "ar") == f"{words} sources"
    for form in row.many("en"):
        assert unnamed.other(f"{form} sources", "en")


@pytest.mark.parametrize("row", ROWS["phrase"], ids=lambda row: row["en"])
def test_every_phrase_goes_there_and_back(row):
    for form in row.many("en"):
        assert unnamed.other(form, "en") == row.many("ar")[0]
    for form in row.many("ar"):
        assert unnamed.other(form, "ar") == row.many("en")[0]
