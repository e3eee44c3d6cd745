from told import actor, claim, document, on, place, tellings

from tawatur.assembly.blocking import dated_pairs, grouped_pairs, searched_days
from tawatur.assembly.settings import weights


def pairs(claims):
    keys = dict.fromkeys(one.document_id for one in claims)
    told, _ = tellings([document(key) for key in keys], claims)
    return sorted(dated_pairs(told))


def test_pairs_share_region_day_and_family():
    assert pairs([claim("a"), claim("b", places=(place("Beta"),))]) == [(0, 1)]
    assert pairs([claim("a"), claim("b", date=on("2030-01-02"))]) == []
    assert pairs([claim("a"), claim("b", kind="arrest")]) == []
    assert pairs([claim("a", 1), claim("a", 2)]) == []


def test_words_and_movements_meet_by_their_parties():
    far = {"kind": "release", "agents": (actor("Rebels"),)}
    assert pairs([claim("a", **far), claim("b", **far, places=(place("Zeta", admin1="South"),))]) == [(0, 1)]


def test_without_a_day_the_publication_says_where_to_look():
    told, _ = tellings([document("a"), document("b", published=None)], [claim("a", date=None), claim("b", date=None)])
    assert len(searched_days(told[0])) == 1 + weights()["date"]["fresh_days"]
    assert searched_days(told[1]) is None


def test_large_blocks_are_bounded():
    number = 600
    claims = [claim(f"d{n:04}", agents=(actor("Army"),), places=(place(f"P{n % 5}"),)) for n in range(number)]
    found = pairs(claims)
    assert len(found) < number * weights()["block"]["cap"] * 4
    assert len({one for two in found for one in two}) == number


def test_copies_meet_by_kind():
    told, _ = tellings([document("a"), document("b")], [claim("a", date=None), claim("b", date=on("2029-01-01"))])
    assert list(grouped_pairs(told, {"a": "a", "b": "a"})) == [(0, 1)]
    assert list(grouped_pairs(told, {"a": "a", "b": "b"})) == []
