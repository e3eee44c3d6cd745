"""The sentence that names an event, made from its record by the patterns of titles.tsv."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from tawatur.lexicon.tables import rows
from tawatur.records import Actor, Event
from tawatur.site.words import areas, naming
from tawatur.site.words.strings import text

LONGEST = 3
"""Actors of one side that a title names; the page lists all of them."""


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[tuple[str, ...], str, dict[str, str]], ...]:
    table = rows(files(__package__).joinpath("titles.tsv"), ("kinds", "has", "en", "ar"))
    return tuple((row.many("kinds"), row["has"], {"en": row["en"], "ar": row["ar"]}) for row in table)


def title(lang: str, event: Event) -> str:
    """The sentence that names an event. Actors that are words only appear by their class; private persons never.

    >>> title("en", Event(id="e", kind="clash"))
    'Armed clash'
    """
    agents, targets = _named(lang, event.agents), _named(lang, event.targets)
    has = "both" if agents and targets else "agents" if agents else "targets" if targets else "none"
    return _pattern(lang, event.kind, has).format(
        kind=naming.term(lang, "kind", event.kind),
        agents=naming.listed(lang, agents),
        targets=naming.listed(lang, targets),
        place=_place(lang, event),
    )


def where(lang: str, event: Event) -> str:
    """The place of an event with the area it is in: Saraqib, Idlib; empty where the record has none."""
    if event.place is None:
        return ""
    parts = [naming.place(lang, event.place).text]
    area = area_name(lang, event.place.admin1)
    if area and area != parts[0]:
        parts.append(area)
    return text(lang, "glue.separator").join(parts)


def area_name(lang: str, code: str | None) -> str | None:
    """The name of a first-level area in the reader's language, as far as the gazetteer has it."""
    return areas.name(lang, code).text if code else None


def _place(lang: str, event: Event) -> str:
    if event.place is None:
        return ""
    # An underscore stands for the space at the beginning, which a table cannot hold.
    return _pattern(lang, "@place", event.place.precision).format(place=where(lang, event)).replace("_", " ", 1)


def _named(lang: str, actors: tuple[Actor, ...]) -> list[str]:
    names: dict[str, None] = {}
    for actor in actors:
        name = naming.actor(lang, actor)
        if name is not None:
            # The name of a class begins with a capital in its table, not inside a sentence.
            names[name.text if actor.actor_id else name.text.lower()] = None
    return list(names)[:LONGEST]


def _pattern(lang: str, kind: str, has: str) -> str:
    for kinds, wanted, patterns in _patterns():
        if wanted == has and any(_fits(code, kind) for code in kinds):
            return patterns[lang]
    return "{kind}{place}" if not kind.startswith("@") else ""


def _fits(code: str, kind: str) -> bool:
    return code == kind or kind.startswith(code + ".") or (code == "*" and not kind.startswith("@"))
