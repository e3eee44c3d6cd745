"""A marked sentence to chunks: noun phrases with what they hold, verbs, prepositions, dates, and the small words
between them."""

from __future__ import annotations

from tawatur.language.analysis import TA_MARBUTA, Word
from tawatur.language.vocabulary import Vocabulary
from tawatur.orthography.punctuation import COMMAS, DASHES, HYPHENS
from tawatur.reading.appositions import with_names
from tawatur.reading.dateline import mark_dateline
from tawatur.reading.dates import date_at
from tawatur.reading.forms import is_adverb_before
from tawatur.reading.kinds import ARMED
from tawatur.reading.located import OWNER, Located
from tawatur.reading.model import ActorPhrase, Chunk, DatePhrase
from tawatur.reading.naming import without_naming
from tawatur.reading.nouns import PLURAL, NounPhrases
from tawatur.reading.places import PlaceFinder
from tawatur.reading.quantities import quantity_at
from tawatur.reading.subjects import open_clauses
from tawatur.reading.verbs import Verbs

OPENING, CLOSING = "([", ")]"
"""Brackets around an abbreviation."""
SMALL = frozenset({"prep", "conj", "sub", "that", "rel", "neg", "aux", "adv", "among", "while", "pron"})

MAYBE_NAMES = frozenset({"place", "verb"})
"""What the tables may say of a word that is a person's name beside an office."""
SPANS = frozenset({"before", "since", "after"})
"""Prepositions with which a date may begin."""
PLAIN = frozenset({"speaker", "need", "verb", "closed"})
"""What they may say of a word that is a second adjective."""


