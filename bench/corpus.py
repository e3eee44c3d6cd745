"""Makes many documents from a few: the same texts with other numbers and other names of places.

News repeats its words and changes its names and numbers: a benchmark that repeated pages letter by letter would measure
the caches only.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from tawatur.intake import Skipped, read_paths
from tawatur.lexicon.tables import folder, rows
from tawatur.records import Document, Span, digest

ROOT = Path(__file__).resolve().parents[1]
NUMBER = re.compile(r"(?<![\w.,:/])(?:\d{1,3})(?![\w:/]|[.,]\d)")
"""Numbers of up to three digits that stand alone: no years, no decimals, no parts of dates."""
LEAST_LETTERS = 4
"""Shorter names stand inside other words too often."""


class CorpusError(ValueError):
    """The folder gives no documents."""


@dataclass(frozen=True)
class Template:
    """A document and the spans in it that change: numbers, and names by language."""

    document: Document
    spots: tuple[tuple[int, int, str], ...]


def names() -> dict[str, list[str]]:
    """Names of places below the country, by language, from the curated tables."""
    found: dict[str, set[str]] = {"en": set(), "ar": set()}
    for table in folder("places/curated"):
        for row in rows(table):
            if row.get("kind") != "country":
                found["en"].add(row["name"])
                found["ar"].add(row["name_ar"])
    return {lang: sorted(name for name in known if len(name) >= LEAST_LETTERS) for lang, known in found.items()}


def template(document: Document, known: dict[str, list[str]]) -> Template:
    """The spots of a document, in order and apart from each other."""
    lang = document.lang[:2]
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(n)}(?!\w)" for n in sorted(known[lang], key=len, reverse=True)))
    spots = [(*match.span(), "number") for match in NUMBER.finditer(document.text)]
    spots += [(*match.span(), lang) for match in pattern.finditer(document.text)]
    return Template(document, tuple(sorted(spots)))


def templates(pages: Path, manifest: Path | None) -> list[Template]:
    """The documents of a folder as templates.

    Raises
    ------
    CorpusError
        No page of the folder could be read.
    """
    found = [page for page in read_paths([pages], manifest=manifest) if not isinstance(page, Skipped)]
    if not found:
        raise CorpusError(f"{pages}: no page could be read; give a folder of news pages")
    known = names()
    return [template(document, known) for document in found]


def variant(base: Template, rng: random.Random, known: dict[str, list[str]], number: int) -> Document:
    """The document with other numbers and names; spans of sections and credits move along."""
    text, parts, at, before, shifts = base.document.text, [], 0, [0], [0]
    for start, end, what in base.spots:
        new = (
            str(rng.randint(10 ** (end - start - 1), 10 ** (end - start) - 1))
            if what == "number"
            else rng.choice(known[what])
        )
        parts += [text[at:start], new]
        before.append(end)
        shifts.append(shifts[-1] + len(new) - (end - start))
        at = end
    changed = "".join([*parts, text[at:]])

    def moved(span: Span | None) -> Span | None:
        if span is None:
            return None
        return Span(*(offset + shifts[bisect_right(before, offset) - 1] for offset in (span.start, span.end)))

    document = base.document
    return msgspec.structs.replace(
        document,
        id=digest(number, changed),
        text=changed,
        credits=tuple(msgspec.structs.replace(credit, span=moved(credit.span)) for credit in document.credits),
        sections=tuple(
            msgspec.structs.replace(section, span=moved(section.span) or section.span) for section in document.sections
        ),
    )


def documents(bases: list[Template], count: int, seed: int) -> Iterator[Document]:
    """So many documents, the same for the same seed, one at a time."""
    rng, known = random.Random(seed), names()
    for number in range(count):
        yield variant(bases[number % len(bases)], rng, known, number)
