"""How a list names the agents of an event, on the smallest claims that differ in one thing: who speaks, how firmly."""

from tawatur.assembly.standing import named_agents
from tawatur.records import Actor, Claim, Event, EventOrigin, Hop, Source, Span

TURKEY = Actor("turkey-forces", "Turkish forces", "القوات التركية", "state_forces")
IRAQ = Actor("iraq-forces", "Iraqi forces", "القوات العراقية", "state_forces")
PAPER = Source("paper", "The Paper", "الصحيفة", "newspaper")
BAGHDAD = Source("iraq-government", "Iraqi government", "الحكومة العراقية", "official", "iraq")


def said(by, modality="asserted", agents=(TURKEY,), **more):
    return Claim(
        f"{by.id}-{modality}-{len(agents)}", by.id, "e", Span(0, 1), Span(0, 1), modality=modality, agents=agents,
        chain=(Hop(by.id, by.name, "origin"),), **more,
    )  # fmt: skip


def named(*claims, agents=(TURKEY,), **more):
    origins = tuple(EventOrigin(source, (), 1) for source in (PAPER, BAGHDAD))
    found = named_agents(Event("e", "attack.shelling", agents, origins=origins, **more), claims)
    assert tuple(one.actor for one in found) == agents
    return [(one.word, *(source.id for source in one.by)) for one in found]


def test_each_agent_has_the_firmest_word_that_names_it():
    assert named(said(PAPER), said(BAGHDAD, "alleged")) == [("told", "paper")]
    assert named(said(PAPER, agents=()), said(BAGHDAD, "alleged")) == [("alleged", "iraq-government")]
    assert named(said(BAGHDAD)) == [("claimed", "iraq-government")]
    assert named(said(PAPER), said(BAGHDAD, agents=(TURKEY, IRAQ)), agents=(TURKEY, IRAQ)) == [
        ("told", "paper"),
        ("told", "iraq-government"),
    ]


def test_nobody_is_left_out_whom_only_a_denial_or_a_plan_names():
    assert named(said(PAPER, agents=()), said(BAGHDAD, negated=True)) == [("denied",)]
    assert named(said(PAPER, agents=()), said(BAGHDAD, "planned")) == [("planned",)]
    assert named(said(PAPER, agents=(IRAQ,))) == [("alleged",)]


def test_an_event_that_is_only_denied_or_planned_has_agents_of_the_same_kind():
    assert named(said(BAGHDAD, "denied")) == [("denied",)]
    assert named(said(PAPER, "planned"), agents=(TURKEY, IRAQ)) == [("planned",), ("planned",)]


def test_a_person_who_reviewed_the_event_vouches_for_it():
    assert named(said(PAPER, agents=()), status="reviewed") == [("told",)]
