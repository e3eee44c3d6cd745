"""Private persons: words without an actor's id that look like a personal name. Nothing that is shown repeats them.

Pages, the API and the exports show such a person by a role; the name stays in the quoted text of the source.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from msgspec.structs import replace

from tawatur.lexicon import actors, sources, tables
from tawatur.orthography.folding import fold
from tawatur.orthography.letters import ALEF, script
from tawatur.orthography.punctuation import APOSTROPHES, COMMAS, QUOTES
from tawatur.records import Actor, Claim, Event, Hop, Source

FEWEST, MOST = 2, 5
"""A personal name has so many words."""
PREFIX = 3
"""So many letters before a word may be particles or an article written together with it."""
ROOT = 3
"""A word of a table counts inside another if it has so many letters."""
OBJECT = ALEF
"""An indefinite noun of Arabic ends so as an object."""
AROUND = QUOTES + COMMAS + APOSTROPHES + ".()"
"""What may stand around a word of a name."""
UNNAMED = "unnamed-"
"""So begin the ids of speakers that are words of one text only, as reading gives them."""
_TABLES = ("heads.tsv", "numbers.tsv", "speakers.tsv")
_SPEAKING = frozenset({"unnamed", "witness"})
_PEOPLE = frozenset({"person", "-"})
Told = TypeVar("Told", Claim, Event)


def private(actor: Actor) -> bool:
    """Whether an actor is words that look like a private person's name: no id, and the class of civilians or none.

    The name of a record and its words are the same as a rule; where they are not, either may be the person's.

    >>> private(Actor(None, "Salim Example")), private(Actor(None, "the al-Ahli hospital"))
    (True, False)
    """
    if actor.actor_id or actor.class_ not in (None, "civilians"):
        return False
    return any(names_person(words) for words in (actor.text, actor.name) if words)


def names_person(words: str) -> bool:
    """Whether words look like a personal name, or hold one.

    1. They hold a given name, and no noun for a force, a thing or a place: `his mother Fatima Example`. 2. Or they are
    two to five words that give no quantity, no preposition or the like, and no noun that the tables know: of people,
    things, places or speakers. In English the first and the last of these begin with a capital.
    """
    language, split = script(words), words.split()
    folded = [fold(word.strip(AROUND)) for word in split]
    prefixed = language == "ar"
    others = [word for word in folded if word not in _given_names(language)]
    if _given(folded, language) and not any(_holds(word, _things(language), prefixed=prefixed) for word in others):
        return True
    if not FEWEST <= len(split) <= MOST or any(letter.isdigit() for letter in words):
        return False
    if (language == "en" and not _capitals(split)) or any(word in _closed(language) for word in folded):
        return False
    return not any(_holds(word, _known(language), prefixed=prefixed) for word in folded)


def role(actor: Actor) -> tuple[str, str]:
    """What stands for a private person's name, in English and in Arabic.

    >>> role(Actor(None, "Salim Example", class_="civilians"))[0]
    'a civilian'
    """
    words = actor.text or actor.name
    certain = _given([fold(word) for word in words.split()], script(words))
    return roles()["civilian" if actor.class_ else "person" if certain else "name"]


def speaker(source_id: str, name: str, kind: str = "unnamed") -> tuple[str, str] | None:
    """The role of somebody who speaks, in English and in Arabic, if the name is a private person's; else None.

    >>> speaker("unnamed-1", "Salim Example")[0], speaker("daily.example", "Example Gazette", "newspaper")
    ('one person', None)
    """
    if kind not in _SPEAKING or source_id in sources.load() or source_id in actors.load() or not names_person(name):
        return None
    return roles()["witness" if kind == "witness" else "person"]


@lru_cache(maxsize=1)
def roles() -> dict[str, tuple[str, str]]:
    """Role -> its words in English and in Arabic."""
    return {row["role"]: (row["en"], row["ar"]) for row in tables.rows(tables.table("roles.tsv"), ("role", "en", "ar"))}


def shielded(record: Told) -> Told:
    """A claim or an event in which private persons stand under a role, their names being only in the text itself."""
    changed = {"agents": _actors(record.agents), "targets": _actors(record.targets)}
    if isinstance(record, Claim):
        tolls = tuple(replace(toll, who=None) if names_person(toll.who or "") else toll for toll in record.casualties)
        return replace(record, **changed, casualties=tolls, chain=tuple(map(shielded_hop, record.chain)))
    origins = tuple(replace(origin, source=shielded_source(origin.source)) for origin in record.origins)
    return replace(record, **changed, origins=origins)


def shielded_actor(actor: Actor) -> Actor:
    """An actor; a private person as a role, and a group of people without words that name one of them."""
    if private(actor):
        english, arabic = role(actor)
        return replace(actor, name=english, name_ar=arabic, text="")
    return replace(actor, text="") if not quotable(actor) else actor


def quotable(actor: Actor) -> bool:
    """Whether the words for an actor may be quoted beside its name: those for people may hold a person's name."""
    return actor.class_ not in (None, "civilians") or not names_person(actor.text)


