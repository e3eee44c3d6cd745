"""Places while a sentence is cut into chunks: what a name may be where it stands, and names that no table has."""

from __future__ import annotations

from tawatur.language.analysis import Word
from tawatur.orthography.punctuation import COMMAS
from tawatur.reading.model import ActorPhrase, Chunk, PlacePhrase
from tawatur.reading.names import described_name, wants_place
from tawatur.reading.nouns import NounPhrases
from tawatur.reading.places import PLAIN_HEADS, PlaceFinder, spelled

OWNER = "'s"
PLACES = frozenset({"place", "placehead"})
WHOLES = frozenset({"country", "nation", "state", "province", "region", "republic", "kingdom", "territory", "island"})
"""English nouns for what holds the place named behind their possessive."""


class Located:
    """Finds the place that a chunk is."""

    def __init__(self, arabic: bool, places: PlaceFinder, nouns: NounPhrases) -> None:
        self.arabic, self.places, self.nouns = arabic, places, nouns

    def _place(self, words: list[Word], at: int, found: list[Chunk]) -> tuple[PlacePhrase, int] | None:
        word, lead = words[at], at
        if self._is_its(words, at) and (held := self._place(words, at + 3, [])) is not None:
            return (held[0], held[1]) if held[0].row is None and not held[0].generic else None
        if not self.arabic and (word.tag == "det" or "demonym" in word.entries or self._is_owned(words, at)):
            lead = self._described(words, at)
            lead = described_name(words, at) if lead == at else lead
            while lead < len(words) and (words[lead].tag == "det" or self._is_nationality(words, lead)):
                lead += 1
        if lead >= len(words) or PLACES.isdisjoint(words[lead].entries):
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
        if words[at].tag == "det" and lead > at and self._is_one_of_its(words, at, after, phrase):
            return None
        if not self.arabic and after < len(words) and self._is_attributive(words, after, phrase):
            return None
        if not self.arabic and after < len(words) and words[after].normal == OWNER:
            owned = self._place(words, after + 1, []) if after + 1 < len(words) else None
            if owned is None and self.places.cased:
                owned = self._named_place(words, after + 1)
            return located if owned is not None and not owned[0].generic else None
        return located

    def _is_its(self, words: list[Word], at: int) -> bool:
        """English: "the country's …", "the province's …" before the name of a part of it."""
        if self.arabic or words[at].tag != "det" or at + 3 >= len(words) or words[at + 2].normal != OWNER:
            return False
        return words[at + 1].normal in WHOLES

    def _is_owned(self, words: list[Word], at: int) -> bool:
        return at > 0 and words[at - 1].normal == OWNER

    def _described(self, words: list[Word], at: int) -> int:
        """Where the head noun stands of a place that is described: "the farming village of X";
        else the position itself."""
        owned = self._is_owned(words, at)
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

    def _is_attributive(self, words: list[Word], after: int, phrase: PlacePhrase) -> bool:
        """English: a place name that only qualifies the noun after it ("the Gaza health ministry"), or begins a longer
        name."""
        following = words[after]
        if following.tag or phrase.kind or is_past(following) or "number" in following.entries:
            return False
        if not following.entries and following.surface.istitle() and self.places.cased and self._is_small(phrase):
            return True
        return bool({"head", "speaker", "event", "toll"} & set(following.entries)) and "verb" not in following.entries

    def _is_one_of_its(self, words: list[Word], at: int, after: int, phrase: PlacePhrase) -> bool:
        """English: "a Sulaimani license plate": behind an indefinite article a bare name only qualifies its noun."""
        bare = not (self.arabic or phrase.kind or phrase.part or phrase.generic)
        noun = after < len(words) and not words[after].tag and words[after].surface[:1].islower()
        return bare and noun and words[at].value == "a" and not is_past(words[after])

    def _is_small(self, phrase: PlacePhrase) -> bool:
        """Whether a name is only that of small places: before another name it is somebody's first name."""
        kinds = {self.places.rows[position].kind for position in phrase.candidates}
        return bool(kinds) and not kinds & {"country", "admin1", "region"} and not phrase.part

    def _is_surname(self, before: Chunk, phrase: PlacePhrase) -> bool:
        """A bare town right after an office is the name of its holder (الرئيس … فلاديمير)."""
        if phrase.kind or phrase.part or before.actor is None:
            return False
        office = any(identifier in self.nouns.offices for identifier in before.actor.ids)
        return office and not any(self.places.rows[i].kind in ("country", "admin1") for i in phrase.candidates)

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

    def _unknown_place(self, words: list[Word], at: int, found: list[Chunk]) -> tuple[PlacePhrase, int] | None:
        """A name that no table has: after a place list, or (in cased text) after a preposition of place."""
        before = found[-1] if found else None
        if before is None:
            return None
        if self.arabic and (tied := self.places.joined(words, at, self._list_head(found))):
            return tied
        if self.arabic and (member := self._member(words, at, found)):
            return member
        listed = self._listed_after(found)
        taken = not self.arabic and self.places.cased and wants_place(found)
        if not self.arabic and self.places.cased and before.value == OWNER and (named := self._named_place(words, at)):
            return named
        if not self.arabic and self.places.cased and before.kind == "verb" and (named := self._named_place(words, at)):
            return named
        if listed and self._is_speaker(words, at, before):
            return None
        if (
            not taken
            and not listed
            and (
                self.arabic
                or not self.places.cased
                or before.kind != "prep"
                or before.value not in ("in", "near", "to", "of")
            )
        ):
            return None
        if (
            not taken
            and before.kind == "prep"
            and before.value == "of"
            and not (len(found) > 1 and found[-2].words[-1].get("placehead"))
        ):
            return None
        if before.kind == "prep" and before.value == "to" and before.words[0].normal not in self.places.towards:
            return None
        index = at = self._past_article(words, at)
        while index < len(words) and index - at < 3 and self._in_name(words, index, at):
            index += 1
        headed = (
            not self.arabic
            and index < len(words)
            and not words[index].tag
            and (words[index].get("placehead") or ("",))[0] in PLAIN_HEADS
        )
        if headed and index > at:
            name = " ".join(word.surface for word in words[at:index])
            return PlacePhrase(words[at].start, words[index].end, name, (), words[index].get("placehead")[0]), index + 1
        people = (
            not self.arabic and index + 1 < len(words) and "head" in words[index].entries and is_past(words[index + 1])
        )
        if index == at or (index < len(words) and self._goes_on(words[index]) and not people):
            return None
        if (
            taken
            and before.kind == "verb"
            and index > at + 1
            and "attack.shelling" not in {f.kind for f, _, _ in before.frames}
        ):
            return None
        name = spelled(words[at:index], self.arabic)
        kind = listed.kind if listed else "town" if taken else ""
        return PlacePhrase(words[at].start, words[index - 1].end, name, (), kind), index

    def _named_place(self, words: list[Word], at: int) -> tuple[PlacePhrase, int] | None:
        """English: a name with its head noun right behind a verb: "stormed Marala village"."""
        index = at
        while index < len(words) and index - at < 3 and self._in_name(words, index, at):
            index += 1
        kind = (words[index].get("placehead") or ("",))[0] if at < index < len(words) else ""
        owned = at > 0 and words[at - 1].normal == OWNER
        if kind not in PLAIN_HEADS or (words[index].surface[:1].isupper() and not owned):
            return None
        name = " ".join(word.surface for word in words[at:index])
        return PlacePhrase(words[at].start, words[index].end, name, (), kind), index + 1

    def _in_name(self, words: list[Word], index: int, at: int) -> bool:
        """Whether a word goes on with the unknown name that begins at a position; in English its head noun does not."""
        head = not self.arabic and index > at and (words[index].get("placehead") or ("",))[0] in PLAIN_HEADS
        return not head and self.places.is_name(words, index, index == at)

    def _is_speaker(self, words: list[Word], at: int, before: Chunk) -> bool:
        """English: a name between commas before a verb of saying: "a cleric in the city of X, N. N., said"."""
        if self.arabic or before.kind != "mark":
            return False
        index = at
        while index < len(words) and index - at < 5 and words[index].surface[:1].isupper():
            index += 1
        return index + 1 < len(words) and words[index].surface == "," and "cue" in words[index + 1].entries

    def _past_article(self, words: list[Word], at: int) -> int:
        """English: the article before an unknown name with its head noun ("in the Bam province") is passed over."""
        if self.arabic or words[at].value != "the":
            return at
        index = at + 1
        while index < len(words) and index - at < 4 and self.places.is_name(words, index, index == at + 1):
            index += 1
        headed = index < len(words) and (words[index].get("placehead") or ("",))[0] in PLAIN_HEADS
        return at + 1 if headed and index > at + 1 else at

    def _member(self, words: list[Word], at: int, found: list[Chunk]) -> tuple[PlacePhrase, int] | None:
        """Arabic: one more name of a list under a plural head noun, be it another word too (قرى أ والزيارة وب)."""
        if found[-1].kind != "conj" and not (found[-1].kind == "mark" and found[-1].value in COMMAS):
            return None
        head = self._list_head(found[:-1]) if len(found) > 1 else None
        if head is None or not head.listed:
            return None
        word = words[at]
        if word.pronoun or (word.tag and word.tag != "conj"):
            return None
        compound = self.places.compound_at(words, at, head.kind)
        if compound is None and ("place" in word.entries or (word.article and self._goes_on_list(words, at + 1))):
            name = spelled([word], True)
            known = tuple(word.get("place") or ())
            compound = PlacePhrase(word.start, word.end, name, known, head.kind), at + 1
        return compound

    def _goes_on_list(self, words: list[Word], at: int) -> bool:
        """Whether an "and" with one more name of a place follows."""
        return (
            at + 1 < len(words)
            and words[at].value == "and"
            and not {"place", "placehead"}.isdisjoint(words[at + 1].entries)
        )

    def _list_head(self, found: list[Chunk]) -> PlacePhrase | None:
        """The place with the head noun of the list that the last chunk belongs to."""
        index = len(found) - 1
        place = found[index].place
        while index >= 2 and place is not None and not place.headed and found[index - 1].kind in ("mark", "conj"):
            index -= 2
            place = found[index].place
        return place

    def _listed_after(self, found: list[Chunk]) -> PlacePhrase | None:
        """The place before a comma or "and", if its head noun is a village, town, quarter and the like."""
        before = found[-1]
        if not (before.kind == "conj" or (before.kind == "mark" and before.value in COMMAS)):
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

    def _goes_on(self, word: Word) -> bool:
        """English: whether the name only qualifies a noun after it ("in RSF uniforms")."""
        if self.arabic or word.tag or is_past(word):
            return False
        return "cue" not in word.entries and "date" not in word.entries and "verb" not in word.entries

    def _place_chunk(self, words: list[Word], at: int, phrase: PlacePhrase, after: int) -> tuple[Chunk, int]:
        chunk = Chunk("np", words[at:after], phrase.start, phrase.end, place=phrase, definite=True)
        if "actor" in words[after - 1].entries and not phrase.kind and not phrase.part:
            word = words[after - 1]
            chunk.actor = ActorPhrase(word.start, word.end, word.surface, word.get("actor"))
        return chunk, after


def is_past(word: Word) -> bool:
    """Whether an English word is a past form of some verb, so that a name before it has ended ("in Aleppo killed
    four")."""
    return any(
        entry[2] in ("past", "participle") for sort in ("event", "toll", "link") for entry in word.entries.get(sort, ())
    )
