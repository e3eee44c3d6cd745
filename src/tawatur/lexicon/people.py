"""Arabic names of groups of people that records name by an English word: `people.tsv`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from tawatur.lexicon import tables


@lru_cache(maxsize=1)
def load() -> Mapping[str, str]:
    """English word of a record -> its Arabic name.

    Raises
    ------
    TableError
        A row is malformed, or a word stands twice.
    """
    found: dict[str, str] = {}
    for row in tables.rows(tables.table("people.tsv"), ("gloss", "ar")):
        if row["gloss"] in found:
            raise row.error(f"{row['gloss']} stands twice; remove one of the rows")
        found[row["gloss"]] = row["ar"]
    return found


def arabic(word: str) -> str | None:
    """The Arabic name of a group of people, or None where the table lacks the word.

    >>> arabic("villagers")
    'قرويون'
    """
    return load().get(word)
