"""Groups of happenings to claims: values united, kinds settled, modality and chain set."""

from __future__ import annotations

from datetime import date

import msgspec

from tawatur.lexicon.places import GazetteerRow
from tawatur.reading.actors import Cast
from tawatur.reading.dates import resolve
from tawatur.reading.kinds import ARMED, SETTLEMENT, SPEECH, is_violent
from tawatur.reading.model import Chunk, Happening, PlacePhrase, Speaker, Toll
from tawatur.reading.reference import merged_kind
from tawatur.reading.speakers import Chains
from tawatur.reading.whereabouts import Whereabouts
from tawatur.records import Actor, Casualty, Claim, Date, Document, Modality, Place, Span, Vague, Weapon, digest

MILITARY = ("territory", "intercept", "deploy", "retreat", "arrest", "release", "loot_destroy")
PLACELESS = SPEECH | {"support"}
WEAPONLESS = SPEECH | {"meeting", "agreement", "sanction", "legal", "group_change", "displacement", "aid", "retreat"}
AIR_FORCE = "-air-force"
"""How the ids of air forces end."""
AERIAL = "aerial bomb"
"""What a bomb is that an aircraft drops."""
PARTIES = frozenset({"clash", "agreement"})
"""Kinds whose participants are all agents."""
CARRIERS = frozenset(
    {
        "attack",
        "attack.air",
        "attack.shelling",
        "attack.ground",
        "attack.ied",
        "explosion.unknown",
        "toll",
        "attack.civilians",
    }
)
"""Kinds that are chemical attacks where chlorine or another agent is used."""
MOBS = frozenset({"settlers", "protesters", "rioters", "civilians"})
CROWDS = frozenset({"protesters", "rioters"})
BY_HAND = frozenset({"attack", "attack.ground", "attack.civilians", "toll"})
"""Kinds that are riots where a mob does them."""
ARMED_THINGS = frozenset({"bases", "positions", "checkpoints", "police station", "depots"})
"""Things that are an armed side's own, whoever is killed in them."""
CIVIL_THINGS = frozenset(
    {"houses", "buildings", "civil building", "school", "hospital", "place of worship", "market", "land"}
)
WITH_CITY = frozenset({"quarter", "site", "junction", "street", "bridge", "market", "worship"})
"""Kinds of places that stand with the city they are in."""
CIVILIAN = frozenset({"civilians", "protesters", "organisation", "media"})


