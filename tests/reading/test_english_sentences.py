"""English sentences, written for the project, and what reading each must give."""

from __future__ import annotations

from typing import Any

import pytest

from english import check, claims_of, told

TOLLS: list[tuple[str, list[dict[str, Any]]]] = [
    (
        "Rebels killed three soldiers near Kirkuk on Monday.",
        [{"kind": "attack.ground", "agents": ["Rebels"], "killed": 3, "day": "2024-05-20"}],
    ),
    (
        "Three soldiers were killed by rebels near Kirkuk.",
        [{"kind": "attack.ground", "agents": ["rebels"], "killed": 3}],
    ),
    (
        "Five civilians were killed and twelve wounded when shells hit a market in Taiz.",
        [{"kind": "attack.shelling", "killed": 5, "injured": 12}],
    ),
    (
        "Shelling of a market in Taiz killed five people and wounded at least 12.",
        [{"kind": "attack.shelling", "killed": 5, "injured": 12}],
    ),
    (
        "A car bomb exploded in Kirkuk, killing two policemen and injuring seven others.",
        [{"kind": "attack.ied", "killed": 2, "injured": 7}],
    ),
    ("A car bomb in Kirkuk left four people dead.", [{"kind": "attack.ied", "killed": 4}]),
    ("A mine blast killed two of his men near Marib.", [{"kind": "attack.ied", "killed": 2}]),
    (
        "Gunmen shot dead a policeman in Kirkuk on Sunday.",
        [{"kind": "attack.ground", "agents": ["Gunmen"], "killed": 1}],
    ),
    (
        "Twelve soldiers and three civilians died when gunmen stormed a base near Gao.",
        [{"kind": "attack.ground", "killed": 15, "agents": ["gunmen"]}],
    ),
    ("The death toll from a car bombing in Kirkuk rose to 40.", [{"kind": "attack.ied", "killed": 40}]),
    (
        "The number of people killed in an air strike on Idlib has reached 21, medics said.",
        [{"kind": "attack.air", "killed": 21, "source": "medics"}],
    ),
    (
        "Dozens of people were killed in clashes between the army and rebels in Aden.",
        [{"kind": "clash", "killed": "dozens"}],
    ),
    (
        "Several hundred people were wounded when police fired tear gas at protesters in Baghdad.",
        [{"kind": "repression", "injured": "hundreds"}],
    ),
    ("Nobody was hurt when a rocket landed near Baghdad airport.", [{"kind": "attack.shelling", "injured": 0}]),
    ("A rocket landed near Baghdad airport without causing casualties.", [{"kind": "attack.shelling"}]),
    ("Air strikes on Idlib killed and wounded 20 people.", [{"kind": "attack.air"}]),
    (
        "Two people, among them a child, were killed when a mortar shell hit a house in Taiz.",
        [{"kind": "attack.shelling", "killed": 2}],
    ),
    ("Between 10 and 15 fighters were killed in an air strike near Raqqa.", [{"kind": "attack.air", "killed": 10}]),
    (
        "At least 30 people have been killed and several others abducted after gunmen attacked a village near Gao.",
        [{"kind": "abduction"}, {"kind": "attack.civilians", "killed": 30}],
    ),
    (
        "The killing of two teachers by gunmen in Diyala was condemned by the United Nations.",
        [{"kind": "attack.civilians", "killed": 2}, {"kind": "condemn"}],
    ),
]

