"""The roles of an event word: which noun phrases act, and which are acted on."""

from __future__ import annotations

from tawatur.language.analysis import ARTICLE, Word
from tawatur.language.vocabulary import Frame
from tawatur.reading import mentions
from tawatur.reading.clauses import Grammar, Neighbours
from tawatur.reading.fitting import BUILT, Fitting
from tawatur.reading.kinds import (
    NAMES,
    ROLES,
    SPEECH,
    STATELY,
    THEY,
    is_violent,
)
from tawatur.reading.located import OWNER
from tawatur.reading.model import ActorPhrase, Chunk, Happening, Sentence
from tawatur.reading.places import PlaceFinder
from tawatur.reading.segments import ACCUSATIVE

STANDING = BUILT | {"base", "market", "camp", "prison", "checkpoint"}
"""Glosses of built things that are hit even where a bare noun of places names them."""
STRUCK = frozenset({"base", "site", "market", "worship"})
"""Kinds of places that are built things: what is done to them has them for a target."""


class Roles(Fitting):
    """Fills the roles of happenings."""

    def _happening(
        self,
        frame: Frame,
        at: int,
        sentence: Sentence,
        number: int,
        grammar: Grammar,
        bound: list[tuple[str, int]] | None,
    ) -> Happening | None:
        """The happening that an event word tells with its neighbours; None if the word is none here.

        Parameters
        ----------
        bound : roles that another verb gives it, with where they stand, if another verb carries it
        """
        chunk, happening = sentence.chunks[at], self._begun(frame, at, sentence, number)
        if not self.arabic and chunk.kind == "verb" and not self._fits(happening, frame, at, sentence, grammar):
            return None
        if self.arabic and frame.valency == "ruin" and chunk.kind == "verb":
            self._harden(happening, at, sentence, grammar)
        if frame.kind == "authorship":
            happening.negated = chunk.negated
            happening.evidence += [] if self.arabic else [NAMES]
        around = grammar.neighbours(at)
        valency = self.vocabulary.valencies[frame.valency]
        if frame.pos == "foil" and self._foils(happening, around, sentence):
            return happening
        if chunk.kind == "verb":
            if not (self.arabic or around.subject or chunk.passive):
                happening.evidence += _pronoun_before(sentence.chunks, at)
            self._fill(happening, valency["subject"], around.subject, sentence)
            if self.arabic and mentions.is_figure(happening, [sentence.chunks[p] for p in around.subject]):
                return None
            objects = [p for p in around.objects if not self._is_needed(frame, sentence.chunks[p])]
            self._fill(happening, valency["object"], objects, sentence)
        else:
            self._fill_noun(happening, valency, at, around, sentence)
        for preposition, position in around.prepositions:
            role = self._role_behind(preposition, position, happening, around, sentence, undergone=bound is not None)
            if role is not None:
                self._fill(happening, role, [position], sentence)
        if bound is not None or (
            at and sentence.chunks[at - 1].kind == "aux" and sentence.chunks[at - 1].value == "passive"
        ):
            happening.evidence.append("carried")
        for kind, position in bound or ():
            role = valency.get(kind, "")
            if kind == "object_of_happening":
                role = "party" if valency["of"] == "party" else "target"
            self._fill(happening, role, [position], sentence)
        happening.weapons += chunk.weapons
        return happening

    def _begun(self, frame: Frame, at: int, sentence: Sentence, number: int) -> Happening:
        """What an event word tells before its neighbours are asked."""
        chunk = sentence.chunks[at]
        word = next((w for f, w, _ in chunk.frames if f == frame), chunk.words[0])
        definite = self._is_definite(chunk, word, sentence.chunks[at - 1] if at else None)
        trigger = (word.start, word.end)
        happening = Happening(frame.kind, chunk.start, chunk.end, trigger, number, frame.id, frame, definite, chunk=at)
        happening.triggers.append(at)
        return happening

    def _role_behind(
        self,
        preposition: str,
        position: int,
        happening: Happening,
        around: Neighbours,
        sentence: Sentence,
        *,
        undergone: bool,
    ) -> str | None:
        """The role of the noun phrase behind a preposition; None if it hangs on something else.

        Parameters
        ----------
        undergone : another verb carries the event word: somebody undergoes it
        """
        chunk, other, frame = sentence.chunks[happening.chunk], sentence.chunks[position], happening.frame
        role = self.vocabulary.valencies[frame.valency].get(preposition, "") if frame is not None else ""
        behind = position > happening.chunk
        if self.arabic and preposition == "from" and undergone and behind and self._comes_from(other):
            return "agent"
        if not self.arabic and frame is not None:
            if not self._takes(preposition, role, chunk, other) or _is_vehicle_of(frame, role, other):
                return None
            if preposition == "near" and self._is_hit_beside(frame, happening, other):
                return "target"
            if preposition == "in" and self._is_hit_within(frame, chunk, sentence.chunks, position):
                happening.targets = [target for target in happening.targets if not _is_vehicle(target)]
                return "target"
            if preposition == "on" and frame.kind == "accuse" and not happening.targets:
                return "target"
        if preposition == "to" and role == "target":
            return self._role_of_aim(position, happening.chunk, around, sentence.chunks)
        return role

    def _role_of_aim(self, position: int, at: int, around: Neighbours, chunks: list[Chunk]) -> str | None:
        """What "to" says of an act that is aimed: towards its target; else a place, or a genitive."""
        aimed = chunks[position - 1].words[0].normal in PlaceFinder.towards
        if not aimed and position - 2 not in (at, *around.of, *around.objects):
            return None
        if chunks[at].kind != "np":
            return "target"
        if not aimed and not self.arabic:
            return "none"
        return "auto" if position == at + 2 and not any(p < position for p in around.of) else "target"

    def _comes_from(self, chunk: Chunk) -> bool:
        """Whether an act that somebody undergoes "from" a noun phrase is done by it:
        an armed side, not its positions."""
        return self._is_armed(chunk) and (chunk.head is None or chunk.head[0] != "thing")

    def _is_needed(self, frame: Frame, chunk: Chunk) -> bool:
        """The fixed word of a frame (fire, النار) is no participant."""
        words = {word.normal for word in chunk.words} | {part for word in chunk.words for part in word.normal.split()}
        if not self.arabic and frame.valency in ("free", "hold", "strike") and self._can_be_hit(chunk):
            return False
        return chunk.actor is None and (
            bool(words & set(frame.needs)) or (bool(frame.needs) and bool(chunk.weapons) and chunk.head is None)
        )

    def _can_be_hit(self, chunk: Chunk) -> bool:
        """Whether a noun phrase is people or something that can be hit, and so no fixed word."""
        return chunk.head is not None and chunk.head[0] != "none" and not chunk.weapons

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

    def _is_definite(self, chunk: Chunk, word: Word, before: Chunk | None = None) -> bool:
        """Whether an event noun goes back: with article or pronoun; in English after "the", "this", "that", or the day
        whose it is ("Monday's attack")."""
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
        if before is not None and before.kind == "adv" and before.words[-1].normal == OWNER:
            return True
        return any(w.tag == "det" and w.value in ("the", "this", "that") for w in chunk.words[:1])

    def _fill_noun(
        self, happening: Happening, valency: dict[str, str], at: int, around: Neighbours, sentence: Sentence
    ) -> None:
        """An event noun: its adjectives and its genitive."""
        chunk = sentence.chunks[at]
        owned = self.arabic and valency["subject"] == "agent" and any(w.pronoun for _, w, _ in chunk.frames)
        role = valency["object"] if owned else valency["of"]
        doer = self._doer(valency, at, around, sentence.chunks)
        if doer is not None:
            self._give(happening, "agent", sentence.chunks[doer])
        elif self._is_adjective(chunk, role):
            pass
        elif chunk.actor is not None or self._holds_own(chunk):
            genitive = self.arabic and (chunk.actor is None or not chunk.actor.demonym or chunk.head is not None)
            self._give(happening, (self._auto(chunk) if role == "auto" else role) if genitive else "agent", chunk)
        for position in around.of[:3]:
            other = sentence.chunks[position]
            if position == doer:
                continue
            if position > at + 1 and not owned and not self._adjacent(sentence.chunks, at, position):
                break
            wanted = ("target" if doer is not None else self._auto(other)) if role == "auto" else role
            self._give(happening, wanted, other)
        before = sentence.chunks[at - 1] if at else None
        if (
            before is not None
            and not self.arabic
            and before.words[-1].surface.lower().endswith("'s")
            and before.kind == "np"
        ):
            self._give(happening, "agent", before)

    def _is_adjective(self, chunk: Chunk, role: str) -> bool:
        """Arabic: an indefinite singular noun of armed people right behind an event noun only says of what sort it is:
        "a terrorist attack"."""
        last = chunk.words[-1]
        if not self.arabic or role != "auto" or chunk.actor is None or len(chunk.words) != 2 or chunk.quantity:
            return False
        head = last.get("head")
        alone = head is not None and head[0] == "person" and head[2] == "singular"
        return alone and not (last.article or last.pronoun or chunk.words[0].article) and self._is_armed(chunk)

    def _holds_own(self, chunk: Chunk) -> bool:
        """Arabic: whether an event noun's own phrase holds men of somebody told of: "the entry of its forces"."""
        return self.arabic and chunk.head is not None and chunk.head[0] == "force" and bool(chunk.pronoun)

    def _doer(self, valency: dict[str, str], at: int, around: Neighbours, chunks: list[Chunk]) -> int | None:
        """Arabic: of two noun phrases after a verbal noun the first does it to the second; the first's position."""
        if not self.arabic or valency["subject"] != "agent" or valency["of"] not in ("target", "auto"):
            return None
        own = chunks[at].actor is not None or chunks[at].head is not None
        first, hit = (at, at + 1) if own else (at + 1, at + 2)
        if hit not in around.of or not (own or first in around.of):
            return None
        head = chunks[first].head
        acts = chunks[first].actor is not None or (head is not None and head[0] in ("force", "person"))
        known = any("speaker" in word.entries for word in chunks[hit].words)
        struck = known or any(x is not None for x in (chunks[hit].actor, chunks[hit].head, chunks[hit].place))
        return first if acts and struck else None

    def _adjacent(self, chunks: list[Chunk], at: int, position: int) -> bool:
        return all(chunk.kind in ("conj", "np", "adv") for chunk in chunks[at + 1 : position])

    def _auto(self, chunk: Chunk) -> str:
        """Genitive of an attack noun: an armed side attacks, anything else is attacked."""
        return "agent" if self._is_armed(chunk) else "target"

    def _fill(self, happening: Happening, role: str, positions: list[int], sentence: Sentence) -> None:
        for position in positions:
            spoken_for = role == "agent" and happening.kind in STATELY
            at = self._spoken_for(sentence.chunks, position) if spoken_for else position
            self._give(happening, role, sentence.chunks[at])

    def _spoken_for(self, chunks: list[Chunk], at: int) -> int:
        """Arabic: the group that an official speaks for ("the spokesman of the front", "its office's director"), if it
        is named right after him; else himself."""
        chunk = chunks[at]
        office = {"speaker", "head"} & chunk.words[0].entries.keys() and (
            chunk.head is None or chunk.head[0] == "person"
        )
        if not self.arabic or not office or chunk.actor is not None or at + 1 >= len(chunks):
            return at
        # What follows without a preposition is his only where his own words are not yet closed by an article.
        open_ = len(chunk.words) == 1 and not chunk.words[0].surface.split()[-1].startswith(ARTICLE)
        following = at + 2 if chunks[at + 1].kind == "prep" and chunks[at + 1].value == "to" else at + 1
        if (following == at + 1 and not open_) or following >= len(chunks) or chunks[following].kind != "np":
            return at
        named = chunks[following].actor
        return following if named is not None and (named.ids or named.sources) else at

    def _give(self, happening: Happening, role: str, chunk: Chunk) -> None:
        """Put a noun phrase into a role; places, weapons and other events find their own slots."""
        slot = ROLES.get(self._settled(happening, role, chunk))
        if slot is None or "carrier" in chunk.used:
            return
        if chunk.place is not None and chunk.actor is None and happening.kind in STATELY:
            state = next((self.states[i] for i in chunk.place.candidates if i in self.states), None)
            if state is not None and not chunk.place.kind and not chunk.place.part:
                chunk.actor = ActorPhrase(chunk.start, chunk.end, chunk.place.name, (state,))
        if self._is_something_else(happening, slot, chunk):
            return
        no_actor = self._is_no_agent(happening, chunk) if slot == "agents" else self._is_no_target(happening, chunk)
        if no_actor:
            return
        values = getattr(happening, slot)
        for member in (chunk, *chunk.also):
            if member not in values:
                values.append(member)

    def _settled(self, happening: Happening, role: str, chunk: Chunk) -> str:
        """The role of a noun phrase, where its row leaves the role to what the phrase is."""
        head = chunk.head[0] if chunk.head is not None else ""
        if role == "auto":
            role = "none" if chunk.actor is None and self._is_blast(chunk) else self._auto(chunk)
        if role == "weapon" and head == "thing" and not chunk.weapons:
            role = "target"
        if role == "maker":
            role = "agent" if self._is_armed(chunk) else "none"
        noun = happening.frame is not None and happening.frame.pos == "noun"
        if self.arabic and role == "agent" and happening.kind == "legal" and noun and head == "person":
            return role if chunk.head is not None and chunk.head[1] == "government" else "target"
        return role

    def _is_something_else(self, happening: Happening, slot: str, chunk: Chunk) -> bool:
        """Whether a noun phrase is a span of time, an event, a toll, a place or nobody in particular."""
        nobody = chunk.actor is None and chunk.head is None
        if nobody and chunk.quantity is not None and any("date" in w.entries for w in chunk.words):
            return True
        if nobody and (chunk.frames or chunk.tolls):
            return True
        if chunk.actor is not None and chunk.actor.generic and not chunk.actor.ids:
            return True
        if chunk.place is not None and happening.kind == "displacement" and not self.arabic:
            return True
        hit = slot == "targets" and is_violent(happening.kind)
        if self.arabic and hit and chunk.place is not None and chunk.place.kind in STRUCK and not chunk.place.part:
            return False
        if chunk.place is not None and (chunk.actor is None or hit or chunk.place.kind):
            return True
        return chunk.head is not None and chunk.head[0] == "none"

    def _is_no_agent(self, happening: Happening, chunk: Chunk) -> bool:
        """Whether a noun phrase cannot act: a thing, or unknown words that are a weapon or no doer of such acts."""
        if chunk.actor is not None:
            return False
        if chunk.head is None:
            return bool(chunk.weapons) or not self._could_act(happening, chunk)
        own = chunk.words[0].tag == "det" and chunk.words[0].value == "own"
        return chunk.head[0] == "thing" and not (own and chunk.weapons)

    def _is_no_target(self, happening: Happening, chunk: Chunk) -> bool:
        """Whether a noun phrase is not acted on: a bare noun of places, or unknown words behind a verb of speech."""
        if chunk.actor is not None:
            return False
        sides = chunk.head is not None and chunk.head[3] == "sides"
        placed = all("placehead" in w.entries or w.tag for w in chunk.words)
        stands = chunk.head is not None and chunk.head[3] in STANDING
        if self.arabic and (stands or (chunk.place is not None and chunk.place.kind in STRUCK)):
            placed = False
        if not self.arabic and chunk.head is not None and chunk.head[3] in BUILT:
            placed = placed and not any(" " in word.normal for word in chunk.words if "head" in word.entries)
        return (placed and not sides) or (happening.kind in SPEECH and chunk.head is None)

    def _could_act(self, happening: Happening, chunk: Chunk) -> bool:
        """An unknown phrase may be an agent of speech; of violence only if it is no thing, and none if it says how."""
        if self.arabic and len(chunk.words) == 1 and chunk.words[0].surface.endswith(ACCUSATIVE):
            return False
        return happening.kind in SPEECH or happening.kind in (
            "meeting",
            "protest",
            "displacement",
            "legal",
            "agreement",
        )


def _pronoun_before(chunks: list[Chunk], at: int) -> list[str]:
    """English: the mark of an act whose subject is "they", to be taken from what was told before."""
    index = at - 1
    while index >= 0 and chunks[index].kind in ("aux", "adv", "neg"):
        index -= 1
    return [THEY] if index >= 0 and chunks[index].kind == "pron" and chunks[index].words[0].normal == THEY else []


def _is_vehicle(chunk: Chunk) -> bool:
    """English: "rammed a car into a hotel": the car is the means."""
    return chunk.head is not None and chunk.head[3] == "vehicle"


def _is_vehicle_of(frame: Frame, role: str, other: Chunk) -> bool:
    """English: "abducted by gunmen on motorcycles": things are not held."""
    return frame.valency == "hold" and role == "target" and other.head is not None and other.head[0] == "thing"
