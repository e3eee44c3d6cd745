"""Forms of a word, generated from a table's citation form when the vocabulary is built.

Arabic verbs are given as perfect/imperfect (third person masculine singular), nouns as they stand; English verbs as
base or as base/past/participle where irregular.  Letters are worked on in folded form.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tawatur.orthography.folding import fold
from tawatur.orthography.letters import ALEF, ARTICLE, HAMZA_SEATS, HEH, NOON, TEH, WAW, YEH

IMPERFECT_PREFIXES = (YEH, TEH, NOON)
"""First persons singular are left out: news has few, and they look like perfects of other stems."""


class Form(NamedTuple):
    """A form and what it tells: aspect (perfect, imperfect, base, past, participle, gerund, noun), number and gender
    where visible."""

    text: str
    aspect: str
    plural: bool = False
    bound: bool = False
    """True for a form that occurs only before a suffixed pronoun."""


def arabic_verb(citation: str) -> Iterator[Form]:
    """Forms of an Arabic verb from "perfect/imperfect"; the imperfect may be missing.

    A last letter that is a hamza stays before an ending (بدأ, بدأت), though folding makes it look like a weak one.

    >>> sorted(f.text for f in arabic_verb("قصف/يقصف") if f.aspect == "perfect" and not f.bound)[:3]
    ['قصف', 'قصفت', 'قصفتا']
    """
    perfect, _, imperfect = citation.partition("/")
    if perfect:
        yield from _perfect(fold(perfect.strip()), perfect.strip().endswith(HAMZA_SEATS))
    if imperfect:
        yield from _imperfect(fold(imperfect.strip()), imperfect.strip().endswith(HAMZA_SEATS))


def _perfect(stem: str, hamza: bool) -> Iterator[Form]:
    if stem.endswith((YEH, ALEF)) and len(stem) > 2 and not hamza:
        base = stem[:-1]
        yield Form(stem, "perfect")
        yield Form(base + TEH, "perfect")
        yield Form(base + TEH + ALEF, "perfect", True)
        yield Form(base + WAW + ALEF, "perfect", True)
        yield Form(base + WAW, "perfect", True, True)
        yield Form(base + ALEF, "perfect", False, True)
        yield Form(base + YEH + NOON + ALEF, "perfect", True)
        return
    yield Form(stem, "perfect")
    yield Form(stem + TEH, "perfect")
    yield Form(stem + TEH + ALEF, "perfect", True)
    yield Form(stem + WAW + ALEF, "perfect", True)
    yield Form(stem + WAW, "perfect", True, True)
    yield Form(stem + NOON, "perfect", True)
    yield Form(stem + NOON + ALEF, "perfect", True)


def _imperfect(form: str, hamza: bool) -> Iterator[Form]:
    body = form[1:]
    weak = body.endswith((YEH, WAW, ALEF)) and len(body) > 2 and not hamza
    base = body[:-1] if weak else body
    for prefix in IMPERFECT_PREFIXES:
        yield Form(prefix + body, "imperfect")
        yield (
            Form(prefix + base + ALEF, "imperfect", False, True)
            if weak
            else Form(prefix + body + NOON, "imperfect", True)
        )
    for prefix in (YEH, TEH):
        yield Form(prefix + base + WAW + NOON, "imperfect", True)
        yield Form(prefix + base + WAW + ALEF, "imperfect", True)
        yield Form(prefix + base + WAW, "imperfect", True, True)
        yield Form(prefix + body + ALEF + NOON, "imperfect", True)
        if not weak or body.endswith(YEH):
            yield Form(prefix + body + ALEF, "imperfect", True)


def arabic_noun(citation: str) -> Iterator[Form]:
    """A noun as it stands, with the form that its ending takes before a pronoun (ة becomes ت).

    Two words are a noun with an adjective or a genitive: the second takes the article, both take the ending of the
    accusative; the article of the first is taken off when a text is read.

    >>> [f.text for f in arabic_noun("هجوم مسلح")]
    ['هجوم مسلح', 'هجوم المسلح', 'هجوما مسلحا']
    """
    noun = fold(citation.strip())
    yield Form(noun, "noun")
    first, _, second = noun.partition(" ")
    if second and " " not in second and not second.startswith(ARTICLE):
        yield Form(f"{first} {ARTICLE}{second}", "noun")
        if not noun.endswith((HEH, ALEF)) and not first.endswith((HEH, ALEF)):
            yield Form(f"{first}{ALEF} {second}{ALEF}", "noun")
    if noun.endswith(HEH) and len(noun) > 2 and not second:
        yield Form(noun[:-1] + TEH, "noun", False, True)


VOWELS = "aeiou"


def english_verb(citation: str) -> Iterator[Form]:
    """Forms of an English verb: "shell", or "strike/struck/struck" where irregular.

    >>> [f.text for f in english_verb("raid")]
    ['raid', 'raids', 'raiding', 'raided', 'raided']
    """
    parts = [fold(part.strip()) for part in citation.split("/")]
    base = parts[0]
    yield Form(base, "base")
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        yield Form(base + "es", "present")
    elif base.endswith("y") and base[-2:-1] not in VOWELS:
        yield Form(base[:-1] + "ies", "present")
    else:
        yield Form(base + "s", "present")
    stem = _doubled(base) if len(parts) < 4 else parts[3]
    yield Form(_before_ing(stem) + "ing", "gerund")
    regular = (
        base + "d"
        if base.endswith("e")
        else base[:-1] + "ied"
        if base.endswith("y") and base[-2:-1] not in VOWELS
        else stem + "ed"
    )
    past = parts[1] if len(parts) > 1 else regular
    yield Form(past, "past")
    yield Form(parts[2] if len(parts) > 2 else past, "participle")


def _before_ing(stem: str) -> str:
    """The stem as it stands before "ing": die, dy-; shoe, shoe-; strike, strik-."""
    if stem.endswith("ie"):
        return stem[:-2] + "y"
    return stem[:-1] if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")) else stem


def _doubled(base: str) -> str:
    """The base with its last consonant doubled where a short stressed vowel asks for it (stab: stabb)."""
    short = len(base) >= 3 and base[-1] not in VOWELS + "wxyhg" and base[-2] in VOWELS and base[-3] not in VOWELS
    one_syllable = sum(letter in VOWELS for letter in base) == 1
    return base + base[-1] if short and one_syllable else base


def english_noun(citation: str) -> Iterator[Form]:
    """An English noun and its regular plural; "singular/plural" where irregular."""
    parts = [fold(part.strip()) for part in citation.split("/")]
    noun = parts[0]
    yield Form(noun, "noun")
    if len(parts) > 1:
        if parts[1]:
            yield Form(parts[1], "noun", True)
    elif noun.endswith(("s", "x", "z", "ch", "sh")):
        yield Form(noun + "es", "noun", True)
    elif noun.endswith("y") and noun[-2:-1] not in VOWELS:
        yield Form(noun[:-1] + "ies", "noun", True)
    else:
        yield Form(noun + "s", "noun", True)
