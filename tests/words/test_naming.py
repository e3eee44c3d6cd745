from tawatur.records import Actor, Hop
from tawatur.words import areas, naming


def test_names_say_which_language_they_are_really_in():
    assert naming.pick("ar", "Dawn", "الفجر") == naming.Name("الفجر", "ar")
    assert naming.pick("ar", "Dawn", None) == naming.Name("Dawn", "en")
    assert naming.pick("en", "الفجر", None) == naming.Name("الفجر", "ar")


def test_persons_without_an_id_have_no_name_here():
    assert naming.actor("en", Actor(None, "Salim Example")) is None
    assert naming.actor("en", Actor(None, "Salim Example", class_="civilians")).text == "Civilians"


def test_areas_are_named_in_the_readers_language():
    assert areas.name("ar", "Idlib").text == "إدلب"
    assert areas.name("ar", "Syria").text == "سوريا"
    assert areas.name("ar", "Nowhere Land").lang == "en"


def test_links_of_a_chain_are_named_by_the_table_of_sources():
    assert naming.hop("ar", Hop("reuters", "Reuters", "origin")).lang == "ar"
    assert naming.hop("ar", Hop("unknown", "Dawn Daily", "origin")) == naming.Name("Dawn Daily", "en")


def test_lists_join_as_the_language_does():
    assert naming.listed("en", ["a", "b", "c"]) == "a, b and c"
    assert naming.listed("ar", ["أ", "ب", "ج"]) == "أ وب وج"
    assert naming.listed("en", ["a", "b", "c"], "glue.or") == "a, b or c"
    assert naming.listed("ar", ["أ", "ب", "ج"], "glue.or") == "أ أو ب أو ج"
