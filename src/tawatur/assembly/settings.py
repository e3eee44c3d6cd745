"""The numbers and small tables that assembly goes by: weights, kinds that may be one, families, and what the lexicon
knows of sources and actors."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

from ..lexicon import actors, tables

Degree = Literal["same", "close", "kin"]
Manner = Literal["act", "move", "word", "watch"]
SPOKEN = frozenset({"accuse", "condemn", "demand", "reject", "threaten", "pledge", "support", "deny", "statement"})
"""Kinds of happening that consist in saying: the agent is the speaker."""


class SettingsError(ValueError):
    """A table of assembly is malformed: the message names table, row and what to do."""


@lru_cache(maxsize=1)
def weights() -> Mapping[str, Mapping[str, Any]]:
    """The tables of `weights.toml`, by name."""
    text = files(__package__).joinpath("weights.toml").read_text(encoding="utf-8")
    return MappingProxyType({name: MappingProxyType(values) for name, values in tomllib.loads(text).items()})


@lru_cache(maxsize=1)
def families() -> Mapping[str, tuple[str, Manner]]:
    """Kind -> (family, manner); a kind that the table does not know is a family of its own."""
    found: dict[str, tuple[str, Manner]] = {}
    for row in tables.rows(files(__package__).joinpath("families.tsv"), ("kind", "family", "manner")):
        manner = row["manner"]
        if manner not in ("act", "move", "word", "watch"):
            raise SettingsError(f"{row.file}:{row.line}: manner {manner}; write act, move, word or watch")
        found[row["kind"]] = (row["family"], manner)  # type: ignore[assignment]
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def kind_degrees() -> Mapping[tuple[str, str], Degree]:
    """Both orders of every pair of kinds that may be one happening -> how easily; a kind is the same as itself."""
    known = families()
    degrees: dict[tuple[str, str], Degree] = {(kind, kind): "same" for kind in known}
    for row in tables.rows(files(__package__).joinpath("kinds.tsv"), ("a", "b", "degree")):
        a, b, degree = row["a"], row["b"], row["degree"]
        if degree not in ("close", "kin"):
            raise SettingsError(f"{row.file}:{row.line}: degree {degree}; write close or kin")
        if known.get(a, (a,))[0] != known.get(b, (b,))[0]:
            raise SettingsError(
                f"{row.file}:{row.line}: {a} and {b} are of two families; put them into one in families.tsv"
            )
        degrees[a, b] = degrees[b, a] = degree  # type: ignore[assignment]
    return MappingProxyType(degrees)


@dataclass(frozen=True)
class Knowledge:
    """What is known of actors and sources beside the claims.

    Parameters
    ----------
    parents : actor id -> ids of what it belongs to, directly
    sides : source or actor id -> the actor on whose side it speaks
    relays : source id -> ids of the sources that it usually republishes
    kinds : source id -> its kind
    names_ar : source id -> its Arabic name
    """

    parents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sides: Mapping[str, str] = field(default_factory=dict)
    relays: Mapping[str, frozenset[str]] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    names_ar: Mapping[str, str] = field(default_factory=dict)

    def ancestors(self, actor: str) -> frozenset[str]:
        """The actor and everything it belongs to."""
        found, pending = {actor}, [actor]
        while pending:
            for parent in self.parents.get(pending.pop(), ()):
                if parent not in found:
                    found.add(parent)
                    pending.append(parent)
        return frozenset(found)

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
    kinds: dict[str, str] = {}
    names_ar: dict[str, str] = {}
    for key, actor in actors.load().items():
        if actor.parent:
            parents[key] = tuple(filter(None, map(str.strip, actor.parent.split("|"))))
        if actor.side:
            sides[key] = actor.side
    for table in tables.folder("sources"):
        for row in tables.rows(table, ("id",)):
            kinds[row["id"]], names_ar[row["id"]] = row.get("kind"), row.get("name_ar")
            if row.many("relays"):
                relays[row["id"]] = frozenset(row.many("relays"))
            if row.get("side"):
                sides[row["id"]] = row["side"]
    return Knowledge(parents, sides, relays, kinds, names_ar)
