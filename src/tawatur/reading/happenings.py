"""A sentence to its happenings: event words with their roles, joined where they tell one happening."""

from __future__ import annotations

from tawatur.language.analysis import Word
from tawatur.language.vocabulary import Frame, Vocabulary
from tawatur.reading.attribution import speaker_from
from tawatur.reading.casualties import tolls_of
from tawatur.reading.clauses import Grammar, Neighbours
from tawatur.reading.model import ActorPhrase, Chunk, Happening, Sentence, Speaker, Toll

VIOLENT = ("attack", "clash", "assassination", "explosion", "torture", "abduction", "sexual_violence")
SPEECH = frozenset({"accuse", "condemn", "demand", "reject", "threaten", "pledge", "support", "deny", "statement"})
SILENCING = frozenset({"demand", "pledge", "threaten", "reject", "support", "legal"})
"""Kinds whose content is wished or feared, not told."""
STATELY = SPEECH | {"meeting", "agreement", "sanction"}
"""Kinds in which a capital stands for its state."""
ROLES = {"agent": "agents", "party": "agents", "target": "targets"}
ARMED = frozenset(
    {"state_forces", "rebel", "political_militia", "identity_militia", "external_forces", "unidentified_armed"}
)
OWN_ACTS = frozenset({"intercept", "arrest", "release", "deploy", "retreat", "territory.capture"})
NOUN_ONLY = frozenset({"light", "undergo", "witness"})
GENERIC_KINDS = frozenset({"attack", "attack.ground", "explosion.unknown"})


def is_violent(kind: str) -> bool:
    """Whether a kind tells direct violence."""
    return kind.startswith(VIOLENT)


def specific(first: str, second: str) -> str:
    """Of two kinds told of one happening, the one that says more."""
    if first in ("attack", "toll") or (first in GENERIC_KINDS and second not in ("attack", "toll", *GENERIC_KINDS)):
        return second if second != "toll" else first
    return first


