"""The scorer's own words, read from `words.tsv`, as patterns on folded text."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from tawatur.lexicon.tables import rows
from tawatur.orthography.folding import fold

TABLE = Path(__file__).with_name("words.tsv")


def spaced(text: str) -> str:
    """The folded text as words with single spaces: no punctuation, no bare hamza; "Ankara's" gives "ankara".

    >>> spaced("Turkish-backed  قوّات")
    'turkish backed قوات'
    """
    folded = fold(text).replace("'s ", " ").replace("\u0621", "").replace("'", "")
    return " ".join(re.sub(r"[^\w]", " ", folded).split())


@functools.cache
def listed(table: str) -> dict[str, tuple[str, ...]]:
    """Code -> words of one table as they are written, without their stars, in the order of the file."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows(TABLE, ("table", "code", "words")):
        if row["table"] == table:
            found[row["code"]] = (*found.get(row["code"], ()), *(word.strip("*") for word in row.many("words")))
    return found


def _pattern(word: str) -> str:
    body = re.escape(spaced(word.strip("*"))).replace(r"\ ", " ")
    return ("" if word.startswith("*") else r"(?<!\w)") + body + ("" if word.endswith("*") else r"(?!\w)")


@functools.cache
def patterns(table: str) -> dict[str, re.Pattern[str]]:
    """Code -> pattern for one table, in the order of the file; longer words are tried first."""
    found: dict[str, list[str]] = {}
    for row in rows(TABLE, ("table", "code", "words")):
        if row["table"] == table:
            found.setdefault(row["code"], []).extend(row.many("words"))
    return {
        code: re.compile("|".join(map(_pattern, sorted(words, key=len, reverse=True)))) for code, words in found.items()
    }


@functools.cache
def generic() -> frozenset[str]:
    """Words that do not tell which group or place is meant."""
    return frozenset(spaced(word) for row in rows(TABLE) if row["table"] == "generic" for word in row.many("words"))


def classes(table: str, text: str | None) -> frozenset[str]:
    """The codes of a table whose words stand in a text."""
    plain = spaced(text or "")
    return frozenset(code for code, pattern in patterns(table).items() if plain and pattern.search(plain))
