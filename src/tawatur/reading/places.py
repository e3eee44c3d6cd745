"""Places as the text names them: a known name, or an unknown one after a head noun, with what makes a part of it.

Which of several namesakes is meant is decided for the whole document, in `whereabouts`.
"""

from __future__ import annotations

import functools

from tawatur.language.analysis import Word
from tawatur.language.vocabulary import normal_token
from tawatur.lexicon.places import Gazetteer
from tawatur.lexicon.tables import rows, table
from tawatur.orthography.letters import ARTICLE, FATHATAN, TA_MARBUTA, WAW
from tawatur.reading.model import PlacePhrase

STRONG = frozenset(
    {"closed", "date", "number", "cue", "link", "event", "toll", "month", "speaker", "verb", "weapon", "head"}
)
"""Sorts of words that a bare one-word place name gives way to."""
PLAIN_HEADS = frozenset(
    {
        "village",
        "town",
        "city",
        "quarter",
        "camp",
        "admin1",
        "admin2",
        "mountain",
        "island",
        "river",
        "dam",
        "crossing",
        "field",
    }
)
"""Head nouns after which an unknown word is a name."""
UNITS = frozenset({"admin1", "admin2"})
"""Head nouns that in English stand behind a name ("Bam province") or before "of", never right before it."""
AFTER = "after"
NAME, ALONE, THERE = "name", "alone", "there"
"""Kinds of head nouns: the first word of a name, one that needs no head noun before it; and "there"."""
COMPOUNDED = frozenset(
    {"place", "head", "placehead", "weapon", "number", "need", "actor", "demonym", "speaker", "source"}
)
"""Sorts of words that may stand second in a compound name."""
SITES = frozenset({"junction", "street", "bridge", "market", "worship", "checkpoint"})
"""Kinds of head nouns whose name is that of somebody or of another place."""
SETTLED_ROWS = frozenset({"village", "town", "city", "quarter", "admin1", "admin2", "country", "region"})
BORDER = "border"
"""Gloss of the head nouns that name a line between two countries."""
PARTS = frozenset({"part", "direction"})
MOST_WORDS_OF_A_NAME = 3
SETTLEMENTS_OF_HEAD = frozenset({"mountain"})
"""Heads that are part of an unknown name (تل مالد)."""


def spelled(words: list[Word], arabic: bool) -> str:
    """A name as the text spells it, without the particles before its words."""
    if not arabic:
        return " ".join(word.surface for word in words)
    return " ".join(_bare(word) for word in words)


def _bare(word: Word) -> str:
    """The end of a word's spelling that its own letters, and its article, fill."""
    article = ARTICLE if word.article and not word.pronoun and not word.normal.startswith(ARTICLE) else ""
    own = article + word.normal
    ending = word.surface[-len(own) :]
    return ending if normal_token(ending) == own else word.normal


@functools.cache
def capitals(gazetteer: Gazetteer) -> dict[str, int]:
    """State id -> position of its capital in the gazetteer."""
    wanted = {(row["country"], row["capital"]): row["state"] for row in rows(table("capitals.tsv"))}
    found: dict[str, int] = {}
    for position, place in enumerate(gazetteer.rows):
        for name in place.names_en if place.kind in ("city", "town", "admin1") else ():
            state = wanted.get((place.country or "", name))
            if state is not None and (state not in found or place.population > gazetteer.rows[found[state]].population):
                found[state] = position
    return found


