"""When two names mean the same group, person or place, in Arabic and English.

The content words of one name stand in the other, or they share most of them; spellings of one transliterated name
agree in their consonants; contrary compass points never match, nor a power with those it backs.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from scorer.words import classes, generic, listed, patterns, spaced

SHARE = 0.6
"""Least Dice share of content words of two equal names."""
WHOLE, WORD = 0.85, 0.83
"""Letters that two spellings of a whole name, and of one Arabic word, must have in common."""


def letters_shared(a: str, b: str) -> float:
    """Share of letters in common, 0 to 1."""
    return SequenceMatcher(None, a, b).ratio()


@functools.cache
def canonical(name: str) -> str:
    """The folded name with known aliases brought to one form; an ally keeps its mark as one word: "turkish_backed"."""
    text = spaced(re.sub(rf"-(?=(?:{'|'.join(listed('backed')['en'])})\b)", "_", name.casefold()))
    for code, pattern in patterns("alias").items():
        text = pattern.sub(code, text)
    return text


@functools.cache
def stems(word: str) -> frozenset[str]:
    """An Arabic word with and without the particles and the article before it."""
    found = {word}
    for least, particles in listed("clitic").items():
        for particle in particles:
            found.update(
                form[len(particle) :]
                for form in tuple(found)
                if form.startswith(particle) and len(form) >= len(particle) + int(least)
            )
    return frozenset(found)


def consonants(word: str) -> str:
    """What transliterations of one name have in common."""
    folded = word.replace("q", "k").replace("sh", "$").replace("kh", "x")
    return re.sub(r"(.)\1+", r"\1", re.sub("[aeiouwyh]", "", folded))


def prefix_length(a: str, b: str) -> int:
    """How many first letters two words share."""
    for number, (x, y) in enumerate(zip(a, b, strict=False)):
        if x != y:
            return number
    return min(len(a), len(b))


@functools.cache
def same_word(a: str, b: str) -> bool:
    """True for forms or spellings of one word."""
    if stems(a) & stems(b):
        return True
    if "_" in a or "_" in b or a.isdigit() or b.isdigit():
        return False
    if a.isascii() and b.isascii():
        common = prefix_length(a, b)
        if common >= 4 and max(len(a), len(b)) - common <= 3:
            return True
        return len(consonants(a)) >= 3 and consonants(a) == consonants(b) and letters_shared(a, b) > 0.55
    a, b = min(sorted(stems(a)), key=len), min(sorted(stems(b)), key=len)
    if min(len(a), len(b)) < 4:
        return False
    common = prefix_length(a, b)
    return letters_shared(a, b) > WORD or (common >= 4 and max(len(a), len(b)) - common <= 1)


def content_words(name: str) -> list[str]:
    """The words of a canonical name that tell which one is meant."""
    return [word for word in name.split() if not stems(word) & generic()]


def one_spelling(ours: list[str], theirs: list[str]) -> bool:
    """True if two names, written together, are nearly the same letters or the same consonants."""
    a, b = "".join(ours), "".join(theirs)
    if min(len(a), len(b)) < 6:
        return False
    skeleton = consonants(a) if a.isascii() else ""
    return (len(skeleton) >= 4 and skeleton == consonants(b)) or letters_shared(a, b) > WHOLE


@functools.cache
def same_name(first: str, second: str) -> bool:
    """True if two names mean the same thing.

    >>> same_name("Syrian Observatory", "SOHR"), same_name("Qastun", "Qastoun")
    (True, True)
    >>> same_name("North Kordofan", "South Kordofan"), same_name("Turkish forces", "Turkish-backed factions")
    (False, False)
    """
    a, b = canonical(first), canonical(second)
    if not a or not b or a == b:
        return bool(a) and a == b
    if bool(_ally(a)) != bool(_ally(b)):
        return False
    here, there = classes("direction", a), classes("direction", b)
    if here and there and not here & there:
        return False
    ours, theirs = content_words(a), content_words(b)
    if bool(ours) != bool(theirs):
        return False
    if not ours:
        ours, theirs = a.split(), b.split()
    if one_spelling(ours, theirs):
        return True
    found = sum(any(same_word(x, y) for y in theirs) for x in ours)
    back = sum(any(same_word(x, y) for x in ours) for y in theirs)
    return found == len(ours) or back == len(theirs) or (found + back) / (len(ours) + len(theirs)) >= SHARE


def _ally(name: str) -> bool:
    return "_" in name or patterns("backed")["ar"].search(name) is not None


def any_same(ours: Iterable[str | None], theirs: Iterable[str | None]) -> bool:
    """True if any name of the one means the same as any of the other."""
    others = [name for name in theirs if name]
    return any(same_name(name, other) for name in ours if name for other in others)
