"""Verb or noun? A word form that may be either is settled by its neighbours."""

from __future__ import annotations

from collections.abc import Set

from tawatur.language.analysis import TA_MARBUTA, Word
from tawatur.language.inflect import IMPERFECT_PREFIXES
from tawatur.language.vocabulary import Entry, Frame, Vocabulary
from tawatur.orthography.letters import FATHATAN, SHADDA
from tawatur.reading.forms import aspects_of, is_verb
from tawatur.reading.model import Chunk
from tawatur.reading.subjects import told_by

RELAY = "relay"
"""Force of a verb with which one passes on what another said."""
REACH = 10
"""Words behind a verb within which the one stands that makes it a verb of saying."""
OPENERS = frozenset({"aux", "neg", "pron", "rel", "that"})


class Verbs:
    """Recognises verbs in marked words of one language."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.frames = vocabulary.frames
        self.arabic = vocabulary.lang == "ar"

    def at(self, words: list[Word], at: int, found: list[Chunk]) -> tuple[Chunk, int] | None:
        """The verb chunk at a position and the next position; None if the word is no verb here."""
        word = words[at]
        if not self.arabic:
            aspects = aspects_of(word)
            if not aspects or not is_verb(words, at, found, at):
                return None
        entries = word.entries.finite
        if not self.arabic:
            return self._chunk(words, at, entries, aspects, found)
        if not entries and self._unknown(words, at, found):
            return Chunk("verb", [word], word.start, word.end, value=word.normal, aspect="perfect"), at + 1
        if not entries:
            return None
        aspects = word.entries.aspects
        if not self._arabic(words, at, found, word.entries.nominal, aspects):
            return None
        return self._chunk(words, at, entries, aspects, found)

    def ends_phrase(self, words: list[Word], at: int, found: list[Chunk], start: int) -> bool:
        """English: whether a verb ends the noun phrase that starts at `start`."""
        return bool(aspects_of(words[at])) and is_verb(words, at, found, start)

    def _arabic(self, words: list[Word], at: int, found: list[Chunk], nominal: bool, aspects: Set[str]) -> bool:
        word = words[at]
        if "participle" in aspects:
            return not word.article
        if (word.article and not word.pronoun) or FATHATAN in word.surface:
            return False
        previous = words[at - 1] if at else None
        if previous is not None and previous.tag == "prep":
            return False
        if previous is not None and previous.value == "future":
            return True
        if not nominal or word.passive or SHADDA in word.surface[2:4]:
            return True
        if "imperfect" in aspects and "perfect" not in aspects:
            return "head" not in word.entries and "actor" not in word.entries and "place" not in word.entries
        before = found[-1] if found else None
        if before is not None and before.kind in OPENERS:
            return True
        following = words[at + 1] if at + 1 < len(words) else None
        if self._is_office(word, following, found) or self._is_object(word, found):
            return False
        if following is not None and self._is_asked_for(word, following):
            return True
        second = words[at + 2] if at + 2 < len(words) else None
        if (
            following is not None
            and following.tag == "conj"
            and second is not None
            and "toll" in second.entries
            and self.opens(found)
        ):
            return any(entry[2] == "perfect" for entry in second.entries["toll"])
        if following is not None and "number" in following.entries and self.opens(found):
            return True
        if following is None or following.tag in ("prep", "mark", "conj", "that"):
            return False
        if (
            {"weapon", "demonym", "toll", "event", "number"} & set(following.entries)
            and not following.article
            and "actor" not in following.entries
        ):
            return "number" in following.entries and (before is None or before.kind in ("mark", "conj", "while", "adv"))
        if before is not None and before.kind in ("prep", "link", "cue"):
            return False
        if (
            before is not None
            and before.kind == "np"
            and not before.definite
            and not before.pronoun
            and before.head is None
        ):
            return len(before.words) > 1 and self.opens(found)
        if before is not None and before.kind == "verb":
            return False
        if self.opens(found) or {"actor", "head", "speaker", "source"} & set(following.entries):
            return True
        return following.article or before is None

    def _is_asked_for(self, word: Word, following: Word) -> bool:
        """Arabic: whether a word that may be a part of the day or a town is a verb before what its rows ask for or what
        they hit: "at dawn" or "blew (a belt) up"."""
        rows = [self.frames[value] for sort, value, *_ in word.entries.finite if sort == "event"]
        if any(following.normal in row.needs for row in rows):
            return True
        if "date" in word.entries:
            return "weapon" in following.entries and not following.article
        return "place" in word.entries and bool(rows) and (following.get("head") or ("",))[0] == "thing"

    def _is_object(self, word: Word, found: list[Chunk]) -> bool:
        """Whether an event noun with a pronoun is what a verb before carries: جددت الدولة رفضها."""
        if not word.pronoun or len(found) < 2 or found[-1].kind != "np" or found[-2].kind != "verb":
            return False
        return any(frame.pos == "light" for frame, _, _ in found[-2].frames)

    def _is_office(self, word: Word, following: Word | None, found: list[Chunk]) -> bool:
        """Whether a word that may be a person is one: inside a clause, or before what he holds (حاكم ولاية)."""
        if (word.get("head") or word.get("speaker") or ("",))[0] not in ("person", "official", "military"):
            return False
        held = following is not None and not {"placehead", "place"}.isdisjoint(following.entries)
        return held or not self.opens(found)

    def opens(self, found: list[Chunk]) -> bool:
        """Whether a clause begins here: nothing before it but small words, dates and a phrase of place."""
        last = found[-1] if found else None
        if last is None or last.kind in ("mark", "conj", "while", "that", "rel", "aux"):
            return True
        return last.kind in ("np", "date", "adv") and all(
            chunk.kind in ("conj", "prep", "date", "adv", "mark", "while")
            or (chunk.kind == "np" and found[index - 1].kind == "prep")
            for index, chunk in enumerate(found)
        )

    def _unknown(self, words: list[Word], at: int, found: list[Chunk]) -> bool:
        """An Arabic word that no table knows is a verb where a clause begins with it and a definite noun or a number
        follows."""
        word = words[at]
        if (
            not self.arabic
            or word.entries
            or word.tag
            or word.article
            or word.surface.endswith(TA_MARBUTA)
            or len(word.normal) < 3
            or not self.opens(found)
        ):
            return False
        following = words[at + 1] if at + 1 < len(words) else None
        if following is None or following.tag == "mark" or following.tag == "prep":
            return False
        if found and found[-1].kind == "that" and word.normal[0] not in IMPERFECT_PREFIXES:
            return False
        known = {"actor", "head", "source", "number", "speaker", "demonym"} & set(following.entries)
        return bool(known) or following.article or following.tag == "det"

    def _chunk(
        self, words: list[Word], at: int, entries: tuple[Entry, ...], aspects: Set[str], found: list[Chunk]
    ) -> tuple[Chunk, int]:
        word = words[at]
        chunk = Chunk("verb", [word], word.start, word.end, value=word.normal, pronoun=word.pronoun)
        for sort, value, aspect, plural, _, _ in entries:
            chunk.plural = chunk.plural or plural
            if sort == "event":
                frame: Frame = self.frames[value]
                chunk.frames.append((frame, word, aspect))
            elif sort == "toll":
                chunk.tolls.append((value, word))
            elif sort == "cue" and self._is_said(value[2:], words, at):
                chunk.cue = value[:2]
            elif sort == "link":
                chunk.link = value
        if chunk.cue == ("verb", RELAY):
            chunk.frames = []
        chunk.passive = word.passive
        before = found[-1] if found else None
        chunk.aspect = self._aspect(aspects, before)
        if at and words[at - 1].value == "future":
            chunk.future = True
        self._auxiliaries(chunk, found)
        return chunk, at + 1

    def _is_said(self, needs: tuple[tuple[str, ...], ...], words: list[Word], at: int) -> bool:
        """Whether what makes a verb one of saying stands behind it: "raised … the toll"."""
        return not needs or any(word.normal in needs[0] for word in words[at + 1 : at + REACH])

    def _aspect(self, aspects: Set[str], before: Chunk | None) -> str:
        if not self.arabic and "base" in aspects and before is not None and before.words[0].normal == "to":
            return "base"
        for aspect in ("perfect", "past", "participle", "present", "imperfect", "gerund", "base"):
            if aspect in aspects:
                return aspect
        return ""

    def _auxiliaries(self, chunk: Chunk, found: list[Chunk]) -> None:
        """What the small words before a verb make of it: passive, future, negated."""
        been = False
        for before in reversed(found[-5:]):
            if before.kind == "adv" or (before.kind == "neg" and before.value == "without"):
                continue
            if before.kind == "neg":
                chunk.negated = True
            elif before.kind == "aux" and before.value in ("be", "passive"):
                been = True
            elif before.kind == "aux" and before.value in ("future", "modal"):
                chunk.future = True
            elif before.kind == "aux":
                chunk.active = chunk.active or before.value == "have"
                continue
            elif before.kind == "conj" and before.value == "or" and not self.arabic:
                last = next((c for c in reversed(found[:-1]) if c.kind == "verb"), None)
                chunk.negated = chunk.negated or (last is not None and last is found[-2] and last.negated)
                break
            elif before.kind == "prep" and before.value == "to" and not self.arabic:
                sense = told_by(found)
                chunk.future = chunk.aspect == "base" and sense not in ("done", "object")
                chunk.negated = chunk.negated or sense == "not"
                if not been:
                    continue
            else:
                break
        if been and (self.arabic or chunk.aspect in ("past", "participle")):
            chunk.passive = True
