"""Comparing names across the two scripts without knowing their words: the consonant skeleton.

A skeleton is evidence that two names may be one, never an identification: callers use it inside one governorate and
one day only.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from tawatur.lexicon import tables
from tawatur.orthography.folding import fold

MIN_CONSONANTS = 2
"""A skeleton of fewer consonants says nothing."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")


@lru_cache(maxsize=1)
def _classes() -> tuple[re.Pattern[str], dict[str, str], tuple[str, ...]]:
    """The pattern of all letter groups, their classes, and the articles."""
    classes, articles = {}, []
    for row in tables.rows(files(__package__).joinpath("consonants.tsv"), ("from",)):
        letters = "".join(chr(int(code, 16)) for code in re.findall(r"U\+([0-9A-F]+)", row["from"])) or row["from"]
        if row["to"] == "-":
            articles.append(letters)
        else:
            classes[letters] = row["to"]
    groups = sorted(classes, key=lambda group: (-len(group), group))
    return re.compile("|".join(map(re.escape, groups))), classes, tuple(articles)


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """The consonants of a name's words, articles and final h dropped, doubled letters once.

    >>> skeleton("Kafr Taal"), skeleton("Kafr Ta'al")
    ('kfrtl', 'kfrtl')
    """
    pattern, classes, articles = _classes()
    parts = []
    for word in _WORD.findall(fold(name)):
        for article in articles:
            if word.startswith(article) and len(word) > len(article) + 1:
                word = word.removeprefix(article)
                break
        consonants = "".join(classes[group] for group in pattern.findall(word))
        consonants = re.sub(r"(.)\1+", r"\1", consonants)
        parts.append(consonants.removesuffix("h") if len(consonants) > 1 else consonants)
    whole = "".join(parts)
    return whole if len(whole) >= MIN_CONSONANTS else ""
