"""Arabic names of groups of people that records name by an English word: `people.tsv`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from tawatur.lexicon import tables


@lru_cache(maxsize=1)
def load() -> Mapping[str, tables.Row]:
    """English word of a record -> its row.

    Raises
    ------
    TableError
        A row is malformed, or a word stands twice.
    """
    found: dict[str, tables.Row] = {}
    for row in tables.rows(tables.table("people.tsv"), ("gloss", "ar")):
        if row["gloss"] in found:
            raise row.error(f"{row['gloss']} stands twice; remove one of the rows")
        found[row["gloss"]] = row
    return found


def arabic(word: str) -> str | None:
    """The Arabic name of a group of people, or None where the table lacks the word.

    >>> arabic("villagers")
    'قرويون'
    """
    row = load().get(word)
    return row["ar"] if row else None


def plain(word: str) -> bool:
    """Whether a word says no more of those who were hit than a number of them does: people, victims.

    >>> plain("people"), plain("villagers")
    (True, False)
    """
    row = load().get(word)
    return row is not None and row.get("toll") == "-"
