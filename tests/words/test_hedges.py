"""What a title may assert, on the smallest claims that differ in one thing: who speaks, and how firmly."""

import pytest

from tawatur import ontology
from tawatur.assembly.standing import akin, standing
from tawatur.records import Actor, Claim, Event, EventOrigin, Hop, Place, Source, Span
from tawatur.words import titles

TURKEY = Actor("turkey-forces", "Turkish forces", "القوات التركية", "state_forces")
SYRIA = Actor("syria-forces", "Syrian government forces", "قوات النظام السوري", "state_forces")
PAPER = Source("paper", "The Paper", "الصحيفة", "newspaper")
ANKARA = Source("turkey-foreign-ministry", "Turkish ministry", "الوزارة التركية", "official", "turkey")
BAGHDAD = Source("iraq-government", "Iraqi government", "الحكومة العراقية", "official", "iraq")
RESIDENT = Source("unnamed-1", "Salim Example", None, "witness")
PLACE = Place("p", "Marj Karam", "مرج الكرم", precision="exact")


def said(by, modality="asserted", agents=(), **more):
    number = f"{by.id}-{modality}-{len(agents)}"
    return Claim(
        number, by.id, "e", Span(0, 1), Span(0, 1), modality=modality, agents=agents,
        chain=(Hop(by.id, by.name, "origin"),), **more,
    )  # fmt: skip


def title(lang, *claims, agents=(TURKEY,), kind="attack.shelling", **more):
    origins = tuple(EventOrigin(source, (), 1) for source in (PAPER, ANKARA, BAGHDAD, RESIDENT))
    return titles.title(lang, Event("e", kind, agents, (), PLACE, origins=origins, **more), claims)


def test_what_a_report_tells_in_its_own_words_is_told():
    assert title("en", said(PAPER, agents=(TURKEY,))) == "Shelling by Turkish forces in Marj Karam"
    assert title("ar", said(PAPER, agents=(TURKEY,))) == "قصف مدفعي أو صاروخي في مرج الكرم (الفاعل: القوات التركية)"


def test_who_is_only_alleged_is_blamed():
    claims = said(PAPER), said(BAGHDAD, "alleged", (TURKEY,))
    assert title("en", *claims) == "Shelling in Marj Karam, blamed on Turkish forces"
    assert title("ar", *claims) == "قصف مدفعي أو صاروخي في مرج الكرم؛ الفعل منسوب إلى: القوات التركية"


@pytest.mark.parametrize("modality", ["claimed", "asserted"])
def test_the_word_of_another_side_is_given_with_its_speaker(modality):
    claims = said(PAPER), said(BAGHDAD, modality, (TURKEY,))
    assert title("en", *claims) == "Shelling in Marj Karam, by Turkish forces according to Iraqi government"
    assert "بحسب الحكومة العراقية: القوات التركية" in title("ar", *claims)


def test_who_denies_is_said_to_deny():
    claims = said(BAGHDAD, "alleged", (TURKEY,)), said(ANKARA, "denied", (TURKEY,))
    assert title("en", *claims).endswith("blamed on Turkish forces; the accused side denies it")
    assert title("ar", *claims).endswith("منسوب إلى: القوات التركية؛ والطرف المتهم ينفي")
    assert title("en", said(PAPER, agents=(TURKEY,)), said(ANKARA, negated=True)).endswith("denies it")


def test_a_denial_by_others_is_no_denial_of_the_accused():
    claims = said(BAGHDAD, "alleged", (TURKEY,)), said(PAPER, "denied", (TURKEY,))
    assert "denies" not in title("en", *claims)


def test_who_denies_vouches_for_nothing():
    """The same ministry, passed on once as denying and once as if it claimed the act of its own army."""
    claims = said(PAPER), said(ANKARA, "denied", (TURKEY,)), said(ANKARA, "claimed", (TURKEY,))
    assert title("en", *claims) == "Shelling in Marj Karam"


