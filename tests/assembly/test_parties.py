from dataclasses import replace

import pytest
from told import NOTHING, actor, claim, named

from tawatur.assembly.origins import Origin
from tawatur.assembly.parties import parties_of
from tawatur.assembly.settings import Knowledge
from tawatur.assembly.values import Witness
from tawatur.records import Actor, Source

ARMY, REBELS = actor("Army"), actor("Tarn Front")
GUNMEN = Actor("gunmen", "gunmen", class_="unidentified_armed")
KNOWLEDGE = replace(NOTHING, kinds={"gunmen": "unnamed"})


def witness(voice, **fields):
    return Witness(claim(voice, **fields), Origin(Source(voice, voice), True, False), voice)


def names(witnesses, knowledge: Knowledge = KNOWLEDGE):
    agents, _, targets, _ = parties_of(witnesses, knowledge)
    return [one.name for one in agents], [one.name for one in targets]


def test_all_known_actors_those_of_most_origins_first():
    told = [witness("a", agents=(REBELS,)), witness("b", agents=(ARMY,)), witness("c", agents=(ARMY,))]
    assert names(told) == (["Army", "Tarn Front"], [])
    assert parties_of([], KNOWLEDGE) == ((), "none", (), "none")


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (["the Dalma resort", "Dalma resort", "the resort"], ["the Dalma resort"]),
        (["the Dalma resort", "منتجع دالما"], ["the Dalma resort"]),
        (["a school", "مدرسة"], ["a school"]),
        (["a school", "a mill", "a bridge", "a well"], ["a school", "a mill", "a bridge"]),
    ],
)
def test_words_that_describe_one_thing_twice_are_kept_once(told, kept):
    witnesses = [witness(str(at), targets=(named(words),)) for at, words in enumerate(told)]
    assert names(witnesses)[1] == kept


def test_gunmen_are_nobody_beside_known_gunmen():
    assert names([witness("a", agents=(GUNMEN,)), witness("b", agents=(REBELS,))])[0] == ["Tarn Front"]
    assert names([witness("a", agents=(GUNMEN,))])[0] == ["gunmen"]


def test_nobody_attacks_himself_but_in_a_clash():
    told = [
        witness("a", agents=(ARMY,), targets=(REBELS,)),
        witness("b", agents=(ARMY,)),
        witness("c", agents=(REBELS,), targets=(ARMY,)),
    ]
    assert names(told) == (["Army", "Tarn Front"], ["Tarn Front"])
    clash = [witness(one, kind="clash", agents=(ARMY, REBELS), targets=(ARMY,)) for one in "ab"]
    assert names(clash) == (["Army", "Tarn Front"], ["Army"])
