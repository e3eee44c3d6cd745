"""English: whether a form that may be a verb is one here, told by its neighbours and its ending."""

from __future__ import annotations

import functools
from collections.abc import Set

from tawatur.language.words import Word
from tawatur.lexicon.tables import rows, table
from tawatur.reading.model import Chunk

NAMED = frozenset({"head", "actor", "source", "place", "speaker", "demonym", "placehead"})
PAST, GERUND, NO_FORM = frozenset({"past"}), frozenset({"gerund"}), frozenset[str]()
GOVERNORS = frozenset({"aux", "pron", "rel", "neg", "that"})
LOOKAHEAD = 14
BEFORE_SAYING = frozenset({"first", "long", "further"})
"""Adjectives that are adverbs right before a verb of saying: "the paper first reported", "has long said"."""


def aspects_of(word: Word) -> Set[str]:
    """The verb forms that a word may be; for a word that no table knows, what its ending says."""
    if word.entries or word.tag or (word.surface[:1].isupper() and not word.surface.isupper()):
        return word.entries.aspects
    if word.normal.endswith("ed") and len(word.normal) > 4:
        return PAST
    return GERUND if word.normal.endswith("ing") and len(word.normal) > 5 else NO_FORM


def is_adverb(word: Word) -> bool:
    """An adverb of the tables, or an unknown word that ends like one."""
    return word.tag == "adv" or (
        not word.entries and not word.tag and word.normal.endswith("ly") and len(word.normal) > 4
    )


def is_adverb_before(word: Word, following: Word) -> bool:
    """Whether a word is an adverb, if the one after it is a verb."""
    return is_adverb(word) or (word.normal in BEFORE_SAYING and "cue" in following.entries)


def is_verb(words: list[Word], at: int, found: list[Chunk], start: int) -> bool:
    """Whether the word at a position is a verb.

    Parameters
    ----------
    found : chunks before the word
    start : where the noun phrase starts that the word would stand in (the position itself if there is none)
    """
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else None
    if word.joined or (following is not None and following.joined):
        return False
    back = at - 1
    while back >= 0 and is_adverb_before(words[back], words[back + 1]):
        back -= 1
    if back >= 3 and words[back].surface == ")" and words[back - 2].surface == "(":
        back -= 3
    previous = words[back] if back >= 0 else None
    if previous is not None and (previous.tag == "det" or previous.normal == "'s"):
        return False
    aspects = aspects_of(word)
    if "base" in aspects and previous is not None and previous.value == "to":
        return True
    if aspects & {"past", "participle"}:
        return _is_past(words, at, previous, following, found)
    if "gerund" in aspects:
        return _is_gerund(words, at, previous, following, start)
    if previous is not None and previous.tag == "that" and aspects == {"base"}:
        return len(found) >= 2 and found[-2].kind == "np"
    if previous is not None and (previous.tag in GOVERNORS or previous.value == "to"):
        return "base" in aspects or previous.tag in ("pron", "rel", "that")
    if at == start and (not found or found[-1].kind not in ("np", "conj")):
        return _says(words, at, found)
    if "present" in aspects:
        return _is_present(words, at, previous, following, found, start)
    return _is_base(words, at, previous, following, found)


def _says(words: list[Word], at: int, found: list[Chunk]) -> bool:
    """Whether a present verb of saying goes on behind an apposition or an adverb: "N. N., a farmer, says"."""
    only = "cue" in words[at].entries and not words[at].entries.nominal
    behind = len(found) > 1 and (found[-1].kind in ("adv", "date") or found[-1].value == ",")
    return only and behind and any(chunk.kind == "np" for chunk in found) and not _has_verb(found)


def _is_past(words: list[Word], at: int, previous: Word | None, following: Word | None, found: list[Chunk]) -> bool:
    noun_follows = following is not None and _noun_starts(following) and following.tag not in ("det", "number", "pron")
    if previous is None:
        return following is not None and following.tag == "prep"
    if previous.tag == "prep":
        return False
    if previous.tag == "number" or "number" in previous.entries:
        return not noun_follows
    if previous.tag == "conj" and noun_follows and not words[at].entries:
        return False
    if noun_follows and _is_adjective_of_doubt(words[at], previous):
        return False
    if _noun_ahead(following) and previous.normal.endswith("est"):
        return False  # "its largest admitted loss"
    if "cue" in words[at].entries or (previous.tag == "mark" and previous.surface != ","):
        return True
    if previous.tag in ("conj", "mark") and noun_follows:
        return any(chunk.kind in ("verb", "aux") for chunk in found) or (
            previous.tag == "mark" and not _verb_ahead(words, at)
        )
    return True


def _noun_ahead(following: Word | None) -> bool:
    """Whether the next word is no small word, so that it may be the noun of a participle."""
    return following is not None and not following.tag


