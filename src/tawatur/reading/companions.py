"""English: what a happening is for standing beside another in its sentence: raids that end in arrests, clashes at a
protest, a blast in an accident, the way into a village before a killing."""

from __future__ import annotations

from itertools import pairwise

from tawatur.reading.kinds import ARMED, SPEECH, is_violent
from tawatur.reading.model import Chunk, Happening

CROWDED = frozenset({"protest", "riot", "repression"})
"""Kinds at which clashes are between a crowd and others."""
RAIDS = frozenset({"attack", "attack.ground", "attack.civilians"})
ROUGH = frozenset({"clubs", "stones", "blade"})
"""Weapons of a brawl."""
MOVES = frozenset({"territory.transfer"})
"""Coming into a place, which is only the way to what is done there."""
CLEARED = "cleared"
"""Mark of an aim that the act told for it has taken in."""
OWN = "own"
"""The class of the possessives: "its accusations"."""
NEAR = 12
"""Chunks between a raid and the arrests in it."""


def is_empty(happening: Happening, chunks: list[Chunk]) -> bool:
    """Whether nothing is told of an act but its noun, and nothing goes back to it: "responsible for such attacks"."""
    told = (happening.agents, happening.targets, happening.victims, happening.places, happening.tolls, happening.dates)
    noun = happening.frame is not None and happening.frame.pos == "noun"
    owned = chunks[happening.chunk].words[0].value == OWN
    after = chunks[happening.chunk + 1 : happening.chunk + 3]
    owned = owned or ([c.value for c in after[:1]] == ["to"] and after[-1].kind == "verb")  # "a pledge to protect …"
    speech = happening.kind in SPEECH and not (happening.agents or happening.targets or owned)
    bare = speech or (is_violent(happening.kind) and not happening.weapons and not any(told))
    return (
        noun and bare and not (happening.definite or "carried" in happening.evidence) and not _acts(happening, chunks)
    )


def _acts(happening: Happening, chunks: list[Chunk]) -> bool:
    """Whether an event noun is the subject of a clause: "street fighting went on"."""
    at = happening.chunk
    following = at + 1
    while following < len(chunks) and chunks[following].kind in ("adv", "aux", "date"):
        following += 1
    behind = at > 0 and chunks[at - 1].kind == "prep"
    return not behind and following < len(chunks) and chunks[following].kind == "verb"


def settle(found: list[Happening], chunks: list[Chunk]) -> list[Happening]:
    """The happenings of a sentence, each kind settled by its companions, without those that are part of another."""
    for happening in found:
        if happening.kind == "clash" and (_is_at_protest(happening, found) or _is_brawl(happening)):
            happening.kind = "riot"
    for happening in found:
        _clear_crowd(happening, found, chunks)
    dropped = [h for h in found if _is_raid_to_arrest(h, found, chunks) or _is_way(h, found) or _is_mishap(h, found)]
    dropped += [h for h in found if h.kind == "repression" and CLEARED in h.evidence]
    return [happening for happening in found if happening not in dropped]


def _is_at_protest(clash: Happening, found: list[Happening]) -> bool:
    """Whether a clash of nobody in particular, or of a crowd, is told with a protest."""
    sides = {chunk.head[1] for chunk in clash.agents if chunk.head is not None}
    named = any(chunk.actor is not None and chunk.actor.ids for chunk in clash.agents)
    return not named and not sides & ARMED and any(h.kind in CROWDED for h in found)


def _clear_crowd(shot: Happening, found: list[Happening], chunks: list[Chunk]) -> None:
    """ "Fired live rounds to disperse protesters": the shots are the force used on the crowd."""
    if shot.kind not in RAIDS or shot.frame is None or chunks[shot.chunk].kind != "verb":
        return
    aim = next((h for h in found if h.kind == "repression" and 0 < h.chunk - shot.chunk <= 5), None)
    to = chunks[aim.chunk - 1] if aim is not None else None
    if aim is None or to is None or to.kind != "prep" or to.value != "to":
        return
    shot.kind = "repression"
    shot.targets = list(aim.targets)
    for slot in ("tolls", "places", "dates", "victims"):
        values = getattr(shot, slot)
        values.extend(value for value in getattr(aim, slot) if value not in values)
    aim.evidence.append(CLEARED)


def _is_brawl(clash: Happening) -> bool:
    """Whether villagers, students or fans fight with sticks and stones, or with nothing that is named as a weapon of
    war: only civilians, and at least one side told."""
    sides = [chunk.head[1] if chunk.head is not None else None for chunk in clash.agents]
    arms = {name for _, (name, _) in clash.weapons}
    return bool(sides) and all(side == "civilians" for side in sides) and bool(arms) and arms <= ROUGH


def _is_raid_to_arrest(raid: Happening, found: list[Happening], chunks: list[Chunk]) -> bool:
    """Whether a raid is told with the arrests made in it; these take its values."""
    if raid.kind not in RAIDS or raid.tolls or raid.weapons or raid.frame is None or raid.frame.valency != "strike":
        return False
    for arrest in found:
        if arrest.kind != "arrest" or abs(arrest.chunk - raid.chunk) > NEAR or not _share_agents(raid, arrest):
            continue
        between = chunks[min(raid.chunk, arrest.chunk) : max(raid.chunk, arrest.chunk)]
        if any(chunk.kind in ("that", "while") for chunk in between):
            continue
        arrest.agents = arrest.agents or raid.agents
        arrest.places = arrest.places or raid.places
        arrest.dates = arrest.dates or raid.dates
        return True
    return False


def _share_agents(first: Happening, second: Happening) -> bool:
    """Whether two acts have a doer in common, or one of them none."""
    if not first.agents or not second.agents:
        return True
    return any(agent is other for agent in first.agents for other in second.agents)


def _is_way(move: Happening, found: list[Happening]) -> bool:
    """Whether coming into a place is followed by what the same people do there."""
    if move.kind not in MOVES or move.frame is None or move.frame.valency != "flee":
        return False
    return any(
        is_violent(other.kind) and 0 < other.chunk - move.chunk <= NEAR and bool(move.agents) and _share(move, other)
        for other in found
    )


def _share(first: Happening, second: Happening) -> bool:
    return any(agent is other for agent in first.agents for other in second.agents)


def _is_mishap(blast: Happening, found: list[Happening]) -> bool:
    """Whether a blast of unsaid cause is told in one breath with an accident: "a crash and an explosion"."""
    if blast.kind != "explosion.unknown" or blast.weapons or blast.agents:
        return False
    told = sorted(found, key=lambda h: h.chunk)
    for first, second in pairwise(told):
        if blast in (first, second) and "accident" in (first.kind, second.kind):
            accident = first if second is blast else second
            for slot in ("targets", "tolls", "places", "dates"):
                values = getattr(accident, slot)
                values.extend(value for value in getattr(blast, slot) if value not in values)
            return True
    return False
