from msgspec.structs import replace
from told import WORDS, actor, claim, document, on, text

from tawatur.assembly import assemble
from tawatur.records import Span

WORDING = text(WORDS, 5, 90)
TRIGGER = {"trigger": Span(100, 105)}


def told(first, second, *, other_text=WORDING):
    pages = [document("a", text=WORDING), document("b", outlet="Other", text=other_text)]
    return assemble(pages, [replace(claim("a", **first), **TRIGGER), replace(claim("b", **second), **TRIGGER)])


def test_one_sentence_of_copies_is_one_account_however_it_was_read():
    readings = {"agents": (actor("Army"),)}, {"agents": (actor("Tarn Front"),), "date": on("2030-01-02")}
    (event,) = told(*readings)
    assert (event.n_reports, event.n_origins) == (2, 1)


def test_the_kinds_must_fit():
    assert len(told({}, {"kind": "aid"})) == 2


def test_other_words_are_no_copy():
    readings = {"agents": (actor("Army"),)}, {"agents": (actor("Tarn Front"),), "date": on("2030-01-02")}
    assert len(told(*readings, other_text=text(WORDS, 9, 90))) == 2


def test_a_run_of_words_is_enough_where_the_rest_was_moved():
    moved = WORDING[:80] + " " + text(WORDS, 2, 8) + " " + WORDING[80:125] + " " + text(WORDS, 3, 8) + WORDING[125:]
    at = len(moved[: moved.index(WORDING[80:125])]) + 20
    pages = [document("a", text=WORDING), document("b", outlet="Other", text=moved)]
    one = replace(claim("a", agents=(actor("Army"),)), **TRIGGER)
    other = replace(claim("b", agents=(actor("Tarn Front"),)), trigger=Span(at, at + 5))
    assert len(assemble(pages, [one, other])) == 1
