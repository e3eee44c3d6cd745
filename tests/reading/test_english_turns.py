"""English turns of phrase, a cause of error each: sentences written for the project and what reading each must give."""

from __future__ import annotations

from typing import Any

import pytest

from english import check, claims_of

TIMES: list[tuple[str, list[dict[str, Any]]]] = [
    (
        "BANGKOK: An air strike on a village killed ten civilians, residents said on Wednesday.",
        [{"kind": "attack.air", "killed": 10, "day": None, "places": [], "source": "residents"}],
    ),
    (
        "Rebels attacked a base, the army said in Kirkuk on Monday.",
        [{"kind": "attack.ground", "day": None, "places": []}],
    ),
    (
        "Rebels attacked a base on Sunday, the army said on Monday.",
        [{"kind": "attack.ground", "day": "2024-05-19"}],
    ),
    ("The army denied the charge in Kirkuk on Monday.", [{"kind": "deny", "day": "2024-05-20"}]),
    (
        "Police seized rifles in Taiz. No casualties were reported in the town.",
        [{"kind": "intercept", "places": ["Taiz"]}],
    ),
    (
        "A drone strike on a compound in Kirkuk on Sunday killed a commander. The governor condemned the raid.",
        [{"kind": "attack.air", "killed": 1}, {"kind": "condemn"}],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), TIMES, ids=[s[:40] for s, _ in TIMES])
def test_when_and_where_it_was_said_is_not_when_and_where_it_was(sentence: str, expected: list[dict[str, Any]]) -> None:
    check(sentence, expected)


SAYERS: list[tuple[str, list[dict[str, Any]]]] = [
    (
        "Rebels shelled the town of Taiz, according to a statement issued by the army.",
        [{"kind": "attack.shelling", "modality": "claimed", "source": "the army"}],
    ),
    (
        "Rebels shelled the town of Taiz, said a press release from the ministry of defence.",
        [{"kind": "attack.shelling", "source": "the ministry of defence"}],
    ),
    (
        "Rebels shelled the town of Taiz, the Sudanese Armed Forces (SAF) claim, highlighting the plight of civilians.",
        [{"kind": "attack.shelling", "source": "the Sudanese Armed Forces (SAF)"}],
    ),
    (
        "Two trucks carrying suspected rebels hit a mine near Taiz.",
        [{"kind": "attack.ied", "source": None}],
    ),
    (
        "Taren Holm, a police spokesman, spoke on Sunday. Mr Holm said that bandits attacked the village of Marala.",
        [{"kind": "attack.civilians", "source": "Mr Holm"}],
    ),
    (
        "Rebels claimed that they shelled Taiz while the mayor said that shops were closed.",
        [{"kind": "attack.shelling", "source": "Rebels"}],
    ),
    (
        "The mayor said that shops in Taiz were shut. Rebels shelled the market, he said.",
        [{"kind": "attack.shelling", "source": "he"}],
    ),
    (
        "The other raid was in Taiz, the army said. It was over, it said, adding that two rebels were killed.",
        [{"kind": "attack.ground", "killed": 2, "source": "the army"}],
    ),
    (
        "Nine rebels were killed near Taiz, the military's media wing said.",
        [{"kind": "attack.ground", "killed": 9, "modality": "claimed", "source": "the military's media wing"}],
    ),
    ("The minister was asked about the budget.", []),
    ("A resident, asking not to be named, told of the night.", []),
    (
        "The front-runner hit back in a debate. The running mate attacked the fundraiser of the super PAC.",
        [],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), SAYERS, ids=[s[:40] for s, _ in SAYERS])
def test_who_says_it(sentence: str, expected: list[dict[str, Any]]) -> None:
    check(sentence, expected)


WHAT: list[tuple[str, list[dict[str, Any]]]] = [
    (
        "The Sudanese Air Force bombed rebel targets in Nyala.",
        [{"kind": "attack.air", "places": ["Nyala"]}],
    ),
    (
        "A jet dropped three bombs on the village of Marala.",
        [{"kind": "attack.air", "weapons": ["aerial bomb", "warplane"]}],
    ),
    (
        "Gunmen entered the village of Marala on Sunday.",
        [{"kind": "attack.civilians", "agents": ["Gunmen"], "places": ["the village of Marala"]}],
    ),
    (
        "Soldiers entered the town of Torvan on Sunday.",
        [{"kind": "territory.transfer", "agents": ["Soldiers"]}],
    ),
    (
        "Nine insurgents were killed in clashes with the police near Taiz.",
        [{"kind": "clash", "agents": ["the police", "Nine insurgents"], "killed": 9}],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), WHAT, ids=[s[:40] for s, _ in WHAT])
def test_what_the_agents_make_of_it(sentence: str, expected: list[dict[str, Any]]) -> None:
    check(sentence, expected)


