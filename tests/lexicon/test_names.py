from tawatur.lexicon.names import ID, LATIN, plain
from tawatur.orthography.letters import ARABIC


def test_names_that_differ_in_spelling_only_are_one():
    assert plain("إدلب") == plain("ادلب") == plain("إدْلِب")
    assert plain("مأرب") != plain("مرب")
    assert plain("Free  Army ") == plain("FREE army")


def test_ids_and_scripts():
    assert ID.match("syria-forces-2024") and not ID.match("Syria") and not ID.match("a--b")
    assert ARABIC.search("الجيش") and not ARABIC.search("army")
    assert LATIN.search("army") and not LATIN.search("الجيش")
