"""Tables in terminals of different widths."""

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from making import claim, document, event
from tawatur.commands import tables
from tawatur.commands.output import Words
from tawatur.records import Date, Place

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
    lines = shown(tables.events(found, say, width=width), width)
    lines += shown(tables.claims(document("d-en"), [claim("c", "d-en", places=(PLACE,))], say, width=width), width)
    assert all(cell_len(line) <= width for line in lines)
    text = "\n".join(lines)
    assert "e" * 16 in text and "2022-03-01" in text and "Wednesday" in text and "Shughur" in text
