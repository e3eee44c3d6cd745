import pytest
from msgspec.structs import replace
from told import actor, claim, document, killed, place

from tawatur.assembly import assemble
from tawatur.records import Span

TEXT = "Gunmen laid an ambush near Alpha, which killed four. Later a shell killed two."
DEED = {"trigger": Span(12, 21), "agents": (actor("Gunmen"),)}
TOLL = {"trigger": Span(40, 46), "casualties": (killed(4),), "date": None, "places": ()}


def events(first, second):
    claims = [claim("a", 1), claim("a", 2)]
    claims = [replace(one, **fields) for one, fields in zip(claims, (first, second), strict=True)]
    return assemble([document("a", text=TEXT)], claims)


def test_a_toll_in_the_sentence_of_its_deed_is_one_happening_with_it():
    (event,) = events(DEED, TOLL)
    assert event.deaths.best == 4 and event.place.name == "Alpha" and len(event.claims) == 2


@pytest.mark.parametrize(
    "other",
    [
        {"trigger": Span(68, 74)},
        {"places": (place("Beta"),)},
        {"agents": (actor("Army"),)},
        {"kind": "attack.air"},
        {"modality": "alleged"},
        {"casualties": ()},
    ],
)
def test_what_has_something_of_its_own_is_a_happening_of_its_own(other):
    assert len(events(DEED, TOLL | other)) == 2
