import pytest
from told import place

from tawatur.assembly.places import Spots, relate
from tawatur.records import Place


def relation(here, there):
    spots = Spots()
    return relate(spots, tuple(map(spots.of, here)), tuple(map(spots.of, there)))


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ([place("Alpha")], [place("Alpha")], "same"),
        ([place("Alpha")], [place("Beta")], "apart"),
        ([place("Alpha", key=False)], [place("Alpha")], "same"),
        ([place("Alpha", key=False)], [place("Alpha", key=False, admin1="South")], "apart"),
        ([place("Alpha")], [place("North", precision="admin1")], "contained"),
        ([place("Alpha")], [place("South", admin1="South", precision="admin1")], "apart"),
        ([place("North")], [place("Alpha")], "contained"),
        ([place("Alpha", at=(35.0, 37.0))], [place("Beta", at=(35.005, 37.0))], "near"),
        ([place("Alpha", at=(35.0, 37.0))], [place("Beta", at=(35.1, 37.0))], "apart"),
        ([place("Alpha", at=(35.0, 37.0), precision="near")], [place("Beta", at=(35.1, 37.0))], "near"),
        ([place("Alpha"), place("Beta")], [place("Alpha")], "same"),
        ([place("Alpha"), place("Beta")], [place("Alpha"), place("Gamma")], "overlap"),
        ([place("Alpha"), place("North")], [place("North")], "same"),
        ([place("Alpha"), place("North")], [place("Beta"), place("North")], "apart"),
        ([], [place("Alpha")], "unknown"),
    ],
)
def test_how_places_stand_to_each_other(here, there, expected):
    assert relation(here, there) == expected
    assert relation(there, here) == expected


def test_what_both_put_it_near_counts_little_where_both_say_what_place_it_was():
    near = place("Town", precision="near")
    assert relation([place("Alpha"), near], [place("Beta"), near]) == "overlap"
    assert relation([place("Alpha"), near], [near]) == "same"


def test_a_village_whose_point_is_known_roughly_is_still_that_village():
    villages = [
        Place(key, name, None, "Idlib", "Syria", None, None, "near")
        for key, name in (("sy-idlib-kansafra", "Kansafra"), ("sy-idlib-binin", "Binin"))
    ]
    assert relation(villages[:1], villages[1:]) == "apart"


def test_unknown_villages_of_one_governorate_may_be_spelled_in_two_scripts():
    arabic, english = place("كفر تعال", key=False), place("Kafr Taal", key=False)
    assert relation([arabic], [english]) == "spelled"
    assert relation([arabic], [place("Kafr Taal", key=False, admin1="South")]) == "apart"


def test_an_unknown_village_is_not_its_governorate():
    """It has the precision of what contains it, and stays a village."""
    village = place("Alpha", key=False, precision="admin1")
    assert relation([village], [place("Beta", key=False, precision="admin1")]) == "apart"
    assert relation([village], [place("North", precision="admin1")]) == "contained"


WIDE = (
    Place("sy", "Syria", country="Syria", precision="country"),
    Place("river", "Long River", country="Syria", precision="vague"),
    Place("north", "North", admin1="North", country="Syria", precision="admin1"),
    Place("front", "The Front", admin1="North", country="Syria", precision="vague"),
    Place(None, "the region", precision="vague"),
    Place("jo", "Jordan", country="Jordan", precision="country"),
)


@pytest.mark.parametrize("one", WIDE, ids=lambda found: found.name)
@pytest.mark.parametrize("other", WIDE, ids=lambda found: found.name)
def test_how_places_stand_does_not_depend_on_which_comes_first(one, other):
    assert relation([one], [other]) == relation([other], [one])
