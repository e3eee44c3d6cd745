"""Private persons: words without an actor's id that look like a personal name. Titles and pages do not repeat them."""

from __future__ import annotations

from functools import lru_cache

from tawatur.language.normal import fold
from tawatur.lexicon import tables
from tawatur.records import Actor
from tawatur.site.words.naming import script

FEWEST, MOST = 2, 5
"""A personal name has so many words."""
PREFIX = 3
"""So many letters before a word may be particles or an article written together with it."""
ROOT = 3
"""A word of a table counts inside another if it has so many letters."""
_TABLES = ("heads.tsv", "placeheads.tsv", "numbers.tsv", "speakers.tsv")


def private(actor: Actor) -> bool:
    """Whether an actor is words that look like a private person's name.

    1. It has no id, and the class of civilians or none. 2. Its words give no quantity and no noun that the tables know:
    of people, things, places or speakers. 3. In English every word begins with a capital, save short particles.

    >>> private(Actor(None, "Salim Example")), private(Actor(None, "the al-Ahli hospital"))
    (True, False)
    """
    if actor.actor_id or actor.class_ not in (None, "civilians"):
        return False
    words = (actor.text or actor.name).split()
    if not FEWEST <= len(words) <= MOST or any(letter.isdigit() for word in words for letter in word):
        return False
    language = script(actor.text or actor.name)
    if language == "en" and not _capitals(words):
        return False
    known = _known(language)
    return not any(_holds(fold(word), known, prefixed=language == "ar") for word in words)


def _capitals(words: list[str]) -> bool:
    """First and last word begin with a capital, and the last, which may have an article before a hyphen, ends so."""
    return words[0][0].isupper() and words[-1].rpartition("-")[2][:1].isupper()


def _holds(word: str, known: frozenset[str], *, prefixed: bool) -> bool:
    if word in known:
        return True
    return prefixed and any(
        word[taken:] in known for taken in range(1, PREFIX + 1) if len(word) - taken >= ROOT
    )  # fmt: skip


@lru_cache(maxsize=2)
def _known(language: str) -> frozenset[str]:
    """The single words of the tables that are no part of a name."""
    found: set[str] = set()
    for name in _TABLES:
        for row in tables.rows(tables.table(f"{language}/{name}")):
            forms = (*row.many("word"), *(row.many("forms") if row.get("forms") else ()))
            found |= {fold(form) for form in forms if " " not in form}
    return frozenset(found)
