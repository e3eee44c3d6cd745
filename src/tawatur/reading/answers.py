"""What accusations, denials and condemnations take from the rest of a document: authors, and those who are answered."""

from __future__ import annotations

from tawatur.lexicon import actors
from tawatur.reading.kinds import ACT, OWN_CONTENT, THEY, is_violent
from tawatur.reading.model import Chunk, Happening, Speaker

PHYSICAL = frozenset(
    {"riot", "repression", "intercept", "retreat", "loot_destroy", "territory.capture", "territory.transfer"}
)
HELD = frozenset({"arrest", "abduction"})
"""Kinds of being taken, which one side calls an arrest and the other an abduction."""
FLYING = ("attack.shelling", "attack.air")
"""Attacks whose means are shot down."""
NEXT = 1
"""Sentences within which an act without place is where the one before was."""
CLOSE = 2
"""Sentences within which a denial answers an accusation even of somebody named otherwise."""
NEAR = 6
"""Sentences within which an answer goes back to what it answers."""


def answer(groups: list[list[Happening]]) -> list[list[Happening]]:
    """The groups that tell something, completed in place in the order of the text."""
    beaten: list[list[Happening]] = []
    for number, group in enumerate(groups):
        lead = group[0]
        earlier = groups[:number]
        if lead.kind == "intercept" and _names_attackers(lead, earlier):
            beaten.append(group)
            continue
        if lead.kind == "accuse" and lead.targets:
            _blame(group, groups)
        elif lead.kind == "deny" and not lead.targets:
            _give(lead, _accuser(lead, earlier))
        elif lead.kind == "condemn" and not lead.targets:
            _give(lead, _author(lead, groups))
        elif lead.kind == "repression" and not lead.targets:
            _give(lead, _crowd(lead, earlier))
        elif lead.kind == "demand" and not lead.targets:
            _give(lead, _accused_beside(lead, earlier))
        if THEY in lead.evidence and not lead.agents:
            lead.agents = _meant_by_they(lead, earlier)
        if is_violent(lead.kind) or lead.kind in PHYSICAL:
            _settle(group, earlier)
        if is_violent(lead.kind):
            _aim_at_named(group)
        elif lead.kind == "intercept":
            _aim_at_owner(lead, earlier)
    return [group for group in groups if not _is_empty(group) and not any(group is other for other in beaten)]


def _aim_at_named(group: list[Happening]) -> None:
    """Who was killed in the car that was hit, if the text names him, is the target, and not the car."""
    dead = [toll.who for happening in group for toll in happening.tolls if toll.who is not None]
    named = [chunk for chunk in dead if _is_person(chunk)]
    for happening in group:
        if named and happening.targets and all(_is_thing(chunk) for chunk in happening.targets):
            happening.targets = [chunk for chunk in named if chunk not in happening.agents][:1]


def _is_person(chunk: Chunk) -> bool:
    """English: whether a noun phrase is somebody's name."""
    words = [word for word in chunk.words if word.tag != "det"]
    unknown = chunk.actor is None and chunk.place is None and chunk.quantity is None and chunk.head is None
    names = len(words) > 1 and all(w.surface[:1].isupper() or w.joined or len(w.surface) < 4 for w in words)
    return unknown and names and any(not word.entries for word in words)


def _is_thing(chunk: Chunk) -> bool:
    """Whether what is hit is a thing: a car, a compound."""
    owned = chunk.actor is None or (chunk.head is not None and chunk.head[0] == "thing")
    return owned and chunk.quantity is None and not (chunk.head is not None and chunk.head[0] in ("person", "force"))


def _aim_at_owner(lead: Happening, earlier: list[list[Happening]]) -> None:
    """Drones and rockets shot down are those of who attacked before, where nothing else says whose they are."""
    weapons = [chunk for chunk in lead.targets if chunk.weapons and chunk.actor is None]
    if not lead.targets or len(weapons) < len(lead.targets):
        return
    ours = _ids(lead.agents)
    for group in reversed(earlier):
        act = group[0]
        if not act.kind.startswith(FLYING) or not 0 <= lead.sentence - act.sentence <= CLOSE:
            continue
        theirs = next((h.agents for h in group if h.agents), [])
        if theirs and _ids(theirs) and not _ids(theirs) & ours:
            lead.targets = list(theirs)
        return


