"""Which place names are also ordinary words or names of persons.

The words stand in ``common_en.tsv`` and ``common_ar.tsv``. A name of which every part is such a word is ambiguous:
nobody may take it for a place without a head noun before it or a known place around it.
"""

from __future__ import annotations

import functools
import re

from tawatur.lexicon import tables
from tawatur.lexicon.places import spelling
from tawatur.orthography.letters import ARTICLE

_PARTS = re.compile(r"[\s\-]+")


@functools.cache
def words(script: str) -> dict[str, frozenset[str]]:
    """The ordinary words of a script (``ar``, ``en``), plain and without the article, each with its topics."""
    found: dict[str, set[str]] = {}
    for row in tables.rows(tables.table(f"places/common_{script}.tsv"), required=("topic", "words")):
        for word in row["words"].split():
            found.setdefault(_bare(spelling.plain(word)), set()).add(row["topic"])
    return {word: frozenset(topics) for word, topics in found.items()}


_BARE_SETS = (
    frozenset({"persons"}),
    frozenset(
        {"function", "direction", "directions", "numbers", "calendar", "society", "people", "war", "verbs", "quality"}
    ),
    frozenset({"function", "direction", "directions", "numbers", "geography", "building", "places"}),
)


def is_ordinary(name: str, script: str) -> bool:
    """Whether a name is an ordinary word, a phrase of such words that is no name yet, or a name of persons.

    A phrase is no name yet if its parts are all of persons, all of society and direction, or all of landscape and
    direction ("eastern district"); landscape with a quality or a thing is one, since that is how villages are named.
    """
    known = words(script)
    parts = [part for part in _PARTS.split(spelling.plain(name)) if part]
    topics = [known.get(part) or known.get(_bare(part)) for part in parts]
    if not all(topics):
        return False
    return len(parts) == 1 or any(all(topic and topic & group for topic in topics) for group in _BARE_SETS)


def is_short(name: str, script: str) -> bool:
    """Whether a name is too short to be taken bare: three letters in Latin, two in Arabic beside the article. Digits
    make it long enough."""
    if any(letter.isdigit() for letter in name):
        return False
    bare = _bare(_PARTS.sub("", spelling.plain(name)))
    return len(bare) < (3 if script == "ar" else 4)


def _bare(word: str) -> str:
    return word[2:] if word.startswith(ARTICLE) and len(word) > 3 else word


def ambiguous_in(english: str | None, arabic: str | None) -> str:
    """The scripts in which a place's usual names are ordinary words: ``""``, ``ar``, ``en`` or ``ar en``."""
    names = (("ar", arabic), ("en", english))
    return " ".join(script for script, name in names if name and (is_ordinary(name, script) or is_short(name, script)))
