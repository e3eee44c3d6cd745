"""The forms that are made of a citation form."""

import pytest

from tawatur.language.inflect import arabic_noun, arabic_verb, english_noun, english_verb


def forms(made, aspect):
    return [form.text for form in made if form.aspect == aspect]


@pytest.mark.parametrize(
    ("citation", "present", "gerund", "past", "participle"),
    [
        ("shell", "shells", "shelling", "shelled", "shelled"),
        ("raze", "razes", "razing", "razed", "razed"),
        ("flee/fled", "flees", "fleeing", "fled", "fled"),
        ("die", "dies", "dying", "died", "died"),
        ("bury/buried/buried", "buries", "burying", "buried", "buried"),
        ("deny", "denies", "denying", "denied", "denied"),
        ("destroy", "destroys", "destroying", "destroyed", "destroyed"),
        ("stab", "stabs", "stabbing", "stabbed", "stabbed"),
        ("clash", "clashes", "clashing", "clashed", "clashed"),
        ("strike/struck/struck", "strikes", "striking", "struck", "struck"),
        ("hit/hit/hit/hitt", "hits", "hitting", "hit", "hit"),
    ],
)
def test_english_verbs(citation, present, gerund, past, participle):
    made = list(english_verb(citation))
    assert forms(made, "present") == [present]
    assert forms(made, "gerund") == [gerund]
    assert forms(made, "past") == [past]
    assert forms(made, "participle") == [participle]


@pytest.mark.parametrize(
    ("citation", "plural"),
    [("raid", "raids"), ("clash", "clashes"), ("casualty", "casualties"), ("man/men", "men"), ("violence/", None)],
)
def test_english_nouns(citation, plural):
    assert [form.text for form in english_noun(citation) if form.plural] == ([plural] if plural else [])


def test_a_weak_arabic_verb_loses_its_last_letter_before_an_ending():
    made = list(arabic_verb("نفى/ينفي"))
    assert {"نفي", "نفت", "نفوا"} <= set(forms(made, "perfect"))
    assert {"ينفي", "تنفي", "ينفون"} <= set(forms(made, "imperfect"))


def test_a_last_hamza_is_no_weak_letter():
    assert {"بدا", "بدات"} <= set(forms(arabic_verb("بدأ/يبدأ"), "perfect"))
    assert "بدت" not in forms(arabic_verb("بدأ/يبدأ"), "perfect")


def test_what_stands_only_before_a_pronoun_is_marked():
    assert [form.text for form in arabic_verb("قصف/") if form.bound] == ["قصفو"]
    assert [form.text for form in arabic_noun("غارة") if form.bound] == ["غارت"]
