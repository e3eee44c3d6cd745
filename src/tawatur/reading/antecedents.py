"""Arabic short forms that go back: "the cell" after "the Security Media Cell", "the party", "the latter"."""

from __future__ import annotations

from collections.abc import Mapping

from tawatur.lexicon.actors import ActorRow
from tawatur.orthography.folding import fold
from tawatur.orthography.letters import ARTICLE
from tawatur.reading.model import Chunk, Sentence

MEANING = "meaning"
"""Class of the prepositions behind which a text explains a name (في إشارة إلى)."""
LATTER = "latter"
"""Role of the words for whom was named last."""
PEOPLE = frozenset({"civilians", "protesters", "unidentified_armed"})
"""Classes of people whom a definite noun names anew each time."""
ANY_FORCE = frozenset({"force", "forces", "members", "fighters"})
"""Nouns for any armed side, whatever its name begins with."""
FEMININE = ("\u0647", "\u0627\u062a")
"""How the folded forms of most nouns end that are feminine to grammar."""


def role(chunk: Chunk) -> str:
    """What a noun phrase's first word is as a speaker, or nothing."""
    value = chunk.words[0].get("speaker")
    return value[0] if value else ""


def opening(chunk: Chunk) -> str:
    """The first token of a noun phrase without its article."""
    word = chunk.words[0]
    first = word.normal.split(" ", 1)[0]
    return first[len(ARTICLE) :] if word.article and first.startswith(ARTICLE) else first


def is_short(chunk: Chunk) -> bool:
    """Whether a noun phrase is one definite word for somebody: "the spokesman", "the network"."""
    word = chunk.words[0]
    if len(chunk.words) > 1 or " " in word.normal or not word.article or word.pronoun:
        return False
    return _is_somebody(chunk) and chunk.quantity is None and not chunk.tolls


def _is_somebody(chunk: Chunk) -> bool:
    """Whether a noun phrase begins with a word for an armed side, a body, an office or a source."""
    head = chunk.words[0].get("head")
    if head is not None and (head[1] in PEOPLE or head[3] in ("victims", "sides")):
        return False
    return bool(role(chunk)) or (head is not None and head[0] == "force")


class Antecedents:
    """What the short forms of one document may go back to, in the order of the text."""

    def __init__(self, rows: Mapping[str, ActorRow]) -> None:
        self.rows = rows
        self.heads: dict[str, Chunk] = {}
        self.named: list[str] = []
        self.latest: list[Chunk] = []

    def keep(self, chunk: Chunk, identifier: str | None) -> None:
        """Remember a noun phrase, with the actor that it means if it is one of the tables."""
        named = identifier is not None and self.is_proper(identifier)
        if identifier is not None and named:
            self.named.append(identifier)
        if named or role(chunk) in ("office", "official", "military"):
            self.latest.append(chunk)
        long = len(chunk.words) > 1 or " " in chunk.words[0].normal
        if long and chunk.quantity is None and chunk.place is None and (_is_somebody(chunk) or named):
            self.heads[opening(chunk)] = chunk

    def is_proper(self, identifier: str) -> bool:
        """Whether an actor is one of its own and no sort of people."""
        return identifier in self.rows and not self.rows[identifier].is_sort

    def of(self, chunk: Chunk) -> Chunk | str | None:
        """The phrase that a short form goes back to, or the actor named last that is called by its noun."""
        if not is_short(chunk):
            return None
        if role(chunk) == LATTER:
            return self._latter(chunk)
        noun = opening(chunk)
        if noun in self.heads:
            return self.heads[noun]
        head = chunk.words[0].get("head")
        if head is not None and head[3] in ANY_FORCE:
            return None
        return next((i for i in reversed(self.named) if self._is_called(i, noun)), None)

    def _latter(self, chunk: Chunk) -> Chunk | None:
        """Who was named last, of the gender that the form asks for."""
        feminine = chunk.words[0].normal.endswith(FEMININE)
        fitting = (c for c in reversed(self.latest[-4:]) if opening(c).endswith(FEMININE) == feminine)
        return next(fitting, None)

    def _is_called(self, identifier: str, noun: str) -> bool:
        """Whether one of an actor's names begins with a noun: "the operations room" of a coalition of factions."""
        for name in self.rows[identifier].names_ar:
            first, _, rest = fold(name).partition(" ")
            if rest and noun in (first, first.removeprefix(ARTICLE)):
                return True
        return False


def explain_names(sentences: list[Sentence]) -> None:
    """ "The terrorist organisation, meaning X": a speaker's word for somebody whom the text itself explains."""
    for sentence in sentences:
        chunks = sentence.chunks
        for index, chunk in enumerate(chunks):
            if chunk.kind != "prep" or chunk.value != MEANING or index + 1 >= len(chunks):
                continue
            meant, position = chunks[index + 1], index - 1
            while position >= 0 and chunks[position].kind == "mark":
                position -= 1
            if position >= 0 and chunks[position].kind == "np" and meant.actor is not None and meant.actor.ids:
                chunks[position].actor = meant.actor
