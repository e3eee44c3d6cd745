"""Whom an event names as agents and targets: everybody that an account names, but nobody twice.

Known actors are told apart by their ids. Words are not: two reports of one raid say "the resort" and "a tourist
resort", and a third says it in another language. So words that hold each other, or sound alike in the two scripts, are
one; beside that, words stand in one language only; and "gunmen" says nothing where the gunmen are known.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.assembly.names import skeleton
from tawatur.assembly.settings import Knowledge
from tawatur.assembly.tellings import actor_key
from tawatur.assembly.values import Witness, by_voices
from tawatur.orthography.folding import fold
from tawatur.records import Actor

MOST_WORDED = 3
"""So many actors without an id are kept in a role."""
SURE_CONSONANTS = 3
"""A word of so many consonants, said in both scripts, makes two descriptions one."""


def parties_of(
    witnesses: Sequence[Witness], knowledge: Knowledge
) -> tuple[tuple[Actor, ...], str, tuple[Actor, ...], str]:
    """Agents, the rule behind them, targets, the rule behind them."""
    agents = _votes([(actor, w.voice) for w in witnesses for actor in w.claim.agents], knowledge)
    targets = _votes([(actor, w.voice) for w in witnesses for actor in w.claim.targets], knowledge)
    if agents and targets and not any(witness.claim.kind == "clash" for witness in witnesses):
        # One that is named on both sides stands where more origins put it.
        both = {key: count for key, (_, count) in agents.items() if key in targets}
        for key, count in both.items():
            if len(agents) > 1 and targets[key][1] > count:
                del agents[key]
            elif len(targets) > 1:
                del targets[key]
    return (*_chosen(agents, knowledge), *_chosen(targets, knowledge))


def _votes(named: Sequence[tuple[Actor, str]], knowledge: Knowledge) -> dict[str, tuple[Actor, int]]:
    """Key -> actor and how many voices name it, those of most voices first."""
    if not named:
        return {}
    known: dict[str, Actor] = {}
    keys = []
    for actor, voice in named:
        key = actor_key(actor, knowledge)
        known.setdefault(key, actor)
        keys.append((key, voice))
    return {key: (known[key], count) for key, count in by_voices(keys)}


def _chosen(votes: dict[str, tuple[Actor, int]], knowledge: Knowledge) -> tuple[tuple[Actor, ...], str]:
    if len(votes) < 2:
        return tuple(actor for actor, _ in votes.values()), "only" if votes else "none"
    known = [key for key in votes if key[0] != "="]
    sure = [key for key in known if knowledge.kinds.get(key) != "unnamed"]
    if sure:
        classes = {votes[key][0].class_ for key in sure} | {"unidentified_armed"}
        known = [key for key in known if key in sure or votes[key][0].class_ not in classes]
        # Who belongs to another of them stands for it.
        known = [key for key in known if not any(key != other and key in knowledge.ancestors(other) for other in sure)]
    worded: list[str] = []
    for key in votes:
        if key[0] == "=" and len(worded) < MOST_WORDED:
            one_script = not worded or worded[0].isascii() == key.isascii()
            if one_script and not any(_alike(key, other) for other in worded):
                worded.append(key)
    kept = set(known) | set(worded)
    return tuple(actor for key, (actor, _) in votes.items() if key in kept), "all_most_origins_first"


def _alike(one: str, other: str) -> bool:
    """The words of one hold those of the other, or a long one sounds the same in both scripts."""
    here, there = set(fold(one[1:]).split()), set(fold(other[1:]).split())
    if here <= there or there <= here:
        return True
    if one.isascii() == other.isascii():
        return False
    sounds = [{sound for word in words if len(sound := skeleton(word)) >= SURE_CONSONANTS} for words in (here, there)]
    return not sounds[0].isdisjoint(sounds[1])
