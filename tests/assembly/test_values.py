import pytest
from told import claim, killed, on, place

from tawatur.assembly.origins import Origin
from tawatur.assembly.places import Spots
from tawatur.assembly.values import Witness, date_of, kind_of, place_of, toll_of
from tawatur.records import Casualty, Source, Toll


def witness(voice, at=1, *, kind="news_site", stated=True, day="", **fields):
    return Witness(claim(voice, at, **fields), Origin(Source(voice, voice, kind=kind), stated, False), voice, day)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([], Toll()),
        ([("a", 3)], Toll(3, 3, 3, "only")),
        ([("a", 3), ("b", 3)], Toll(3, 3, 3, "agreed")),
        ([("a", 3), ("b", 5), ("c", 5)], Toll(3, 5, 5, "most_origins")),
        ([("a", 3), ("b", 5)], Toll(3, 5, 5, "most_careful_latest")),
        ([("a", 3), ("a", 5)], Toll(5, 5, 5, "only")),
    ],
)
def test_tolls(told, expected):
    """The last line: a later number of one origin replaces its earlier one."""
    assert (
        toll_of([witness(voice, at, casualties=(killed(n),)) for at, (voice, n) in enumerate(told)], "killed")
        == expected
    )


def test_a_careful_source_decides_where_numbers_do_not():
    told = [
        witness("h", 1, kind="medical", casualties=(killed(5),)),
        witness("p", 2, kind="party", casualties=(killed(50),)),
    ]
    assert toll_of(told, "killed") == Toll(5, 5, 50, "most_careful_latest")


def test_the_highest_toll_of_one_day_is_its_latest():
    told = [
        witness("a", 1, day="2030-01-02", casualties=(killed(12),)),
        witness("a", 2, day="2030-01-02", casualties=(killed(9),)),
    ]
    assert toll_of(told, "killed").best == 12
    told.append(witness("a", 3, day="2030-01-03", casualties=(killed(10),)))
    assert toll_of(told, "killed") == Toll(10, 10, 10, "only")


def test_a_place_is_made_finer_only_from_inside():
    north, south = place("North", precision="admin1"), place("South", admin1="South", precision="admin1")
    told = [
        witness("a", places=(north,)),
        witness("b", places=(north, place("Delta", admin1="South"))),
        witness("c", places=(place("Alpha"),)),
    ]
    assert place_of(told, Spots())[0].name == "Alpha"
    assert place_of(told[:2], Spots())[0].name == "North"
    assert place_of([witness("a", places=(south,)), told[1]], Spots())[0].name == "Delta"


def test_denied_planned_and_vague_say_no_number():
    told = [
        witness("a", casualties=(killed(5),), modality="denied"),
        witness("b", casualties=(killed(6),), negated=True),
        witness("c", casualties=(Casualty("killed", vague="dozens"),)),
    ]
    assert toll_of(told, "killed") == Toll()


def test_a_toll_within_a_toll_is_not_the_toll():
    (told,) = [witness("a", casualties=(killed(3), killed(14)))]
    assert toll_of([told], "killed").best == 14


def test_none_killed_is_a_number():
    assert toll_of([witness("a", casualties=(killed(0),))], "killed") == Toll(0, 0, 0, "only")


def test_the_most_precise_place_that_most_origins_name():
    wide = (place("North", precision="admin1"),)
    told = [witness("a", places=wide), witness("b", places=(place("Alpha"),)), witness("c", places=wide)]
    assert place_of(told, Spots())[0].name == "Alpha"
    told.append(witness("d", places=(place("Beta", key=False),)))
    assert place_of(told, Spots())[0].name == "Alpha"
    assert place_of([witness("a", places=())], Spots()) == (None, "none")


def test_the_narrowest_date():
    told = [witness("a", date=on("2030-01", precision="month")), witness("b", date=on("2030-01-05"))]
    assert date_of(told) == (on("2030-01-05"), "narrowest_most_origins")
    assert date_of([witness("a", date=None)]) == (None, "none")
    assert date_of([witness("a", date=on(None, precision="unknown"))])[1] == "unresolved"


def test_the_kind_that_most_origins_give_then_the_asserted():
    told = [witness("a", kind="party"), witness("b"), witness("c")]
    assert kind_of(told) == ("attack.shelling", "only")
    rival = Witness(claim("a", kind="attack.air", modality="claimed"), told[0].origin, "a")
    assert kind_of([rival, told[1]]) == ("attack.shelling", "asserted_then_earliest")
    assert kind_of([rival, *told[1:]]) == ("attack.shelling", "most_origins")
