import msgspec
import world

from tawatur.site import citing
from tawatur.words import titles

URL = "https://records.example/ar/events/e1"


def main():
    event, pairs = world.main_event()
    return event, [claim for _, found in pairs for claim in found]


def test_citations_carry_title_address_and_identifier():
    event, told = main()
    for lang in ("ar", "en"):
        for text in citing.formats(lang, event, told, URL).values():
            assert titles.title(lang, event, told) in text and URL in text and "e1" in text


def test_files_say_what_they_cite_in_the_language_of_the_page():
    event, told = main()
    assert "{Event record e1}" in citing.bibtex("en", event, told, URL)
    assert "{سجل الحدث e1}" in citing.bibtex("ar", event, told, URL)
    assert "N1  - تاريخ الحدث: 2024-11-29" in citing.ris("ar", event, told, URL)


def test_bibtex_is_balanced_and_escaped():
    event, told = main()
    place = msgspec.structs.replace(event.place, name="A & B_50%")
    text = citing.bibtex("en", msgspec.structs.replace(event, place=place), told, URL)
    assert r"A \& B\_50\%" in text
    assert text.count("{") == text.count("}")


def test_ris_lines_end_as_the_format_asks():
    event, told = main()
    lines = citing.ris("en", event, told, URL).split("\r\n")
    assert lines[0] == "TY  - DATA" and lines[-2] == "ER  - " and lines[-1] == ""


def test_plain_text_isolates_what_would_turn_round_in_arabic():
    event, told = main()
    assert f"\u2066{URL}\u2069" in citing.plain("ar", event, told, URL)
