"""The sentence that names an event, made from its record by the patterns of titles.tsv."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files

from tawatur.assembly.persons import private, role
from tawatur.assembly.standing import FIRMNESS, standing
from tawatur.lexicon.tables import rows
from tawatur.records import Actor, Claim, Event, Source
from tawatur.words import areas, naming
from tawatur.words.strings import text

SAID = {"protest": "protesters", "riot": "rioters"}
"""Kinds that say of themselves who acts: a protest by protesters."""
LONGEST = 3
"""Actors of one side that a title names; the page lists all of them."""


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[tuple[str, ...], str, dict[str, str]], ...]:
    table = rows(files(__package__).joinpath("titles.tsv"), ("kinds", "has", "en", "ar"))
    return tuple((row.many("kinds"), row["has"], {"en": row["en"], "ar": row["ar"]}) for row in table)


def title(lang: str, event: Event, claims: Sequence[Claim]) -> str:
    """The sentence that names an event, hedged as far as its claims do not vouch for it.

    Known actors appear by name, others by their class; private persons never by name.

    >>> title("en", Event(id="e", kind="clash"), ())
    'Armed clash'
    """
    how = standing(event, claims)
    if how.report in ("denied", "planned"):
        told = _sentence(lang, event, [agent.actor for agent in how.agents])
        return _hedged(lang, event, how.report, told)
    if how.disputed and len(names := _named(lang, [agent.actor for agent in how.agents])) > 1:
        return _hedged(lang, event, "disputed", _sentence(lang, event, []), naming.listed(lang, names, "glue.or"))
    told = _sentence(lang, event, [agent.actor for agent in how.agents if agent.word == "told"])
    named = any(agent.word == "told" for agent in how.agents)
    for word in FIRMNESS[1:]:
        group = [agent for agent in how.agents if agent.word == word]
        if names := _named(lang, [agent.actor for agent in group]):
            by = speakers(lang, [source for agent in group for source in agent.by])
            told, named = _hedged(lang, event, word, told, naming.listed(lang, names), by), True
    if not named and how.report != "told":
        told = _hedged(lang, event, f"only_{how.report}", told, by=speakers(lang, how.by))
    return _hedged(lang, event, "denies", told) if how.denies else told


def _sentence(lang: str, event: Event, by: Sequence[Actor]) -> str:
    """The sentence with these agents."""
    agents = _named(lang, [actor for actor in by if actor.actor_id is None or actor.actor_id != SAID.get(event.kind)])
    targets = _named(lang, event.targets)
    has = "both" if agents and targets else "agents" if agents else "targets" if targets else "none"
    return _pattern(lang, event.kind, has).format(
        kind=naming.term(lang, "kind", event.kind),
        agents=naming.listed(lang, agents),
        targets=naming.listed(lang, targets),
        place=_place(lang, event),
    )


def _hedged(lang: str, event: Event, how: str, told: str, agents: str = "", by: str = "") -> str:
    """A sentence with the words that say how firm it is."""
    inside = told[:1].lower() + told[1:]
    return _pattern(lang, event.kind, how).format(title=told, inside=inside, agents=agents, by=by)


def speakers(lang: str, sources: Sequence[Source]) -> str:
    """Those who say a thing, by name, a few of them; those without a name by their kind."""
    names = dict.fromkeys(
        naming.term(lang, "source_kind", source.kind).lower()
        if source.kind in naming.NAMELESS
        else naming.source(lang, source).text
        for source in sources
    )
    return naming.listed(lang, list(names)[:LONGEST])


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


def _named(lang: str, actors: Iterable[Actor]) -> list[str]:
    names: dict[str, None] = {}
    for actor in actors:
        if actor.class_ and private(actor):
            names[naming.pick(lang, *role(actor)).text] = None
            continue
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
