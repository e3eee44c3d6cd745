import pytest
from told import actor, claim, document, killed, on, pair, place

from tawatur.assembly import assemble
from tawatur.assembly.undated import dead_in_one
from tawatur.records import Casualty, Date

ARMY = actor("Army")
STORY = (
    "At dawn the guns of the army hit the old mill beside the bridge and the miller with both his sons was hurt there."
)
OTHER = (
    "Hours later rockets set a bakery ablaze while women queued outside, doctors from the nearby clinic said by phone."
)


def unresolved(text):
    return Date(None, None, "unknown", text)


def together(claims, texts=None):
    """The claims of each event; no document says when it was published."""
    keys = dict.fromkeys(one.document_id for one in claims)
    pages = [document(key, outlet=key, published=None, text=(texts or {}).get(key)) for key in keys]
    return sorted(tuple(sorted(event.claims)) for event in assemble(pages, claims))


def shelling(key, number=1, **fields):
    return claim(key, number, **{"agents": (ARMY,), "date": None, "casualties": (killed(2),)} | fields)


def test_several_accounts_without_a_day_are_no_doubt_to_each_other():
    assert together([shelling("a"), shelling("b"), shelling("c")]) == [("a-1", "b-1", "c-1")]


def test_two_happenings_that_fit_as_well_are_a_doubt():
    first, second = shelling("a", date=on("2030-01-01")), shelling("b", date=on("2030-02-01"))
    assert together([first, second, shelling("c")]) == [("a-1",), ("b-1",), ("c-1",)]


def test_a_weekday_decides_between_them():
    first, second = shelling("a", date=on("2030-01-01")), shelling("b", date=on("2030-02-01"))
    friday = shelling("c", date=unresolved("on Friday"))
    assert together([first, second, friday]) == [("a-1",), ("b-1", "c-1")]


def test_weekdays_that_contradict_never_meet_through_a_third():
    friday, monday = (shelling(key, date=unresolved(f"on {day}")) for key, day in (("a", "Friday"), ("b", "Monday")))
    found = together([friday, monday, shelling("c")])
    assert not any({"a-1", "b-1"} <= set(group) for group in found)


def test_a_document_that_says_what_day_it_is_says_it_of_its_acts():
    """`c` tells of its shelling without a day, but of something else "today, Monday"."""
    friday = shelling("a", date=unresolved("on Friday"))
    monday = claim("c", 2, kind="protest", date=unresolved("today, Monday"), places=(place("Beta"),))
    assert together([friday, shelling("c")]) == [("a-1", "c-1")]
    assert ("a-1",) in together([friday, shelling("c"), monday])


def test_who_tells_of_injured_alone_seldom_leaves_out_the_dead():
    hurt = (Casualty("injured", 4, 4),)
    dead, alone, _ = pair({"casualties": (killed(2), *hurt)}, {"casualties": hurt})
    assert dead_in_one(dead, alone) and dead_in_one(alone, dead) and not dead_in_one(dead, dead)


@pytest.mark.parametrize(("text", "joined"), [(STORY, True), (OTHER, False)])
def test_the_words_around_decide_where_little_else_is_known(text, joined):
    claims = [shelling(key, casualties=()) for key in "ab"]
    assert (len(together(claims, {"a": STORY, "b": text + " (agency)"})) == 1) is joined
