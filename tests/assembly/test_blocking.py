from told import actor, claim, document, on, place, tellings

from tawatur.assembly.blocking import dated_pairs, near, searched_days
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
    far = {"kind": "release", "agents": (actor("Tarn Front"),)}
    assert pairs([claim("a", **far), claim("b", **far, places=(place("Zeta", admin1="South"),))]) == [(0, 1)]


def test_without_a_day_the_publication_says_where_to_look():
    told, _ = tellings([document("a"), document("b", published=None)], [claim("a", date=None), claim("b", date=None)])
    assert len(searched_days(told[0])) == 1 + weights()["date"]["fresh_days"]
    assert searched_days(told[1]) is None


def test_large_blocks_are_bounded():
    number = 600
    claims = [claim(f"d{n:04}", agents=(actor("Army"),), places=(place(f"P{n % 5}"),)) for n in range(number)]
    found = pairs(claims)
    assert len(found) < number * weights()["block"]["window"] * 2
    assert len({one for two in found for one in two}) == number


def test_a_pair_is_found_in_any_order_of_arrival():
    claims = [claim(f"d{n:04}", agents=(actor("Army"),), places=(place(f"P{n % 5}"),)) for n in range(200)]
    told, _ = tellings([document(one.document_id) for one in claims], claims)
    assert set(dated_pairs(told)) == set(dated_pairs(told[::-1]))


def test_a_new_member_of_a_block_changes_only_what_stands_around_it():
    before, after = set(near("abdef", 2)), set(near("abcdef", 2))
    assert before - after == {("a", "d"), ("b", "e")}
    assert after - before == {("a", "c"), ("b", "c"), ("c", "d"), ("c", "e")}