class ClaimBuilder:
    """Makes the claims of one document."""

    def __init__(
        self,
        document: Document,
        cast: Cast,
        where: Whereabouts,
        chains: Chains,
        published: date | None,
        sections: list[GazetteerRow | None],
    ) -> None:
        self.document, self.cast, self.where, self.chains = document, cast, where, chains
        self.published, self.sections = published, sections
        self.body = document.text

    def claims(self, group: list[Happening]) -> list[Claim]:
        """The claims of one happening: one for each speaker whose account stands for itself."""
        accounts: list[list[Happening]] = []
        for happening in group:
            self.cast.tell(happening.speaker, (*happening.agents, *happening.targets, *happening.victims))
            for account in accounts:
                if self._same_account(account[0], happening):
                    account.append(happening)
                    break
            else:
                accounts.append([happening])
        event = digest(self.document.id, group[0].trigger, merged_kind(group))
        kind = self._kind(group)
        made = [self._claim(account, kind, event) for account in accounts]
        first = made[0]
        result = [first]
        for claim, account in zip(made[1:], accounts[1:], strict=True):
            claim = _contesting(claim, first)
            if claim.contests is None and any(h.frame is not None and h.frame.pos == "foil" for h in account):
                claim.contests = first.id
            result.append(claim)
        return result

    def _same_account(self, first: Happening, second: Happening) -> bool:
        a, b = first.speaker, second.speaker
        if "denied" in (first.modality, second.modality) and first.modality != second.modality:
            return False
        if b is None:
            return True
        if a is None:
            return not _charges(second)
        return (
            a.name == b.name
            or bool(set(a.source_ids) & set(b.source_ids))
            or bool(set(a.actor_ids) & set(b.actor_ids))
            or not _has_own(second)
        )

    def _claim(self, account: list[Happening], kind: str, event: str) -> Claim:
        lead = account[0]
        told = account[:1] + [h for h in account[1:] if h.tolls or is_violent(kind) or not self.cast.arabic]
        speaker = next((h.speaker for h in told if h.speaker is not None), None)
        agents = self._actors([c for h in account for c in h.agents])
        if kind in PARTIES:
            agents = self._actors([c for h in account for c in (*h.agents, *(() if kind == "clash" else h.targets))])
            if kind == "clash" and len(agents) == 1:
                fallen = [c for h in account for c in h.victims if self.cast.class_of(c) in ARMED]
                agents = (*agents, *self._actors(fallen, agents))
        targets = () if kind in PARTIES else self._targets(account, agents)
        places = self._places(account, kind)
        modality = self._modality(account, kind, speaker, agents, targets)
        span = Span(min(lead.start, lead.trigger[0]), max(lead.end, lead.trigger[1]))
        return Claim(
            id=digest(self.document.id, span.start, span.end, kind, lead.rule),
            document_id=self.document.id,
            event_id=event,
            span=span,
            trigger=Span(*lead.trigger),
            mentions=tuple(Span(h.start, h.end) for h in account[1:]),
            kind=kind,
            modality=modality,
            agents=agents,
            targets=targets,
            places=places,
            date=self._date(account, modality),
            casualties=self._casualties(account),
            weapons=() if kind in WEAPONLESS else self._weapons(account, kind),
            chain=self.chains.of(speaker),
            rule=lead.rule,
            confidence=self._confidence(account, agents, places),
        )

    def _kind(self, group: list[Happening]) -> str:
        """The kind of a happening; "attack" and bare tolls are settled by weapon, target and agent."""
        kind = merged_kind(group)
        kinds = [value[1] for h in group for _, value in h.weapons]
        exact = next((k for k in kinds if k.startswith(("attack", "explosion"))), None)
        if "attack.chemical" in kinds and not self.cast.arabic and kind in CARRIERS:
            return "attack.chemical"
        if kind == "attack.shelling" and ("attack.air" in kinds or self._by_air_force(group)):
            return "attack.air"
        if kind == "attack" and self._by_air_force(group):
            return "attack.air"
        if kind == "territory.transfer" and self._by_gunmen(group):
            return "attack.civilians" if self._hits_civilians(group) else "attack.ground"
        if (
            kind in ("attack.ied", "explosion.unknown", "attack.civilians", "attack.ground")
            and "attack.suicide" in kinds
        ):
            return "attack.suicide"
        if kind == "loot_destroy" and any(
            a.actor_id in MOBS for a in self._actors([c for h in group for c in h.agents])
        ):
            return "riot"
        if exact and (kind == "loot_destroy" or (kind == "attack.ground" and group[0].kind == "attack")):
            return exact
        if kind == "explosion.unknown":
            own = [value[1] for h in group if h.kind == kind for _, value in h.weapons]
            return "attack.air" if "attack.air" in own else exact or kind
        if kind == "clash" and any(self.cast.class_of(c) in CROWDS for h in group for c in (*h.agents, *h.targets)):
            return "riot"
        if kind == "attack.ground" and self._hits_civilians(group):
            return "attack.civilians"
        if kind == "attack.civilians" and self._hits_armed(group):
            return "attack.ground"
        if kind in BY_HAND and not exact and self._by_mob(group):
            return "riot"
        if kind not in ("attack", "toll"):
            return kind
        if exact and not (exact == "attack.grenade" and len(kinds) > 1):
            return exact
        targets = [self.cast.class_of(c) for h in group for c in (*h.targets, *h.victims)]
        if "protesters" in targets and not any(t in ARMED for t in targets):
            return "repression"
        held = any(c.head is not None and c.head[3] in ARMED_THINGS for h in group for c in h.targets)
        civil = any(t in CIVILIAN for t in targets) and not (held or any(t in ARMED for t in targets))
        if kind == "toll" and targets and all(t == "government" for t in targets):
            return "assassination"
        if kind == "toll" or "small" in kinds:
            return "attack.ground" if any(t in ARMED for t in targets) else "attack.civilians"
        return "attack.civilians" if civil or self._hits_civilians(group) else "attack.ground"

    def _hits_armed(self, group: list[Happening]) -> bool:
        """Whether those shot down are an armed side's alone; prisoners who are put to death are not."""
        chunks = [c for h in group for c in (*h.targets, *h.victims)]
        by_hand = all(h.frame is None or h.frame.valency in ("kill", "strike") for h in group)
        known = [self.cast.class_of(c) for c in chunks if c.head is None or c.head[3] != "victims"]
        return by_hand and bool(known) and all(class_ in ARMED for class_ in known)

    def _hits_civilians(self, group: list[Happening]) -> bool:
        """Whether a raid falls on a village, houses, a market or people, and on no armed side."""
        chunks = [c for h in group for c in (*h.targets, *h.victims)]
        if any(self.cast.class_of(c) in ARMED or (c.head is not None and c.head[3] in ARMED_THINGS) for c in chunks):
            return False
        civil = any(
            self.cast.class_of(c) in CIVILIAN or (c.head is not None and c.head[3] in CIVIL_THINGS) for c in chunks
        )
        return civil or any(SETTLEMENT in h.evidence for h in group)

    def _by_air_force(self, group: list[Happening]) -> bool:
        """Whether an air force did it, whatever word tells of the bombing."""
        agents = [self.cast.resolved.get(id(chunk)) for happening in group for chunk in happening.agents]
        return any(identifier is not None and identifier.endswith(AIR_FORCE) for identifier in agents)

    def _by_gunmen(self, group: list[Happening]) -> bool:
        """Whether those who come into a place are only gunmen or bandits: they raid it, and nobody hands it over."""
        classes = [self.cast.class_of(chunk) for happening in group for chunk in happening.agents]
        return not self.cast.arabic and bool(classes) and all(class_ == "unidentified_armed" for class_ in classes)

    def _by_mob(self, group: list[Happening]) -> bool:
        """Whether a mob did it, or a crowd of protesters, and nobody else."""
        classes = {self.cast.class_of(chunk) for happening in group for chunk in happening.agents}
        return not self.cast.arabic and bool(classes) and classes <= {"rioters"}

    def _targets(self, account: list[Happening], agents: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Who or what was hit; the victims of a toll only where nothing else is said to be hit."""
        chunks = [c for h in account for c in h.targets] or [c for h in account for c in h.victims]
        return self._actors(chunks, agents)

    def _actors(self, chunks: list[Chunk], others: tuple[Actor, ...] = ()) -> tuple[Actor, ...]:
        found: list[Actor] = []
        for actor in (actor for chunk in chunks for actor in self.cast.actors(chunk)):
            if any(self._same_actor(actor, known) for known in (*found, *others)):
                continue
            found.append(actor)
        return tuple(found)

    def _same_actor(self, first: Actor, second: Actor) -> bool:
        if first.actor_id and second.actor_id:
            return first.actor_id == second.actor_id
        return first.text == second.text

    def _places(self, account: list[Happening], kind: str) -> tuple[Place, ...]:
        if kind in PLACELESS:
            return ()
        found: list[Place] = []
        phrases = [p for h in account for p in h.places if not p.generic or p.antecedent is not None]
        written = self.where.written[account[0].sentence]
        if not phrases and written is not None and self.cast.arabic:
            phrases = [written]
        containers = {id(node) for p in phrases for node in _containers(p) if not self._stands_after(node, p)}
        section = self.sections[account[0].sentence] if self.sections else None
        for phrase in phrases:
            if id(phrase) in containers:
                continue
            place = self._back(phrase, section) if phrase.generic else self.where.place(phrase, self.body, section)
            if place is not None and not any(
                (place.place_id and place.place_id == known.place_id) or place.text == known.text for known in found
            ):
                found.append(place)
        specific = [p for p in found if p.precision not in ("admin1", "country", "international")]
        if specific and len(specific) < len(found):
            held = {p.admin1 for p in specific} | {p.country for p in specific}
            found = [p for p in found if p in specific or p.name not in held]
        return self.where.without_wide(found)

    def _stands_after(self, city: PlacePhrase, inner: PlacePhrase) -> bool:
        """Whether a city is told with the quarter or square in it."""
        if city is not inner.container or self.where.kind_of(city) not in ("city", "town", "capital"):
            return False
        return inner.kind in WITH_CITY or self.where.kind_of(inner) in WITH_CITY

    def _back(self, phrase: PlacePhrase, section: GazetteerRow | None) -> Place | None:
        """The place that a definite noun goes back to, under the words of the noun."""
        if phrase.antecedent is None:
            return None
        place = self.where.place(phrase.antecedent, self.body, section)
        return msgspec.structs.replace(
            place, text=self.body[phrase.start : phrase.end], span=Span(phrase.start, phrase.end)
        )

    def _date(self, account: list[Happening], modality: str) -> Date | None:
        phrases = [d for h in account for d in h.dates]
        if not phrases:
            return None
        resolved = [resolve(phrase, self.published, self.body, modality == "planned") for phrase in phrases]
        return next((d for d in resolved if d.start), resolved[0])

    def _casualties(self, account: list[Happening]) -> tuple[Casualty, ...]:
        found: dict[str, Casualty] = {}
        for happening in account:
            for toll in happening.tolls:
                casualty = self._casualty(toll)
                known = found.get(toll.outcome)
                if known is None or (known.low is None and casualty.low is not None):
                    found[toll.outcome] = casualty
        both = found.get("killed_or_injured")
        if both is not None and both.low is None and any(c.low is not None for c in found.values()):
            del found["killed_or_injured"]
        return tuple(sorted(found.values(), key=lambda c: (c.span.start if c.span else 0, c.outcome)))

    def _casualty(self, toll: Toll) -> Casualty:
        vague: Vague | None = "some" if toll.vague == "joint" else toll.vague
        text, span = self.body[toll.start : toll.end], Span(toll.start, toll.end)
        return Casualty(toll.outcome, toll.low, toll.high, vague, self._who(toll.who), text, span)

    def _who(self, chunk: Chunk | None) -> str | None:
        """A known side by its name; people by their noun, for "80 persons" need not all be civilians."""
        if chunk is None:
            return None
        actor, noun = self.cast.actor(chunk), chunk.head[3] if chunk.head is not None else None
        if actor.class_ == "civilians":
            return noun or actor.name
        return actor.name if actor.actor_id is not None else noun

    def _weapons(self, account: list[Happening], kind: str) -> tuple[Weapon, ...]:
        """The weapons of a happening; what falls from the air is no planted bomb."""
        found: list[Weapon] = []
        for happening in account:
            for word, (name, sort) in happening.weapons:
                name = AERIAL if kind == "attack.air" and sort == "attack.ied" else name
                if not any(name == known.name for known in found):
                    found.append(Weapon(name, self.body[word.start : word.end], Span(word.start, word.end)))
        return tuple(found)

    def _modality(
        self,
        account: list[Happening],
        kind: str,
        speaker: Speaker | None,
        agents: tuple[Actor, ...],
        targets: tuple[Actor, ...],
    ) -> Modality:
        lead = account[0]
        if lead.modality != "asserted":
            return lead.modality
        if any(h.suspected or (h.modality == "alleged" and h.agents and not lead.agents) for h in account):
            return "alleged"
        if kind in ("pledge", "threaten"):
            return "asserted"
        if speaker is None or not (is_violent(kind) or kind.startswith(MILITARY)):
            return "asserted"
        if (
            any(c.words[0].tag == "det" and c.words[0].value == "own" for h in account for c in h.agents)
            and speaker.kind != "witness"
        ):
            return "claimed"
        return "claimed" if self.chains.is_party(speaker, agents, targets) or speaker.force == "claim" else "asserted"

    def _confidence(self, account: list[Happening], agents: tuple[Actor, ...], places: tuple[Place, ...]) -> float:
        """How much was found: to be calibrated on coded documents (eval)."""
        score = (
            0.45
            + 0.12 * bool(agents)
            + 0.12 * bool(places)
            + 0.1 * any(h.tolls for h in account)
            + 0.06 * any(h.dates for h in account)
        )
        score += 0.05 * bool(account[0].speaker) + 0.05 * (len(account) > 1) - 0.15 * (account[0].rule == "toll")
        return round(min(0.98, score), 2)


def _containers(phrase: PlacePhrase) -> list[PlacePhrase]:
    found, node = [], phrase.container
    while node is not None and node not in found:
        found.append(node)
        node = node.container
    return found


def _charges(happening: Happening) -> bool:
    """Whether somebody says who did it: his word is no part of what the outlet tells as a fact."""
    return happening.modality == "alleged" and bool(happening.agents)


def _has_own(happening: Happening) -> bool:
    """Whether a mention adds an account: a toll, an agent or a weapon of its own."""
    return bool(happening.tolls or happening.agents or happening.weapons or happening.places or happening.targets)


def _contesting(claim: Claim, first: Claim) -> Claim:
    """Mark a claim whose values differ from the first speaker's."""
    mine = {c.outcome: (c.low, c.high) for c in claim.casualties}
    theirs = {c.outcome: (c.low, c.high) for c in first.casualties}
    differs = any(outcome in theirs and theirs[outcome] != value for outcome, value in mine.items())
    ours = {a.actor_id or a.name for a in claim.agents}
    others = {a.actor_id or a.name for a in first.agents}
    if differs or (ours and others and not ours & others):
        claim.contests = first.id
    return claim


def _is_same_place(first: Place, second: Place) -> bool:
    """Whether two places of a claim are one: the same row, the same words, or the same name in the same unit."""
    if first.place_id or second.place_id:
        return first.place_id == second.place_id or first.text == second.text
    return first.text == second.text or (first.name, first.admin1) == (second.name, second.admin1)
