from told import actor, claim, document, killed, named, on, place, said, tellings

from tawatur.assembly.translations import find_translations

STORY = [
    {
        "agents": (actor("Army"),),
        "targets": (actor("Tarn Front"),),
        "casualties": (killed(14),),
        "chain": said("Monitor"),
    },
    {"kind": "accuse", "agents": (actor("Tarn Front"),), "targets": (actor("Army"),), "places": ()},
    {"kind": "deny", "agents": (actor("Army"),), "places": ()},
    {"kind": "protest", "places": (place("Beta"),)},
]


def translations(first, second, langs=("en", "ar")):
    pages = [document(key, lang=lang, outlet=f"Outlet {key}") for key, lang in zip("ab", langs, strict=True)]
    claims = [claim("a", at, **fields) for at, fields in enumerate(first)]
    claims += [claim("b", at, **fields) for at, fields in enumerate(second)]
    told, matcher = tellings(pages, claims)
    return [(found.a, found.b) for found in find_translations({page.id: page for page in pages}, told, matcher)]


def test_a_translation_is_found_without_credits():
    undated = [{**fields, "date": None} for fields in STORY]
    assert translations(STORY, undated) == [("a", "b")]


def test_one_language_is_no_translation():
    assert translations(STORY, STORY, langs=("en", "en")) == []


def test_another_number_is_another_report():
    other = [{**STORY[0], "casualties": (killed(9),), "chain": said("Ministry")}, *STORY[1:]]
    assert translations(STORY, other) == []


def test_another_number_is_another_report_whatever_else_agrees():
    more = [{"kind": kind, "agents": (actor("Army"),)} for kind in ("meeting", "threaten", "demand", "arrest")]
    other = [{**STORY[0], "casualties": (killed(9),)}, *STORY[1:], *more]
    assert translations([*STORY, *more], [*STORY, *more]) == [("a", "b")]
    assert translations([*STORY, *more], other) == []


def test_the_same_main_event_with_other_news_is_another_report():
    other = [STORY[0], {"kind": "arrest"}, {"kind": "meeting"}, {"kind": "aid"}]
    assert translations(STORY, other) == []


def test_another_order_is_another_report():
    assert translations(STORY, STORY[::-1]) == []


def test_words_of_two_languages_do_not_speak_against_a_translation():
    here = [*STORY, {"kind": "statement", "agents": (named("the mayor"),), "places": ()}]
    there = [*STORY, {"kind": "statement", "agents": (named("رئيس البلدية"),), "places": (), "date": on("2030-01-01")}]
    assert translations(here, there) == [("a", "b")]