ROLES: list[tuple[str, list[dict[str, Any]]]] = [
    (
        "Israeli aircraft bombed a house in Gaza City on Tuesday.",
        [
            {
                "kind": "attack.air",
                "agents": ["Israeli aircraft"],
                "targets": ["a house"],
                "places": ["Gaza City"],
                "day": "2024-05-21",
            }
        ],
    ),
    (
        "A convoy was attacked by al-Shabaab fighters near Kismayo.",
        [{"kind": "attack.ground", "agents": ["al-Shabaab fighters"], "targets": ["A convoy"]}],
    ),
    (
        "Turkish troops, backed by local fighters, shelled villages near Manbij.",
        [{"kind": "attack.shelling", "agents": ["Turkish troops"]}],
    ),
    ("Gunmen on motorcycles raided a village near Gao.", [{"kind": "attack.civilians", "agents": ["Gunmen"]}]),
    (
        "Rebels who had seized the town of Rutba withdrew on Sunday.",
        [{"kind": "territory.capture", "agents": ["Rebels"]}, {"kind": "retreat", "agents": ["Rebels"]}],
    ),
    (
        "The army shelled Douma and stormed a hospital.",
        [{"kind": "attack.shelling", "agents": ["The army"]}, {"kind": "attack.civilians", "agents": ["The army"]}],
    ),
    (
        "A drone packed with explosives hit a fuel depot in Marib.",
        [{"kind": "attack.air", "targets": ["a fuel depot"]}],
    ),
    ("Police in Basra arrested two men on Monday.", [{"kind": "arrest", "agents": ["Police"], "targets": ["two men"]}]),
    ("Two men were arrested by police in Basra.", [{"kind": "arrest", "agents": ["police"], "targets": ["Two men"]}]),
    (
        "Fighters of the Islamic State group killed a shepherd near Palmyra.",
        [{"kind": "attack.civilians", "killed": 1}],
    ),
    (
        "The army, which had lost the town in May, retook Rutba.",
        [{"kind": "territory.capture", "agents": ["The army"]}],
    ),
    (
        "An air strike carried out by Russian warplanes hit a school in Idlib.",
        [{"kind": "attack.air", "agents": ["Russian warplanes"]}],
    ),
    (
        "The army and the Rapid Support Forces fought in Omdurman.",
        [{"kind": "clash", "agents": ["The army", "the Rapid Support Forces"]}],
    ),
    ("Clashes between police and protesters broke out in Beirut.", [{"kind": "riot"}]),
    ("Police seized rifles and ammunition in Basra.", [{"kind": "intercept", "agents": ["Police"]}]),
    ("Gunmen kidnapped a doctor in Zintan.", [{"kind": "abduction", "agents": ["Gunmen"], "targets": ["a doctor"]}]),
    (
        "A patrol came under fire near Gao on Tuesday.",
        [{"kind": "attack.ground", "targets": ["A patrol"], "agents": []}],
    ),
    ("Rebels blew up a bridge near Kirkuk.", [{"kind": "loot_destroy", "agents": ["Rebels"], "targets": ["a bridge"]}]),
]

SOURCES: list[tuple[str, list[dict[str, Any]]]] = [
    ("Rebels shelled a village near Taiz, residents said.", [{"kind": "attack.shelling", "source": "residents"}]),
    ("Residents said rebels shelled a village near Taiz.", [{"kind": "attack.shelling", "source": "Residents"}]),
    (
        "According to a medical source, shelling near Taiz wounded two children.",
        [{"kind": "attack.shelling", "source": "a medical source"}],
    ),
    (
        "Shelling near Taiz wounded two children, according to a medical source.",
        [{"kind": "attack.shelling", "source": "a medical source"}],
    ),
    (
        "Shelling near Taiz wounded two children, a doctor told Reuters.",
        [{"kind": "attack.shelling", "source": "a doctor"}],
    ),
    (
        "A doctor told Reuters that shelling near Taiz had wounded two children.",
        [{"kind": "attack.shelling", "source": "A doctor"}],
    ),
    ("Air strikes, witnesses said, hit a bridge near Raqqa.", [{"kind": "attack.air", "source": "witnesses"}]),
    (
        "The Syrian Observatory for Human Rights reported clashes near Raqqa.",
        [{"kind": "clash", "source": "The Syrian Observatory for Human Rights"}],
    ),
    (
        "The Houthis said they had shot down a drone over Marib.",
        [{"kind": "intercept", "modality": "claimed", "agents": ["The Houthis"]}],
    ),
    (
        "The Houthis said that their fighters had captured a base near Marib.",
        [{"kind": "territory.capture", "modality": "claimed"}],
    ),
    (
        "The group gave its version, saying that it had attacked a base near Gao.",
        [{"kind": "attack.ground", "source": "The group"}],
    ),
    ("No casualties were reported after an air strike near Raqqa.", [{"kind": "attack.air", "source": None}]),
    ("Suspected rebels attacked a convoy near Gao.", [{"kind": "attack.ground", "modality": "alleged"}]),
    (
        "The army denied that it had shelled a hospital in Taiz.",
        [{"kind": "deny"}, {"kind": "attack.shelling", "modality": "denied"}],
    ),
    (
        "Residents accused the army of burning houses in Taiz.",
        [
            {"kind": "accuse", "agents": ["Residents"], "targets": ["the army"]},
            {"kind": "loot_destroy", "agents": ["the army"], "modality": "alleged"},
        ],
    ),
]