def _names_attackers(lead: Happening, earlier: list[list[Happening]]) -> bool:
    """ "A unit came under fire, but troops beat the attackers off": who was beaten off did what was told before."""
    if not lead.targets or not all(_are_attackers(chunk) for chunk in lead.targets):
        return False
    for group in reversed(earlier):
        act = group[0]
        if is_violent(act.kind) and 0 <= lead.sentence - act.sentence <= NEXT:
            if not any(happening.agents for happening in group):
                act.agents = list(lead.targets)
            return True
    return False


def _are_attackers(chunk: Chunk) -> bool:
    """English: "the attackers": armed people told of before."""
    told = chunk.words[0].tag == "det" and chunk.words[0].value == "the"
    return told and chunk.head is not None and chunk.head[1] == "unidentified_armed" and not chunk.frames


def _is_empty(group: list[Happening]) -> bool:
    """Whether nothing is told but that nobody was hurt by something told elsewhere."""
    return all(h.kind == "toll" and h.tolls and all(t.low == 0 and t.high == 0 for t in h.tolls) for h in group)


def _settle(group: list[Happening], earlier: list[list[Happening]]) -> None:
    """An act told without place or day right after another is where and when that one was."""
    lead = group[0]
    before = [
        g
        for g in earlier
        if 0 <= lead.sentence - max(h.sentence for h in g) <= NEXT and (is_violent(g[0].kind) or g[0].kind in PHYSICAL)
    ]
    ours = {i for h in group for i in _ids(h.agents)}
    before = [g for g in before if _may_share(ours, {i for h in g for i in _ids(h.agents)})]
    if any(h.places for h in group):
        before = [g for g in before if g[-1].sentence == lead.sentence]
    if not before:
        return
    same = all(place.generic and not place.same for h in group for place in h.places)
    if same:
        lead.places = list(next((h.places for g in reversed(before) for h in g if h.places), lead.places))
    if same and not any(h.dates for h in group):
        lead.dates = list(next((h.dates for g in reversed(before) for h in g if h.dates), []))


def _may_share(ours: set[str], theirs: set[str]) -> bool:
    """Acts of different named sides are not taken to be in one place."""
    return not (ours and theirs) or bool(ours & theirs)


def _give(happening: Happening, targets: list[Chunk]) -> None:
    happening.targets = [chunk for chunk in targets if chunk not in happening.agents]


def _ids(chunks: list[Chunk]) -> set[str]:
    named = {mark[1] for chunk in chunks for mark in chunk.used if mark[0] == "name"}
    return named | {
        i
        for chunk in chunks
        if chunk.actor
        for i in (*chunk.actor.ids, *([chunk.actor.demonym] if chunk.actor.demonym else []))
    }


def _sides(chunks: list[Chunk]) -> set[str]:
    """The actors of noun phrases with those whose side they are on: the army, and the state of its adjective."""
    rows, found = actors.load(), _ids(chunks)
    return found | {rows[i].side or rows[i].parent for i in found if i in rows and (rows[i].side or rows[i].parent)}


def _blame(group: list[Happening], groups: list[list[Happening]]) -> None:
    """An accusation without content is about the last act whose author nobody has named."""
    lead = group[0]
    if _blame_for_named(lead, groups) or OWN_CONTENT in lead.evidence:
        return
    told = [
        g for g in groups if g is not group and any(h.sentence == lead.sentence and h.chunk > lead.chunk for h in g)
    ]
    if any(is_violent(g[0].kind) or g[0].modality == "alleged" for g in told):
        return
    for other in reversed(groups):
        act = other[0]
        if not is_violent(act.kind) or not 0 <= lead.sentence - act.sentence <= NEAR or act.kind == "clash":
            continue
        if (
            not any(h.agents for h in other)
            and act.modality == "asserted"
            and not _ids(act.targets) & _ids(lead.targets)
        ):
            _charge(lead, other)
        return


def _blame_for_named(lead: Happening, groups: list[list[Happening]]) -> bool:
    """Arabic: "accused X of detaining and killing him" is about the acts of those kinds that were told as facts; who
    accuses is then their source."""
    kinds = {mark.removeprefix(ACT) for mark in lead.evidence if mark.startswith(ACT)}
    done = False
    for group in groups:
        act = group[0]
        bare = act.modality == "asserted" and not any(h.agents for h in group)
        if not (bare and 0 <= lead.sentence - act.sentence <= NEAR and _is_of(group, kinds)):
            continue
        _charge(lead, group, as_source=True)
        done = True
    return done


