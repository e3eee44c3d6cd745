"""Arabic names of countries and first-level areas, which records carry by their English names."""

from __future__ import annotations

from functools import lru_cache

from tawatur.lexicon.places import load as gazetteer
from tawatur.words.naming import Name, pick


@lru_cache(maxsize=1)
def _arabic() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in gazetteer().rows:
        for english, arabic in ((row.country, row.country_ar), (row.admin1, row.admin1_ar)):
            if english and arabic:
                names[english] = arabic
    return names


def name(lang: str, english: str) -> Name:
    """The name of a country or first-level area in the reader's language, as far as it is known."""
    return pick(lang, english, _arabic().get(english))