def _is_adjective_of_doubt(word: Word, previous: Word) -> bool:
    """ "Carrying suspected gang members": a participle of doubt before a noun, behind a word that is no subject."""
    doubt = any(entry[1] == ("word", "suspect") for entry in word.entries.get("cue", ()))
    return doubt and not NAMED & set(previous.entries) and bool(aspects_of(previous))


def _is_gerund(words: list[Word], at: int, previous: Word | None, following: Word | None, start: int) -> bool:
    if previous is None or following is None or following.value == "of":
        return False
    if previous.tag == "aux":
        return True
    if not words[at].entries and not words[at].tag:
        return previous.tag in ("mark", "prep", "conj") and _noun_starts(following)
    if not words[at].entries.nominal:
        return not (at > start and not NAMED & set(previous.entries) and "head" in following.entries)
    if following.tag == "conj" and at + 3 < len(words) and "gerund" in aspects_of(words[at + 2]):
        following = words[at + 3]
    if not _noun_starts(following):
        return False
    if previous.tag in ("mark", "conj", "prep", "sub", "while", "adv", "date", "pron", "link"):
        return True
    if "event" in previous.entries and "event" in words[at].entries:
        return True
    return bool(NAMED & set(previous.entries)) and "demonym" not in previous.entries


def _is_present(
    words: list[Word], at: int, previous: Word | None, following: Word | None, found: list[Chunk], start: int
) -> bool:
    if previous is None or following is None or _has_verb(found) or "demonym" in previous.entries:
        return False
    if "cue" in words[at].entries and "cue" in following.entries and "base" in aspects_of(following):
        return False  # "hospital records show"
    if at == start and found and found[-1].kind == "conj":
        return not words[at].entries.nominal and any(chunk.kind == "verb" for chunk in found)
    if not words[at].entries.nominal:
        return (
            bool(NAMED & set(previous.entries))
            or words[start].tag == "det"
            or at == start
            or previous.surface.istitle()
        )
    names = bool({"actor", "place", "head", "source"} & set(previous.entries)) and not is_plural(previous)
    return names and _noun_starts(following) and not _verb_ahead(words, at)


def _is_base(words: list[Word], at: int, previous: Word | None, following: Word | None, found: list[Chunk]) -> bool:
    if previous is None:
        return False
    if previous.tag == "conj":
        last = next((chunk for chunk in reversed(found) if chunk.kind == "verb"), None)
        return last is not None and last.aspect == "base" and not words[at].entries.nominal
    if "toll" in words[at].entries and (previous.tag == "number" or "number" in previous.entries):
        return not words[at].entries.nominal and (following is None or not _noun_starts(following))  # "five die in …"
    if previous.tag or _has_verb(found) or not is_plural(previous):
        return False
    told = "cue" in words[at].entries and not {"cue", "speaker"}.isdisjoint(previous.entries)
    if told and following is not None and _noun_starts(following):
        return True  # "records show"
    if _verb_ahead(words, at):
        return False
    if not words[at].entries.nominal:
        return True
    behind = following is not None and (_noun_starts(following) or following.tag == "prep")
    return behind and bool(NAMED & set(previous.entries))


def _noun_starts(word: Word) -> bool:
    """Whether a noun phrase may start with a word."""
    if word.tag in ("det", "number", "pron"):
        return True
    if word.tag:
        return "number" in word.entries
    return bool((NAMED | {"number", "weapon"}) & set(word.entries)) or (word.surface.istitle() and not aspects_of(word))


@functools.cache
def _plural_endings() -> tuple[str, ...]:
    return tuple(row["ending"] for row in rows(table("en/plurals.tsv"), ("ending", "example")))


def is_plural(word: Word) -> bool:
    """Whether a word is a plural by its ending."""
    return word.normal.endswith(_plural_endings()) and not word.normal.endswith("ss")


def _has_verb(found: list[Chunk]) -> bool:
    """Whether the clause has its verb already."""
    for chunk in reversed(found):
        if chunk.kind in ("sub", "that", "rel", "while") or (chunk.kind == "mark" and chunk.value in ",;:"):
            return False
        if chunk.kind == "verb":
            return True
    return False


def _verb_ahead(words: list[Word], at: int) -> bool:
    """Whether the clause has a past verb still to come, so that this word can only be a noun."""
    for index in range(at + 1, min(len(words), at + LOOKAHEAD)):
        word = words[index]
        if word.tag in ("mark", "rel", "that", "sub"):
            return False
        before = words[index - 1]
        if (
            "past" in aspects_of(word)
            and not word.joined
            and before.tag not in ("det", "prep")
            and before.normal != "'s"
        ):
            after = words[index + 1] if index + 1 < len(words) else None
            return not (after is not None and after.value == "by")
    return False