TIES: list[tuple[str, list[dict[str, Any]]]] = [
    (
        "Gunmen on Friday killed seven farmers and abducted ten others in the village of Marala.",
        [
            {"kind": "attack.civilians", "day": "2024-05-17", "places": ["the village of Marala"], "killed": 7},
            {"kind": "abduction", "day": "2024-05-17", "places": ["the village of Marala"]},
        ],
    ),
    (
        "Bandits stormed the village of Marala on Sunday. They abducted ten villagers.",
        [
            {"kind": "attack.civilians", "agents": ["Bandits"]},
            {"kind": "abduction", "agents": ["Bandits"], "places": ["the village of Marala"]},
        ],
    ),
    (
        "Rebels abducted 40 pupils in Marala. Parents wept. The rebels had abducted 40 children, a teacher said.",
        [{"kind": "abduction", "agents": ["Rebels"]}],
    ),
    (
        "Rebels abducted ten men in Marala. Police, in a statement in Torvan on Sunday, said the victims were held.",
        [{"kind": "abduction", "places": ["Marala"], "day": None}],
    ),
    (
        "A cleric in the city of Taiz, Taren Holm, said that rebels shelled a market.",
        [{"kind": "attack.shelling", "places": ["the city of Taiz"]}],
    ),
    (
        "Rebels stormed Kulmara village on Sunday.",
        [{"kind": "attack.civilians", "places": ["Kulmara village"]}],
    ),
    (
        "Rights groups accuse the army of burning villages, torturing detainees and looting homes.",
        [
            {"kind": "accuse"},
            {"kind": "loot_destroy", "agents": ["the army"], "modality": "alleged"},
            {"kind": "torture", "agents": ["the army"], "modality": "alleged"},
            {"kind": "loot_destroy", "agents": ["the army"], "modality": "alleged"},
        ],
    ),
    (
        "Rebels attacked an army base near Taiz. Monday's attack also left three soldiers wounded.",
        [{"kind": "attack.ground", "injured": 3, "day": "2024-05-20"}],
    ),
    (
        "A shell hit a barracks in Taiz but did not kill or injure any soldiers.",
        [{"kind": "attack.shelling", "killed": 0}],
    ),
    (
        "Rebels claimed that they took over Taiz while Moscow claimed the presence of mercenaries.",
        [{"kind": "territory.capture", "places": ["Taiz"]}],
    ),
    ("The mayor confirmed an attack on Taiz to journalists.", [{"kind": "attack.ground", "targets": []}]),
]


@pytest.mark.parametrize(("sentence", "expected"), TIES, ids=[s[:40] for s, _ in TIES])
def test_what_ties_acts_together(sentence: str, expected: list[dict[str, Any]]) -> None:
    check(sentence, expected)


WHOLES: list[tuple[str, list[dict[str, Any]]]] = [
    (
        "At least 8 people among them a commissioner and a police chief were killed in an attack on a military base.",
        [{"kind": "attack.ground", "killed": 8}],
    ),
    (
        "Eleven soldiers, including an army captain, and a farmer were killed in an ambush by rebels near Taiz.",
        [{"kind": "attack.ground", "killed": 12}],
    ),
    (
        "A drone struck a car with a Taiz license plate in Marib.",
        [{"kind": "attack.air", "places": ["Marib"]}],
    ),
    (
        "Rebels shelled Taiz, Taren Holm, a spokesman of the army, told Reuters.",
        [{"kind": "attack.shelling", "places": ["Taiz"]}],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), WHOLES, ids=[s[:40] for s, _ in WHOLES])
def test_what_the_whole_is(sentence: str, expected: list[dict[str, Any]]) -> None:
    check(sentence, expected)


HELD: list[tuple[str, list[dict[str, Any]]]] = [
    (
        "Forty pupils were herded out of their school in Kirkuk by gunmen on motorcycles.",
        [{"kind": "abduction", "agents": ["gunmen"], "targets": ["Forty pupils"]}],
    ),
    (
        "Two pilots were injured when their helicopter went down near Kirkuk.",
        [{"kind": "accident", "injured": 2, "places": ["Kirkuk"]}],
    ),
    ("A drone crashed into a house in Kirkuk.", [{"kind": "attack.air", "places": ["Kirkuk"]}]),
    (
        "Jets destroyed three missiles on the ground near Marib.",
        [{"kind": "attack.air", "agents": ["Jets"], "places": ["Marib"]}],
    ),
    ("Air defences destroyed three missiles near Marib.", [{"kind": "intercept", "places": ["Marib"]}]),
    ("The group warned that it would retaliate.", [{"kind": "threaten", "agents": ["The group"]}]),
    ("Thousands of families have crossed into Chad since April.", [{"kind": "displacement"}]),
    ("A convoy of 20 army trucks crossed from Iraq on Sunday.", [{"kind": "deploy", "day": "2024-05-19"}]),
    ("Relatives of the missing held up photographs in Damascus.", [{"kind": "protest", "places": ["Damascus"]}]),
]


@pytest.mark.parametrize(("sentence", "expected"), HELD, ids=[s[:40] for s, _ in HELD])
def test_whole_paradigms(sentence: str, expected: list[dict[str, Any]]) -> None:
    check(sentence, expected)


