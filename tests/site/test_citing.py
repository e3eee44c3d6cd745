import msgspec
import world

from tawatur.site import citing
from tawatur.site.words import titles

URL = "https://records.example/ar/events/e1"


def test_citations_carry_title_address_and_identifier():
    event, _ = world.main_event()
    for lang in ("ar", "en"):
        for text in citing.formats(lang, event, URL).values():
            assert titles.title(lang, event) in text and URL in text and "e1" in text


def test_bibtex_is_balanced_and_escaped():
    event, _ = world.main_event()
    place = msgspec.structs.replace(event.place, name="A & B_50%")
    text = citing.bibtex("en", msgspec.structs.replace(event, place=place), URL)
    assert r"A \& B\_50\%" in text
    assert text.count("{") == text.count("}")


def test_ris_lines_end_as_the_format_asks():
    event, _ = world.main_event()
    lines = citing.ris("en", event, URL).split("\r\n")
    assert lines[0] == "TY  - DATA" and lines[-2] == "ER  - " and lines[-1] == ""


def test_plain_text_isolates_what_would_turn_round_in_arabic():
    event, _ = world.main_event()
    assert f"\u2066{URL}\u2069" in citing.plain("ar", event, URL)
