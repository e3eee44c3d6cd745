import pytest
from told import actor, killed, named, on, pair, place

from tawatur.assembly.matching import toll_relation
from tawatur.assembly.settings import Knowledge, weights

JOIN = weights()["join"]["dated"]


def score(first=None, second=None, **options):
    x, y, matcher = pair(first, second, **options)
    match, back = matcher.match(x, y), matcher.match(y, x)
    assert (match.score, match.veto is None) == (back.score, back.veto is None)
    return match.score if match.veto is None else None


def test_the_same_village_day_and_kind_are_enough():
    assert score() >= JOIN


@pytest.mark.parametrize(
    "second",
    [
        {"places": (place("Beta"),)},
        {"date": on("2030-01-02")},
        {"kind": "protest"},
        {"modality": "planned"},
    ],
)
def test_a_contradiction_forbids(second):
    assert score(None, second) is None


def test_an_unknown_cause_may_be_explained_later():
    assert score({"kind": "explosion.unknown"}, {"kind": "attack.ied", "casualties": ()}) >= JOIN


def test_bombardment_of_two_carriers_needs_more_than_place_and_day():
    assert score({"kind": "attack.shelling"}, {"kind": "attack.air"}) < JOIN
    more = {"agents": (actor("Army"),)}
    assert score({"kind": "attack.shelling", **more}, {"kind": "attack.air", **more}) >= JOIN


def test_a_governorate_and_a_village_of_it_need_more():
    wide = {"places": (place("North", precision="admin1"),)}
    assert score(None, wide) < JOIN
    assert score({"casualties": (killed(9),)}, {**wide, "casualties": (killed(9),)}) >= JOIN


def test_sides_told_the_other_way_round_are_two_happenings():
    here = {"kind": "territory.capture", "agents": (actor("Army"),), "targets": (actor("Tarn Front"),)}
    there = {"kind": "territory.capture", "agents": (actor("Tarn Front"),), "targets": (actor("Army"),)}
    assert score(here, there) is None


def test_both_ends_of_a_movement_may_be_named():
    both = {"kind": "release", "agents": (actor("Tarn Front"),), "targets": (actor("Prisoners"),)}
    assert score({**both, "places": (place("Alpha"),)}, {**both, "places": (place("Beta", admin1="South"),)}) >= JOIN


def test_spelled_alike_counts_only_on_the_same_day():
    arabic, english = place("كفر تعال", key=False), place("Kafr Taal", key=False)
    assert score({"places": (arabic,)}, {"places": (english,)}) >= JOIN
    assert score({"places": (arabic,)}, {"places": (english,), "date": None}) is None


def test_an_account_without_a_day_is_plausible_only_near_its_publication():
    assert score(None, {"date": None, "casualties": (killed(3),)}, published=("2030-01-02",) * 2) is not None
    late = score(None, {"date": None}, published=("2030-01-02", "2030-03-01"))
    early = score(None, {"date": None}, published=("2030-01-02", "2029-12-30"))
    assert late < JOIN and early is None


def test_a_part_is_kin_to_its_whole():
    knowledge = Knowledge(parents={"brigade": ("army",)})
    x, y, matcher = pair({"agents": (actor("Brigade"),)}, {"agents": (actor("Army"),)}, knowledge=knowledge)
    assert matcher.actors(x.agents, y.agents) == "kin"
    x, y, matcher = pair({"agents": (named("Council of the Northern Front"),)}, {"agents": (named("Northern Front"),)})
    assert matcher.actors(x.agents, y.agents) == "kin"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ((3, 3), (3, 3), "equal"),
        ((20, 200), (53, 53), "close"),
        ((1, 1), (2, 2), "close"),
        ((10, 10), (14, 14), "close"),
        ((5, 5), (12, 12), "open"),
        ((2, 2), (53, 53), "far"),
        ((0, 0), (1, 1), "none_against_some"),
    ],
)
def test_tolls(a, b, expected):
    assert toll_relation(a, b) == toll_relation(b, a) == expected


def test_two_parts_of_one_side_neither_speak_for_one_happening_nor_against_it():
    knowledge = Knowledge(sides={"navy": "crown", "guard": "crown", "fleet": "rebels"})
    roles = [{"agents": (actor(name),)} for name in ("Navy", "Guard", "Fleet")]
    bare = score(None, None)
    assert score(roles[0], roles[1], knowledge=knowledge) == bare
    assert score(roles[0], roles[2], knowledge=knowledge) < bare
