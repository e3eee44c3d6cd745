"""Writes the measured parts of `docs/accuracy.md` and of the README, between their marks."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from measuring import tables
from measuring.corpora import ROOT, Measured

PAGE = ROOT / "docs" / "accuracy.md"
MARKS = "<!-- {}: begin -->", "<!-- {}: end -->"
READMES = {"en": ROOT / "README.md", "ar": ROOT / "README.ar.md"}
WORDS = Path(__file__).with_name("words.toml")
SHORT = ("strict", "record", "kind", "day")


class ReportError(ValueError):
    """The page has lost its marks."""


def measured_part(
    measured: Sequence[Measured],
    sets: Mapping[str, Mapping[str, float | None]],
    confusion: Mapping[str, Mapping[str, int]] | None = None,
) -> str:
    """The tables, as Markdown."""
    parts = ["### Reading, by corpus and language", tables.markdown(tables.summary(measured))]
    for corpus in measured:
        for lang in ("ar", "en"):
            parts += [f"### {corpus.corpus.name}, {lang}", tables.markdown(tables.details(corpus.languages[lang]))]
    parts += ["### Merging", tables.markdown(tables.merging(measured))]
    parts += ["### Pages", tables.markdown(tables.pages(measured))]
    for name, values in sets.items():
        parts += [f"### {name}", tables.markdown([["measure", "value"], *tables.data_set(name, values)[1:]])]
    if confusion:
        parts += ["### Confusion matrix of the sub-types", tables.markdown(tables.confusion(confusion))]
    return "\n\n".join(parts)


def short_table(measured: Sequence[Measured], words: Mapping[str, str]) -> tables.Table:
    """The few figures that the README shows, with headings in its language."""
    table = [[words[name] for name in ("corpus", "language", "pages", *SHORT)]]
    for corpus in measured:
        for lang, result in corpus.languages.items():
            figures = result.figures()
            shown = [f"{figures[name]:.2f}" for name in SHORT]
            table.append([corpus.corpus.name, words[lang], str(result.documents), *shown])
    return table


def fill(page: Path, name: str, part: str) -> None:
    """Replace what stands between the marks of a name.

    Raises
    ------
    ReportError
        A mark is missing.
    """
    begin, end = (mark.format(name) for mark in MARKS)
    text = page.read_text(encoding="utf-8")
    before, first, rest = text.partition(begin)
    _, second, after = rest.partition(end)
    if not first or not second:
        raise ReportError(f"{page}: put the lines {begin} and {end} where the tables shall stand")
    page.write_text(f"{before}{begin}\n\n{part}\n\n{end}{after}", encoding="utf-8")


def write(
    measured: Sequence[Measured],
    sets: Mapping[str, Mapping[str, float | None]],
    confusion: Mapping[str, Mapping[str, int]] | None = None,
) -> None:
    """Fill the measured parts of the documentation."""
    fill(PAGE, "measured", measured_part(measured, sets, confusion))
    words = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    for lang, page in READMES.items():
        fill(page, "figures", tables.markdown(short_table(measured, words[lang])))
