"""How words are made comparable for the full-text search: folded, and with particles taken off.

A search word is looked up as it is and without its article; only if that finds nothing are its other first letters
tried as particles too, so that a common noun is not mistaken for a preposition and its object.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from tawatur.lexicon.tables import rows, table
from tawatur.orthography.folding import fold

WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r'"([^"]+)"|(\S+)')
ARTICLE = 3


class Phrase(NamedTuple):
    """Words that must stand together; `open`: the last may go on."""

    words: tuple[str, ...]
    open: bool = False


@lru_cache(maxsize=1)
def _prefixes() -> tuple[tuple[tuple[str, int], ...], ...]:
    """The prefixes of each stage, longest first, with how many letters must remain."""
    stages: dict[int, list[tuple[str, int]]] = {}
    for row in rows(table("ar/search.tsv"), ("prefix", "stage", "least")):
        stages.setdefault(int(row["stage"]), []).append((row["prefix"], int(row["least"])))
    return tuple(tuple(sorted(stages[stage], key=lambda entry: (-len(entry[0]), entry[0]))) for stage in sorted(stages))


@lru_cache(maxsize=100_000)
def stems(word: str, *, loose: bool = True) -> tuple[str, ...]:
    """The forms of a folded word without its particles; unless `loose`, only those that an article vouches for.

    >>> stems("والجيش")
    ('الجيش', 'جيش')
    """
    forms = [(word, False)]
    for number, prefixes in enumerate(_prefixes(), 1):
        for form, _ in tuple(forms):
            for prefix, least in prefixes:
                if form.startswith(prefix) and len(form) - len(prefix) >= least:
                    forms.append((form[len(prefix) :], number == ARTICLE))
    kept = {form for form, sure in forms if loose or sure}
    return tuple(sorted(kept - {word}, key=lambda form: (-len(form), form)))


def words(content: str) -> list[str]:
    """The folded words of a text."""
    return WORD.findall(fold(content))


def index_row(title: str, body: Iterable[str]) -> dict[str, str]:
    """The columns of the index for a text: its title or names, its words, and their forms without particles."""
    first, rest = words(title), [word for part in body for word in words(part)]
    bare = [stem for word in (*first, *rest) for stem in stems(word)]
    return {"title": " ".join(first), "body": " ".join(rest), "stems": " ".join(bare)}


def wanted(query: str, *, loose: bool = False) -> list[tuple[Phrase, ...]]:
    """What a person typed: of each group of phrases, one must be found.

    Words in quotation marks must stand together; a star after a word stands for any ending.

    >>> wanted('"killed in" dawn*')
    [(Phrase(words=('killed', 'in'), open=False),), (Phrase(words=('dawn',), open=True),)]
    """
    groups: list[tuple[Phrase, ...]] = []
    for quoted, single in _PART.findall(fold(query)):
        if quoted:
            if found := WORD.findall(quoted):
                groups.append((Phrase(tuple(found)),))
            continue
        starred = single.endswith("*")
        for word in WORD.findall(single):
            forms = (word,) if starred else (word, *stems(word, loose=loose))
            groups.append(tuple(Phrase((form,), starred) for form in forms))
    return groups