MORE: list[tuple[str, list[dict[str, Any]]]] = [
    (
        "The army said it had shot down a drone near Marib, while the governor said a missile strike had hit a school.",
        [{"kind": "intercept", "source": "The army"}, {"kind": "attack.shelling", "source": "the governor"}],
    ),
    (
        "Two blasts in the town of Meridu left 14 worshippers dead and dozens more injured.",
        [{"kind": "explosion.unknown", "killed": 14, "injured": "dozens"}],
    ),
    (
        "Gunmen opened fire on a bus near Mogadishu, wounding five students, before fleeing.",
        [{"kind": "attack.civilians", "injured": 5}],
    ),
    (
        "Four soldiers were killed after a suicide bomber blew up a car at a checkpoint in Mogadishu.",
        [{"kind": "attack.suicide", "killed": 4, "places": ["Mogadishu"]}],
    ),
    (
        "Minutes after the blast a drone hit two ambulances in Marib.",
        [{"kind": "attack.air", "targets": ["two ambulances"]}],
    ),
    ("A missile wrecked a house in Dnipro.", [{"kind": "attack.shelling", "targets": ["a house"]}]),
    ("Violent protests broke out in Beirut on Monday.", [{"kind": "riot", "day": "2024-05-20"}]),
]

PLACES: list[tuple[str, list[dict[str, Any]]]] = [
    (
        "BEIRUT (Reuters) - Rockets hit a village near Taiz on Monday.",
        [{"kind": "attack.shelling", "places": ["Taiz"], "day": "2024-05-20"}],
    ),
    (
        "Gunmen attacked a post at Belkora in Nigeria's Kaduna state on Sunday.",
        [{"kind": "attack.ground", "places": ["Belkora"]}],
    ),
    (
        "Shelling in al-Kasmira in Aleppo province wounded a child.",
        [{"kind": "attack.shelling", "places": ["al-Kasmira"]}],
    ),
    (
        "Gunmen raided the farming village of Tel Morasha on May 12.",
        [{"kind": "attack.civilians", "places": ["the farming village of Tel Morasha"], "day": "2024-05-12"}],
    ),
    ("Mortar shells fell on Balmira village in Hama province.", [{"kind": "attack.shelling"}]),
    ("A three-day truce came into force in Aden on Monday.", [{"kind": "agreement"}]),
    (
        "Rebel-held towns near Idlib were bombed by warplanes on Monday.",
        [{"kind": "attack.air", "agents": ["warplanes"]}],
    ),
]

QUIET = [
    "Aid workers visited a displacement camp in a rebel-held district last year.",
    "The striker hit the post and the league leaders attacked until the final match whistle.",
    "The band will hit the stage, and the show is a bombshell.",
    "Doctors said the minister had suffered a heart attack.",
]

CASES = TOLLS + ROLES + SOURCES + MORE + PLACES


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0][:50] for case in CASES])
def test_sentence_gives_its_claims(sentence: str, expected: list[dict[str, Any]]) -> None:
    check(sentence, expected)


@pytest.mark.parametrize("sentence", QUIET)
def test_sentence_without_event_gives_nothing(sentence: str) -> None:
    assert [claim.kind for claim in claims_of(sentence)] == []


def test_capitals_and_small_letters_read_like_mixed_case() -> None:
    sentence = "Two policemen were killed when a roadside bomb hit their car near Kirkuk on Monday."
    for form in (sentence, sentence.upper(), sentence.lower()):
        found = [told(claim) for claim in claims_of(form)]
        assert [(c["kind"], c["killed"], c["day"]) for c in found] == [("attack.ied", 2, "2024-05-20")]
        assert [p.lower() for p in found[0]["places"]] == ["kirkuk"]


def test_accusation_names_the_author_of_the_act_before() -> None:
    claims = claims_of("A bomb killed four people in Kirkuk on Monday. The governor blamed the Islamic State group.")
    act = next(claim for claim in claims if claim.kind == "attack.ied")
    assert [a.text for a in act.agents] == ["the Islamic State group"]
    assert act.modality == "alleged"


