import pytest
from told import actor, claim, document, killed, on, place, said

from tawatur.assembly import assemble


def event(first, second, outlets=("One", "Two")):
    pages = [document(key, outlet=outlet) for key, outlet in zip("ab", outlets, strict=True)]
    (found,) = assemble(pages, [claim("a", **first), claim("b", **second)])
    return found


@pytest.mark.parametrize(
    ("first", "second", "fields"),
    [
        ({}, {}, ()),
        ({"casualties": (killed(14),)}, {"casualties": (killed(15),)}, ("deaths",)),
        ({"casualties": (killed(14),)}, {}, ()),
        ({"casualties": (killed(30),)}, {"casualties": (killed(None, vague="dozens"),)}, ()),
        ({"agents": (actor("Army"),), "modality": "alleged"}, {"agents": (actor("Tarn Front"),)}, ("agents",)),
        ({"kind": "attack.suicide"}, {"kind": "explosion.unknown"}, ("kind",)),
        ({"modality": "denied"}, {}, ("happened",)),
        ({"places": (place("Alpha"), place("North"))}, {}, ()),
        ({"date": on("2030-01-01", "2030-01-02", "days")}, {}, ()),
    ],
)
def test_fields_on_which_origins_differ(first, second, fields):
    found = event(first, second)
    assert found.contested == fields
    assert found.agreement == ("contested" if fields else "agreed")


def test_a_later_number_of_one_origin_contests_nothing():
    told = {"chain": said("Ministry", "One")}
    found = event({**told, "casualties": (killed(14),)}, {**told, "casualties": (killed(15),)})
    assert (found.contested, found.agreement) == ((), "single")
    assert found.deaths.best == found.deaths.low == found.deaths.high
