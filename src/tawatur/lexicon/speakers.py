"""Heads of unnamed and titled sources, and the adjectives beside them: `ar/speakers.tsv`, `en/speakers.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from tawatur.lexicon import tables
from tawatur.lexicon.tables import Row
from tawatur.records import SourceKind

Part = Literal["noun", "adjective"]
Role = Literal[
    "unnamed", "witness", "person", "office", "official", "military", "medical", "rescue", "media", "collective",
    "paper", "latter",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Speaker:
    """A word for somebody who speaks, with its forms, and the kind of source that it makes when no name is given."""

    word: str
    part: Part
    role: Role
    kind: SourceKind
    forms: tuple[str, ...]
    """Every form, the word itself first."""


@cache
def load(lang: str) -> tuple[Speaker, ...]:
    """The speakers of a language (`ar`, `en`), in the order of the table.

    Raises
    ------
    TableError
        A row is malformed or names a part, role or kind that does not exist.
    """
    table = tables.table(f"{lang}/speakers.tsv")
    return tuple(_speaker(row) for row in tables.rows(table, ("word", "part", "role", "kind")))


def _speaker(row: Row) -> Speaker:
    return Speaker(
        word=row["word"],
        part=row.one_of("part", Part),
        role=row.one_of("role", Role),
        kind=row.one_of("kind", SourceKind),
        forms=tuple(dict.fromkeys((row["word"], *row.many("forms")))),
    )