def test_an_own_claim_is_called_one():
    assert title("en", said(ANKARA, "claimed", (TURKEY,))) == "Shelling in Marj Karam, claimed by Turkish forces"
    assert "بإعلان الفاعل نفسه: القوات التركية" in title("ar", said(ANKARA, "claimed", (TURKEY,)))


def test_different_agents_of_different_origins_are_disputed():
    claims = said(PAPER, agents=(TURKEY,)), said(BAGHDAD, agents=(SYRIA,))
    given = {"agents": (TURKEY, SYRIA), "contested": ("agents",)}
    assert title("en", *claims, **given).endswith("disputed: Turkish forces or Syrian government forces")
    assert title("ar", *claims, **given).endswith("الفاعل مختلف عليه: القوات التركية أو قوات النظام السوري")


def test_both_sides_of_a_clash_are_not_disputed():
    claims = said(PAPER, agents=(TURKEY, SYRIA)), said(RESIDENT, agents=(TURKEY,))
    found = title("en", *claims, agents=(TURKEY, SYRIA), contested=("agents",), kind="clash")
    assert found == "Armed clash involving Turkish forces and Syrian government forces in Marj Karam"


def test_each_agent_has_its_own_standing():
    claims = said(PAPER, agents=(TURKEY,)), said(BAGHDAD, "alleged", (SYRIA,))
    found = title("en", *claims, agents=(TURKEY, SYRIA))
    assert found == "Shelling by Turkish forces in Marj Karam, blamed on Syrian government forces"


def test_plans_and_denied_reports_are_called_so():
    planned, denied = said(PAPER, "planned", (TURKEY,)), said(ANKARA, "denied", (TURKEY,))
    assert title("en", planned) == "Planned: shelling by Turkish forces in Marj Karam"
    assert title("ar", planned).startswith("مزمع: ")
    assert title("en", denied) == "Denied or called off: shelling by Turkish forces in Marj Karam"
    assert title("ar", denied).startswith("منفي أو ملغى: قصف")


def test_an_event_without_agents_is_hedged_itself():
    assert title("en", said(PAPER, "alleged"), agents=()) == "Alleged: shelling in Marj Karam"
    assert title("en", said(BAGHDAD, "claimed"), agents=()).endswith("according to Iraqi government")
    assert title("en", said(PAPER, "alleged"), said(PAPER), agents=()) == "Shelling in Marj Karam"


def test_speakers_without_a_name_are_said_by_their_kind():
    found = title("en", said(RESIDENT, "claimed", (TURKEY,)))
    assert "Salim" not in found and "according to" in found


def test_without_claims_nobody_is_named():
    assert title("en") == "Shelling in Marj Karam"
    assert "by Turkish forces" in title("en", status="reviewed")


def test_sides_are_found_by_what_actors_are_part_of():
    assert akin("turkey-air-force", "turkey") and not akin("turkey-forces", "syria-forces")


def test_the_standing_of_every_agent_can_be_told():
    event = Event("e", "attack.shelling", (TURKEY, SYRIA))
    how = standing(event, [said(PAPER, agents=(TURKEY,)), said(PAPER, "alleged", (SYRIA,))])
    assert [(agent.actor, agent.word) for agent in how.agents] == [(TURKEY, "told"), (SYRIA, "alleged")]


@pytest.mark.parametrize("modality", ["asserted", "claimed", "alleged", "denied", "planned"])
@pytest.mark.parametrize("by", [PAPER, ANKARA, BAGHDAD])
def test_every_kind_can_be_hedged_in_both_languages(by, modality):
    for kind in ontology.kinds():
        for agents in ((), (TURKEY,)):
            for lang in ("ar", "en"):
                found = title(lang, said(by, modality, agents), agents=agents, kind=kind)
                assert found and not set("{}_") & set(found) and "  " not in found, (kind, found)
