"""A marked sentence to chunks: noun phrases with what they hold, verbs, prepositions, dates, and the small words between them."""

from __future__ import annotations

from tawatur.language.analysis import Word
from tawatur.language.vocabulary import Vocabulary
from tawatur.reading.dates import date_at
from tawatur.reading.model import ActorPhrase, Chunk, PlacePhrase
from tawatur.reading.nouns import NounPhrases
from tawatur.reading.places import PlaceFinder
from tawatur.reading.quantities import quantity_at
from tawatur.reading.verbs import Verbs

SMALL = frozenset({"prep", "conj", "sub", "that", "rel", "neg", "aux", "adv", "among", "while", "pron"})
LOCATIVE = frozenset({"in", "near", "from", "to", "on", "of"})


class Chunker:
    """Cuts sentences of one language into chunks."""

    def __init__(self, vocabulary: Vocabulary, places: PlaceFinder, nouns: NounPhrases) -> None:
        self.vocabulary = vocabulary
        self.arabic = vocabulary.lang == "ar"
        self.places, self.nouns = places, nouns
        self.verbs = Verbs(vocabulary)

    def chunks(self, words: list[Word], body: str) -> list[Chunk]:
        """The chunks of a sentence, in order."""
        found: list[Chunk] = []
        index = 0
        while index < len(words):
            chunk, index = self._next(words, index, body, found)
            found.append(chunk)
        return found

    def _next(self, words: list[Word], at: int, body: str, found: list[Chunk]) -> tuple[Chunk, int]:
        word = words[at]
        if word.tag == "mark":
            return Chunk("mark", [word], word.start, word.end, value=word.surface), at + 1
        dated = self._date(words, at, body)
        if dated:
            phrase, after = dated
            return Chunk("date", words[at:after], phrase.start, phrase.end, date=phrase), after
        link = word.get("link")
        if link and link[0] == "word" and self._is_link(words, at):
            return Chunk("link", [word], word.start, word.end, value=link[1], link=link), at + 1
        if word.tag in SMALL and not self._place_or_number(words, at):
            return self._small(word), at + 1
        if "cue" in word.entries and (word.get("cue")[0] in ("prep", "participle", "note") or self._fixed(word)):
            cue = word.get("cue")
            return Chunk("cue", [word], word.start, word.end, value=cue[0], cue=cue), at + 1
        verb = self.verbs.at(words, at, found)
        if verb:
            return verb
        located = self._place(words, at, found)
        if located:
            return self._place_chunk(words, at, *located)
        return self.nouns.at(words, at, self)

    def _small(self, word: Word) -> Chunk:
        chunk = Chunk(word.tag, [word], word.start, word.end, value=word.value)
        return chunk

    def _fixed(self, word: Word) -> bool:
        return all(entry[1][0] in ("phrase", "word", "note") for entry in word.entries["cue"])

    def _is_link(self, words: list[Word], at: int) -> bool:
        """A link word that is also a verb or noun of violence counts as link only before a casualty ("killing three")."""
        if "toll" not in words[at].entries and "event" not in words[at].entries:
            return True
        previous = words[at - 1] if at else None
        return (
            previous is not None
            and (previous.tag in ("mark",) or previous.tag == "adv")
            and previous.surface in ",،–—-"
        )

    def _place_or_number(self, words: list[Word], at: int) -> bool:
        """A small word that begins a quantity ("over 20", "about 30") is part of it."""
        return "number" in words[at].entries and quantity_at(words, at) is not None

    def _date(self, words: list[Word], at: int, body: str) -> tuple[object, int] | None:  # type: ignore[type-arg]
        word = words[at]
        if not ("date" in word.entries or "month" in word.entries or word.tag == "number" or "number" in word.entries):
            if not (word.value in ("before", "since") and word.tag == "prep"):
                return None
        return date_at(words, at, body)

    def _place(self, words: list[Word], at: int, found: list[Chunk]) -> tuple[PlacePhrase, int] | None:
        word = words[at]
        if "place" not in word.entries and "placehead" not in word.entries:
            return None
        located = self.places.at(words, at)
        if located is None:
            return None
        phrase, after = located
        if not self.arabic and after < len(words) and self._is_attributive(words, at, after, phrase):
            return None
        return located

    def _is_attributive(self, words: list[Word], at: int, after: int, phrase: PlacePhrase) -> bool:
        """English: a place name that only qualifies the noun after it ("the Gaza health ministry"), or begins a longer name."""
        following = words[after]
        if following.tag or phrase.kind:
            return False
        return bool({"head", "speaker", "event", "toll"} & set(following.entries)) and "verb" not in following.entries

    def _place_chunk(self, words: list[Word], at: int, phrase: PlacePhrase, after: int) -> tuple[Chunk, int]:
        chunk = Chunk("np", words[at:after], phrase.start, phrase.end, place=phrase, definite=True)
        if after == at + 1 and "actor" in words[at].entries:
            word = words[at]
            chunk.actor = ActorPhrase(word.start, word.end, word.surface, word.get("actor"))
        return chunk, after
