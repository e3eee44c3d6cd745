"""The roles of an event word: which noun phrases act, and which are acted on."""

from __future__ import annotations

from tawatur.language.analysis import ARTICLE, Word
from tawatur.language.vocabulary import Frame, Vocabulary
from tawatur.reading.clauses import Grammar, Neighbours
from tawatur.reading.kinds import (
    ARMED,
    NAMES,
    ROLES,
    SETTLED,
    SETTLEMENT,
    SPEECH,
    STATELY,
    is_violent,
)
from tawatur.reading.model import ActorPhrase, Chunk, Happening, Sentence
from tawatur.reading.places import PlaceFinder

JUDGES = frozenset({"judge", "court"})
"""Who holds somebody responsible in a verdict, which is told as such."""
BUILT = frozenset(
    {"positions", "bases", "checkpoints", "police station", "houses", "buildings", "hospital", "school",
     "place of worship", "market", "infrastructure", "office", "land", "depots"}
)  # fmt: skip
"""Things that stand on their ground: who takes them takes it."""


class Roles:
    """Fills the roles of happenings."""

    def __init__(self, vocabulary: Vocabulary, actor_class: dict[str, str], capitals: dict[str, int]) -> None:
        self.states = {row: state for state, row in capitals.items()}
        self.vocabulary = vocabulary
        self.arabic = vocabulary.lang == "ar"
        self.actor_class = actor_class
        self.body = ""

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
            happening.evidence += [] if self.arabic else [NAMES]
        around = grammar.neighbours(at)
        valency = self.vocabulary.valencies[frame.valency]
        if frame.pos == "foil" and self._foils(happening, around, sentence):
            return happening
        if chunk.kind == "verb":
            self._fill(happening, valency["subject"], around.subject, sentence)
            objects = [p for p in around.objects if not self._is_needed(frame, sentence.chunks[p])]
            self._fill(happening, valency["object"], objects, sentence)
        else:
            self._fill_noun(happening, valency, at, around, sentence)
        for preposition, position in around.prepositions:
            role = valency.get(preposition, "")
            if not self.arabic and not self._takes(preposition, role, chunk, sentence.chunks[position]):
                continue
            if (
                not self.arabic
                and preposition == "near"
                and self._is_hit_beside(frame, happening, sentence.chunks[position])
            ):
                role = "target"
            if (
                self.arabic
                and preposition == "from"
                and bound is not None
                and self._comes_from(sentence.chunks[position])
            ):
                role = "agent"
            if not self.arabic and preposition == "in" and self._is_hit_within(frame, chunk, sentence.chunks, position):
                role = "target"
            aimed = sentence.chunks[position - 1].words[0].normal in PlaceFinder.towards
            if (
                preposition == "to"
                and role == "target"
                and not aimed
                and position - 2 not in (at, *around.of, *around.objects)
            ):
                continue
            if (
                preposition == "to"
                and chunk.kind == "np"
                and not any(p < position for p in around.of)
                and position == at + 2
                and role == "target"
            ):
                role = "auto"
            self._fill(happening, role, [position], sentence)
        if bound is not None or (
            at and sentence.chunks[at - 1].kind == "aux" and sentence.chunks[at - 1].value == "passive"
        ):
            happening.evidence.append("carried")
        for kind, position in bound or ():
            role = (
                valency.get(kind, "")
                if kind != "object_of_happening"
                else "party"
                if valency["of"] == "party"
                else "target"
            )
            self._fill(happening, role, [position], sentence)
        happening.weapons += chunk.weapons
        return happening

    def _comes_from(self, chunk: Chunk) -> bool:
        """Whether an act that somebody undergoes "from" a noun phrase is done by it:
        an armed side, not its positions."""
        return self._is_armed(chunk) and (chunk.head is None or chunk.head[0] != "thing")

    def _is_needed(self, frame: Frame, chunk: Chunk) -> bool:
        """The fixed word of a frame (fire, النار) is no participant."""
        words = {word.normal for word in chunk.words} | {part for word in chunk.words for part in word.normal.split()}
        return chunk.actor is None and (
            bool(words & set(frame.needs)) or (bool(frame.needs) and bool(chunk.weapons) and chunk.head is None)
        )

    def _fits(self, happening: Happening, frame: Frame, at: int, sentence: Sentence, grammar: Grammar) -> bool:
        """English: a place that is held is nobody's arrest; what a weapon ruins is attacked, and what blows up by
        itself explodes."""
        around = grammar.neighbours(at)
        if frame.valency == "hold" and any(sentence.chunks[p].place is not None for p in around.objects):
            return False
        givers = around.objects if sentence.chunks[at].passive else around.subject
        if frame.kind == "accuse" and any((sentence.chunks[p].head or ("",) * 4)[3] in JUDGES for p in givers):
            return False
        spread = sentence.chunks[givers[0] : max(at, givers[-1] + 1)] if givers else []
        if (
            frame.kind == "displacement"
            and sentence.chunks[at].aspect == "gerund"
            and not self._is_crowd(givers, sentence.chunks)
        ):
            return False
        if frame.kind == "accident" and any(self._is_blast(chunk) for chunk in spread):
            happening.kind = "attack"
        if frame.valency == "ruin" and any(self._is_blast(chunk) for chunk in spread):
            hit = [
                p for p in around.objects if sentence.chunks[p].head is not None or sentence.chunks[p].actor is not None
            ]
            happening.kind = "attack" if hit and not sentence.chunks[at].passive else "explosion.unknown"
            if around.objects and not hit:
                return False
        elif frame.kind in ("territory.capture", "loot_destroy") and self._are_arms(around.objects, sentence.chunks):
            happening.kind = "intercept"
        elif frame.valency == "take" and not frame.needs and not self._is_ground(around, sentence.chunks):
            if not any((sentence.chunks[p].head or ("",))[0] == "thing" for p in around.objects):
                return False
            happening.kind = "loot_destroy"
        if any(
            (word.get("placehead") or ("",))[0] in SETTLED for p in around.objects for word in sentence.chunks[p].words
        ):
            happening.evidence.append(SETTLEMENT)
        return True

    def _is_ground(self, around: Neighbours, chunks: list[Chunk]) -> bool:
        """Whether what is taken is a place, a building or a position:
        drugs, goods, ships and cattle are no territory."""
        if not around.objects or any(kind == "of" for kind, _ in around.prepositions):
            return True
        for chunk in (chunks[p] for p in around.objects):
            if chunk.place is not None or any("placehead" in word.entries for word in chunk.words):
                return True
            if any((word.get("head") or ("", "", "", ""))[3] in BUILT for word in chunk.words):
                return True
        return False

    def _is_crowd(self, givers: list[int], chunks: list[Chunk]) -> bool:
        """Whether those who flee are people: attackers who flee after their deed are no displacement."""
        return any(not self._is_armed(chunks[p]) for p in givers)

    def _are_arms(self, objects: list[int], chunks: list[Chunk]) -> bool:
        """Whether what is taken or destroyed is weapons, and no ground or house."""
        return bool(objects) and bool(chunks[objects[0]].weapons) and all(chunks[p].place is None for p in objects)

    def _is_blast(self, chunk: Chunk) -> bool:
        """Whether a noun phrase is a weapon that strikes or blows up, or an aircraft."""
        return any(kind.startswith(("attack", "explosion")) for _, (_, kind) in chunk.weapons)

    def _is_hit_beside(self, frame: Frame, happening: Happening, other: Chunk) -> bool:
        """What a bomb goes off under or outside of is what it hits, if nothing else is."""
        blast = frame.valency in ("blast", "detonate") or happening.kind == "explosion.unknown"
        return (
            blast
            and not happening.targets
            and other.place is None
            and other.head is not None
            and other.head[0] in ("thing", "force")
        )

    def _is_hit_within(self, frame: Frame, chunk: Chunk, chunks: list[Chunk], position: int) -> bool:
        """English: "shells crashed into a school": what stands behind "into" is hit."""
        hits = self.vocabulary.valencies[frame.valency]["on"] == "target" and is_violent(frame.kind)
        into = chunks[position - 1].words[0].normal in PlaceFinder.struck
        return (
            hits
            and into
            and chunk.kind == "verb"
            and chunks[position].place is None
            and chunks[position].head is not None
        )

    def _takes(self, preposition: str, role: str, chunk: Chunk, other: Chunk) -> bool:
        """English: "of" hangs on the noun before it, not on the verb;
        what is hit after a preposition is somebody or something known."""
        if chunk.kind == "verb" and preposition == "of":
            return False
        return (
            role not in ("target", "auto", "agent", "party")
            or other.actor is not None
            or other.head is not None
            or other.place is not None
        )

    def _foils(self, happening: Happening, around: Neighbours, sentence: Sentence) -> bool:
        """ "Repelled the attacks" is the other side's account of attacks told before;
        "foiled an attack" only disrupts one."""
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
            compound = word.last - word.first > 1 and f" {ARTICLE}" in word.normal
            return (
                word.article
                or bool(word.pronoun)
                or compound
                or any(w.tag == "det" and w.value in ("this", "that") for w in chunk.words)
            )
        return any(w.tag == "det" and w.value in ("the", "this", "that") for w in chunk.words[:1])

    def _fill_noun(
        self, happening: Happening, valency: dict[str, str], at: int, around: Neighbours, sentence: Sentence
    ) -> None:
        """An event noun: its adjectives and its genitive."""
        chunk = sentence.chunks[at]
        role = valency["of"]
        if chunk.actor is not None:
            genitive = self.arabic and (not chunk.actor.demonym or chunk.head is not None)
            self._give(happening, (self._auto(chunk) if role == "auto" else role) if genitive else "agent", chunk, at)
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
            role = "none" if chunk.actor is None and self._is_blast(chunk) else self._auto(chunk)
        if role == "weapon" and chunk.head is not None and chunk.head[0] == "thing" and not chunk.weapons:
            role = "target"
        if role == "maker":
            role = "agent" if self._is_armed(chunk) else "none"
        if (
            chunk.quantity is not None
            and chunk.head is None
            and chunk.actor is None
            and any("date" in w.entries for w in chunk.words)
        ):
            return
        if role in ("weapon", "none", "content", "instrument", "on", "from", "with", "") or "carrier" in chunk.used:
            return
        if (
            self.arabic
            and role == "agent"
            and happening.kind == "legal"
            and happening.frame is not None
            and happening.frame.pos == "noun"
            and chunk.head is not None
            and chunk.head[0] == "person"
            and chunk.head[1] != "government"
        ):
            role = "target"
        slot = ROLES.get(role)
        if slot is None:
            return
        if (chunk.frames and chunk.actor is None and chunk.head is None) or (
            chunk.tolls and chunk.head is None and chunk.actor is None
        ):
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
        if slot == "targets" and chunk.actor is None and all("placehead" in w.entries or w.tag for w in chunk.words):
            return
        unknown = slot == "agents" and chunk.actor is None and chunk.head is None
        if unknown and (chunk.weapons or not self._could_act(happening, chunk)):
            return
        own = chunk.words[0].tag == "det" and chunk.words[0].value == "own"
        if (
            slot == "agents"
            and chunk.head is not None
            and chunk.head[0] == "thing"
            and chunk.actor is None
            and not (own and chunk.weapons)
        ):
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