def shielded_source(source: Source) -> Source:
    """A source; a private person as a role."""
    stand_in = speaker(source.id, source.name, source.kind)
    return replace(source, name=stand_in[0], name_ar=stand_in[1]) if stand_in else source


def shielded_hop(hop: Hop) -> Hop:
    """A link of a chain; a private person as a role, and people without words that name one of them."""
    if stand_in := speaker(hop.source_id, hop.name) if hop.source_id.startswith(UNNAMED) else None:
        return replace(hop, name=stand_in[0], text=None)
    known = actors.load().get(hop.source_id)
    named = known is not None and known.class_ == "civilians" and names_person(hop.text or "")
    return replace(hop, text=None) if named else hop


def _actors(found: Iterable[Actor]) -> tuple[Actor, ...]:
    return tuple(map(shielded_actor, found))


def _capitals(words: list[str]) -> bool:
    """First and last word begin with a capital, and the last, which may have an article before a hyphen, ends so."""
    return words[0][0].isupper() and words[-1].rpartition("-")[2][:1].isupper()


def _holds(word: str, known: frozenset[str], *, prefixed: bool) -> bool:
    """Whether a word is one of those known; in Arabic behind particles, and with the ending of an object too."""
    if word in known or not prefixed:
        return word in known
    bare = word.removesuffix(OBJECT)
    return bare in known or any(
        form[taken:] in known
        for form in (word, bare)
        for taken in range(1, PREFIX + 1)
        if len(form) - taken >= ROOT
    )  # fmt: skip


def _given(words: list[str], language: str) -> bool:
    """Whether the words hold a given name; one particle may be written together with it, and it may be two words."""
    names = _given_names(language)
    pairs = [" ".join(pair) for pair in pairwise(words)]
    return any(word in names or (language == "ar" and word[1:] in names) for word in (*words, *pairs))


@lru_cache(maxsize=2)
def _given_names(language: str) -> frozenset[str]:
    found = tables.rows(tables.table("given_names.tsv"))
    return frozenset(fold(name) for row in found for name in row.many(language))


@lru_cache(maxsize=2)
def _things(language: str) -> frozenset[str]:
    """The single words of the tables that make a force, a thing or a place of a name beside them."""
    heads = [row for row in tables.rows(tables.table(f"{language}/heads.tsv")) if row["sort"] not in _PEOPLE]
    speaking = [row for row in tables.rows(tables.table(f"{language}/speakers.tsv")) if row["role"] == "collective"]
    return _singles([*heads, *_placeheads(language), *speaking])


@lru_cache(maxsize=2)
def _closed(language: str) -> frozenset[str]:
    """Prepositions, conjunctions and the like: they count as whole words only, for they stand inside names too."""
    return _singles(tables.rows(tables.table(f"{language}/closed.tsv")))


@lru_cache(maxsize=2)
def _known(language: str) -> frozenset[str]:
    """The single words of the tables that are no part of a name."""
    rows = (row for name in _TABLES for row in tables.rows(tables.table(f"{language}/{name}")))
    return _singles([*rows, *_placeheads(language)])


def _placeheads(language: str) -> list[tables.Row]:
    """Nouns for places, without those that begin names: what begins a village's may begin a man's."""
    return [row for row in tables.rows(tables.table(f"{language}/placeheads.tsv")) if row["kind"] != "name"]


def _singles(rows: Iterable[tables.Row]) -> frozenset[str]:
    forms = (form for row in rows for form in (*row.many("word"), *row.many("forms")))
    return frozenset(fold(form) for form in forms if " " not in form)
