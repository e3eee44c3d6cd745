"""Which words of a sentence tell an event, and which only carry one."""

from __future__ import annotations

from tawatur.language.vocabulary import Frame
from tawatur.orthography.letters import LAM
from tawatur.reading.clauses import Grammar, Neighbours
from tawatur.reading.kinds import (
    GENERIC_KINDS,
    NOUN_ONLY,
    OWN_ACTS,
    is_violent,
)
from tawatur.reading.model import Chunk, Happening
from tawatur.reading.roles import Roles
from tawatur.reading.subjects import subject_before

SHOWN = frozenset({"attack.suicide", "loot_destroy", "deploy", "displacement"})
"""Kinds whose rows may ask for words of the subject that acts: "a convoy crossed"."""
PAST = "past"
"""The class of prepositions before what somebody did once."""
LISTED = frozenset({"among", "conj", "mark"})
"""Chunks that join noun phrases to a list."""


class Triggers(Roles):
    """Finds event words and the verbs that carry event nouns."""

    def _disarm(self, chunks: list[Chunk]) -> None:
        """Words inside a false friend tell no event."""
        for chunk in chunks:
            if any("trap" in word.entries and word.get("trap")[0] == "phrase" for word in chunk.words):
                chunk.frames, chunk.tolls = [], []

    def _frame(self, at: int, chunks: list[Chunk]) -> Frame | None:
        """The frame that a chunk's event word has here: needs are met, verbs that only carry a noun are left to it."""
        chunk = chunks[at]
        if "carrier" in chunk.used or self._is_time(at, chunks):
            return None
        fitting: list[Frame] = []
        for frame, _, _ in chunk.frames:
            if frame.pos in NOUN_ONLY or (frame.pos == "light"):
                continue
            if (frame.pos == "noun") != (chunk.kind == "np") and not (chunk.kind == "np" and not self.arabic):
                continue
            if chunk.kind == "np" and frame.pos != "noun":
                continue
            if frame.needs and not self._needs_met(frame, at, chunks):
                continue
            if not self.arabic and frame.pos == "noun" and _is_past_deed(chunks, at):
                continue
            if frame.kind == "authorship" and not self.arabic and self._is_clause(at, chunks):
                continue
            fitting.append(frame)
        if not fitting:
            return None
        fitting.sort(key=lambda f: (not f.needs, f.kind in GENERIC_KINDS, f.id))
        if self.arabic and fitting[0].needs:
            self._take_in(fitting[0], at, chunks)
        return fitting[0]

    def _take_in(self, frame: Frame, at: int, chunks: list[Chunk]) -> None:
        """An event noun of the same kind that a verb's row asks for ("showed readiness") tells no second event."""
        for chunk in chunks[at + 1 : at + 4]:
            same = any(other.kind == frame.kind and other.pos == "noun" for other, _, _ in chunk.frames)
            if chunk.kind == "np" and same and any(word.normal in frame.needs for word in chunk.words):
                chunk.used.add("carrier")

    def _is_clause(self, at: int, chunks: list[Chunk]) -> bool:
        """English: "claimed the attack was …", "claimed that": a statement, and no claim of responsibility."""
        return any(
            c.kind in ("that", "aux") or (c.kind == "verb" and c.aspect == "past" and not c.passive)
            for c in chunks[at + 1 : at + 5]
        )

    def _is_time(self, at: int, chunks: list[Chunk]) -> bool:
        """English: "hours before the signing", "minutes after the blast": an event that only says when."""
        if self.arabic or not at or chunks[at].kind != "np" or chunks[at - 1].date is None:
            return False
        return (chunks[at - 1].words[-1].get("date") or ("",))[0] in ("ago", "later")

    def _needs_met(self, frame: Frame, at: int, chunks: list[Chunk]) -> bool:
        owned = chunks[at].pronoun and at and chunks[at - 1].kind == "np"
        if owned and set(frame.needs) & {word.normal for word in chunks[at - 1].words}:
            return True
        acts = self.vocabulary.valencies[frame.valency]["subject"] == "agent"
        acts = acts and frame.kind not in SHOWN
        shown = not self.arabic and chunks[at].kind == "verb" and (chunks[at].passive or not acts)
        if shown and any(f" {need} " in self._subject_words(at, chunks) for need in frame.needs):
            return True
        seen = self._own_words(frame, chunks[at])
        if any(f" {need} " in seen for need in frame.needs):
            return True
        for index, chunk in enumerate(chunks[at + 1 : at + 8], at + 1):
            if self.arabic and frame.kind in OWN_ACTS and self._is_before_object(index, at, chunks):
                continue
            if chunk.kind == "that" and self.arabic and frame.kind == "condemn":
                continue  # called it a crime
            if not self.arabic and frame.kind == "threaten" and self._is_own_future(index, chunks):
                continue
            if chunk.kind in ("that", "while") or (
                chunk.kind == "verb"
                and not (self.arabic and chunk.aspect == "participle")
                and not (set(frame.needs) & {w.normal for w in chunk.words})
            ):
                return False
            seen += "".join(f"{word.normal} " for word in chunk.words)
            if any(f" {need} " in seen for need in frame.needs):
                return True
        return False

    def _is_own_future(self, at: int, chunks: list[Chunk]) -> bool:
        """English: "warned that it would …": what the speaker says that it will do itself."""
        after = [chunk.kind for chunk in chunks[at + 1 : at + 3]]
        return chunks[at].kind == "that" and after == ["pron", "aux"] and chunks[at + 2].value == "future"

    def _is_before_object(self, index: int, at: int, chunks: list[Chunk]) -> bool:
        """Arabic: the subject between a verb and its object: what a row asks for is not sought in it."""
        following = chunks[index + 1] if index + 1 < len(chunks) else None
        verbal = chunks[at].kind == "verb" and index == at + 1
        subject = verbal and chunks[index].actor is not None and chunks[index].kind == "np"
        return subject and following is not None and following.kind == "np" and following.place is None

    def _own_words(self, frame: Frame, chunk: Chunk) -> str:
        """Arabic: what stands behind an event noun in its own phrase ("the flight of thousands of families")."""
        after = next(
            (i + 1 for i, word in enumerate(chunk.words) if any(f == frame and w is word for f, w, _ in chunk.frames)),
            0,
        )
        own = chunk.words[after:] if self.arabic and frame.pos == "noun" else []
        return "".join(f" {word.normal}" for word in own) + " "

    def _subject_words(self, at: int, chunks: list[Chunk]) -> str:
        """English: the words of a verb's subject, with those joined to it and what qualifies it ("rifles as well as
        shells were seized", "cars full of explosives blew up")."""
        before = subject_before(chunks, at)
        if not before:
            return " "
        first = before[0]
        while first >= 2 and chunks[first - 1].kind in LISTED and chunks[first - 2].kind in ("np", "mark"):
            first -= 2 if chunks[first - 2].kind == "np" else 1
        return "".join(f" {w.normal}" for c in chunks[first:at] if c.kind == "np" for w in c.words) + " "

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
                if noun is None or (
                    self.arabic and frame.needs == ("subject",) and noun in around.objects and around.subject
                ):
                    continue
                chunk.used.add("carrier")
                roles = bound.setdefault(noun, [])
                givers = around.subject if noun not in around.subject else []
                if frame.pos == "light" and frame.needs != ("subject",):
                    roles += [("subject", position) for position in givers]
                    self._share(noun, givers, chunks, bound)
                elif frame.pos == "undergo":
                    roles += [("object", position) for position in around.subject]
                source = {"from": "by"} if frame.pos == "undergo" and self.arabic else {}
                roles += [
                    (source.get(kind, kind), position) for kind, position in around.prepositions if position != noun
                ]
                if frame.needs == ("subject",):
                    roles += [("object_of_happening", p) for p in around.objects if p != noun]
                break
            if self.arabic and chunk.pronoun and self._is_launch(index, chunks):
                self._bind_launch(index, chunks, grammar, bound)
            elif not (chunk.frames or chunk.cue or chunk.tolls or chunk.link) or self._is_planting(index, chunks):
                self._bind_plain_verb(index, chunks, grammar, bound)
        return bound

    def _share(
        self, noun: int, givers: list[int], chunks: list[Chunk], bound: dict[int, list[tuple[str, int]]]
    ) -> None:
        """Arabic: a verb carries every event noun that "and" joins to the first: قامت بتفريق … وتوقيف …"""
        for index in range(noun + 1, len(chunks)) if self.arabic else ():
            chunk, before = chunks[index], chunks[index - 1]
            if chunk.kind in ("verb", "that", "while", "sub", "rel"):
                return
            told = chunk.kind == "np" and before.kind == "conj" and any(f.pos == "noun" for f, _, _ in chunk.frames)
            if told and chunk.frames[0][1] is chunk.words[0]:
                bound.setdefault(index, []).extend(("subject", position) for position in givers)

    def _is_launch(self, at: int, chunks: list[Chunk]) -> bool:
        """Whether a verb says who sent the weapon that an event verb before it tells of: سقط صاروخ أطلقته جماعة."""
        if at < 2 or chunks[at - 1].kind != "np" or chunks[at - 2].kind != "verb":
            return False
        return bool(chunks[at - 1].weapons) and any(is_violent(f.kind) for f, _, _ in chunks[at - 2].frames)

    def _is_planting(self, at: int, chunks: list[Chunk]) -> bool:
        """Whether a verb with a pronoun says who laid or sent what an event noun right before it names: عبوة زرعها."""
        noun = chunks[at - 1] if at else None
        told = noun is not None and noun.kind == "np" and any(f.pos == "noun" for f, _, _ in noun.frames)
        if not (self.arabic and chunks[at].pronoun and told):
            return False
        chunks[at].used.add("carrier")
        return True

    def _bind_launch(
        self, at: int, chunks: list[Chunk], grammar: Grammar, bound: dict[int, list[tuple[str, int]]]
    ) -> None:
        """Give the sender, and what was aimed at, to the event verb before."""
        around = grammar.neighbours(at)
        chunks[at].used.add("carrier")
        roles = bound.setdefault(at - 2, [])
        roles += [("by", position) for position in around.subject if self._is_armed(chunks[position])]
        roles += [(kind, position) for kind, position in around.prepositions]

    def _bind_plain_verb(
        self, at: int, chunks: list[Chunk], grammar: Grammar, bound: dict[int, list[tuple[str, int]]]
    ) -> None:
        """ "The army answered with two raids": the subject of any verb acts in the event noun after the preposition of
        means."""
        around = grammar.neighbours(at)
        event = self._event_before(at, chunks)
        if chunks[at].pronoun and event is not None:
            bound.setdefault(event, []).extend(("by", p) for p in around.subject if self._is_armed(chunks[p]))
            return
        for kind, position in around.prepositions:
            if kind in ("instrument", "with", "on") and any(f.pos == "noun" for f, _, _ in chunks[position].frames):
                bound.setdefault(position, []).extend(
                    ("subject", p) for p in around.subject if self._is_armed(chunks[p])
                )
                return

    def _event_before(self, at: int, chunks: list[Chunk]) -> int | None:
        """The event noun that a verb with a pronoun tells more of: "a mine that the militia had laid" (لغم زرعته)."""
        if at == 0 or chunks[at - 1].kind not in ("np", "rel"):
            return None
        for index in range(at - 1, max(-1, at - 4), -1):
            if chunks[index].kind == "np" and any(f.pos == "noun" for f, _, _ in chunks[index].frames):
                return index
        return None

    def _event_noun(self, frame: Frame, around: Neighbours, chunks: list[Chunk], at: int) -> int | None:
        places = around.subject + around.objects if frame.needs == ("subject",) else around.objects + around.subject
        if frame.pos == "undergo" or frame.needs == ("to",):
            places = [position for _, position in around.prepositions]
        far = not self.arabic and frame.needs == ("object",) and bool(around.objects)
        # "Held rebels responsible for the attack" carries no attack; "launched a wave of attacks" does.
        aimed = {p for _, p in around.prepositions if chunks[p - 1].words[0].normal == LAM}  # fired … to disperse them
        hung = [p for kind, p in around.prepositions if kind == "of" or not (far or p in aimed)]
        for position in [*places, *hung]:
            if any(f.pos == "noun" for f, _, _ in chunks[position].frames):
                return position
        if frame.needs == ("subject",):
            for index in range(at - 1, -1, -1):
                if any(f.pos == "noun" for f, _, _ in chunks[index].frames):
                    return index
        if self.arabic and chunks[at].pronoun and (back := self._event_back(at, chunks)) is not None:
            return back
        follower = at + 1
        if follower < len(chunks) and any(f.pos == "noun" for f, _, _ in chunks[follower].frames):
            return follower
        return None

    def _event_back(self, at: int, chunks: list[Chunk]) -> int | None:
        """Arabic: the event noun that a light verb with a pronoun goes back to, past where it was: "two attacks in the
        north that gunmen carried out"."""
        for index in range(at - 1, max(-1, at - 8), -1):
            chunk = chunks[index]
            if chunk.kind not in ("np", "prep", "conj", "adv", "date"):
                return None
            if chunk.kind == "np" and any(frame.pos == "noun" for frame, _, _ in chunk.frames):
                return index
        return None

    def _is_participant(self, happening: Happening, found: list[Happening], chunks: list[Chunk]) -> bool:
        """A patrol or convoy that does or suffers something else in the sentence is no happening of its own."""
        kinds = ("deploy", "aid") if self.arabic else ("deploy", "aid", "displacement")
        if happening.kind not in kinds or chunks[happening.chunk].kind != "np":
            return False
        chunk = chunks[happening.chunk]
        return any(other is not happening and (chunk in other.agents or chunk in other.targets) for other in found)


def _is_past_deed(chunks: list[Chunk], at: int) -> bool:
    """English: "linked to a series of attacks": what somebody did once, and no event of this text."""
    definite = chunks[at].words[0].tag == "det" and chunks[at].words[0].value in ("the", "this", "that")
    before = chunks[at - 1] if at else None
    if before is not None and before.kind == "prep" and before.value == "of" and at > 2:
        before = chunks[at - 3]
    return before is not None and before.kind == "prep" and before.value == PAST and not definite
