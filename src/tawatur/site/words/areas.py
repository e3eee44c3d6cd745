"""Arabic names of countries and first-level areas, which records carry by their English names."""

from __future__ import annotations

from functools import lru_cache

from tawatur.site.maps.boundaries import load
from tawatur.site.words.naming import Name, pick


@lru_cache(maxsize=1)
def _arabic() -> dict[str, str]:
    labels = load().labels
    return {label.name: label.name_ar for label in labels if label.name_ar}


def name(lang: str, english: str) -> Name:
    """The name of a country or first-level area in the reader's language, as far as it is known."""
    return pick(lang, english, _arabic().get(english))