RETOLD: list[tuple[str, list[dict[str, Any]]]] = [
    (
        "A mayor was abducted in Kirkuk on Sunday. The army accused rebels of kidnapping and beating him.",
        [{"kind": "abduction", "agents": ["rebels"], "modality": "alleged"}, {"kind": "accuse", "targets": ["rebels"]}],
    ),
    (
        "A patrol came under fire near Kirkuk, but soldiers drove the attackers off.",
        [{"kind": "attack.ground", "agents": ["the attackers"]}],
    ),
    ("Soldiers beat back an attack on a base near Kirkuk.", [{"kind": "intercept"}]),
    (
        "The mayor praised soldiers in Kirkuk, the city that the army has been attacking.",
        [{"kind": "support"}],
    ),
    ("In Kirkuk, crowds threw stones at police and burned a flag.", [{"kind": "riot", "targets": ["police"]}]),
    ("Crowds looted a shop in Kirkuk.", [{"kind": "loot_destroy", "targets": ["a shop"]}]),
    ("A frigate picked up 20 survivors near Aden.", []),
    ("Police picked up 20 suspects near Aden.", [{"kind": "arrest"}]),
    ("A worker was pulled out alive near Aden.", []),
    ("Troops were pulled out of Aden.", [{"kind": "retreat"}]),
    ("Judges held him responsible for torture and rape in a prison.", []),
    (
        "Rockets were fired from Marib at the city of Taiz.",
        [{"kind": "attack.shelling", "places": ["the city of Taiz"]}],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), RETOLD, ids=[s[:40] for s, _ in RETOLD])
def test_what_goes_back_and_what_is_no_act(sentence: str, expected: list[dict[str, Any]]) -> None:
    check(sentence, expected)


JUDGED: list[tuple[str, list[dict[str, Any]]]] = [
    (
        "Shells hit a school in Taiz, which the envoy said could amount to a war crime.",
        [{"kind": "attack.shelling", "targets": ["a school"]}, {"kind": "condemn", "agents": ["the envoy"]}],
    ),
    ("Thousands of refugees crossed into Chad.", [{"kind": "displacement", "places": ["Chad"]}]),
    (
        "The army gave another version, saying that it had retaken Marib.",
        [{"kind": "territory.capture", "agents": ["The army"], "modality": "claimed"}],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), JUDGED, ids=[s[:40] for s, _ in JUDGED])
def test_who_judges_and_where_people_go(sentence: str, expected: list[dict[str, Any]]) -> None:
    check(sentence, expected)


APART: list[tuple[str, list[dict[str, Any]]]] = [
    (
        "Six villagers were shot dead near Gao during the abduction of two children.",
        [{"kind": "attack.civilians", "killed": 6, "targets": ["Six villagers"]}],
    ),
    (
        "Gunmen invaded Kulmara village and kidnapped 15 traders.",
        [{"kind": "attack.civilians"}, {"kind": "abduction", "targets": ["15 traders"]}],
    ),
    (
        "An air raid hit a market in Taiz. The army accused rebels of more than 300 violations.",
        [{"kind": "attack.air", "agents": [], "modality": "asserted"}, {"kind": "accuse", "targets": ["rebels"]}],
    ),
    ("The hospitals in Taiz were back to normal.", []),
    (
        "A suicide bomber rammed a truck into a hotel in Taiz.",
        [{"kind": "attack.suicide", "targets": ["a hotel"]}],
    ),
    ("The militia blamed it on outlaws on Monday.", [{"kind": "accuse", "targets": ["outlaws"]}]),
]


@pytest.mark.parametrize(("sentence", "expected"), APART, ids=[s[:40] for s, _ in APART])
def test_what_stays_apart(sentence: str, expected: list[dict[str, Any]]) -> None:
    check(sentence, expected)


def test_a_plane_that_carries_somebody_is_no_weapon() -> None:
    (claim,) = claims_of(
        "A missile attack on Aden airport killed 25 people, moments after a plane brought ministers home."
    )
    assert (claim.kind, [weapon.name for weapon in claim.weapons]) == ("attack.shelling", ["missile"])


def test_it_said_is_the_body_that_the_sentence_begins_with() -> None:
    (claim,) = claims_of("The Saudi-led coalition shot down a drone near Sanaa on Monday, it said.")
    assert (claim.chain[0].source_id, claim.modality) == ("saudi-led-coalition", "claimed")


def test_blame_leaves_another_speakers_words_as_they_are() -> None:
    text = "A car bomb killed nine people in Mogadishu on Monday, police said. The president blamed al Shabaab for it."
    told, *others = claims_of(text)
    alleged = next(claim for claim in others if claim.event_id == told.event_id)
    assert (told.modality, told.agents, told.casualties[0].low) == ("asserted", (), 9)
    assert (alleged.modality, [agent.actor_id for agent in alleged.agents]) == ("alleged", ["al-shabaab"])
    assert alleged.chain[0].source_id != told.chain[0].source_id