def test_outsider_asserts_what_a_party_claims() -> None:
    outsider = claims_of("A Houthi missile hit a ship near Hodeidah, the French navy said.")
    party = claims_of("A missile fired by the army hit a Houthi post near Hodeidah, the Houthis said.")
    assert [claim.modality for claim in outsider] == ["asserted"]
    assert [claim.modality for claim in party] == ["claimed"]


DONE: list[tuple[str, list[dict[str, Any]]]] = [
    (
        "Rebels continued to bomb Kirkuk on Monday.",
        [{"kind": "attack.ground", "agents": ["Rebels"], "modality": "asserted", "day": "2024-05-20"}],
    ),
    (
        "Gunmen used machetes to kill two farmers near Gao.",
        [{"kind": "attack.civilians", "agents": ["Gunmen"], "killed": 2, "modality": "asserted"}],
    ),
    ("Rebels plan to hit Kirkuk.", [{"kind": "attack.ground", "agents": ["Rebels"], "modality": "planned"}]),
    ("Rebels failed to seize the town of Rutba.", []),
    (
        "The fighting forced 300 families to flee the town of Rutba.",
        [{"kind": "displacement", "agents": ["300 families"], "modality": "asserted"}],
    ),
    (
        "Soldiers arrested a teacher, demolished three homes and kidnapped a boy near Nablus.",
        [
            {"kind": "arrest", "agents": ["Soldiers"]},
            {"kind": "loot_destroy", "agents": ["Soldiers"], "targets": ["three homes"]},
            {"kind": "abduction", "agents": ["Soldiers"]},
        ],
    ),
    ("Rebels allegedly looted shops in Goma.", [{"kind": "loot_destroy", "modality": "alleged"}]),
    (
        "The government held rebels responsible for the attack in Goma.",
        [{"kind": "accuse", "agents": ["The government"], "targets": ["rebels"]}],
    ),
    (
        "An air strike targeting a militia commander killed four people near Baghdad.",
        [{"kind": "attack.air", "agents": [], "targets": ["a militia commander"], "killed": 4}],
    ),
    (
        "The occupiers attacked Kherson with drones.",
        [{"kind": "attack.air", "agents": ["The occupiers"], "targets": [], "places": ["Kherson"]}],
    ),
    (
        "Helicopters dropped bombs filled with chlorine on Saraqeb.",
        [{"kind": "attack.chemical", "agents": ["Helicopters"]}],
    ),
    (
        "Soldiers shot dead a boy in the occupied West Bank.",
        [{"kind": "attack.civilians", "places": ["the occupied West Bank"]}],
    ),
    ("The capture of Torvan by rebels cut a road.", [{"kind": "territory.capture", "places": ["Torvan"]}]),
    ("Rebels shelled Torvan and Dervana.", [{"kind": "attack.shelling", "places": ["Torvan", "Dervana"]}]),
    ("Coast guards seized a ship off Hodeidah.", [{"kind": "loot_destroy"}]),
    (
        "Gunmen killed a judge in Kirkuk on Monday. Islamic State claimed the killing.",
        [{"kind": "attack.ground", "agents": ["Islamic State"], "killed": 1, "modality": "claimed"}],
    ),
    (
        "A bomb killed five soldiers near Gao on Sunday. JNIM said on Tuesday that its men had carried out the attack.",
        [{"kind": "attack.ied", "agents": ["its men"], "killed": 5, "day": "2024-05-19"}],
    ),
    (
        "Rebels shelled Taiz on 12 May. Two soldiers were killed the next day in Marib.",
        [{"kind": "attack.shelling", "day": "2024-05-12"}, {"kind": "attack.ground", "day": "2024-05-13"}],
    ),
    (
        "Shells crashed into a school in Taiz.",
        [{"kind": "attack.shelling", "targets": ["a school"], "places": ["Taiz"]}],
    ),
    (
        "Warplanes bombed the villages of Hass, Ariha and Saraqib.",
        [{"kind": "attack.air", "places": ["the villages of Hass", "Ariha", "Saraqib"]}],
    ),
    ("A museum opened a show about the siege of Vienna in 1683, when troops bombarded the city walls.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), DONE, ids=[s[:40] for s, _ in DONE])
def test_what_is_done_and_by_whom(sentence, expected):
    check(sentence, expected)
