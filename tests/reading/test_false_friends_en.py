"""False friends: sentences whose words of war tell no event."""

from __future__ import annotations

import functools

import pytest

from tawatur.reading import Reader
from tawatur.records import Document

HARMLESS = (
    "The striker fired home a late winner as the visitors hit back in the second half.",
    "The champion captured the title after a fierce battle with his rival in the final.",
    "Shares rallied after the central bank cut rates, and stocks hit a record high.",
    "The company was under fire for its handling of the strike notice.",
    "The minister came under fire over the budget.",
    "She died of a heart attack in hospital on Monday.",
    "The two parties struck a deal on the budget.",
    "Hackers launched a cyberattack on the bank's website.",
    "The bank was hit by a ransomware attack on Friday.",
    "The film tells the story of a soldier; the movie was shot in the desert.",
    "Voters gave the party a landslide victory in the election.",
    "The president launched a scathing attack on his critics.",
    "The minister launched a charm offensive in the region.",
    "Air raid sirens sounded in the city on Monday.",
    "The army test-fired a new missile on Sunday.",
    "The council marked the anniversary of the massacre with a wreath laying.",
    "He is fighting cancer and remains in hospital.",
    "The team won the match in a penalty shootout.",
    "The fight against corruption is a priority for the government.",
    "The court battle over the estate ended on Monday.",
    "Police received a bomb threat at the airport.",
    "The government announced a rescue package for the airline.",
    "The singer's hit song topped the chart.",
    "The thief was captured on camera outside the shop.",
    "The proposal drew a barrage of criticism.",
    "The video of the road went viral and the blast from the past delighted fans.",
    "Firefighters of the fire brigade held a fire drill at the school.",
    "The bill died after the president killed the deal.",
    "A political earthquake shook the ruling party.",
    "The prime minister faced a storm of criticism over the tax.",
    "The committee shot down the proposal on Tuesday.",
    "The market crash wiped out savings.",
    "The hotel hosted a photo shoot on Monday.",
    "The band's concert had the crowd on fire.",
    "The government's fight against malaria continued in the north.",
    "The company executed the plan within a year.",
    "The minister withdrew his candidacy on Monday.",
    "The runner beat her opponent in the final.",
    "The goalkeeper saved a shot on goal in the first half.",
    "The committee reached a deadlock ahead of the deadline.",
    "Residents queued for a flu shot at the clinic.",
    "The novel is a murder mystery set in a hotel.",
    "The star of the video game is a hired gun.",
    "The central bank missed its inflation target.",
    "The campaign rally drew thousands of supporters.",
    "The report captured the imagination of readers.",
    "The mayor jumped the gun on the announcement.",
    "The article went viral and drew a hail of criticism.",
)


@functools.cache
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("sentence", HARMLESS)
def test_false_friend_tells_no_event(sentence: str) -> None:
    document = Document(id="t", url=None, outlet=None, title=None, text=sentence, lang="en", published="2024-05-10")
    assert [(claim.kind, claim.rule) for claim in reader().read(document)] == []
