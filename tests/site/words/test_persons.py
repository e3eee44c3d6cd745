import pytest

from tawatur.records import Actor
from tawatur.site.words.persons import private


@pytest.mark.parametrize("name", ["Salim Example", "Nour al-Masri", "سليم مثال", "هدى بنت مثال"])
@pytest.mark.parametrize("class_", [None, "civilians"])
def test_names_of_private_persons(name, class_):
    assert private(Actor(None, name, class_=class_))


@pytest.mark.parametrize(
    "words", ["the town hospital", "Russian missiles", "two teachers", "منازل المدنيين", "محطات كهرباء", "مدينة بحري",
              "ثلاثة أشخاص", "5 Men", "Crowds"],
)  # fmt: skip
def test_things_and_people_without_a_name(words):
    assert not private(Actor(None, words))


def test_actors_and_officials_are_no_private_persons():
    assert not private(Actor("some-leader", "Salim Example", class_="civilians"))
    assert not private(Actor(None, "Salim Example", class_="government"))


def test_the_words_of_the_text_decide():
    assert not private(Actor(None, "Salim Example", class_="civilians", text="الأهالي"))
