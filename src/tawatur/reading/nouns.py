"""Noun phrases: where they begin and end in each language, and what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tawatur.language.vocabulary import Vocabulary
from tawatur.language.words import Word
from tawatur.lexicon import actors
from tawatur.reading.forms import is_adverb_before
from tawatur.reading.model import ActorPhrase, Chunk
from tawatur.reading.quantities import quantity_at

if TYPE_CHECKING:
    from tawatur.reading.chunks import Chunker

NAMES = frozenset({"actor", "source"})
OWNED = frozenset({"head", "weapon", "event", "toll"})
"""What a word with a pronoun is that begins a phrase after a definite one: القوات | أسلحتها."""
MOST_WORDS = 12
PLURAL = ("\u0648\u0646", "\u064a\u0646")
"""Endings of sound plurals: an indefinite word that ends like the one before it is its adjective."""
ENDS = frozenset({"mark", "prep", "conj", "sub", "that", "rel", "neg", "aux", "adv", "among", "while", "pron"})
"""Tags of words before which a noun phrase ends."""
NO_NOUN = frozenset({"perfect", "imperfect", "past", "base", "present"})
"""Forms that are verbs only."""


class NounPhrases:
    """Builds noun phrases of one language."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.frames = vocabulary.frames
        self.index = vocabulary.index
        self.offices = frozenset(i for i, row in actors.load().items() if row.class_ == "government")
        self.generic = frozenset(i for i, row in actors.load().items() if row.is_sort)
        self.arabic = vocabulary.lang == "ar"

    def at(self, words: list[Word], at: int, chunker: Chunker) -> tuple[Chunk, int]:
        """The noun phrase that starts at a word, and the next position; always takes at least one word."""
        index = at
        chunk = Chunk("np", [], words[at].start, words[at].end)
        counted = quantity_at(words, at)
        if counted and not (counted[1] < len(words) and words[counted[1]].joined):
            chunk.quantity, index = counted
        while index < len(words) and index - at < MOST_WORDS:
            if chunk.quantity is not None and words[index].get("number") == ("least", "-"):
                chunk.quantity.high = None
                index += 1
                continue
            if index > at and self._ends(words, index, at, chunker, chunk):
                break
            if (
                index > at
                and chunk.quantity is None
                and ("number" in words[index].entries or (self.arabic and self._counts(words, index)))
                and (late := quantity_at(words, index))
                and not (late[1] < len(words) and words[late[1]].joined)
            ):
                chunk.quantity, index = late
                continue
            index += 1
        index = max(index, at + 1)
        chunk.words = words[at:index]
        chunk.end = max(self._last(chunk.words).end, chunk.end)
        self._fill(chunk)
        return chunk, index

    def _last(self, words: list[Word]) -> Word:
        """The last word of the name or noun itself: of "rebels responsible" in "held rebels responsible" the first."""
        last, before = words[-1], words[-2] if len(words) > 1 else None
        if self.arabic or before is None or not {"head", "actor"} & set(before.entries):
            return last
        return before if set(last.entries) == {"need"} and not last.tag else last

    def _ends(self, words: list[Word], at: int, start: int, chunker: Chunker, chunk: Chunk) -> bool:
        """Whether a new phrase begins at a word."""
        word = words[at]
        if word.tag in ENDS:
            return True
        if word.first == word.last or (word.tag == "number" and chunk.quantity is not None):
            return True
        if chunker._date(words, at, "") is not None:
            return True
        if "cue" in word.entries and word.get("cue")[0] in ("prep", "participle", "note"):
            return True
        if self.arabic:
            return bool(chunker.verbs.at(words, at, [chunk])) or self._ends_arabic(words, at, start, chunker)
        if chunker.verbs.ends_phrase(words, at, chunker.found, start):
            return True
        following = words[at + 1] if at + 1 < len(words) else None
        if following is not None and "cue" in following.entries and self._speaks(words, at, chunker):
            return True
        adverb = following is not None and is_adverb_before(word, following)
        if adverb and chunker.verbs.ends_phrase(words, at + 1, chunker.found, start):
            return True
        if word.tag == "det":
            return any(other.tag != "det" and "number" not in other.entries for other in words[start:at])
        if "link" in word.entries:
            return True
        if "placehead" in word.entries and at + 1 < len(words) and words[at + 1].value == "of":
            return True
        if word.surface.lower() == "'s":
            return False
        return "number" in word.entries and chunk.quantity is not None and quantity_at(words, at) is not None

    def _speaks(self, words: list[Word], at: int, chunker: Chunker) -> bool:
        """English: "in the interview Holm said": a name before a verb of saying, behind the noun of a preposition."""
        word, previous = words[at], words[at - 1]
        name = word.surface.istitle() and not word.entries and not word.tag and not word.joined
        behind = previous.surface.islower() and not previous.tag and previous.normal != "'s"
        led = bool(chunker.found) and chunker.found[-1].kind in ("prep", "cue")
        return name and behind and led and chunker.verbs.ends_phrase(words, at + 1, chunker.found, at)

    def _counts(self, words: list[Word], at: int) -> bool:
        """Arabic: digits inside a phrase, right before the persons that they count (سقوط 4 شهداء)."""
        following = words[at + 1] if at + 1 < len(words) else None
        return words[at].tag == "number" and following is not None and bool({"head", "toll"} & set(following.entries))

    def _ends_arabic(self, words: list[Word], at: int, start: int, chunker: Chunker) -> bool:
        word, previous = words[at], words[at - 1]
        if word.tag == "det" or any(entry[1][0] == "noun" for entry in previous.entries.get("toll", ())):
            return True
        if (not word.article or " " in word.normal) and any(
            entry[1][0] == "noun" and entry[2] not in ("perfect", "imperfect") for entry in word.entries.get("toll", ())
        ):
            return True
        located = chunker.places.at(words, at) if ("place" in word.entries or "placehead" in word.entries) else None
        if located and not (located[1] == at + 1 and "actor" in word.entries):
            return True
        if "need" in word.entries and _is_needed(word, chunker.found):
            return True
        following = words[at + 1] if at + 1 < len(words) else None
        telling = following is not None and ("toll" in following.entries or "number" in following.entries)
        if telling and not word.entries and not word.article and any("speaker" in w.entries for w in words[start:at]):
            return True
        if NAMES & set(previous.entries) and word.article and self._is_noun(word):
            return True
        if previous.article and word.article and self._begins(word):
            return True
        named = previous.article or bool(NAMES & set(previous.entries))
        if named and word.pronoun and not word.tag and OWNED & set(word.entries):
            return True
        if (
            word.article
            and (word.get("head") or ("",))[0] == "thing"
            and any("weapon" in w.entries for w in words[start:at])
        ):
            return True
        named = self._is_body(previous) and "actor" in word.entries
        if "source" in word.entries and not named and any("speaker" in w.entries for w in words[start:at]):
            return True
        definite = previous.article or bool(NAMES & set(previous.entries)) or bool(previous.pronoun)
        if not word.entries and not word.article and self._after_office(words, start, at):
            return False
        if definite and not word.article and not (NAMES & set(word.entries) and self._construct(words, start, at)):
            return True
        if any(entry[2] == "noun" for entry in word.entries.get("event", ())) and any(
            "number" not in w.entries for w in words[start:at]
        ):
            return True
        agrees = word.surface.endswith(PLURAL) and previous.surface[-2:] == word.surface[-2:] and not previous.article
        return bool(NAMES & set(word.entries)) and bool(NAMES & set(previous.entries)) and not agrees

    def _is_noun(self, word: Word) -> bool:
        """A definite word after a name that is no adjective of it: a person, a thing, a weapon of several words."""
        head = word.get("head")
        if head is not None and (head[0] in ("person", "thing") or head[3] == "sides"):
            return "demonym" not in word.entries
        if "speaker" in word.entries and word.last - word.first > 1 and "actor" not in word.entries:
            return True
        if any(entry[2] == "noun" and not entry[4] for entry in word.entries.get("event", ())):
            return True
        return "weapon" in word.entries and word.last - word.first > 1

    def _is_body(self, word: Word) -> bool:
        """Whether a noun without article is a body that the name after it completes: the agency of …"""
        head, speaker = word.get("head"), word.get("speaker")
        body = (head is not None and head[0] == "force") or (speaker is not None and speaker[0] == "collective")
        return body and not word.article

    def _begins(self, word: Word) -> bool:
        """A definite word after a noun with article that cannot be its adjective: an institution, a thing, both
        sides (مؤيدي الانقلاب | السفارة الفرنسية)."""
        if "demonym" in word.entries:
            return False
        head = word.get("head")
        if head is not None:
            return head[3] == "sides" or head[0] == "thing"
        return any(self.offices & set(ids) for _, ids, *_ in word.entries.get("actor", ()))

    def _after_office(self, words: list[Word], start: int, at: int) -> bool:
        """Whether unknown words after an office are its holder's name (at most three)."""
        index = at - 1
        while index >= start and not words[index].entries:
            index -= 1
        if index < start or at - index > 3:
            return False
        office = words[index]
        head = office.get("head")
        return (head is not None and head[0] == "person" and head[2] == "singular") or any(
            identifier in self.offices for identifier in office.get("actor") or ()
        )

    def _construct(self, words: list[Word], start: int, at: int) -> bool:
        """Whether all words so far are without article, so that a name may complete them (مواقع قوات النظام)."""
        return not any(word.article for word in words[start:at])

    def _fill(self, chunk: Chunk) -> None:
        """Read off the words what the phrase holds."""
        for position, word in enumerate(chunk.words):
            if word.entries.telling and not self._hold(chunk, position, word):
                continue
            if word.article or (word.tag == "det" and word.value in ("the", "this", "that", "own")):
                chunk.definite = chunk.definite or position == 0 or self.arabic
            if word.pronoun:
                chunk.pronoun = word.pronoun
        thing = self.arabic and chunk.head is not None and chunk.head[0] == "thing"
        if thing and chunk.actor is not None and chunk.actor.ids == ("civilians",):
            chunk.actor = None
        if chunk.actor is not None and (chunk.actor.ids or chunk.actor.sources):
            chunk.definite = True

    def _hold(self, chunk: Chunk, position: int, word: Word) -> bool:
        """Read off one word what the phrase holds; False if it is nothing but somebody's nationality."""
        entries = word.entries
        if "actor" in entries or "source" in entries:
            if "demonym" in entries and "actor" not in entries:
                chunk.actor = chunk.actor or ActorPhrase(
                    chunk.start, chunk.end, word.surface, demonym=word.get("demonym")
                )
                return False
            better = chunk.actor is None or (not self.arabic and "demonym" not in entries)
            if better and not (word.tag and word.tag != "number"):
                chunk.actor = ActorPhrase(
                    word.start,
                    word.end,
                    word.surface,
                    word.get("actor") or (),
                    word.get("source") or (),
                    generic="actor" not in entries and entries["source"][0][2] == "weak",
                )
        if "event" in entries or "toll" in entries:
            self._tell(chunk, position, word)
        if "weapon" in entries:
            chunk.weapons.append((word, word.get("weapon")))
        elif word.last - word.first > 1 and ("actor" in entries or "event" in entries):
            chunk.weapons += self._inner_weapons(word)
        if "head" in entries and (chunk.head is None or not self.arabic):
            chunk.head = word.get("head")
        if "demonym" in entries and chunk.actor is None:
            chunk.actor = ActorPhrase(chunk.start, chunk.end, word.surface, demonym=word.get("demonym"))
        if not self.arabic and "cue" in entries and any(entry[1][1] == "suspect" for entry in entries["cue"]):
            chunk.used.add("suspected")
        return True

    def _tell(self, chunk: Chunk, position: int, word: Word) -> None:
        """The events and tolls that a word tells as a noun."""
        for _, frame_id, aspect, *_ in word.entries.get("event", ()):
            if aspect in NO_NOUN or aspect == "participle" or (not self.arabic and self._qualifies(chunk, position)):
                continue
            frame = self.frames[frame_id]
            if frame.pos == "noun" or (not self.arabic and frame.pos in ("verb", "aim")):
                chunk.frames.append((frame, word, "noun"))
        for _, toll, aspect, *_ in word.entries.get("toll", ()):
            if aspect in NO_NOUN:
                continue
            if toll[0] in ("noun", "counted", "vague", "none", "total") or not self.arabic:
                chunk.tolls.append((toll, word))

    def _qualifies(self, chunk: Chunk, position: int) -> bool:
        """English: an event word that only qualifies a later noun of its phrase ("a displacement camp", "attack
        helicopters")."""
        rest = chunk.words[position + 1 :]
        return any(
            {"head", "placehead"} & set(word.entries) and "event" not in word.entries and not word.tag for word in rest
        )

    def is_generic(self, phrase: ActorPhrase) -> bool:
        """Whether an actor phrase names only a sort of people (gunmen, soldiers)."""
        return bool(phrase.ids) and all(identifier in self.generic for identifier in phrase.ids)

    def _inner_weapons(self, word: Word) -> list[tuple[Word, tuple[str, str]]]:
        """Weapons inside an actor's name: "Turkish drone"."""
        parts = word.normal.split(" ")
        for length in (2, 1):
            for start in range(len(parts) - length + 1):
                for entry in self.index.get(" ".join(parts[start : start + length]), ()):
                    if entry[0] == "weapon":
                        return [(word, entry[1])]
        return []


def _is_needed(word: Word, found: list[Chunk]) -> bool:
    """Whether the last verb before a word asks for it (opened … the fire), so that it is no genitive of what stands
    before."""
    verb = next((chunk for chunk in reversed(found) if chunk.kind == "verb"), None)
    if verb is None:
        return False
    needed = [frame.needs for frame, _, _ in verb.frames if word.article or word.pronoun]
    needed += [needs for (_, _, needs), _ in verb.tolls]
    return any(word.normal in words for words in needed)