class Chunker(Located):
    """Cuts sentences of one language into chunks."""

    def __init__(self, vocabulary: Vocabulary, places: PlaceFinder, nouns: NounPhrases) -> None:
        super().__init__(vocabulary.lang == "ar", places, nouns)
        self.vocabulary = vocabulary
        self.verbs = Verbs(vocabulary)
        self.found: list[Chunk] = []

    def chunks(self, words: list[Word], body: str) -> list[Chunk]:
        """The chunks of a sentence, in order."""
        found: list[Chunk] = []
        self.found = found
        if self.arabic:
            words = without_naming(words)
        else:
            self._tie(words, body)
        index = 0
        while index < len(words):
            if words[index].surface in OPENING and (after := self._abbreviation(words, index, found)):
                index = after
                continue
            chunk, index = self._next(words, index, body, found)
            found.append(chunk)
        found = self._with_offices(self._with_means(found)) if self.arabic else with_names(found)
        self._complete(found)
        if not self.arabic:
            mark_dateline(found)
            open_clauses(found)
        return found

    def _with_means(self, chunks: list[Chunk]) -> list[Chunk]:
        """Arabic: a second adjective of the means belongs to the event noun: قصف مدفعي وصاروخي."""
        found: list[Chunk] = []
        for chunk in chunks:
            noun, link = (found[-2], found[-1]) if len(found) > 1 else (None, None)
            joined = self.arabic and noun is not None and link is not None and link.kind == "conj"
            bare = chunk.kind == "np" and len(chunk.words) == 1 and bool(chunk.weapons)
            if (
                joined
                and bare
                and noun is not None
                and noun.kind == "np"
                and noun.frames
                and noun.weapons
                and chunk.words[0].article == noun.words[-1].article
                and not (chunk.frames or chunk.actor or chunk.head or chunk.quantity)
            ):
                noun.words, noun.end = [*noun.words, *chunk.words], chunk.end
                noun.weapons = [*noun.weapons, *chunk.weapons]
                found.pop()
                continue
            if joined and noun is not None and self._is_second_adjective(noun, chunk):
                noun.words, noun.end = [*noun.words, *chunk.words], chunk.end
                found.pop()
                continue
            found.append(chunk)
        return found

    def _is_second_adjective(self, noun: Chunk, chunk: Chunk) -> bool:
        """Arabic: a lone unknown word behind "and" that ends as the adjective before it does: حكومية وخاصة."""
        if chunk.kind != "np" or len(chunk.words) != 1 or noun.kind != "np" or len(noun.words) < 2 or noun.actor:
            return False
        word, last = chunk.words[0], noun.words[-1]
        if noun.head is None or not set(word.entries) <= PLAIN or word.pronoun or word.article != last.article:
            return False
        return word.surface.endswith(TA_MARBUTA) and last.surface.endswith(TA_MARBUTA)

    def _with_offices(self, chunks: list[Chunk]) -> list[Chunk]:
        """ "The governor of X, N.N.": in Arabic place, adjective and name stand beside the office without a
        preposition."""
        if not self.arabic:
            return chunks
        found: list[Chunk] = []
        for chunk in chunks:
            before = found[-1] if found else None
            if chunk.kind == "np" and all(word.get("number") == ("least", "-") for word in chunk.words):
                counted = next((c for c in reversed(found[-3:]) if c.quantity is not None), None)
                if counted is not None and counted.quantity is not None:
                    counted.quantity.high, chunk.kind, chunk.quantity = None, "adv", None
            if before is not None and before.kind == chunk.kind == "np" and self._is_adjective(before, chunk):
                before.words = [*before.words, *chunk.words]
                before.end = chunk.end
                continue
            if before is not None and before.kind == chunk.kind == "np" and self._is_named(before, chunk):
                before.words = [*before.words, *chunk.words]
                before.end, before.actor, before.definite = chunk.end, chunk.actor, True
                continue
            if before is not None and before.kind == chunk.kind == "np" and self._belongs_to_office(before, chunk):
                before.words = [*before.words, *chunk.words]
                before.end = chunk.end
                before.definite = True
                continue
            found.append(chunk)
        return found

    def _is_adjective(self, before: Chunk, chunk: Chunk) -> bool:
        """A lone unknown word with article after a definite phrase is its adjective."""
        word = chunk.words[0]
        if len(chunk.words) != 1 or before.date is not None:
            return False
        if (
            word.get("demonym")
            and chunk.head is None
            and before.head is not None
            and before.head[0] == "person"
            and not word.article
        ):
            if (
                before.head[1] == "government"
                or before.quantity is not None
                or before.words[-1].article
                or before.frames
                or before.tolls
            ):
                return False
            before.actor = chunk.actor if before.actor is None or self.nouns.is_generic(before.actor) else before.actor
            return True
        return word.article and not word.entries and before.definite

    def _is_named(self, before: Chunk, chunk: Chunk) -> bool:
        """ "Factions «X»": a force noun without article that the name after it completes."""
        if (
            before.head is None
            or before.head[0] not in ("force", "person")
            or before.head[1] in ("civilians", "-", "protesters")
        ):
            return False
        if before.words[-1].normal.endswith(PLURAL):
            return False
        generic = before.actor is None or self.nouns.is_generic(before.actor)
        named = (
            chunk.actor is not None
            and bool(chunk.actor.ids)
            and not self.nouns.is_generic(chunk.actor)
            and (chunk.head is None or chunk.head[0] == "force")
        )
        return generic and named and chunk.place is None and not before.words[-1].article and before.place is None

    def _belongs_to_office(self, before: Chunk, chunk: Chunk) -> bool:
        head = before.head
        if head is None or head[0] != "person" or head[1] != "government" or before.quantity is not None:
            return False
        if chunk.place is not None:
            return not any(word.get("place") for word in before.words)
        adjective = chunk.actor is not None and chunk.actor.demonym is not None and chunk.head is None
        name = len(chunk.words) <= 3 and all(set(word.entries) <= MAYBE_NAMES for word in chunk.words)
        return adjective or name

    def _tie(self, words: list[Word], body: str) -> None:
        """Mark the words that a hyphen ties to the one before."""
        for word in words:
            word.joined = (
                word.start > 0 and body[word.start - 1] in HYPHENS and body[word.start - 2 : word.start - 1].isalnum()
            )

    def _abbreviation(self, words: list[Word], at: int, found: list[Chunk]) -> int:
        """A single word in brackets after a name ("… Forces (RSF)") belongs to it; the position after it, or 0."""
        if at + 2 >= len(words) or words[at + 2].surface not in CLOSING or not found or found[-1].kind != "np":
            return 0
        inner = words[at + 1]
        if inner.tag or not ("actor" in inner.entries or inner.surface.isupper() or "source" in inner.entries):
            return 0
        chunk = found[-1]
        chunk.words = [*chunk.words, inner]
        chunk.end = words[at + 2].end
        if chunk.actor is None and "actor" in inner.entries:
            chunk.actor = ActorPhrase(inner.start, inner.end, inner.surface, inner.get("actor"))
        return at + 3

    def _complete(self, chunks: list[Chunk]) -> None:
        """A noun without a name takes the actor of its complement: members of X, مواقع للجيش."""
        linking = ("of", "from", "to", "in", "instrument") if self.arabic else ("of", "from")
        for index in range(len(chunks) - 2):
            chunk, link, other = chunks[index : index + 3]
            if chunk.kind != "np" or link.kind != "prep" or link.value not in linking or other.kind != "np":
                continue
            if self.arabic and link.value == "from" and self._is_of_group(chunk, other):
                chunk.head, chunk.actor, chunk.end = other.head, None, other.end
                other.used.add("complement")
                continue
            if other.actor is None and not (chunk.quantity is not None and other.head is not None):
                continue
            if (
                chunk.frames
                or chunk.tolls
                or chunk.place is not None
                or (other.place is not None and link.value == "in")
                or (other.frames and (link.value == "in" or (self.arabic and link.value == "from")))
            ):
                continue
            if chunk.quantity is not None and chunk.head is None and link.value in ("from", "of"):
                chunk.head, chunk.actor = other.head, other.actor
                chunk.tolls, other.tolls = chunk.tolls or other.tolls, []
                chunk.weapons = chunk.weapons or ([] if self.arabic else other.weapons)
                chunk.end = other.end
                other.used.add("complement")
                continue
            if (
                other.actor is None
                or chunk.head is None
                or (chunk.actor is not None and not chunk.actor.generic and not self.nouns.is_generic(chunk.actor))
            ):
                continue
            if link.value in ("to", "in") and other.actor.sources:
                continue
            if (
                link.value in ("to", "instrument")
                and chunk.head[0] == "person"
                and not (link.value == "instrument" and chunk.head[1] == "rebel")
            ):
                continue
            if link.value == "instrument" and chunk.head[0] != "person":
                continue
            chunk.actor = other.actor
            chunk.end = other.end
            other.used.add("complement")
            self._complete_more(chunks, index, chunk)

    def _is_of_group(self, chunk: Chunk, other: Chunk) -> bool:
        """ "Gunmen of the faction «X»": a group that no table has."""
        people = chunk.head is not None and chunk.head[0] == "person" and chunk.head[1] in ARMED
        group = other.head is not None and other.head[0] == "force" and other.actor is None and len(other.words) > 1
        return people and group and not chunk.frames and (chunk.actor is None or self.nouns.is_generic(chunk.actor))

    def _complete_more(self, chunks: list[Chunk], index: int, chunk: Chunk) -> None:
        """ "Envoys of A and B" are of both."""
        if index + 4 < len(chunks) and chunks[index + 3].kind == "conj" and chunks[index + 4].kind == "np":
            second = chunks[index + 4]
            following = chunks[index + 5] if index + 5 < len(chunks) else None
            is_force = chunk.head is not None and chunk.head[0] == "force"
            if second.actor is not None and (self.arabic or following is None or following.kind != "verb" or is_force):
                chunk.also.append(second)

    def _next(self, words: list[Word], at: int, body: str, found: list[Chunk]) -> tuple[Chunk, int]:
        word = words[at]
        if word.tag == "mark":
            return Chunk("mark", [word], word.start, word.end, value=word.surface), at + 1
        if word.normal == OWNER and found:
            before = found[-1]
            if before.date is not None:
                before.date.end = word.end
                return Chunk("adv", [word], word.start, word.end, value="-"), at + 1
            if before.place is not None:
                return Chunk("prep", [word], word.start, word.end, value=OWNER), at + 1
        dated = self._date(words, at, body)
        if dated:
            phrase, after = dated
            return Chunk("date", words[at:after], phrase.start, phrase.end, date=phrase), after
        if "link" in word.entries:
            link = word.get("link")
            if link[0] == "word" and self._is_link(words, at):
                return Chunk("link", [word], word.start, word.end, value=link[1], link=link), at + 1
        if word.tag in SMALL and not self._place_or_number(words, at) and not self._is_loss(words, at):
            return self._small(word), at + 1
        if "cue" in word.entries and (word.get("cue")[0] in ("prep", "participle", "note") or self._fixed(word)):
            cue = word.get("cue")
            return Chunk("cue", [word], word.start, word.end, value=cue[0], cue=cue), at + 1
        following = words[at + 1] if at + 1 < len(words) else None
        adverb = not self.arabic and following is not None and is_adverb_before(word, following)
        if adverb and self.verbs.at(words, at + 1, found):
            return Chunk("adv", [word], word.start, word.end, value="-"), at + 1
        verb = self.verbs.at(words, at, found)
        if verb:
            return verb
        located = self._place(words, at, found)
        if located:
            return self._place_chunk(words, at, *located)
        unknown = self._unknown_place(words, at, found)
        if unknown:
            return self._place_chunk(words, at, *unknown)
        return self.nouns.at(words, at, self)

    def _is_loss(self, words: list[Word], at: int) -> bool:
        """Arabic: the particle before a verb that is "lost" before those who were (فقد ثلاثة جنود حياتهم), and the
        preposition that is "crossed" where a clause begins with those who do (عبر مئات اللاجئين)."""
        following = words[at + 1] if at + 1 < len(words) else None
        people = following is not None and (
            following.tag == "number" or not {"number", "head", "actor"}.isdisjoint(following.entries)
        )
        crossed = words[at].tag == "prep" and "event" in words[at].entries and self.verbs.opens(self.found)
        return self.arabic and people and (crossed or (words[at].tag == "aux" and "toll" in words[at].entries))

    def _small(self, word: Word) -> Chunk:
        return Chunk(word.tag, [word], word.start, word.end, value=word.value)

    def _fixed(self, word: Word) -> bool:
        return all(entry[1][0] in ("phrase", "word", "note") for entry in word.entries["cue"])

    def _is_link(self, words: list[Word], at: int) -> bool:
        """A link word that is also a verb or noun of violence counts as link only before a casualty ("killing
        three")."""
        if "toll" not in words[at].entries and "event" not in words[at].entries:
            return True
        previous = words[at - 1] if at else None
        return (
            previous is not None
            and (previous.tag in ("mark",) or previous.tag == "adv")
            and previous.surface in COMMAS + DASHES
        )

    def _place_or_number(self, words: list[Word], at: int) -> bool:
        """A small word that begins a quantity ("over 20", "about 30") is part of it."""
        return "number" in words[at].entries and quantity_at(words, at) is not None

    def _date(self, words: list[Word], at: int, body: str) -> tuple[DatePhrase, int] | None:
        word = words[at]
        if word.entries.timed or word.tag == "number" or (word.tag == "prep" and word.value in SPANS):
            return date_at(words, at, body)
        return None
