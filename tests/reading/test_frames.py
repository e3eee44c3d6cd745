"""Every event word of both languages is read from its own example sentence, with the values that the table expects."""

from __future__ import annotations

import functools

import pytest

from tawatur.lexicon.tables import Row, folder, rows
from tawatur.ontology import kinds
from tawatur.orthography.folding import fold
from tawatur.reading import Reader
from tawatur.records import Claim, Document

LANGUAGES = ("ar", "en")
OUTCOMES = frozenset({"killed", "injured", "killed_or_injured", "missing", "captured", "displaced"})
UNSETTLED = frozenset({"attack", "light", "authorship"})
"""Kinds of the tables that other words of the sentence settle; the row then expects the kind."""


def _rows() -> list[tuple[str, Row]]:
    return [(lang, row) for lang in LANGUAGES for entry in folder(f"{lang}/frames") for row in rows(entry)]


ROWS = _rows()
TOLD = [(lang, row) for lang, row in ROWS if row.get("example")]


@functools.cache
def reader() -> Reader:
    return Reader()


def expected(row: Row) -> list[tuple[str, str]]:
    """The pairs of a row's "expects": `agent=army; killed=2`."""
    pairs = [pair.partition("=") for pair in row.get("expects").split(";") if pair.strip()]
    return [(name.strip(), value.strip()) for name, _, value in pairs]


def fits(claim: Claim, name: str, value: str) -> bool:
    """Whether a claim has an expected value; words are compared in folded form, as parts of what was found."""
    if name == "kind":
        return claim.kind == value
    if name == "modality":
        return claim.modality == value
    if name in OUTCOMES:
        return any(c.outcome == name and value in (str(c.low), c.vague) for c in claim.casualties)
    named = {
        "agent": claim.agents,
        "target": claim.targets,
        "place": claim.places,
        "weapon": claim.weapons,
        "source": claim.chain,
    }[name]
    return any(fold(value) in fold(f"{item.text} {item.name} {getattr(item, 'name_ar', '') or ''}") for item in named)


def values(claim: Claim) -> str:
    """What a claim holds, in short."""
    named = {"agents": claim.agents, "targets": claim.targets, "places": claim.places, "weapons": claim.weapons}
    parts = [f"{name} {[item.text for item in items]}" for name, items in named.items() if items]
    return " ".join([*parts, *(f"{c.outcome} {c.low} {c.vague}" for c in claim.casualties)])


def problem(lang: str, row: Row) -> str:
    """What reading a row's example gets wrong, or nothing."""
    document = Document(id=row["id"], url=None, outlet=None, title=None, text=row["example"], lang=lang)
    claims = reader().read(document)
    wanted = expected(row)
    if row["kind"] not in UNSETTLED and not any(name == "kind" for name, _ in wanted):
        wanted.append(("kind", row["kind"]))
    if any(all(fits(claim, *pair) for pair in wanted) for claim in claims):
        return ""
    found = [f"{c.kind} {c.modality} <{c.rule}> {values(c)}" for c in claims]
    return f"{row.file}:{row.line} {row['id']}: {row['example']} -> expected {wanted}, read {found or 'nothing'}"


@pytest.mark.parametrize(("lang", "row"), TOLD, ids=[row["id"] for _, row in TOLD])
def test_example_is_read(lang: str, row: Row) -> None:
    assert not (wrong := problem(lang, row)), wrong


@pytest.mark.parametrize(("lang", "row"), ROWS, ids=[row["id"] for _, row in ROWS])
def test_row_is_complete(lang: str, row: Row) -> None:
    assert row.get("example") and row.get("expects"), (
        f"{row.file}:{row.line}: give {row['id']} an example and what it must give"
    )
    assert row["kind"] in UNSETTLED or row["kind"] in kinds(), f"{row.file}:{row.line}: no kind {row['kind']}"
    assert row["kind"] not in UNSETTLED or "kind=" in row["expects"], (
        f"{row.file}:{row.line}: say which kind the example has"
    )


def test_ids_tell_the_language() -> None:
    assert all(row["id"].startswith(f"{lang}-") for lang, row in ROWS)
