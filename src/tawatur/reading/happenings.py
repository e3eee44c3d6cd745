"""A sentence to its happenings: event words with their roles, joined where they tell one happening."""

from __future__ import annotations

from tawatur.language.analysis import Word
from tawatur.orthography.punctuation import QUOTES
from tawatur.reading.casualties import tolls_of
from tawatur.reading.circumstances import add_circumstances
from tawatur.reading.clauses import Grammar
from tawatur.reading.companions import is_empty, settle
from tawatur.reading.hedges import hedge
from tawatur.reading.joins import Joins
from tawatur.reading.kinds import (
    is_violent,
)
from tawatur.reading.modality import Modality
from tawatur.reading.model import Chunk, Happening, Sentence, Toll
from tawatur.reading.tolls import Tolls
from tawatur.reading.triggers import Triggers

CENTURIES = range(1000, 1900)
"""Years of which a sentence tells history, not news."""


def is_history(words: list[Word]) -> bool:
    """English: whether a sentence names a year long past: "in 1683", and not "in 1500 houses"."""
    for before, word, after in zip(words, words[1:], [*words[2:], None], strict=False):
        year = (
            word.tag == "number"
            and word.surface.isdigit()
            and len(word.surface) == 4
            and int(word.surface) in CENTURIES
        )
        if year and before.tag == "prep" and before.value in ("in", "since", "until") and (after is None or after.tag):
            return True
    return False


def _is_of_told(toll: Toll) -> bool:
    """English: "those who died were fighters": a toll told before."""
    return toll.who is not None and all(word.tag == "det" for word in toll.who.words)


class Happenings(Triggers, Joins, Tolls, Modality):
    """Builds the happenings of sentences of one language."""

    def read(self, sentence: Sentence, number: int, grammar: Grammar, body: str) -> list[Happening]:
        """The happenings that a sentence tells."""
        chunks = sentence.chunks
        self.body = body
        trapped = [word for word in sentence.words if "trap" in word.entries]
        if any(word.get("trap")[0] == "phrase" for word in trapped):
            self._disarm(chunks)
        if not self.arabic and is_history(sentence.words):
            return []
        found: list[Happening] = []
        bound = self._bind_light_verbs(chunks, grammar)
        for index, chunk in enumerate(chunks):
            frame = self._frame(index, chunks) if chunk.frames else None
            if frame is None:
                continue
            happening = self._happening(frame, index, sentence, number, grammar, bound.get(index))
            if happening is not None:
                self._settle_ground(happening, grammar, chunks)
                self._join_or_add(happening, found, sentence, grammar)
        tolls = [t for t in tolls_of(chunks, self.arabic, grammar) if self.arabic or not _is_of_told(t)]
        self._attach_tolls(tolls, found, sentence, number, grammar)
        add_circumstances(found, sentence, grammar)
        self._arm_tolls(found, chunks)
        found = [h for h in found if not self._is_participant(h, found, chunks)]
        if not self.arabic:
            found = settle(found, chunks)
        for happening in found:
            self._modality(happening, sentence, found)
        if self.arabic:
            found += hedge(sentence, number, found, self._is_armed)
        kept = [happening for happening in found if not happening.negated or happening.modality == "denied"]
        if not self.arabic:
            kept = [happening for happening in kept if not is_empty(happening, chunks)]
        return kept or self._statement(found, sentence)

    def _arm_tolls(self, found: list[Happening], chunks: list[Chunk]) -> None:
        """English: a bare toll whose sentence names what killed is an attack of its own ("drones killed 14
        civilians")."""
        for happening in found:
            if self.arabic or happening.kind != "toll":
                continue
            if happening.agents or any(kind.startswith(("attack", "explosion")) for _, (_, kind) in happening.weapons):
                happening.kind = "attack"
                armed = [c for c in chunks if c.kind == "np" and c.actor is not None and self._is_blast(c)]
                happening.agents = happening.agents or armed[:1]

    def _statement(self, dropped: list[Happening], sentence: Sentence) -> list[Happening]:
        """A quoted word on the course of a war is a statement of its speaker."""
        quoted = any(chunk.kind == "mark" and chunk.value in QUOTES for chunk in sentence.chunks)
        for happening in dropped if quoted else ():
            speaker = happening.speaker
            chunk = next((c for c in sentence.chunks if speaker is not None and c.start == speaker.start), None)
            if chunk is not None and is_violent(happening.kind):
                happening.kind, happening.negated, happening.rule = "statement", False, "quoted-statement"
                happening.agents, happening.targets, happening.tolls, happening.weapons = [chunk], [], [], []
                return [happening]
        return []
