"""Writes the measured part of `docs/accuracy.md`, between its two marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from . import tables
from .corpora import ROOT, Measured

PAGE = ROOT / "docs" / "accuracy.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


class ReportError(ValueError):
    """The page has lost its marks."""


def measured_part(measured: Sequence[Measured], sets: Mapping[str, Mapping[str, float | None]]) -> str:
    """The tables, as Markdown."""
    parts = ["### Reading, by corpus and language", tables.markdown(tables.summary(measured))]
    for corpus in measured:
        for lang in ("ar", "en"):
            parts += [f"### {corpus.corpus.name}, {lang}", tables.markdown(tables.details(corpus.languages[lang]))]
    parts += ["### Merging", tables.markdown(tables.merging(measured))]
    parts += ["### Pages", tables.markdown(tables.pages(measured))]
    for name, values in sets.items():
        parts += [f"### {name}", tables.markdown([["measure", "value"], *tables.data_set(name, values)[1:]])]
    return "\n\n".join(parts)


def write(measured: Sequence[Measured], sets: Mapping[str, Mapping[str, float | None]], page: Path = PAGE) -> None:
    """Replace what stands between the marks.

    Raises
    ------
    ReportError
        A mark is missing.
    """
    text = page.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ReportError(f"{page}: put the lines {BEGIN} and {END} where the tables shall stand")
    page.write_text(f"{before}{BEGIN}\n\n{measured_part(measured, sets)}\n\n{END}{after}", encoding="utf-8")
