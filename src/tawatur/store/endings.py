"""English endings, taken off as SQLite's full-text index takes them off, for databases whose index does not.

M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980), on UTF-8 bytes: letters of other scripts count as
consonants, very short and very long words stay as they are. A test holds it to SQLite's own.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from functools import lru_cache

SHORTEST, LONGEST = 3, 64
"""Bytes of the words that have their endings taken off."""
VOWELS = frozenset(b"aeiou")
Y = ord("y")
Condition = Callable[[bytes], bool]


def _vowels(stem: bytes) -> list[bool]:
    """Which letters are vowels; y is one after a consonant."""
    found: list[bool] = []
    for at, letter in enumerate(stem):
        found.append(letter in VOWELS or (letter == Y and at > 0 and not found[-1]))
    return found


def _measure(stem: bytes) -> int:
    """How often a vowel is followed by a consonant."""
    vowels = _vowels(stem)
    return sum(first and not second for first, second in itertools.pairwise(vowels))


def _some(stem: bytes) -> bool:
    return _measure(stem) > 0


def _several(stem: bytes) -> bool:
    return _measure(stem) > 1


def _has_vowel(stem: bytes) -> bool:
    return any(_vowels(stem))


def _closed(stem: bytes) -> bool:
    """It ends in consonant, vowel, consonant, the last neither w, x nor y."""
    return len(stem) > 2 and _vowels(stem)[-3:] == [False, True, False] and stem[-1] not in b"wxy"


def _after_s_or_t(stem: bytes) -> bool:
    return stem[-1:] in (b"s", b"t") and _several(stem)


_SECOND = (
    (b"ational", b"ate"), (b"tional", b"tion"), (b"enci", b"ence"), (b"anci", b"ance"), (b"izer", b"ize"),
    (b"logi", b"log"), (b"bli", b"ble"), (b"alli", b"al"), (b"entli", b"ent"), (b"eli", b"e"), (b"ousli", b"ous"),
    (b"ization", b"ize"), (b"ation", b"ate"), (b"ator", b"ate"), (b"alism", b"al"), (b"iveness", b"ive"),
    (b"fulness", b"ful"), (b"ousness", b"ous"), (b"aliti", b"al"), (b"iviti", b"ive"), (b"biliti", b"ble"),
)  # fmt: skip
_THIRD = (
    (b"icate", b"ic"), (b"ative", b""), (b"alize", b"al"), (b"iciti", b"ic"), (b"ical", b"ic"), (b"ful", b""),
    (b"ness", b""),
)  # fmt: skip
_FOURTH = (
    b"al", b"ance", b"ence", b"er", b"ic", b"able", b"ible", b"ant", b"ement", b"ment", b"ent", b"ion", b"ou", b"ism",
    b"ate", b"iti", b"ous", b"ive", b"ize",
)  # fmt: skip


@lru_cache(maxsize=100_000)
def without_ending(word: str) -> str:
    """A folded word without its English ending.

    >>> without_ending("shelling"), without_ending("killed"), without_ending("villages")
    ('shell', 'kill', 'villag')
    """
    stem = word.encode()
    if not SHORTEST <= len(stem) <= LONGEST or not (97 <= stem[-1] <= 122):
        return word
    stem = _fifth(_fourth(_replaced(_replaced(_y(_past(_plural(stem))), _SECOND), _THIRD)))
    return stem.decode(errors="ignore")


def _ends(word: bytes, ending: bytes) -> bool:
    """It has the ending and is more than that."""
    return word.endswith(ending) and len(word) > len(ending)


def _plural(stem: bytes) -> bytes:
    if any(_ends(stem, ending) for ending in (b"sses", b"ies")):
        return stem[:-2]
    return stem[:-1] if stem.endswith(b"s") and not stem.endswith(b"ss") else stem


def _past(stem: bytes) -> bytes:
    if _ends(stem, b"eed"):
        return stem[:-1] if _some(stem[:-3]) else stem
    for ending in (b"ed", b"ing"):
        if stem.endswith(ending):
            return _mended(stem[: -len(ending)]) if _has_vowel(stem[: -len(ending)]) else stem
    return stem


def _mended(stem: bytes) -> bytes:
    """What is left of a verb without -ed or -ing, written as a word."""
    if stem.endswith((b"at", b"bl", b"iz")):
        return stem + b"e"
    if len(stem) > 1 and stem[-1] == stem[-2] and stem[-1] not in b"aeioulsz":
        return stem[:-1]
    return stem + b"e" if _measure(stem) == 1 and _closed(stem) else stem


def _y(stem: bytes) -> bytes:
    return stem[:-1] + b"i" if stem.endswith(b"y") and _has_vowel(stem[:-1]) else stem


def _replaced(stem: bytes, endings: tuple[tuple[bytes, bytes], ...]) -> bytes:
    for ending, other in endings:
        if stem.endswith(ending):
            rest = stem[: -len(ending)]
            return rest + other if _some(rest) else stem
    return stem


def _fourth(stem: bytes) -> bytes:
    for ending in _FOURTH:
        if stem.endswith(ending):
            rest = stem[: -len(ending)]
            allowed: Condition = _after_s_or_t if ending == b"ion" else _several
            return rest if allowed(rest) else stem
    return stem


def _fifth(stem: bytes) -> bytes:
    if stem.endswith(b"e"):
        rest = stem[:-1]
        if _several(rest) or (_measure(rest) == 1 and not _closed(rest)):
            stem = rest
    return stem[:-1] if stem.endswith(b"ll") and _several(stem[:-1]) else stem
