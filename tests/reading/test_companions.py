"""What a happening is for standing beside another in its sentence."""

import pytest

from tawatur.reading import Reader
from tawatur.records import Document

READER = Reader()


def kinds(text: str) -> list[str]:
    """The kinds of the claims of an English text, in the order of its words."""
    document = Document(id="t", url=None, outlet=None, title=None, text=text, lang="en", published="2024-05-15")
    return [claim.kind for claim in READER.read(document)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Soldiers arrested nine men in a raid on the village of Marala.", ["arrest"]),
        ("Soldiers raided the village of Marala, killing nine men.", ["attack.civilians"]),
        ("Gunmen entered the village of Marala and killed nine traders.", ["attack.civilians"]),
        ("Government troops entered the town of Torvan.", ["territory.transfer"]),
        ("Two people were hurt in a crash and an explosion on the road to Torvan.", ["accident"]),
        ("A mob beat up a trader in the town of Torvan.", ["riot"]),
    ],
)
def test_a_part_of_another_act_is_no_event_of_its_own(text: str, wanted: list[str]) -> None:
    assert kinds(text) == wanted


def test_clashes_at_a_protest_are_a_riot() -> None:
    assert set(kinds("Students protested in Torvan on Sunday and clashes broke out.")) == {"protest", "riot"}
    assert kinds("Students marched in Torvan. Clashes between the army and rebels killed two soldiers.")[-1] == "clash"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Soldiers freed two villages near Torvan from the rebels.", "territory.capture"),
        ("Soldiers freed two hostages in a village near Torvan.", "release"),
        ("Soldiers captured two rebel camps near Torvan.", "territory.capture"),
        ("Rifles as well as 300 rounds of ammunition were seized in the town of Torvan.", "intercept"),
        ("The missile fired by the army and its allies destroyed a warship near Torvan.", "attack.shelling"),
    ],
)
def test_what_is_held_or_taken_settles_the_kind(text: str, wanted: str) -> None:
    assert kinds(text) == [wanted]


def test_things_neither_take_ground_nor_march() -> None:
    assert not kinds("Water flooded the streets of the town of Torvan.")
    assert kinds("Thousands of students flooded the streets of the town of Torvan.") == ["protest"]


@pytest.mark.parametrize(
    "text",
    [
        "No group has so far claimed responsibility for the attack.",
        "The bandits did not have a chance to attack the village of Marala.",
        "Since a coup in 2021 the country has been poor.",
        "Soldiers are responsible for such attacks.",
        "Rebels have killed 20 people this year.",
        "Army units in charge of fighting rebels met on Sunday.",
    ],
)
def test_what_nobody_did_or_what_is_summed_up_is_no_event(text: str) -> None:
    assert not [kind for kind in kinds(text) if kind != "meeting"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Gunmen invaded the area and opened fire on villagers.", ["attack.civilians"]),
        (
            "The attack in Marala came a day after soldiers raided a rebel base near Torvan.",
            ["attack.ground", "attack.ground"],
        ),
        (
            "Soldiers shelled a village, killing ten people. The soldiers fired shells at Marala village on Sunday.",
            ["attack.shelling"],
        ),
        ("A bomb blast killed two soldiers near Torvan on Sunday. The soldiers stepped on a mine.", ["attack.ied"]),
        ("Five die as gunmen attack a village near Torvan.", ["attack.civilians"]),
    ],
)
def test_one_event_is_told_once(text: str, wanted: list[str]) -> None:
    document = Document(id="t", url=None, outlet=None, title=None, text=text, lang="en", published="2024-05-15")
    events = {claim.event_id: claim.kind for claim in READER.read(document)}
    assert sorted(events.values()) == wanted
