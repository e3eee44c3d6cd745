"""Names of codes, actors, places and sources in the reader's language, each with the language it is really in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tawatur import ontology
from tawatur.assembly import persons
from tawatur.lexicon import actors, people, sources, unnamed
from tawatur.lexicon.actors import ActorRow
from tawatur.ontology import Kind, Term
from tawatur.orthography.folding import fold
from tawatur.orthography.letters import script
from tawatur.records import Actor, Hop, Place, Source
from tawatur.words.strings import optional, text

_VOCABULARIES: Mapping[str, Callable[[], Mapping[str, Any]]] = {
    "modality": ontology.modalities,
    "outcome": ontology.outcomes,
    "independence": ontology.independences,
    "agreement": ontology.agreements,
    "status": ontology.statuses,
    "hop": ontology.hop_roles,
    "credit": ontology.credit_roles,
    "place_precision": ontology.place_precisions,
    "date_precision": ontology.date_precisions,
    "vague": ontology.vague_amounts,
    "class": ontology.actor_classes,
    "source_kind": ontology.source_kinds,
    "kind": ontology.kinds,
    "family": ontology.families,
}
NAMELESS = frozenset({"unnamed", "witness"})
"""Kinds of sources whose names are words of one text, or a private person's."""
_RTL = frozenset({"ar", "fa", "he", "ur", "ckb", "ps", "sd", "ug", "yi", "dv"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name and the language it is in, so that it can be marked and set in its own direction."""

    text: str
    lang: str

    def __str__(self) -> str:
        return self.text


def direction(lang: str) -> str:
    """The writing direction of a language: `rtl` or `ltr`."""
    return "rtl" if lang.partition("-")[0].lower() in _RTL else "ltr"


def pick(lang: str, english: str, arabic: str | None) -> Name:
    """The name in the reader's language, or the other one where there is none."""
    if lang == "ar":
        return Name(arabic, "ar") if arabic else Name(english, script(english))
    return Name(english, script(english)) if english else Name(arabic or "", "ar")


def term(lang: str, vocabulary: str, code: str) -> str:
    """The name of a code of the ontology; the code itself where a newer record brings one we do not know."""
    entry: Term | Kind | None = _VOCABULARIES[vocabulary]().get(code)
    if entry is None:
        return code
    return entry.name_ar if lang == "ar" else entry.name


def definition(lang: str, vocabulary: str, code: str) -> str:
    """What a code of the ontology means, or nothing."""
    entry: Term | Kind | None = _VOCABULARIES[vocabulary]().get(code)
    if entry is None:
        return ""
    return entry.definition_ar if lang == "ar" else entry.definition


def vocabulary(name: str) -> Mapping[str, Term | Kind]:
    """A vocabulary of the ontology by its short name here."""
    return _VOCABULARIES[name]()


def source(lang: str, who: Source) -> Name:
    """The name of a source. A record may lack the Arabic name that the tables have; private persons have a role."""
    if stand_in := persons.speaker(who.id, who.name, who.kind):
        return pick(lang, *stand_in)
    if who.kind in NAMELESS and not who.name_ar:
        return said(lang, who.name) if who.name else Name(text(lang, "event.not_named"), lang)
    known = None if who.name_ar else sources.load().get(who.id) or actors.load().get(who.id)
    return pick(lang, who.name, who.name_ar or (known.name_ar if known else None))


def place(lang: str, where: Place) -> Name:
    """The name of a place."""
    return pick(lang, where.name, where.name_ar)


def actor(lang: str, who: Actor) -> Name | None:
    """The name of a known actor, else of its class, else None: private persons are quoted, never named by us."""
    if who.actor_id:
        return pick(lang, who.name, who.name_ar)
    return Name(term(lang, "class", who.class_), lang) if who.class_ else None


def worded(lang: str, actor: Actor) -> Name:
    """The words of a text for an actor that is words only, in the language that they are in."""
    words = actor.text or actor.name
    return Name(words, script(words)) if words else Name(text(lang, "event.in_words"), lang)


def victims(lang: str, who: str | None) -> str | None:
    """The name of a group of casualties, as far as the tables have it: what they lack may be a person's name.

    A word that says no more than the toll itself is left out.
    """
    if not who or people.plain(who):
        return None
    group = who.replace("_", " ")
    if arabic := people.arabic(group):
        return arabic if lang == "ar" else group
    row = _by_name().get(fold(group))
    return pick(lang, row.name, row.name_ar).text if row else None


def weapon(lang: str, code: str) -> Name:
    """The name of a weapon, as far as the table has it."""
    return Name(known, lang) if (known := optional(lang, f"weapon.{code}")) else pick(lang, code, None)


def hop(lang: str, link: Hop) -> Name:
    """The name of a link of a chain: a known source's in the reader's language, else as the page has it."""
    known = sources.load().get(link.source_id) or actors.load().get(link.source_id)
    return pick(lang, known.name, known.name_ar) if known else entry(lang, link.source_id, link.name)


def entry(lang: str, identifier: str, name: str | None = None, name_ar: str | None = None) -> Name:
    """The name of a source or actor of which only the id and names are at hand; private persons have a role."""
    if identifier.startswith(persons.UNNAMED):
        stand_in = persons.speaker(identifier, name or "")
        if stand_in:
            return pick(lang, *stand_in)
        return said(lang, name) if name else Name(text(lang, "event.not_named"), lang)
    if name:
        return pick(lang, name, name_ar)
    known = sources.load().get(identifier) or actors.load().get(identifier)
    return pick(lang, known.name, known.name_ar) if known else Name(identifier, "en")


def said(lang: str, words: str) -> Name:
    """The words for a speaker without a name, in the reader's language as far as the tables have them all.

    >>> said("en", "مصادر محلية").text, said("ar", "villagers").text, said("ar", "Example Movement").lang
    ('local sources', 'قرويون', 'en')
    """
    own = script(words)
    if own == lang:
        return Name(words, own)
    if row := _by_name().get(fold(words)):
        return pick(lang, row.name, row.name_ar)
    there = (people.arabic(words) if lang == "ar" else None) or unnamed.other(words, own)
    return Name(there, lang) if there else Name(words, own)


@lru_cache(maxsize=1)
def _by_name() -> dict[str, ActorRow]:
    """The actors of the table by their names in both languages; of several of one name the first."""
    found: dict[str, ActorRow] = {}
    for row in actors.load().values():
        for name in (row.name, row.name_ar):
            found.setdefault(fold(name), row)
    return found


def language(lang: str, code: str) -> str:
    """The name of a language, or its tag."""
    return optional(lang, f"lang.{code.partition('-')[0]}") or code


def listed(lang: str, items: list[str], last: str = "glue.and") -> str:
    """Words as a list: commas, and "and" (or another joining text) before the last."""
    if len(items) < 2:
        return "".join(items)
    return text(lang, f"{last}.list").join(items[:-1]) + text(lang, last) + items[-1]
