import pytest

from tawatur.assembly.persons import names_person, private, shielded, shielded_actor, shielded_hop, shielded_source
from tawatur.lexicon import tables
from tawatur.records import Actor, Claim, Event, EventOrigin, Hop, Source, Span, encode


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


def test_the_words_of_the_text_count_as_the_name_does():
    assert private(Actor(None, "Salim Example", class_="civilians", text="الأهالي"))
    assert private(Actor(None, "residents", class_="civilians", text="Salim Example"))


@pytest.mark.parametrize(
    "words", ["his mother Fatima Omar", "والدته فاطمة عمر", "أبو محمد", "الشاب أحمد عمر", "Hassan"]
)
def test_words_that_hold_a_given_name(words):
    assert names_person(words)


@pytest.mark.parametrize(
    "words",
    [
        "Omar Hospital",
        "كتيبة أسامة",
        "مدرسة فاطمة",
        "the residents",
        "سكان المدينة",
        "سكانا في الخرطوم",
        "Workers",
        "Voice of Example",
        "متطوعا",
    ],
)
def test_things_and_forces_that_bear_a_persons_name(words):
    assert not names_person(words)


@pytest.mark.parametrize("row", list(tables.rows(tables.table("given_names.tsv"))), ids=lambda row: str(row.line))
def test_every_given_name_is_known(row):
    for name in (*row.many("ar"), *row.many("en")):
        assert names_person(name), name


def test_a_private_person_is_a_role():
    assert shielded_actor(Actor(None, "Salim Example", class_="civilians")).name == "a civilian"
    assert shielded_actor(Actor(None, "سليم مثال")).name_ar == "شخص"
    group = Actor("civilians", "civilians", "مدنيون", "civilians", "his mother Fatima Omar")
    assert shielded_actor(group) == Actor("civilians", "civilians", "مدنيون", "civilians", "")
    known = Actor("some-leader", "Salim Example", class_="rebel", text="Salim Example")
    assert shielded_actor(known) is known


def test_a_private_person_who_speaks_is_a_role():
    assert shielded_source(Source("unnamed-1", "Salim Example", kind="witness")).name_ar == "شاهد"
    assert shielded_hop(Hop("unnamed-1", "Salim Example", "origin", "Salim Example")) == Hop(
        "unnamed-1", "one person", "origin"
    )
    assert shielded_hop(Hop("civilians", "civilians", "origin", "his mother Fatima Omar")).text is None
    outlet = Hop("millstone.example", "Millstone Gazette", "publisher")
    assert shielded_hop(outlet) is outlet and shielded_hop(Hop("unnamed-2", "a medical source", "origin")).name


def test_no_name_is_left_in_a_shielded_claim_or_event():
    person = Actor(None, "Salim Example", text="Salim Example", span=Span(0, 13))
    hop = Hop("unnamed-1", "Nour Example", "origin", "Nour Example")
    claim = Claim("c", "d", "e", Span(0, 1), Span(0, 1), targets=(person,), chain=(hop,))
    origin = EventOrigin(Source("unnamed-1", "Nour Example", kind="unnamed"), ("d",), 1)
    event = Event("e", "arrest", targets=(person,), origins=(origin,))
    for record in (claim, event):
        assert b"Example" in encode(record) and b"Example" not in encode(shielded(record))