def _charge(lead: Happening, group: list[Happening], as_source: bool = False) -> None:
    """Give a happening the author whom an accusation names. What somebody told stays his own word: the accusation is
    an account beside it. What the outlet told without a source it tells as the accuser's allegation."""
    act = group[0]
    if all(happening.speaker is None for happening in group):
        act.agents, act.modality = list(lead.targets), "alleged"
        if as_source and lead.agents:
            act.speaker = _as_speaker(lead.agents[0])
        return
    group.append(
        Happening(
            act.kind,
            lead.start,
            lead.end,
            lead.trigger,
            lead.sentence,
            lead.rule,
            act.frame,
            definite=True,
            agents=list(lead.targets),
            speaker=_as_speaker(lead.agents[0]) if lead.agents else None,
            modality="alleged",
            triggers=list(lead.triggers),
            chunk=lead.chunk,
        )
    )


def _is_of(group: list[Happening], kinds: set[str]) -> bool:
    """Whether a happening is of one of the kinds that an accusation names."""
    if kinds & HELD:
        kinds = kinds | HELD
    killed = "killed" in kinds and any(t.outcome == "killed" for h in group for t in h.tolls)
    return killed or any(h.kind in kinds for h in group)


def _as_speaker(chunk: Chunk) -> Speaker:
    ids = chunk.actor.ids if chunk.actor is not None else ()
    return Speaker(chunk.start, chunk.end, " ".join(word.surface for word in chunk.words), (), ids)


def _accuser(lead: Happening, earlier: list[list[Happening]]) -> list[Chunk]:
    """Who accused the one who denies."""
    for group in reversed(earlier):
        act = group[0]
        if act.kind == "accuse" and lead.sentence - act.sentence <= NEAR and _ids(act.targets) & _ids(lead.agents):
            return act.agents[:1]
    for group in reversed(earlier):
        act = group[0]
        if act.kind == "accuse" and lead.sentence - act.sentence <= CLOSE and not _ids(act.agents) & _ids(lead.agents):
            return act.agents[:1]
    return []


def _meant_by_they(lead: Happening, earlier: list[list[Happening]]) -> list[Chunk]:
    """Who did what was told last, where "they" go on."""
    for group in reversed(earlier):
        for act in reversed(group):
            near = 0 <= lead.sentence - act.sentence <= CLOSE
            if near and act.agents and (is_violent(act.kind) or act.kind in PHYSICAL):
                return list(act.agents)
    return []


def _crowd(lead: Happening, earlier: list[list[Happening]]) -> list[Chunk]:
    """Force used on a crowd that is only a pronoun falls on the crowd told before."""
    for group in reversed(earlier):
        if group[0].kind in ("riot", "protest") and lead.sentence - group[0].sentence <= NEXT:
            return group[0].agents
    return []


def _author(lead: Happening, groups: list[list[Happening]]) -> list[Chunk]:
    """Who did what is condemned: the act in the same sentence, else the last one told."""
    beside = [
        g
        for g in groups
        if is_violent(g[0].kind) and any(h.sentence == lead.sentence and h.chunk > lead.chunk for h in g)
    ]
    before = [g for g in reversed(groups) if is_violent(g[0].kind) and 0 <= lead.sentence - g[0].sentence <= NEAR]
    authors = [_sides(h.agents) for group in (*beside, *before) for h in group if h.agents]
    denying = [_sides(group[0].agents) for group in groups if group[0].kind == "deny"]
    rivals = any(one.isdisjoint(other) for one in authors for other in authors)
    if rivals and any(not one.isdisjoint(other) for one in authors for other in denying):
        return []  # two sides put it on each other
    for group in (*beside, *before):
        agents = [chunk for happening in group for chunk in happening.agents]
        if agents:
            return agents[:1] if not _ids(agents[:1]) & _ids(lead.agents) else []
    return []


def _accused_beside(lead: Happening, earlier: list[list[Happening]]) -> list[Chunk]:
    """ "X blamed Y and demanded that it leave": the demand goes to Y."""
    for group in reversed(earlier):
        act = group[0]
        if act.sentence == lead.sentence and act.kind in ("accuse", "condemn") and _ids(act.agents) & _ids(lead.agents):
            return act.targets[:1]
    return []
