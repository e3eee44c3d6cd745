from told import actor, claim, document, named

from tawatur.assembly import assemble

ARMY, REBELS = actor("Army"), actor("Tarn Front")
WORDS = (
    {"kind": "accuse", "agents": (ARMY,), "targets": (REBELS,)},
    {"kind": "deny", "agents": (REBELS,)},
    {"kind": "demand", "agents": (ARMY,), "targets": (actor("League"),)},
)
BARE = {"places": (), "date": None}
ACT = {"kind": "abduction", "agents": (REBELS,), "targets": (named("a judge"),)}


def together(*told, days=("2030-01-02", "2030-01-02")):
    pages = [document(key, outlet=key, published=day) for key, day in zip("ab", days, strict=True)]
    claims = [claim(key, at, **fields | BARE) for key in "ab" for at, fields in enumerate(told, 1)]
    return sorted(len(event.claims) for event in assemble(pages, claims))


def test_several_accounts_that_fit_make_a_story():
    assert together(*WORDS) == [2, 2, 2]
    assert together(*WORDS, ACT) == [2, 2, 2, 2]


def test_two_that_fit_are_chance():
    assert together(*WORDS[:2]) == [1, 1, 1, 1]


def test_a_week_apart_is_another_story():
    assert together(*WORDS, days=("2030-01-02", "2030-01-09")) == [1] * 6
