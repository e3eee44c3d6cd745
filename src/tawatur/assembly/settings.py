"""The numbers and small tables that assembly goes by: weights, kinds that may be one, families, and what the lexicon
knows of sources and actors."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

from tawatur import ontology
from tawatur.assembly.unions import Unions
from tawatur.lexicon import actors, sources, tables
from tawatur.orthography.folding import fold
from tawatur.records import SourceKind

Degree = Literal["same", "close", "near", "kin"]
Manner = Literal["act", "move", "word", "spoken"]
CLOSE, NEAR = 0.7, 0.6
"""Affinity of two kinds from which on reporters use one for the other, and up to which rival accounts may differ."""


GENERIC = "generic.tsv"
"""The table of actors that are kinds of people: as a speaker such an actor is nobody in particular."""


@lru_cache(maxsize=1)
def weights() -> Mapping[str, Mapping[str, Any]]:
    """The tables of `weights.toml`, by name."""
    text = files(__package__).joinpath("weights.toml").read_text(encoding="utf-8")
    return MappingProxyType({name: MappingProxyType(values) for name, values in tomllib.loads(text).items()})


@lru_cache(maxsize=1)
def manners() -> Mapping[str, Manner]:
    """Kind -> how it behaves; kinds that are missing are acts."""
    found: dict[str, Manner] = {}
    for row in tables.rows(files(__package__).joinpath("manners.tsv"), ("kind", "manner")):
        if row["kind"] not in ontology.kinds():
            raise row.error(f"no kind {row['kind']}; write a kind of the ontology")
        found[row["kind"]] = row.one_of("manner", Manner)
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def kind_degrees() -> Mapping[tuple[str, str], Degree]:
    """Both orders of every pair of kinds that may be one happening -> how easily."""
    degrees: dict[tuple[str, str], Degree] = {}
    for a in ontology.kinds():
        for b in ontology.kinds():
            near = ontology.affinity(a, b)
            if near > 0:
                degrees[a, b] = "same" if a == b else "close" if near >= CLOSE else "near" if near >= NEAR else "kin"
    return MappingProxyType(degrees)


@lru_cache(maxsize=1)
def families() -> Mapping[str, str]:
    """Kind -> the first of all kinds that it is tied to, over any number of steps: kinds of one family are compared."""
    sets = Unions(kind_degrees())
    return MappingProxyType({kind: sets.find(kind) for kind in ontology.kinds()})


@dataclass(frozen=True)
class Knowledge:
    """What is known of actors and sources beside the claims.

    Parameters
    ----------
    parents : actor id -> ids of what it belongs to, directly
    sides : source or actor id -> the actor on whose side it speaks
    relays : source id -> ids of the sources that it usually republishes
    kinds : source id -> its kind
    names_ar : source or actor id -> its Arabic name
    names_en : source or actor id -> its English name
    actor_ids : folded name -> id of the only actor of that name
    source_ids : folded name -> id of the only source of that name
    ids : all ids of actors and sources
    actor_names : actor id -> its folded names
    """

    parents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sides: Mapping[str, str] = field(default_factory=dict)
    relays: Mapping[str, frozenset[str]] = field(default_factory=dict)
    kinds: Mapping[str, SourceKind] = field(default_factory=dict)
    names_ar: Mapping[str, str] = field(default_factory=dict)
    actor_ids: Mapping[str, str] = field(default_factory=dict)
    source_ids: Mapping[str, str] = field(default_factory=dict)
    ids: frozenset[str] = frozenset()
    actor_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names_en: Mapping[str, str] = field(default_factory=dict)

    def ancestors(self, actor: str) -> frozenset[str]:
        """The actor and everything it belongs to."""
        found, pending = {actor}, [actor]
        while pending:
            for parent in self.parents.get(pending.pop(), ()):
                if parent not in found:
                    found.add(parent)
                    pending.append(parent)
        return frozenset(found)

    def speaker(self, key: str, name: str) -> str:
        """The id of a source: its own if the lexicon has it, else that of the only source or actor of its name."""
        if key in self.ids:
            return key
        folded = fold(name)
        return self.source_ids.get(folded) or self.actor_ids.get(folded) or key

    def mouth_of(self, speaker: str) -> str:
        """The source that a person or an organ speaks for ("its director"), if it is a source itself; else the
        speaker."""
        if speaker in self.kinds:
            return speaker
        above = (self.sides.get(speaker), *self.parents.get(speaker, ()))
        return next((key for key in above if key and self.kinds.get(key, "unnamed") != "unnamed"), speaker)

    def side(self, source: str) -> str:
        """The party that a source speaks for, at the top of its line; the source itself if it speaks for none."""
        seen = {source}
        while True:
            above = self.sides.get(source) or next(iter(self.parents.get(source, ())), None)
            if above is None or above in seen:
                return source
            source = above
            seen.add(source)


@lru_cache(maxsize=1)
def lexicon_knowledge() -> Knowledge:
    """What the lexicon's tables of actors and sources say."""
    parents: dict[str, tuple[str, ...]] = {}
    sides: dict[str, str] = {}
    relays: dict[str, frozenset[str]] = {}
    kinds: dict[str, SourceKind] = {}
    names_ar: dict[str, str] = {}
    names_en: dict[str, str] = {}
    actor_names: list[tuple[str, str]] = []
    source_names: list[tuple[str, str]] = []
    for key, actor in actors.load().items():
        if actor.file == GENERIC:
            kinds[key] = "unnamed"
        if actor.parent:
            parents[key] = tuple(filter(None, map(str.strip, actor.parent.split("|"))))
        if actor.side:
            sides[key] = actor.side
        actor_names += [(name, key) for name in (*actor.names_en, *actor.names_ar)]
        names_en[key], names_ar[key] = actor.name, actor.name_ar
    for key, source in sources.load().items():
        kinds[key], names_ar[key], names_en[key] = source.kind, source.name_ar, source.name
        source_names += [(name, key) for name in (*source.names_en, *source.names_ar)]
        if source.relays:
            relays[key] = frozenset(source.relays)
        if source.side:
            sides[key] = source.side
    folded = {key: tuple(map(fold, (*actor.names_en, *actor.names_ar))) for key, actor in actors.load().items()}
    ids = frozenset([*actors.load(), *kinds])
    return Knowledge(
        parents, sides, relays, kinds, names_ar, _only(actor_names), _only(source_names), ids, folded, names_en
    )


def _only(names: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Folded name -> id, for names that only one thing has."""
    found: dict[str, set[str]] = {}
    for name, key in names:
        if name:
            found.setdefault(fold(name), set()).add(key)
    return {name: min(keys) for name, keys in found.items() if len(keys) == 1}
