from told import actor, claim, document, killed, said

from tawatur.assembly import assemble_with_reasons
from tawatur.assembly.reasons import reasons
from tawatur.records import Casualty, Source

ARMY = actor("Army")


def worked_out(claims, pages):
    (event,) = assemble_with_reasons(pages, claims).events
    return event, reasons(event, claims, {page.id: page for page in pages})


def test_the_links_of_an_event_are_worked_out_again_each_pair_once():
    pages = [document(key, outlet=key) for key in "abc"]
    claims = [claim(key, agents=(ARMY,)) for key in "abc"]
    event, found = worked_out(claims, pages)
    pairs = [(link.a[0], link.b[0]) for link in found.links]
    assert len(event.claims) == 3 and len(pairs) == len(set(pairs)) >= 2
    assert all(("place", "same") in [part[:2] for part in link.evidence] for link in found.links)
    assert not found.differences


def test_what_each_origin_says_of_a_contested_field():
    hurt = Casualty("injured", 3, 3)
    claims = [
        claim("a", casualties=(killed(5), hurt), chain=said("Clinic")),
        claim("b", casualties=(killed(9), hurt), chain=said("Tarn Front")),
    ]
    event, found = worked_out(claims, [document(key, outlet=key) for key in "ab"])
    assert event.contested == ("deaths",) and list(found.differences) == ["deaths"]
    assert [(one.source.name, one.values[0].low) for one in found.differences["deaths"]] == [
        ("Clinic", 5),
        ("Tarn Front", 9),
    ]


def test_a_denial_is_told_beside_what_it_denies():
    claims = [
        claim("a", chain=said("Clinic")),
        claim("b", chain=said("Army"), modality="denied"),
    ]
    event, found = worked_out(claims, [document(key, outlet=key) for key in "ab"])
    assert "happened" in event.contested
    assert [one.values for one in found.differences["happened"]] == [("asserted",), ("denied",)]
    assert isinstance(found.differences["happened"][0].source, Source)