class PlaceFinder:
    """Finds place phrases in marked words."""

    towards = frozenset({"at"})
    """Prepositions of direction that also say where."""
    struck = frozenset({"into"})
    """Prepositions of place before what is hit: "shells crashed into a school"."""

    def __init__(self, gazetteer: Gazetteer, arabic: bool, cased: bool) -> None:
        self.rows = gazetteer.rows
        self.capitals = capitals(gazetteer)
        self.arabic, self.cased = arabic, cased

    def at(self, words: list[Word], at: int) -> tuple[PlacePhrase, int] | None:
        """The place phrase that starts at a word, and the next position."""
        index, kind, part = at, "", False
        while index < len(words) and (head := self._head(words, index)):
            if head in (AFTER, "adjective", NAME, THERE) or (index > at and words[index].tag == "mark"):
                break
            part = part or head in PARTS
            kind = head if head not in PARTS else kind
            index += 1
            if index < len(words) and index > at and self._passes(words, index):
                index += 1
        if compound := self._compound(words, at, index, kind):
            return compound
        if self.arabic and index == at and self._head(words, at) == THERE:
            return self._there(words, at)
        if index > at and not kind and not part:
            return None
        if self.arabic and index > at and words[index - 1].article and kind not in ("", "road", "capital"):
            return self._generic(words, at, index, kind)
        if index > at and index + 2 < len(words) and words[index].surface == "(" and words[index + 2].surface == ")":
            inner = self._name(words, index + 1, kind or "village", True)
            if inner is not None and inner[2] == index + 2:
                return PlacePhrase(words[at].start, words[index + 2].end, inner[0], inner[1], kind, part), index + 3
        if kind == "capital":
            return self._capital(words, at, index)
        named = self._name(words, index, kind, index > at)
        if named is None:
            return self._generic(words, at, index, kind)
        name, candidates, after = named
        after, tail_kind = self._tail(words, after)
        if self.arabic and index > at and kind in SITES:
            return self._site(words, at, (candidates, after), kind), after
        phrase = PlacePhrase(words[at].start, words[after - 1].end, name, candidates, kind or tail_kind, part)
        phrase.headed = index > at
        phrase.listed = self.arabic and index > at and self._is_plural(words[index - 1])
        phrase.border = not self.arabic and any((w.get("placehead") or ("", ""))[1] == BORDER for w in words[at:after])
        return phrase, after

    def _compound(self, words: list[Word], at: int, index: int, kind: str) -> tuple[PlacePhrase, int] | None:
        """A name whose first word ("Kafr", "Tell", "Deir") stands in many names, and that no table has as a
        whole: never the row of its last word alone."""
        value = words[index].get("placehead") if index < len(words) else None
        if value is None or value[0] != NAME or words[index].pronoun or words[index].article:
            return None
        if index == at and value[1] != ALONE:
            return None
        phrase = self.compound_at(words, index, kind)
        if phrase is None:
            return None
        phrase[0].start, phrase[0].headed = words[at].start, index > at
        phrase[0].listed = self.arabic and index > at and self._is_plural(words[index - 1])
        return phrase

    def compound_at(self, words: list[Word], at: int, kind: str) -> tuple[PlacePhrase, int] | None:
        """The unknown compound name that begins at a word."""
        value = words[at].get("placehead")
        following = words[at + 1] if at + 1 < len(words) else None
        if value is None or value[0] != NAME or following is None or following.tag or following.pronoun:
            return None
        if not self.arabic and (not self.cased or not following.surface.istitle()):
            return None
        foreign = set(following.entries) - COMPOUNDED - ({"verb"} if following.article else set())
        if foreign or words[at].last != following.first:
            return None
        after = at + 2
        titled = self.arabic and "head" in following.entries and after < len(words)
        if titled and self._may_be_name(words, after, True) and words[after].first == following.last:
            after += 1
        name = spelled(words[at:after], self.arabic)
        after, tail = self._tail(words, after)
        return PlacePhrase(words[at].start, words[after - 1].end, name, (), kind or tail or "village"), after

    def _site(self, words: list[Word], at: int, found: tuple[tuple[int, ...], int], kind: str) -> PlacePhrase:
        """Arabic: a square, bridge or market is named after a place and is not that place."""
        candidates, after = found
        start = next(i for i in range(at, after) if (words[i].get("placehead") or ("",))[0] == kind)
        own = tuple(i for i in candidates if self.rows[i].kind not in SETTLED_ROWS)
        name = spelled(words[start:after], True)
        phrase = PlacePhrase(words[at].start, words[after - 1].end, name, own, kind)
        phrase.headed = True
        return phrase

    def _there(self, words: list[Word], at: int) -> tuple[PlacePhrase, int] | None:
        """Arabic: "there" at the end of a clause goes back to a place; before its noun it says that something is."""
        following = words[at + 1] if at + 1 < len(words) else None
        ends = following is None or following.tag in ("mark", "prep", "conj") or "date" in following.entries
        if at == 0 or not ends or words[at - 1].tag:
            return None
        return PlacePhrase(words[at].start, words[at].end, words[at].surface, (), THERE, generic=True), at + 1

    def _is_plural(self, head: Word) -> bool:
        """Whether a head noun names several: villages, the towns of."""
        value = head.get("placehead")
        return value is not None and value[1].endswith("s")

    def _head(self, words: list[Word], at: int) -> str:
        """The kind of a head noun at a position; in English only where a name or "of" follows."""
        value = words[at].get("placehead")
        if value is None or (words[at].tag and words[at].tag != "number" and words[at].value != "near"):
            return THERE if value is not None and value[0] == THERE else ""
        kind: str = value[0]
        return kind

    def _passes(self, words: list[Word], at: int) -> bool:
        """Small words between head and name: "of", "the" (village of the …)."""
        word = words[at]
        if word.value == "of":
            return at + 1 < len(words)
        if word.value == "with" and not self.arabic:
            line = (words[at - 1].get("placehead") or ("", ""))[1] == BORDER
            return line and at + 1 < len(words) and "place" in words[at + 1].entries
        return word.tag == "det" and word.value == "the" and at + 1 < len(words) and not self.arabic

    def _name(self, words: list[Word], at: int, kind: str, headed: bool) -> tuple[str, tuple[int, ...], int] | None:
        """A name at a position: (name, candidates, next position).

        In Arabic the noun for a region is feminine: an unknown word behind it without that ending is no adjective.
        """
        if at >= len(words):
            return None
        word = words[at]
        candidates = self._candidates(word, headed, kind)
        if candidates and not self._is_longer_unknown(words, at, kind):
            return word.surface if not self.arabic else word.normal, candidates, at + 1
        units = not self.arabic and kind in UNITS and words[at - 1].value != "of"
        plain = kind in PLAIN_HEADS and (self.arabic or self.cased) and not units
        if headed and (plain or (self.arabic and kind == "region" and not word.surface.endswith(TA_MARBUTA))):
            return self._unknown(words, at)
        return None

    def _candidates(self, word: Word, headed: bool, kind: str) -> tuple[int, ...]:
        found: tuple[int, ...] = word.get("place") or ()
        if not found or (word.tag and word.tag != "number"):
            return ()
        single = word.last - word.first == 1
        adjective = self.arabic and (word.get("placehead") or ("",))[0] == AFTER
        if adjective and kind not in ("admin1", "admin2", "city", "village"):
            return ()
        if single and not headed and any(sort in word.entries for sort in STRONG):
            return ()
        if headed or not single:
            return found
        lang = "ar" if self.arabic else "en"
        return tuple(i for i in found if not (self.rows[i].ambiguous and lang in (self.rows[i].ambiguous_in or lang)))

    def _is_longer_arabic(self, words: list[Word], at: int, kind: str) -> bool:
        """Arabic: behind a head noun a small place's name before an unknown word is part of another (ألبو جاسم)."""
        word = words[at]
        if kind not in PLAIN_HEADS | {"region"} or word.last - word.first > 1 or at + 1 >= len(words):
            return False
        following = words[at + 1]
        if following.entries or following.tag or following.article or following.pronoun:
            return False
        return all(
            self.rows[i].kind not in ("country", "admin1") and self.rows[i].population < 50_000
            for i in word.get("place") or ()
        )

    def _is_longer_unknown(self, words: list[Word], at: int, kind: str) -> bool:
        """English: a small place's name that goes on with a word that no table has (Kafr + Hamrin, Um + al-Kaif)."""
        if self.arabic:
            return self._is_longer_arabic(words, at, kind)
        if not self.cased or at + 1 >= len(words):
            return False
        following = words[at + 1]
        new = following.surface.istitle() and not following.entries and not following.tag
        if new and following.joined:
            return True
        if any(
            self.rows[i].kind not in ("village", "quarter", "site", "field", "town")
            for i in words[at].get("place") or ()
        ):
            return False
        return new or self._is_particle(words, at + 1)

    def _unknown(self, words: list[Word], at: int) -> tuple[str, tuple[int, ...], int] | None:
        """An unknown name after a head noun."""
        index = at
        while index < len(words) and index - at < MOST_WORDS_OF_A_NAME and self._may_be_name(words, index, index == at):
            index += 1
        if index == at:
            return None
        first = at - 1 if self.arabic and at and self._head(words, at - 1) in SETTLEMENTS_OF_HEAD else at
        name = spelled(words[first:index], self.arabic)
        last = words[index - 1]
        known = last.get("place") if index - at == 1 else ()
        return name, tuple(known or ()), index

    def is_name(self, words: list[Word], at: int, first: bool) -> bool:
        """Whether a word may stand in an unknown name: capitalised in English; in Arabic unknown to every table."""
        word = words[at]
        if self.arabic and (set(word.entries) - {"place"} or FATHATAN in word.surface):
            return False
        return self._may_be_name(words, at, first) and word.surface[:1].isalpha()

    def joined(self, words: list[Word], at: int, before: PlacePhrase | None) -> tuple[PlacePhrase, int] | None:
        """Arabic: an unknown name that an "and" ties to a list of villages (بلدات أ وب)."""
        word = words[at]
        if before is None or before.generic or word.entries or word.tag or not self._is_tied(word):
            return None
        if not before.listed or not self.is_name(words, at, True):
            return None
        index = at + 1
        while index < len(words) and index - at < MOST_WORDS_OF_A_NAME and self.is_name(words, index, False):
            index += 1
        name = spelled(words[at:index], self.arabic)[1:]
        return PlacePhrase(word.start + 1, words[index - 1].end, name, (), before.kind, listed=True), index

    def _is_tied(self, word: Word) -> bool:
        return len(word.surface) > 3 and word.surface.startswith(WAW)

    def _may_be_name(self, words: list[Word], at: int, first: bool) -> bool:
        word = words[at]
        if (word.get("placehead") or ("",))[0] == "adjective":
            return False
        if word.tag:
            return False
        if self.arabic and not first and (self._is_tied(word) or FATHATAN in word.surface):
            return False
        if self.arabic:
            if first:
                return not word.entries or set(word.entries) <= {"place", "head", "placehead", "weapon", "number"}
            return (
                (not word.entries or (set(word.entries) == {"place"} and word.last - word.first == 1))
                and not words[at - 1].article
                and not word.pronoun
            )
        if set(word.entries) & {"actor", "demonym", "date", "month", "event"}:
            return False
        return word.surface[:1].isupper() or self._is_particle(words, at)

    def _is_particle(self, words: list[Word], at: int) -> bool:
        """English: a short word tied by a hyphen to the name after it (al-Bab)."""
        following = words[at + 1] if at + 1 < len(words) else None
        return (
            following is not None
            and following.joined
            and following.surface[:1].isupper()
            and len(words[at].surface) < 5
        )

    def _capital(self, words: list[Word], at: int, index: int) -> tuple[PlacePhrase, int] | None:
        """ "The Iraqi capital": the nationality stands after the noun in Arabic, before it in English."""
        beside = index if self.arabic else at - 1
        state = words[beside].get("demonym") if 0 <= beside < len(words) else None
        after = index + 1 if self.arabic and state else index
        if state is None and index < len(words) and (named := self._name(words, index, "city", True)):
            return PlacePhrase(words[at].start, words[named[2] - 1].end, named[0], named[1], "city"), named[2]
        row = self.capitals.get(state or "")
        if row is None:
            return self._generic(words, at, index, "capital") if index == at + 1 else None
        return PlacePhrase(words[at].start, words[after - 1].end, self.rows[row].name, (row,), "city"), after

    def _generic(self, words: list[Word], at: int, index: int, kind: str) -> tuple[PlacePhrase, int] | None:
        """A definite head noun alone goes back to a place told before."""
        if index != at + 1 or kind in ("", *PARTS):
            return None
        word = words[at]
        definite = (
            word.article
            if self.arabic
            else at > 0 and words[at - 1].tag == "det" and words[at - 1].value in ("the", "that", "this")
        )
        if not definite or (self.arabic and self._is_plural(word)):
            return None
        same = self.arabic and index < len(words) and words[index].value == "same"
        last = words[index] if same else word
        return PlacePhrase(word.start, last.end, word.surface, (), kind, generic=True, same=same), index + same

    def _tail(self, words: list[Word], at: int) -> tuple[int, str]:
        """Adjectives of direction after an Arabic name; a head noun after an English one (Idlib province)."""
        index, kind = at, ""
        while index < len(words):
            value = words[index].get("placehead")
            if value is None or words[index].tag:
                break
            if self.arabic:
                if value[0] != AFTER and not (value[0] == "direction" and not words[index].article):
                    break
                if value[0] == "direction" and self._starts_place(words, index + 1):
                    break
            else:
                if value[0] in PARTS and value[0] != "part":
                    break
                kind = value[0]
            index += 1
        return index, kind

    def _starts_place(self, words: list[Word], at: int) -> bool:
        return at < len(words) and ("place" in words[at].entries or "placehead" in words[at].entries)
