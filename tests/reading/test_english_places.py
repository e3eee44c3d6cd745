"""Where things happen, in English: lists, possessives, units and the persons who hold an office."""

import pytest

from english import claims_of

BOTH = "attack.shelling"


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        (
            "The army shelled the villages of Marala, Dirdara and Kulmara on Monday.",
            ["the villages of Marala", "Dirdara", "Kulmara"],
        ),
        ("The army shelled a village in Sagaing Region's Torvan Township.", ["Torvan Township"]),
        ("The army shelled a village in the country's central Sagaing region.", ["central Sagaing region"]),
        ("In Raqqa two workers were killed when the army shelled a market.", ["Raqqa"]),
        ("Moscow acknowledged that rebels shelled a camp at Makiivka.", ["Makiivka"]),
    ],
)
def test_places(sentence: str, places: list[str]) -> None:
    found = [claim for claim in claims_of(sentence) if claim.kind == BOTH]
    assert [[place.text for place in claim.places] for claim in found] == [places]


def test_a_namesake_abroad_gives_way_to_what_the_text_says() -> None:
    claim = claims_of("The army shelled a town in North Shewa Zone in Ethiopia's Amhara region.")[0]
    assert [(place.place_id, place.country) for place in claim.places] == [(None, "Ethiopia")]


def test_a_holder_is_named_with_the_office() -> None:
    claim = claims_of("The governor of Sudan's West Darfur state, Taren Holm, was abducted in El Geneina.")[0]
    assert [target.text for target in claim.targets] == ["The governor of Sudan's West Darfur state, Taren Holm"]
    assert [place.text for place in claim.places] == ["El Geneina"]


def test_who_was_killed_in_the_car_is_the_target() -> None:
    claim = claims_of("A drone struck a car near Qamishli, killing Taren Holm, a teacher.")[0]
    assert [target.text for target in claim.targets] == ["Taren Holm"]