class Happenings:
    """Builds the happenings of sentences of one language."""

    def __init__(self, vocabulary: Vocabulary, actor_class: dict[str, str], capitals: dict[str, int]) -> None:
        self.states = {row: state for state, row in capitals.items()}
        self.vocabulary = vocabulary
        self.arabic = vocabulary.lang == "ar"
        self.actor_class = actor_class
        self.body = ""

    def read(self, sentence: Sentence, number: int, grammar: Grammar, body: str) -> list[Happening]:
        """The happenings that a sentence tells."""
        chunks = sentence.chunks
        self.body = body
        if sentence.words and any(
            "trap" in word.entries and word.get("trap")[0] == "phrase" for word in sentence.words
        ):
            self._disarm(chunks)
        found: list[Happening] = []
        bound = self._bind_light_verbs(chunks, grammar)
        for index, chunk in enumerate(chunks):
            frame = self._frame(index, chunks, bound)
            if frame is None:
                continue
            happening = self._happening(frame, index, sentence, number, grammar, bound.get(index))
            if happening is not None:
                self._join_or_add(happening, found, sentence, grammar)
        tolls = tolls_of(chunks, self.arabic, grammar)
        self._attach_tolls(tolls, found, sentence, number, grammar)
        self._circumstances(found, sentence, grammar)
        found = [h for h in found if not self._is_participant(h, found, chunks)]
        for happening in found:
            self._modality(happening, sentence, found)
        kept = [happening for happening in found if not happening.negated or happening.modality == "denied"]
        return kept or self._statement(found, sentence)

    def _statement(self, dropped: list[Happening], sentence: Sentence) -> list[Happening]:
        """A quoted word on the course of a war is a statement of its speaker."""
        quoted = any(chunk.kind == "mark" and chunk.value in "\"«»“”" for chunk in sentence.chunks)
        for happening in dropped if quoted else ():
            speaker = happening.speaker
            chunk = next((c for c in sentence.chunks if speaker is not None and c.start == speaker.start), None)
            if chunk is not None and is_violent(happening.kind):
                happening.kind, happening.negated, happening.rule = "statement", False, "quoted-statement"
                happening.agents, happening.targets, happening.tolls, happening.weapons = [chunk], [], [], []
                return [happening]
        return []

    def _is_participant(self, happening: Happening, found: list[Happening], chunks: list[Chunk]) -> bool:
        """A patrol or convoy that does or suffers something else in the sentence is no happening of its own."""
        if happening.kind not in ("deploy", "aid", "displacement") or chunks[happening.chunk].kind != "np":
            return False
        chunk = chunks[happening.chunk]
        return any(other is not happening and (chunk in other.agents or chunk in other.targets) for other in found)

    def _disarm(self, chunks: list[Chunk]) -> None:
        """Words inside a false friend tell no event."""
        for chunk in chunks:
            if any("trap" in word.entries and word.get("trap")[0] == "phrase" for word in chunk.words):
                chunk.frames, chunk.tolls = [], []

    def _frame(self, at: int, chunks: list[Chunk], bound: dict[int, list[tuple[str, int]]]) -> Frame | None:
        """The frame that a chunk's event word has here: needs are met, verbs that only carry a noun are left to it."""
        chunk = chunks[at]
        if "carrier" in chunk.used:
            return None
        fitting: list[Frame] = []
        for frame, _, aspect in chunk.frames:
            if frame.pos in NOUN_ONLY or (frame.pos == "light"):
                continue
            if (frame.pos == "noun") != (chunk.kind == "np") and not (chunk.kind == "np" and not self.arabic):
                continue
            if chunk.kind == "np" and frame.pos != "noun":
                continue
            if frame.needs and not self._needs_met(frame, at, chunks):
                continue
            fitting.append(frame)
        if not fitting:
            return None
        fitting.sort(key=lambda f: (not f.needs, f.kind in GENERIC_KINDS, f.id))
        return fitting[0]

    def _needs_met(self, frame: Frame, at: int, chunks: list[Chunk]) -> bool:
        if chunks[at].pronoun and at and chunks[at - 1].kind == "np":
            if set(frame.needs) & {word.normal for word in chunks[at - 1].words}:
                return True
        for chunk in chunks[at + 1 : at + 8]:
            if chunk.kind in ("that", "while") or (
                chunk.kind == "verb" and not (set(frame.needs) & {w.normal for w in chunk.words})
            ):
                return False
            normals = " ".join(word.normal for word in chunk.words)
            padded = f" {normals} "
            if any(f" {need} " in padded for need in frame.needs):
                return True
        return False

    def _bind_light_verbs(self, chunks: list[Chunk], grammar: Grammar) -> dict[int, list[tuple[str, int]]]:
        """Roles that a carrying verb gives to its event noun: position of the noun -> [(role, position)]."""
        bound: dict[int, list[tuple[str, int]]] = {}
        for index, chunk in enumerate(chunks):
            if chunk.kind != "verb":
                continue
            for frame, _, _ in chunk.frames:
                if frame.pos not in NOUN_ONLY:
                    continue
                around = grammar.neighbours(index)
                noun = self._event_noun(frame, around, chunks, index)
                if noun is None:
                    continue
                chunk.used.add("carrier")
                roles = bound.setdefault(noun, [])
                givers = around.subject if noun not in around.subject else []
                if frame.pos == "light" and frame.needs != ("subject",):
                    roles += [("subject", position) for position in givers]
                elif frame.pos == "undergo":
                    roles += [("object", position) for position in around.subject]
                roles += [(kind, position) for kind, position in around.prepositions if position != noun]
                if frame.needs == ("subject",):
                    roles += [("object_of_happening", p) for p in around.objects if p != noun]
                break
            if not (chunk.frames or chunk.cue or chunk.tolls or chunk.link):
                self._bind_plain_verb(index, chunks, grammar, bound)
        return bound

    def _bind_plain_verb(self, at: int, chunks: list[Chunk], grammar: Grammar, bound: dict[int, list[tuple[str, int]]]) -> None:
        """ "The army answered with two raids": the subject of any verb acts in the event noun after the preposition of means."""
        around = grammar.neighbours(at)
        for kind, position in around.prepositions:
            if kind in ("instrument", "with", "on") and any(f.pos == "noun" for f, _, _ in chunks[position].frames):
                bound.setdefault(position, []).extend(("subject", p) for p in around.subject if self._is_armed(chunks[p]))
                return

    def _event_noun(self, frame: Frame, around: Neighbours, chunks: list[Chunk], at: int) -> int | None:
        places = around.subject + around.objects if frame.needs == ("subject",) else around.objects + around.subject
        if frame.pos == "undergo" or frame.needs == ("to",):
            places = [position for _, position in around.prepositions]
        for position in [*places, *(p for _, p in around.prepositions)]:
            if any(f.pos == "noun" for f, _, _ in chunks[position].frames):
                return position
        follower = at + 1
        if follower < len(chunks) and any(f.pos == "noun" for f, _, _ in chunks[follower].frames):
            return follower
        return None

    def _happening(
        self,
        frame: Frame,
        at: int,
        sentence: Sentence,
        number: int,
        grammar: Grammar,
        bound: list[tuple[str, int]] | None,
    ) -> Happening | None:
        chunk = sentence.chunks[at]
        word = next((w for f, w, _ in chunk.frames if f == frame), chunk.words[0])
        happening = Happening(
            frame.kind,
            chunk.start,
            chunk.end,
            (word.start, word.end),
            number,
            frame.id,
            frame,
            self._is_definite(chunk, word),
            chunk=at,
        )
        happening.triggers.append(at)
        if not self.arabic and chunk.kind == "verb" and not self._fits(happening, frame, at, sentence, grammar):
            return None
        if frame.kind == "authorship":
            happening.negated = chunk.negated
        around = grammar.neighbours(at)
        valency = self.vocabulary.valencies[frame.valency]
        if frame.pos == "foil" and self._foils(happening, around, sentence):
            return happening
        if chunk.kind == "verb":
            self._fill(happening, valency["subject"], around.subject, sentence)
            self._fill(happening, valency["object"], around.objects, sentence)
        else:
            self._fill_noun(happening, valency, at, around, sentence)
        for preposition, position in around.prepositions:
            role = valency.get(preposition, "")
            if not self.arabic and not self._takes(preposition, role, chunk, sentence.chunks[position]):
                continue
            if preposition == "to" and role == "target" and position - 2 not in (at, *around.of, *around.objects):
                continue
            if preposition == "to" and chunk.kind == "np" and not around.of and position == at + 2 and role == "target":
                role = "auto"
            self._fill(happening, role, [position], sentence)
        if bound is not None or (at and sentence.chunks[at - 1].kind == "aux" and sentence.chunks[at - 1].value == "passive"):
            happening.evidence.append("carried")
        for kind, position in bound or ():
            role = valency.get(kind, "") if kind != "object_of_happening" else "party" if valency["of"] == "party" else "target"
            self._fill(happening, role, [position], sentence)
        happening.weapons += chunk.weapons
        return happening

    def _fits(self, happening: Happening, frame: Frame, at: int, sentence: Sentence, grammar: Grammar) -> bool:
        """English: a place that is held is nobody's arrest; what a weapon ruins is attacked, and what blows up by itself explodes."""
        around = grammar.neighbours(at)
        if frame.valency == "hold" and any(sentence.chunks[p].place is not None for p in around.objects):
            return False
        givers = around.objects if sentence.chunks[at].passive else around.subject
        armed = any(self._is_blast(sentence.chunks[p]) for p in givers)
        if frame.valency == "ruin" and armed:
            happening.kind = "attack" if around.objects and not sentence.chunks[at].passive else "explosion.unknown"
        return True

    def _is_blast(self, chunk: Chunk) -> bool:
        """Whether a noun phrase is a weapon that strikes or blows up, or an aircraft."""
        return any(kind.startswith(("attack", "explosion")) for _, (_, kind) in chunk.weapons)

    def _takes(self, preposition: str, role: str, chunk: Chunk, other: Chunk) -> bool:
        """English: "of" hangs on the noun before it, not on the verb; what is hit after a preposition is somebody or something known."""
        if chunk.kind == "verb" and preposition == "of":
            return False
        return role not in ("target", "auto", "agent", "party") or other.actor is not None or other.head is not None or other.place is not None

    def _foils(self, happening: Happening, around: Neighbours, sentence: Sentence) -> bool:
        """ "Repelled the attacks" is the other side's account of attacks told before; "foiled an attack" only disrupts one."""
        positions = [*around.objects, *(position for _, position in around.prepositions)]
        for position in positions:
            noun = sentence.chunks[position]
            frame, word = next(((f, w) for f, w, _ in noun.frames if f.pos == "noun"), (None, None))
            if frame is None or word is None:
                continue
            noun.used.add("carrier")
            if self._is_definite(noun, word):
                happening.kind, happening.definite = frame.kind, True
                self._fill(happening, "target", around.subject, sentence)
                happening.evidence.append("carried")
                return True
        return False

    def _is_definite(self, chunk: Chunk, word: Word) -> bool:
        """Whether an event noun goes back: with article or pronoun; in English after "the", "this", "that"."""
        if chunk.kind == "verb":
            return False
        if self.arabic:
            return word.article or bool(word.pronoun) or any(w.tag == "det" and w.value in ("this", "that") for w in chunk.words)
        return any(w.tag == "det" and w.value in ("the", "this", "that") for w in chunk.words[:1])

    def _fill_noun(
        self, happening: Happening, valency: dict[str, str], at: int, around: Neighbours, sentence: Sentence
    ) -> None:
        """An event noun: its adjectives and its genitive."""
        chunk = sentence.chunks[at]
        if chunk.actor is not None and chunk.actor.start != chunk.start + 10**9:
            self._give(happening, "agent" if valency["subject"] in ("agent", "party", "weapon") else "agent", chunk, at)
        role = valency["of"]
        for position in around.of[:3]:
            other = sentence.chunks[position]
            if position > at + 1 and not self._adjacent(sentence.chunks, at, position):
                break
            self._give(happening, self._auto(other) if role == "auto" else role, other, position)
        before = sentence.chunks[at - 1] if at else None
        if (
            before is not None
            and not self.arabic
            and before.words[-1].surface.lower().endswith("'s")
            and before.kind == "np"
        ):
            self._give(happening, "agent", before, at - 1)

    def _adjacent(self, chunks: list[Chunk], at: int, position: int) -> bool:
        return all(chunk.kind in ("conj", "np", "adv") for chunk in chunks[at + 1 : position])

    def _auto(self, chunk: Chunk) -> str:
        """Genitive of an attack noun: an armed side attacks, anything else is attacked."""
        return "agent" if self._is_armed(chunk) else "target"

    def _is_armed(self, chunk: Chunk) -> bool:
        if chunk.actor is not None:
            if chunk.actor.demonym:
                return chunk.head is None or chunk.head[0] == "force"
            return any(
                self.actor_class.get(i) in ARMED or self.actor_class.get(i) == "government" for i in chunk.actor.ids
            )
        return chunk.head is not None and chunk.head[0] != "thing" and chunk.head[1] in ARMED

    def _fill(self, happening: Happening, role: str, positions: list[int], sentence: Sentence) -> None:
        for position in positions:
            self._give(happening, role, sentence.chunks[position], position)

    def _give(self, happening: Happening, role: str, chunk: Chunk, position: int) -> None:
        """Put a noun phrase into a role; places, weapons and other events find their own slots."""
        if role == "auto":
            role = self._auto(chunk)
        if role == "weapon" and chunk.head is not None and chunk.head[0] == "thing" and not chunk.weapons:
            role = "target"
        if role in ("weapon", "none", "content", "instrument", "on", "from", "with", "") or "carrier" in chunk.used:
            return
        slot = ROLES.get(role)
        if slot is None:
            return
        if (chunk.frames and chunk.actor is None and chunk.head is None) or (chunk.tolls and chunk.head is None and chunk.actor is None):
            return
        if chunk.actor is not None and chunk.actor.generic and not chunk.actor.ids:
            return
        if chunk.place is not None and chunk.actor is None and happening.kind in STATELY:
            state = next((self.states[i] for i in chunk.place.candidates if i in self.states), None)
            if state is not None and not chunk.place.kind and not chunk.place.part:
                chunk.actor = ActorPhrase(chunk.start, chunk.end, chunk.place.name, (state,))
        if chunk.place is not None and (
            chunk.actor is None or (slot == "targets" and is_violent(happening.kind)) or chunk.place.kind
        ):
            return
        if slot == "agents" and chunk.actor is None and chunk.head is None:
            if chunk.weapons or not self._could_act(happening, chunk):
                return
        if slot == "agents" and chunk.head is not None and chunk.head[0] == "thing" and chunk.actor is None:
            return
        if chunk.head is not None and chunk.head[0] == "none":
            return
        if slot == "targets" and happening.kind in SPEECH and chunk.actor is None and chunk.head is None:
            return
        values = getattr(happening, slot)
        for member in (chunk, *chunk.also):
            if member not in values:
                values.append(member)

    def _could_act(self, happening: Happening, chunk: Chunk) -> bool:
        """An unknown phrase may be an agent of speech; of violence only if it is no thing."""
        return happening.kind in SPEECH or happening.kind in (
            "meeting",
            "protest",
            "displacement",
            "legal",
            "agreement",
        )

    def _join_or_add(self, happening: Happening, found: list[Happening], sentence: Sentence, grammar: Grammar) -> None:
        for earlier in reversed(found):
            if self._one(earlier, happening, sentence, grammar):
                self._join(earlier, happening)
                return
        found.append(happening)

    def _one(self, first: Happening, second: Happening, sentence: Sentence, grammar: Grammar) -> bool:
        """Whether two event words of a sentence tell one happening."""
        if not (is_violent(first.kind) and is_violent(second.kind)):
            return first.kind == second.kind and self._tied(first, second, sentence, grammar)
        if self._is_argument(first, second, sentence, grammar):
            return True
        if "clash" in (first.kind, second.kind) and first.kind != second.kind:
            return False
        if "assassination" in (first.kind, second.kind) and grammar.segments[first.chunk] == grammar.segments[second.chunk]:
            return not self._rival_roles(first, second)
        generic = first.kind in GENERIC_KINDS or second.kind in GENERIC_KINDS or first.kind == second.kind
        return generic and self._tied(first, second, sentence, grammar) and not self._rival_roles(first, second)

    def _is_argument(self, first: Happening, second: Happening, sentence: Sentence, grammar: Grammar) -> bool:
        """The second is a verb of striking whose subject is the first ("the shelling hit"), or a relative clause on it."""
        chunks = sentence.chunks
        if chunks[second.chunk].kind == "verb" and second.frame is not None:
            around = grammar.neighbours(second.chunk)
            if first.chunk in around.subject or (first.chunk in around.objects and second.frame.pos != "noun"):
                return True
        return False

    def _tied(self, first: Happening, second: Happening, sentence: Sentence, grammar: Grammar) -> bool:
        """Whether nothing parts two event words: same clause, or a clause of circumstance of the other."""
        chunks, segments = sentence.chunks, grammar.segments
        if segments[first.chunk] == segments[second.chunk]:
            return True
        between = chunks[first.chunk + 1 : second.chunk]
        if any(chunk.kind == "while" for chunk in between):
            return False
        return (
            any(chunk.kind in ("sub", "rel", "link") for chunk in between)
            and not any(chunk.kind == "mark" and chunk.value in ";؛" for chunk in between)
            and not any(chunk.kind == "sub" and chunk.value in ("before", "after") for chunk in between)
        )

    def _rival_roles(self, first: Happening, second: Happening) -> bool:
        """Different known agents, or different known targets."""
        for slot in ("agents",):
            ours = {i for c in getattr(first, slot) if c.actor for i in c.actor.ids}
            theirs = {i for c in getattr(second, slot) if c.actor for i in c.actor.ids}
            if ours and theirs and not ours & theirs:
                return True
        return False

    def _join(self, first: Happening, second: Happening) -> None:
        first.kind = specific(first.kind, second.kind)
        for slot in ("agents", "targets", "victims", "tolls", "weapons", "triggers"):
            values = getattr(first, slot)
            values.extend(value for value in getattr(second, slot) if value not in values)
        first.end = max(first.end, second.end)
        first.start = min(first.start, second.start)
        first.evidence.append(second.rule)

    def _attach_tolls(
        self, tolls: list[Toll], found: list[Happening], sentence: Sentence, number: int, grammar: Grammar
    ) -> None:
        """Give each toll to its happening; a toll with no act beside it is a happening of its own."""
        for toll in tolls:
            owner = self._owner(toll, found, sentence, grammar)
            if owner is None and toll.outcome in ("missing", "displaced"):
                continue
            if owner is None:
                owner = self._toll_happening(toll, sentence, number, grammar)
                found.append(owner)
            if not toll.running:
                owner.tolls.append(toll)
            if (
                toll.who is not None
                and self._is_somebody(toll.who)
                and toll.who not in owner.targets
                and toll.who not in owner.agents
            ):
                if toll.outcome != "displaced" and (
                    is_violent(owner.kind) or owner.kind == "toll" or owner.kind == "accident"
                ):
                    owner.victims.append(toll.who)
            if sentence.chunks[toll.chunk].kind == "verb":
                self._killers(owner, toll, sentence, grammar)
        found.sort(key=lambda h: (h.trigger, h.rule))

    def _is_somebody(self, chunk: Chunk) -> bool:
        """Victims who are told by more than their number."""
        if chunk.head is not None:
            return chunk.head[0] in ("person", "force") and chunk.head[3] != "victims"
        return chunk.actor is not None or (chunk.quantity is None and not chunk.tolls)

    def _killers(self, owner: Happening, toll: Toll, sentence: Sentence, grammar: Grammar) -> None:
        """The agent of a verb of killing."""
        chunk = sentence.chunks[toll.chunk]
        around = grammar.neighbours(toll.chunk)
        if not any(t[0][0] == "verb" for t in chunk.tolls):
            return
        givers = (
            []
            if chunk.passive or (toll.who is not None and sentence.chunks.index(toll.who) in around.subject)
            else around.subject
        )
        givers = givers + [position for kind, position in around.prepositions if kind == "by"]
        givers = givers + [position for _, position in around.prepositions if self._shooter(sentence.chunks[position])]
        for position in givers:
            self._give(owner, "agent", sentence.chunks[position], position)

    def _shooter(self, chunk: Chunk) -> bool:
        """ "By the bullets of gunmen": a weapon whose genitive is armed."""
        return bool(chunk.weapons) and chunk.actor is not None and self._is_armed(chunk)

    def _owner(self, toll: Toll, found: list[Happening], sentence: Sentence, grammar: Grammar) -> Happening | None:
        segment = grammar.segments[toll.chunk]
        able = [
            h
            for h in found
            if is_violent(h.kind)
            or h.kind
            in (
                "toll",
                "accident",
                "riot",
                "repression",
                "territory.capture",
                "loot_destroy",
                "arrest",
                "intercept",
                "protest",
                "displacement",
            )
        ]
        if not able:
            return None
        same = [h for h in able if grammar.segments[h.chunk] == segment]
        violent = [h for h in same if is_violent(h.kind) or h.kind in ("toll", "accident")] or same
        if violent:
            return min(violent, key=lambda h: (abs(h.chunk - toll.chunk), h.chunk))
        if self._parted(toll.chunk, able, sentence, grammar):
            return None
        return min(able, key=lambda h: (abs(h.chunk - toll.chunk), h.chunk))

    def _parted(self, at: int, able: list[Happening], sentence: Sentence, grammar: Grammar) -> bool:
        """Whether a toll stands in a clause of its own with its own circumstances: "while two were killed in …"."""
        segment = grammar.segments[at]
        members = [i for i, number in enumerate(grammar.segments) if number == segment]
        chunks = sentence.chunks
        placed = any(chunks[i].place is not None and not chunks[i].place.generic for i in members)  # type: ignore[union-attr]
        armed = any(chunks[i].weapons for i in members if chunks[i].kind == "np")
        if not placed and not armed:
            return False
        first, last = sorted((at, min(able, key=lambda h: abs(h.chunk - at)).chunk))
        between = chunks[first + 1 : last]
        if any(chunk.kind == "while" for chunk in between):
            return True
        tied = any(chunk.kind in ("link", "sub", "rel") or (chunk.kind == "prep" and chunk.value == "cause") or chunk.link for chunk in between)
        return not tied and any(chunk.kind == "conj" for chunk in between)

    def _toll_happening(self, toll: Toll, sentence: Sentence, number: int, grammar: Grammar) -> Happening:
        chunk = sentence.chunks[toll.chunk]
        trigger = chunk.tolls[0][1] if chunk.tolls else chunk.words[0]
        happening = Happening(
            "toll", chunk.start, chunk.end, (trigger.start, trigger.end), number, "toll", chunk=toll.chunk
        )
        happening.triggers.append(toll.chunk)
        return happening

    def _circumstances(self, found: list[Happening], sentence: Sentence, grammar: Grammar) -> None:
        """Places, dates and weapons go to the happening of their clause, else to the nearest before, else to the next."""
        for index, chunk in enumerate(sentence.chunks):
            place = chunk.place
            if (chunk.date is None and place is None and not chunk.weapons) or chunk.kind == "dateline":
                continue
            owners = self._owners_at(index, found, grammar)
            for owner in owners:
                if chunk.date is not None and not owner.dates:
                    owner.dates.append(chunk.date)
                if place is not None and self._is_location(index, sentence.chunks, owner):
                    owner.places.append(place)
                if chunk.weapons and is_violent(owner.kind) | (owner.kind in ("toll", "repression", "riot")):
                    owner.weapons += [weapon for weapon in chunk.weapons if weapon not in owner.weapons]

    def _owners_at(self, index: int, found: list[Happening], grammar: Grammar) -> list[Happening]:
        segment = grammar.segments[index]
        same = [h for h in found if any(grammar.segments[t] == segment for t in h.triggers)]
        if same:
            return [min(same, key=lambda h: min(abs(t - index) + 100 * (t > index) for t in h.triggers))]
        before = [h for h in found if min(h.triggers) < index]
        if before:
            return [before[-1]]
        return found[:1]

    def _is_location(self, index: int, chunks: list[Chunk], owner: Happening) -> bool:
        """A country that acts is no place of the act."""
        chunk = chunks[index]
        if chunk in owner.agents or (chunk in owner.targets and not is_violent(owner.kind)):
            return False
        before = chunks[index - 1] if index else None
        if chunk.actor is not None:
            return before is not None and before.kind == "prep" and before.value in ("in", "near", "from", "to", "on")
        return True

    def _modality(self, happening: Happening, sentence: Sentence, found: list[Happening]) -> None:
        chunks = sentence.chunks
        trigger = chunks[happening.chunk]
        speaker = sentence.speakers[happening.chunk] if sentence.speakers else None
        happening.speaker = speaker
        if trigger.negated and trigger.kind == "verb" and is_violent(happening.kind) and speaker is not None and speaker.actor_ids:
            self._deny(happening, speaker, chunks)
            return
        if trigger.negated or self._without(happening.chunk, chunks):
            happening.negated = True
        if trigger.future:
            happening.modality = "planned"
        if (
            (speaker is not None
            and speaker.force == "suspect")
            or any("suspected" in chunks[t].used for t in happening.triggers)
        ):
            happening.modality = "alleged"
            happening.suspected = True
        if happening.kind in ("support", "accuse", "reject") and trigger.kind == "verb" and trigger.passive and not self.arabic:
            happening.negated = True
        self._own_act(happening, sentence)
        governor = self._governor(happening, found, chunks)
        if governor is not None:
            if governor.kind in SILENCING and is_content(happening, governor):
                happening.negated = True
            elif governor.kind in ("accuse", "deny") and happening.kind not in SPEECH:
                happening.modality = "alleged" if governor.kind == "accuse" else "denied"
                self._take_over(happening, governor, chunks)
        if self._aim(happening.chunk, chunks) or self._trend(happening, chunks):
            happening.negated = True

    def _deny(self, happening: Happening, speaker: Speaker, chunks: list[Chunk]) -> None:
        """ "The army said that it fired no shell" is a denial."""
        happening.kind, happening.rule = "deny", "negated-act"
        happening.agents = [c for c in chunks if c.start == speaker.start][:1]
        happening.targets, happening.tolls, happening.weapons = [], [], []

    def _own_act(self, happening: Happening, sentence: Sentence) -> None:
        """ "The army announced the downing of …": the act without agent that an armed speaker announces is its own."""
        speaker, frame = happening.speaker, happening.frame
        if speaker is None or happening.agents or frame is None or frame.pos != "noun" or "carried" in happening.evidence:
            return
        if self.vocabulary.valencies[frame.valency]["subject"] != "agent" or not (is_violent(happening.kind) or happening.kind in OWN_ACTS):
            return
        chunks = sentence.chunks
        at = next((i for i, c in enumerate(chunks) if c.start == speaker.start), None)
        if at is None or at > happening.chunk or not self._is_armed(chunks[at]):
            return
        between = chunks[at + 1 : happening.chunk]
        if all(c.kind in ("date", "mark", "cue", "adv", "prep") for c in between) and len(between) <= 5:
            happening.agents.append(chunks[at])

    def _take_over(self, happening: Happening, governor: Happening, chunks: list[Chunk]) -> None:
        """What somebody is accused of has the accused as agent, and the accuser (or denier) as its speaker."""
        if governor.kind == "accuse" and not happening.agents:
            happening.agents = list(governor.targets)
            happening.targets = [target for target in happening.targets if target not in governor.targets]
        if governor.kind == "deny" and not happening.agents and chunks[happening.chunk].pronoun:
            happening.agents = list(governor.agents)
        if happening.speaker is None and governor.agents and governor.agents[0] in chunks:
            happening.speaker = speaker_from(chunks, chunks.index(governor.agents[0]), self.body)

    def _governor(self, happening: Happening, found: list[Happening], chunks: list[Chunk]) -> Happening | None:
        """The speech act whose content holds this happening."""
        earlier = [h for h in found if (h.kind in SPEECH or h.kind == "legal") and h.chunk < happening.chunk and h is not happening]
        if not earlier:
            return None
        governor = earlier[-1]
        between = chunks[governor.chunk + 1 : happening.chunk]
        if any(c.kind == "verb" and c.cue is not None for c in between):
            return None
        if any(
            c.kind == "while"
            or (c.kind == "sub" and c.value in ("after", "when"))
            or (c.kind == "prep" and c.value in ("after", "during"))
            for c in between
        ):
            return None
        return governor

    def _without(self, at: int, chunks: list[Chunk]) -> bool:
        return any(c.kind == "neg" for c in chunks[max(0, at - 2) : at]) and chunks[at].kind == "np"

    def _trend(self, happening: Happening, chunks: list[Chunk]) -> bool:
        """A trend, a possibility or a habit is no happening: "rising attacks", "fears of an attack", "often raids"."""
        at = happening.chunk
        chunk = chunks[at]
        if any(c.kind in ("adv", "aux") and c.value == "habit" for c in chunks[max(0, at - 4) : at + 2]):
            return True
        if chunk.kind != "np" or any(t.low for t in happening.tolls):
            return False
        if any(w.get("trend") is not None for w in chunk.words if "event" not in w.entries):
            return True
        previous = chunks[at - 1] if at else None
        if previous is not None and previous.kind == "prep" and previous.value == "before" and (chunk.pronoun or chunk.definite):
            return True
        for before in reversed(chunks[max(0, at - 4) : at]):
            if any((w.get("trend") or ("",))[0] == "plan" for w in before.words):
                happening.modality = "planned"
                return False
            if before.kind in ("mark", "that"):
                break
        for before in reversed(chunks[max(0, at - 3) : at]):
            if before.kind == "np" and any(w.value == "any" for w in before.words):
                return True
            if any((w.get("trend") or ("",))[0] == "before" for w in before.words):
                return True
            if before.kind not in ("prep", "np") or before.actor is not None or before.place is not None:
                return False
        return False

    def _aim(self, at: int, chunks: list[Chunk]) -> bool:
        """What is only an aim, a condition or a fear is no happening."""
        for chunk in reversed(chunks[max(0, at - 4) : at]):
            if (chunk.kind == "prep" and chunk.value == "aim") or (
                chunk.kind == "sub" and chunk.value in ("if", "aim")
            ):
                return True
            if chunk.kind == "mark":
                return False
        return False


def is_content(happening: Happening, governor: Happening) -> bool:
    """Whether a happening stands in what is asked for or promised, not beside it as another act of speech."""
    noun = happening.frame is not None and happening.frame.pos == "noun"
    return happening.kind not in SPEECH or noun or happening.chunk - governor.chunk <= 3
