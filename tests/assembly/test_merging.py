from told import actor, claim, document, killed, named, on, place, said, tellings

from tawatur.assembly import assemble

ARMY, REBELS = actor("Army"), actor("Tarn Front")


def together(claims, **published):
    """The claims of each event, as sorted tuples."""
    keys = dict.fromkeys(one.document_id for one in claims)
    pages = [document(key, outlet=key, published=published.get(key, "2030-01-02")) for key in keys]
    return sorted(tuple(sorted(event.claims)) for event in assemble(pages, claims))


def test_distinct_happenings_of_one_document_never_meet_through_a_third():
    """Two shellings of one village on one day in `a`; `b` tells of one that fits both."""
    claims = [
        claim("a", 1, casualties=(killed(3),)),
        claim("a", 2, casualties=(killed(4),)),
        claim("b", 1, casualties=(killed(3),)),
    ]
    assert together(claims) == [("a-1", "b-1"), ("a-2",)]


def test_contradictory_villages_never_meet_through_their_governorate():
    wide = claim("c", places=(place("North", precision="admin1"),), casualties=(killed(9),), agents=(ARMY,))
    claims = [
        claim("a", casualties=(killed(9),), agents=(ARMY,)),
        claim("b", casualties=(killed(9),), agents=(ARMY,), places=(place("Beta"),)),
        wide,
    ]
    assert sorted(map(len, together(claims))) == [1, 2]
    assert not any({"a-1", "b-1"} <= set(group) for group in together(claims))


def test_an_undated_account_joins_the_only_happening_that_fits():
    undated = claim("c", date=None, casualties=(killed(13),))
    assert together([claim("a", casualties=(killed(14),)), undated], c=None) == [("a-1", "c-1")]
    other = claim("b", date=on("2030-01-09"), casualties=(killed(14),))
    assert len(together([claim("a", casualties=(killed(14),)), other, undated], c=None)) == 3


def test_rival_accounts_of_one_document_are_one_happening():
    common = {"agents": (ARMY,), "casualties": (killed(20),)}
    claims = [
        claim("a", 1, **common, targets=(actor("Camp"),), chain=said("Tarn Front")),
        claim("a", 2, **{**common, "casualties": (killed(400),)}, chain=said("Ministry"), modality="claimed"),
    ]
    assert together(claims) == [("a-1", "a-2")]


def test_what_a_party_and_an_agency_say_of_one_raid_is_one_happening():
    raid = {"kind": "attack.ground", "agents": (named("Banner Movement"),)}
    boast = claim("a", 1, **raid, targets=(ARMY,), chain=said("Banner Movement"), modality="claimed")
    report = claim("a", 2, **raid, chain=said("Wire"), date=None, casualties=(killed(3),))
    assert together([boast, report]) == [("a-1", "a-2")]
    other = claim("a", 2, **raid, chain=said("Wire"), date=None, places=(place("Beta"),))
    assert len(together([boast, other])) == 2


def test_a_second_strike_of_one_speaker_is_no_rival():
    claims = [
        claim("a", 1, chain=said("Monitor")),
        claim("a", 2, chain=said("Monitor"), casualties=(killed(2),), modality="claimed"),
    ]
    assert len(together(claims)) == 2


def test_rival_accusations_of_one_target():
    common = {"targets": (actor("Hospital"),), "modality": "alleged"}
    claims = [
        claim("a", 1, **common, agents=(ARMY,), chain=said("Ministry")),
        claim("a", 2, **common, agents=(REBELS,), chain=said("Army"), date=None),
    ]
    assert together(claims) == [("a-1", "a-2")]


def test_words_meet_where_documents_share_a_story():
    denial = {"kind": "deny", "agents": (REBELS,), "places": (), "date": None}
    alone = [claim("a", 2, **denial), claim("b", 2, **denial)]
    assert len(together(alone)) == 2
    assert together([claim("a", 1), claim("b", 1), *alone]) == [("a-1", "b-1"), ("a-2", "b-2")]


def test_words_of_another_day_do_not_meet():
    denial = {"kind": "deny", "agents": (REBELS,), "places": (), "date": None}
    claims = [claim("a", 1), claim("b", 1), claim("a", 2, **denial), claim("b", 2, **denial)]
    assert len(together(claims, b="2030-01-20")) == 3


def test_a_retold_background_keeps_its_day():
    claims = [claim("a"), claim("b", 1, date=on("2030-01-03"), kind="attack.air"), claim("b", 2)]
    assert together(claims, b="2030-01-04") == [("a-1", "b-2"), ("b-1",)]


def test_tellings_are_numbered_by_their_keys():
    pages = [document("b"), document("a")]
    told, _ = tellings(pages, [claim("b"), claim("a", 2), claim("a", 1)])
    assert [(one.number, one.key) for one in told] == [(0, ("a", "e-a-1")), (1, ("a", "e-a-2")), (2, ("b", "e-b-1"))]


def test_a_village_unknown_in_two_scripts_is_found_without_its_governorate():
    here = claim("a", places=(place("تل زمر", key=False),), casualties=(killed(4),))
    there = claim("b", places=(place("Tal Zumur", key=False, admin1=None, precision="vague"),), casualties=(killed(4),))
    assert together([here, there]) == [("a-1", "b-1")]


def test_one_large_toll_makes_two_readings_of_the_deed_one():
    massacre = claim("a", kind="attack.civilians", casualties=(killed(44),))
    raid = {"kind": "attack.air", "date": on("2030-01-01", "2030-01-02", "days"), "targets": (REBELS,)}
    assert together([massacre, claim("b", **raid, casualties=(killed(44),))]) == [("a-1", "b-1")]
    assert len(together([massacre, claim("b", **raid, casualties=(killed(4),))])) == 2


def test_a_large_toll_and_its_author_stand_for_a_missing_place():
    raid = {"agents": (ARMY,), "casualties": (killed(47),)}
    assert together([claim("a", **raid), claim("b", **raid, places=())]) == [("a-1", "b-1")]
    assert len(together([claim("a", **raid), claim("b", casualties=(killed(47),), agents=(REBELS,), places=())])) == 2


def test_what_a_side_says_of_its_own_deed_at_the_place_is_a_rival_account():
    """`a`: gunmen of a known side killed villagers, it says that it took a camp there; day and toll are told once."""
    raid = claim("a", 1, kind="attack.civilians", agents=(REBELS,), targets=(named("villagers"),), chain=said("Clinic"))
    boast = {"kind": "attack.ground", "agents": (REBELS,), "targets": (named("a camp"),), "chain": said("Tarn Front")}
    own = claim("a", 2, **boast, modality="claimed", date=None)
    assert together([raid, own]) == [("a-1", "a-2")]
    for other in (
        claim("a", 2, **boast, modality="claimed", date=on("2030-01-02")),
        claim("a", 2, **boast, modality="claimed", date=None, places=(place("Beta"),)),
        claim("a", 2, **{**boast, "chain": said("Clinic of Beta")}, modality="asserted", date=None),
    ):
        assert together([raid, other]) == [("a-1",), ("a-2",)]


def test_who_is_only_accused_may_mean_another_deed_by_its_own():
    accused = claim("a", 1, agents=(REBELS,), targets=(named("clinic"),), chain=said("Mayor"), modality="alleged")
    own = claim("a", 2, agents=(REBELS,), targets=(ARMY,), chain=said("Tarn Front"), modality="claimed", date=None)
    assert together([accused, own]) == [("a-1",), ("a-2",)]
