"""A sentence to its happenings: event words with their roles, joined where they tell one happening."""

from __future__ import annotations

from tawatur.reading.casualties import tolls_of
from tawatur.reading.clauses import Grammar
from tawatur.reading.joins import Joins
from tawatur.reading.kinds import (
    is_violent,
)
from tawatur.reading.modality import Modality
from tawatur.reading.subjects import subject_before
from tawatur.reading.model import Chunk, Happening, Sentence
from tawatur.reading.tolls import Tolls
from tawatur.reading.triggers import Triggers


class Happenings(Triggers, Joins, Tolls, Modality):
    """Builds the happenings of sentences of one language."""

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
