"""Tables in terminals of different widths."""

import io
import re

import pytest
from rich.cells import cell_len
from rich.console import Console

from making import claim, document, event
from tawatur.commands import tables
from tawatur.commands.output import Words
from tawatur.records import Actor, Date, EventOrigin, Hop, Place, Source

PLACE = Place(None, "Jisr al-Shughur", admin1="Idlib", country="Syria")
LONG = Date("2022-03-01", "2022-03-31", text="at some time in the month of March")


def shown(table, width: int) -> list[str]:
    out = io.StringIO()
    Console(file=out, width=width, highlight=False).print(table)
    return out.getvalue().splitlines()


@pytest.mark.parametrize("width", [80, 100, 120, 160])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_words_and_ids_stay_whole_at_any_width(width, lang):
    say = Words(lang)
    found = [event("e" * 16, date=LONG, place=PLACE), event("f" * 16, date=Date(text="at some time on Wednesday"))]
    lines = shown(tables.events([(one, ()) for one in found], say, width=width), width)
    lines += shown(tables.claims(document("d-en"), [claim("c", "d-en", places=(PLACE,))], say, width=width), width)
    assert all(cell_len(line) <= width for line in lines)
    text = "\n".join(lines)
    assert "e" * 16 in text and "2022-03-01" in text and "Wednesday" in text and "Shughur" in text


def agents_of(*claims, lang="en", **changes):
    """The line of an event's agents, as the list of events has it."""
    found = event("e1", *(one.id for one in claims), place=None, date=None, targets=(), **changes)
    out = shown(tables.events([(found, claims)], Words(lang), width=200), 200)
    return out[2].replace("\u200e", "")


@pytest.mark.parametrize(("lang", "word"), [("en", "(alleged)"), ("ar", "(غير مؤكَّد)")])
def test_who_is_only_alleged_is_not_asserted(lang, word):
    plain, alleged = claim("c1", "d-ar"), claim("c2", "d-ar", modality="alleged")
    assert word not in agents_of(plain, alleged, lang=lang)
    assert word in agents_of(alleged, lang=lang)


@pytest.mark.parametrize(("lang", "word"), [("en", "(according to {})"), ("ar", "(بحسب {})")])
def test_the_word_of_a_party_is_given_with_its_name(lang, word):
    party = Source("party-of-tests", "Party of Tests", "حزب الاختبار", "party")
    origins = (EventOrigin(party, ("d-ar",), 1),)
    claimed = claim("c1", "d-ar", modality="claimed", chain=(Hop(party.id, party.name, "origin"),))
    said = word.format(party.name_ar if lang == "ar" else party.name)
    assert agents_of(claimed, lang=lang, origins=origins).count(said) == 2, "of the event and of its agent"


@pytest.mark.parametrize(("lang", "role"), [("en", "a civilian"), ("ar", "مدني")])
def test_private_persons_stand_under_a_role(lang, role):
    farmer = (Actor(None, "Salim Example", class_="civilians", text="Salim Example"),)
    told = claim("c1", "d-ar", agents=farmer)
    line = agents_of(told, lang=lang, agents=farmer)
    assert role in line and "Salim" not in line


@pytest.mark.parametrize("width", [80, 120, 160])
def test_every_line_of_a_cell_is_held_in_its_column(width):
    long = Place("p", "Example", "قرية المثال الكبرى على الضفة الغربية من النهر", admin1="Idlib", precision="admin1")
    found = [(event("e1", place=long, agents=event("e1").agents * 3), ())]
    lines = shown(tables.events(found, Words("ar"), width=width), width)[:-1]
    lines += shown(
        tables.claims(document("d-ar"), [claim("c", "d-ar", places=(long,))], Words("ar"), width=width), width
    )
    arabic = [line for line in lines if re.search("[\u0621-\u064a]", line)]
    assert len(arabic) > 5
    for line in arabic:
        for part in re.split(" {2,}", line.strip()):
            assert part.startswith("\u200e") and part.endswith("\u200e"), line


def test_the_agents_of_what_is_only_planned_are_not_marked_again():
    planned = claim("c1", "d-ar", modality="planned")
    assert agents_of(planned).count("(planned)") == 1
