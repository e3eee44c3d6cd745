"""A marked sentence to chunks: noun phrases with what they hold, verbs, prepositions, dates, and the small words
between them."""

from __future__ import annotations

from itertools import pairwise

from tawatur.language.analysis import Word
from tawatur.language.vocabulary import Vocabulary
from tawatur.reading.dateline import mark_dateline
from tawatur.reading.dates import date_at
from tawatur.reading.forms import is_adverb
from tawatur.reading.model import ActorPhrase, Chunk, DatePhrase, PlacePhrase
from tawatur.reading.names import described_name, wants_place
from tawatur.reading.nouns import NounPhrases
from tawatur.reading.places import PLAIN_HEADS, PlaceFinder, spelled
from tawatur.reading.quantities import quantity_at
from tawatur.reading.subjects import open_clauses
from tawatur.reading.verbs import Verbs

SMALL = frozenset({"prep", "conj", "sub", "that", "rel", "neg", "aux", "adv", "among", "while", "pron"})
QUOTES = "\"«»“”„"
OWNER = "'s"
HYPHENS = "-\u2010\u2011"
LONGEST_TERM = 7
"""Words between quotation marks up to which they mark a term."""
LOCATIVE = frozenset({"in", "near", "from", "to", "on", "of"})


class Chunker:
    """Cuts sentences of one language into chunks."""

    def __init__(self, vocabulary: Vocabulary, places: PlaceFinder, nouns: NounPhrases) -> None:
        self.vocabulary = vocabulary
        self.arabic = vocabulary.lang == "ar"
        self.places, self.nouns = places, nouns
        self.verbs = Verbs(vocabulary)
        self.found: list[Chunk] = []

    def chunks(self, words: list[Word], body: str) -> list[Chunk]:
        """The chunks of a sentence, in order."""
        found: list[Chunk] = []
        self.found = found
        words = self._without_short_quotes(words)
        if not self.arabic:
            self._tie(words, body)
        index = 0
        while index < len(words):
            after = self._abbreviation(words, index, found)
            if after:
                index = after
                continue
            chunk, index = self._next(words, index, body, found)
            found.append(chunk)
        found = self._with_offices(found)
        self._complete(found)
        if not self.arabic:
            mark_dateline(found)
            open_clauses(found)
        return found

    def _with_offices(self, chunks: list[Chunk]) -> list[Chunk]:
        """ "The governor of X, N.N.": in Arabic place, adjective and name stand beside the office without a
        preposition."""
        if not self.arabic:
            return chunks
        found: list[Chunk] = []
        for chunk in chunks:
            before = found[-1] if found else None
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
        if word.get("demonym") and chunk.head is None and before.head is not None and before.head[0] == "person" and not word.article:
            if before.head[1] == "government" or before.quantity is not None or before.words[-1].article or before.frames or before.tolls:
                return False
            before.actor = chunk.actor if before.actor is None or self.nouns.is_generic(before.actor) else before.actor
            return True
        return word.article and not word.entries and before.definite

    def _is_named(self, before: Chunk, chunk: Chunk) -> bool:
        """ "Factions «X»": a force noun without article that the name after it completes."""
        if before.head is None or before.head[0] not in ("force", "person") or before.head[1] in ("civilians", "-", "protesters"):
            return False
        generic = before.actor is None or self.nouns.is_generic(before.actor)
        named = chunk.actor is not None and bool(chunk.actor.ids) and not self.nouns.is_generic(chunk.actor) and chunk.head is None
        return generic and named and chunk.place is None and not before.words[-1].article and before.place is None

    def _belongs_to_office(self, before: Chunk, chunk: Chunk) -> bool:
        head = before.head
        if head is None or head[0] != "person" or head[1] != "government" or before.quantity is not None:
            return False
        if chunk.place is not None:
            return not any(word.get("place") for word in before.words)
        adjective = chunk.actor is not None and chunk.actor.demonym is not None and chunk.head is None
        name = len(chunk.words) <= 3 and not any(word.entries for word in chunk.words)
        return adjective or name

    def _tie(self, words: list[Word], body: str) -> None:
        """Mark the words that a hyphen ties to the one before."""
        for word in words:
            word.joined = word.start > 0 and body[word.start - 1] in HYPHENS and body[word.start - 2 : word.start - 1].isalnum()

    def _without_short_quotes(self, words: list[Word]) -> list[Word]:
        """Quotation marks around a name or term are no boundary; those around speech are kept."""
        marks = [i for i, word in enumerate(words) if word.tag == "mark" and word.surface in QUOTES]
        dropped: set[int] = set()
        for first, second in pairwise(marks):
            if second - first <= LONGEST_TERM and first not in dropped and not (first and words[first - 1].surface == ":"):
                dropped |= {first, second}
        return [word for i, word in enumerate(words) if i not in dropped] if dropped else words

    def _abbreviation(self, words: list[Word], at: int, found: list[Chunk]) -> int:
        """A single word in brackets after a name ("… Forces (RSF)") belongs to it; the position after it, or 0."""
        if words[at].surface != "(" or at + 2 >= len(words) or words[at + 2].surface != ")" or not found or found[-1].kind != "np":
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
            if other.actor is None and not (chunk.quantity is not None and other.head is not None):
                continue
            if chunk.frames or chunk.tolls or chunk.place is not None or ((other.place is not None or other.frames) and link.value == "in"):
                continue
            if chunk.quantity is not None and chunk.head is None and link.value in ("from", "of"):
                chunk.head, chunk.actor = other.head, other.actor
                chunk.tolls, other.tolls = chunk.tolls or other.tolls, []
                chunk.end = other.end
                other.used.add("complement")
                continue
            if other.actor is None or chunk.head is None or (chunk.actor is not None and not chunk.actor.generic and not self.nouns.is_generic(chunk.actor)):
                continue
            if link.value in ("to", "in") and other.actor.sources:
                continue
            if link.value in ("to", "instrument") and chunk.head[0] == "person" and not (link.value == "instrument" and chunk.head[1] == "rebel"):
                continue
            if link.value == "instrument" and chunk.head[0] != "person":
                continue
            chunk.actor = other.actor
            chunk.end = other.end
            other.used.add("complement")
            self._complete_more(chunks, index, chunk)

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
        if word.normal == OWNER and found and found[-1].date is not None:
            found[-1].date.end = word.end
            return Chunk("adv", [word], word.start, word.end, value="-"), at + 1
        if word.normal == OWNER and found and found[-1].place is not None:
            return Chunk("prep", [word], word.start, word.end, value=OWNER), at + 1
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
        if not self.arabic and is_adverb(word) and at + 1 < len(words) and self.verbs.at(words, at + 1, found):
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

    def _unknown_place(self, words: list[Word], at: int, found: list[Chunk]) -> tuple[PlacePhrase, int] | None:
        """A name that no table has: after a place list, or (in cased text) after a preposition of place."""
        before = found[-1] if found else None
        if before is None:
            return None
        if self.arabic and (tied := self.places.joined(words, at, self._list_head(found))):
            return tied
        listed = self._listed_after(found)
        taken = not self.arabic and self.places.cased and wants_place(found)
        if not taken and not listed and (self.arabic or not self.places.cased or before.kind != "prep" or before.value not in ("in", "near", "to", "of")):
            return None
        if not taken and before.kind == "prep" and before.value == "of" and not (len(found) > 1 and found[-2].words[-1].get("placehead")):
            return None
        if before.kind == "prep" and before.value == "to" and before.words[0].normal not in self.places.towards:
            return None
        index = at
        while index < len(words) and index - at < 3 and self.places.is_name(words, index, index == at):
            index += 1
        headed = not self.arabic and index < len(words) and not words[index].tag and (words[index].get("placehead") or ("",))[0] in PLAIN_HEADS
        if headed and index > at:
            name = " ".join(word.surface for word in words[at:index])
            return PlacePhrase(words[at].start, words[index].end, name, (), words[index].get("placehead")[0]), index + 1
        people = not self.arabic and index + 1 < len(words) and "head" in words[index].entries and is_past(words[index + 1])
        if index == at or (index < len(words) and self._goes_on(words[index]) and not people):
            return None
        if taken and before.kind == "verb" and index > at + 1 and "attack.shelling" not in {f.kind for f, _, _ in before.frames}:
            return None
        name = spelled(words[at:index], self.arabic)
        kind = listed.kind if listed else "town" if taken else ""
        return PlacePhrase(words[at].start, words[index - 1].end, name, (), kind), index

    def _list_head(self, found: list[Chunk]) -> PlacePhrase | None:
        """The place with the head noun of the list that the last chunk belongs to."""
        index = len(found) - 1
        place = found[index].place
        while index >= 2 and place is not None and not place.headed and found[index - 1].kind in ("mark", "conj"):
            index -= 2
            place = found[index].place
        return place

    def _goes_on(self, word: Word) -> bool:
        """English: whether the name only qualifies a noun after it ("in RSF uniforms")."""
        if self.arabic or word.tag or is_past(word):
            return False
        return "cue" not in word.entries and "date" not in word.entries and "verb" not in word.entries

    def _listed_after(self, found: list[Chunk]) -> PlacePhrase | None:
        """The place before a comma or "and", if its head noun is a village, town, quarter and the like."""
        before = found[-1]
        if not (before.kind == "conj" or (before.kind == "mark" and before.value in ",،")):
            return None
        index = len(found) - 2
        if index >= 0 and found[index].kind == "mark" and before.kind == "conj":
            index -= 1
        place = found[index].place if index >= 0 else None
        while index >= 2 and place is not None and not place.kind and found[index - 2].place is not None:
            if found[index - 1].kind not in ("mark", "conj"):
                break
            index -= 2
            place = found[index].place
        if place is None or place.generic:
            return None
        return place if place.kind in ("village", "town", "quarter", "front", "camp", "city") else None

    def _small(self, word: Word) -> Chunk:
        chunk = Chunk(word.tag, [word], word.start, word.end, value=word.value)
        return chunk

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
            and previous.surface in ",،–—-"
        )

    def _place_or_number(self, words: list[Word], at: int) -> bool:
        """A small word that begins a quantity ("over 20", "about 30") is part of it."""
        return "number" in words[at].entries and quantity_at(words, at) is not None

    def _date(self, words: list[Word], at: int, body: str) -> tuple[DatePhrase, int] | None:
        word = words[at]
        timed = word.tag == "number" or not word.entries.keys().isdisjoint(("date", "month", "number"))
        if not timed and not (word.value in ("before", "since") and word.tag == "prep"):
            return None
        return date_at(words, at, body)

    def _place(self, words: list[Word], at: int, found: list[Chunk]) -> tuple[PlacePhrase, int] | None:
        word, lead = words[at], at
        if not self.arabic:
            lead = self._described(words, at)
            lead = described_name(words, at) if lead == at else lead
        while not self.arabic and lead < len(words) and (words[lead].tag == "det" or self._is_nationality(words, lead)):
            lead += 1
        if lead >= len(words) or not {"place", "placehead"} & set(words[lead].entries):
            return None
        located = self.places.at(words, lead)
        if located is None or (lead > at and located[0].generic and "demonym" in words[lead - 1].entries):
            return None
        phrase, after = located
        phrase.start = word.start
        before = found[-1] if found else None
        if before is not None and before.kind == "np" and self._is_surname(before, phrase):
            return None
        if self.arabic and not self._fits_bare(phrase, found):
            return None
        if not self.arabic and after < len(words) and self._is_attributive(words, at, after, phrase):
            return None
        if not self.arabic and after < len(words) and words[after].normal == OWNER:
            owned = self._place(words, after + 1, []) if after + 1 < len(words) else None
            return located if owned is not None and not owned[0].generic else None
        return located

    def _described(self, words: list[Word], at: int) -> int:
        """Where the head noun stands of a place that is described: "the farming village of X";
        else the position itself."""
        owned = at > 0 and words[at - 1].normal == OWNER
        if not (words[at].tag == "det" or owned) or at + 3 >= len(words):
            return at
        for index in range(at if owned else at + 1, min(len(words) - 1, at + 5)):
            if "demonym" in words[index].entries or (words[index].get("placehead") or ("",))[0] == "direction":
                continue
            if "placehead" in words[index].entries:
                return index if words[index + 1].value == "of" else at
            if words[index].tag or not words[index].surface[:1].islower() or "head" in words[index].entries:
                return at
        return at

    def _is_nationality(self, words: list[Word], at: int) -> bool:
        """An adjective of nationality before a place; one that is a village's name too only before a head noun."""
        if not words[at].get("demonym"):
            return False
        return not words[at].get("place") or (at + 1 < len(words) and "placehead" in words[at + 1].entries)

    def _fits_bare(self, phrase: PlacePhrase, found: list[Chunk]) -> bool:
        """A bare village name must stand where a place may stand: not at the start of a clause."""
        if phrase.kind or phrase.part or phrase.generic:
            return True
        if any(self.places.rows[i].kind not in ("village", "quarter", "site", "field") for i in phrase.candidates):
            return True
        before = found[-1] if found else None
        if before is None or before.kind in ("that", "sub", "aux", "rel", "neg", "while", "adv"):
            return False
        if before.kind in ("mark", "conj"):
            return any(chunk.place is not None for chunk in found[-3:-1])
        return True

    def _is_surname(self, before: Chunk, phrase: PlacePhrase) -> bool:
        """A bare town right after an office is the name of its holder (الرئيس … فلاديمير)."""
        if phrase.kind or phrase.part or before.actor is None:
            return False
        office = any(identifier in self.nouns.offices for identifier in before.actor.ids)
        return office and not any(self.places.rows[i].kind in ("country", "admin1") for i in phrase.candidates)

    def _is_attributive(self, words: list[Word], at: int, after: int, phrase: PlacePhrase) -> bool:
        """English: a place name that only qualifies the noun after it ("the Gaza health ministry"), or begins a longer
        name."""
        following = words[after]
        if following.tag or phrase.kind or is_past(following):
            return False
        return bool({"head", "speaker", "event", "toll"} & set(following.entries)) and "verb" not in following.entries

    def _place_chunk(self, words: list[Word], at: int, phrase: PlacePhrase, after: int) -> tuple[Chunk, int]:
        chunk = Chunk("np", words[at:after], phrase.start, phrase.end, place=phrase, definite=True)
        if "actor" in words[after - 1].entries and not phrase.kind and not phrase.part:
            word = words[after - 1]
            chunk.actor = ActorPhrase(word.start, word.end, word.surface, word.get("actor"))
        return chunk, after


def is_past(word: Word) -> bool:
    """Whether an English word is a past form of some verb, so that a name before it has ended ("in Aleppo killed
    four")."""
    return any(entry[2] in ("past", "participle") for sort in ("event", "toll", "link") for entry in word.entries.get(sort, ()))
