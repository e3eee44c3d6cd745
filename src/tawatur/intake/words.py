"""The words of pages that are not words of articles: tables of both languages, folded and ready for look-up."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from tawatur.lexicon.tables import Row, rows, table
from tawatur.orthography.folding import fold
from tawatur.records import CreditRole

Role = Literal["drop", "also", "end", "caption"]
CueRole = CreditRole | Literal["skip"]
"""What the name behind a cue is; `skip`: nobody that we keep."""
LANGUAGES = ("ar", "en")
EDGES = " \t\n\r\"'()[]{}<>|/\\*#~_=+-.,:;!?…·•●▪■►▶»«›‹→←↑↓@&^0123456789\u060c\u061b\u061f"
"""What may stand around a phrase without making it another one: punctuation, counts, arrows."""
_SPACES = re.compile(r"\s+")
_NAME_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")


def key(text: str) -> str:
    """The form in which a whole line is looked up: folded, one space between words, nothing at the edges."""
    return _SPACES.sub(" ", fold(text)).strip(EDGES)


@dataclass(slots=True)
class Phrases:
    """The phrases of `chrome.tsv`, by how they match."""

    line: dict[str, Role] = field(default_factory=dict)
    start: dict[str, list[tuple[str, Role]]] = field(default_factory=dict)
    inside: list[tuple[str, Role]] = field(default_factory=list)

    def add(self, row: Row) -> None:
        """Add one row of the table."""
        role: Role = row.one_of("role", Role)
        phrase = _SPACES.sub(" ", fold(row["phrase"])).strip()
        match row["match"]:
            case "line":
                self.line.setdefault(phrase.strip(EDGES), role)
            case "start":
                word = phrase.split(" ")[0]
                self.start.setdefault(word.rstrip(":("), []).append((phrase, role))
            case "any":
                self.inside.append((phrase, role))
            case other:
                raise row.error(f"match {other!r}: use line, start or any")

    def role_of(self, text: str, *, prose: bool = False) -> Role | None:
        """The role of a line, if it is chrome: the whole line first, then how it begins, then what it holds.

        Running text is not taken for chrome on the strength of one first word ("phone" is a verb as well).
        """
        whole = _SPACES.sub(" ", fold(text)).strip()
        bare = whole.strip(EDGES)
        if role := self.line.get(bare):
            return role
        opening = whole.lstrip(EDGES)
        first = opening.split(" ", 1)[0].rstrip(":(")
        for phrase, role in self.start.get(first, ()):
            rest = opening[len(phrase) :]
            if prose and " " not in phrase:
                continue
            if opening.startswith(phrase) and (not rest or not rest[0].isalpha()):
                return role
        for phrase, role in self.inside:
            if phrase in whole:
                return role
        return None


@cache
def phrases() -> Phrases:
    """The chrome phrases of all languages; where two languages share a line, the first table counts."""
    found = Phrases()
    for language in LANGUAGES:
        for row in rows(table(f"{language}/chrome.tsv"), ("phrase", "match", "role")):
            found.add(row)
    for entries in found.start.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry))
    return found


@cache
def months() -> dict[str, int]:
    """Folded Gregorian month names of all systems and their numbers."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for row in rows(table(f"{language}/months.tsv"), ("word", "month", "system")):
            if row["system"] != "hijri":
                found.setdefault(fold(row["word"]), int(row["month"]))
    return found


@cache
def dateline_words() -> dict[str, str]:
    """Folded words that stand beside a date, and their roles."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for row in rows(table(f"{language}/datelines.tsv"), ("word", "role")):
            found.setdefault(fold(row["word"]), row["role"])
    return found


@cache
def heading_words() -> frozenset[str]:
    """Folded first words of section headings."""
    return frozenset(
        fold(row["word"]) for language in LANGUAGES for row in rows(table(f"{language}/headings.tsv"), ("word", "kind"))
    )


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of `credits.tsv`, folded, by role; longest first."""

    openers: tuple[tuple[str, CueRole], ...]
    split: frozenset[str]
    joints: frozenset[str]
    heads: tuple[str, ...]
    generic: dict[str, str]
    agencies: dict[str, str]
    nobody: frozenset[str]


@cache
def cues() -> Cues:
    """The credit cues of all languages."""
    openers: set[tuple[str, CueRole]] = set()
    joints: set[str] = set()
    split: set[str] = set()
    nobody: set[str] = set()
    heads: set[str] = set()
    generic: dict[str, str] = {}
    agencies: dict[str, str] = {}
    for language in LANGUAGES:
        for row in rows(table(f"{language}/credits.tsv"), ("cue", "role")):
            cue, role = fold(row["cue"]), row["role"]
            match role:
                case "split":
                    split.add(cue)
                case "joint":
                    joints.add(cue)
                case "head":
                    heads.add(cue)
                case "nobody":
                    nobody.add(cue)
                case "generic":
                    generic.setdefault(cue, row["name"])
                case "agency":
                    agencies.setdefault(cue, row["name"])
                case "origin" | "translator" | "author" | "photo" | "skip":
                    openers.add((cue, role))
                case other:
                    raise row.error(f"role {other!r} is not known; see the head of the table")
    return Cues(
        tuple(sorted(openers, key=lambda opener: (-len(opener[0]), opener))),
        frozenset(split),
        frozenset(joints),
        tuple(sorted(heads, key=lambda head: (-len(head), head))),
        generic,
        agencies,
        frozenset(nobody),
    )


@cache
def markup_roles() -> tuple[dict[str, str], tuple[tuple[frozenset[str], str], ...]]:
    """Roles of parts of class and id names: of single parts, and of parts that occur together."""
    single: dict[str, str] = {}
    together: list[tuple[frozenset[str], str]] = []
    for row in rows(table("markup.tsv"), ("word", "role")):
        parts = row["word"].replace("-", " ").split()
        if len(parts) == 1:
            single.setdefault(parts[0], row["role"])
        else:
            together.append((frozenset(parts), row["role"]))
    return single, tuple(together)


def name_parts(name: str) -> tuple[str, ...]:
    """The parts of a class or id name.

    >>> name_parts("entry-content"), name_parts("articleBody")
    (('entry', 'content'), ('article', 'Body'))
    """
    return tuple(_NAME_PART.findall(name))
