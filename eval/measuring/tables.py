"""The figures as tables in the terminal and in `docs/accuracy.md`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from measuring.corpora import Measured
from scorer.counts import Counts, Result
from scorer.values import SLOTS

Table = list[list[str]]
HEADS = ("detection", "strict", "record", "content")


def _line(name: str, counts: Counts) -> list[str]:
    shares = [f"{value:.3f}" for value in (counts.precision, counts.recall, counts.f1)]
    return [name, *shares, str(counts.right), str(counts.spurious), str(counts.missed)]


def details(result: Result) -> Table:
    """Precision, recall and F1 of everything, for one language."""
    table = [["", "P", "R", "F1", "right", "spurious", "missed"]]
    table += [_line("detection", result.detection), _line("strict detection", result.strict)]
    table += [_line(slot, result.slots[slot]) for slot in SLOTS]
    table.append(_line("record", sum(result.slots.values(), Counts())))
    table.append(
        _line("content", sum((result.slots[slot] for slot in SLOTS if slot not in ("kind", "modality")), Counts()))
    )
    return table


def summary(measured: Sequence[Measured]) -> Table:
    """One line a corpus and language."""
    table = [["corpus", "language", "pages", *(f"{head} F1" for head in HEADS), "kind", "day"]]
    for corpus in measured:
        for lang, result in corpus.languages.items():
            figures = result.figures()
            shown = [f"{figures[name]:.3f}" for name in (*HEADS, "kind", "day")]
            table.append([corpus.corpus.name, lang, str(result.documents), *shown])
    return table


def merging(measured: Sequence[Measured]) -> Table:
    """One line a corpus: how reports were brought together."""
    table = [["merging", "events found", "BCubed F1", "stories together", "origins right", "look-alikes merged"]]
    for corpus in measured:
        told = corpus.merging
        found, *others = (f"{a} of {b}" for a, b in (told.found, told.together, told.origins, told.merged_by_mistake))
        table.append([corpus.corpus.name, found, f"{told.f1:.3f}", *others])
    return table


def pages(measured: Sequence[Measured]) -> Table:
    """One line a corpus: what intake made of the pages, and the pages without an event on which none was reported."""
    table = [["pages", "body", "title", "published", "credits", "quiet"]]
    for corpus in measured:
        shares = [(share.right, share.of) for share in corpus.pages.values()]
        table.append([corpus.corpus.name, *(f"{a} of {b}" for a, b in (*shares, corpus.quiet))])
    return table


def data_set(name: str, values: Mapping[str, float | None]) -> Table:
    """The measures of one shared data set."""
    return [[name, ""], *([key, "–" if value is None else f"{value:.3f}"] for key, value in values.items())]


def confusion(counts: Mapping[str, Mapping[str, int]]) -> Table:
    """A confusion matrix, a row for each coded label: its texts, recall, precision, and what else was read."""
    read = Counter[str]()
    for row in counts.values():
        read.update(row)
    table = [["coded", "texts", "recall", "precision", "read as something else"]]
    for label, row in sorted(counts.items(), key=lambda item: (-sum(item[1].values()), item[0])):
        right, texts = row.get(label, 0), sum(row.values())
        wrong = sorted(((other, n) for other, n in row.items() if other != label), key=lambda pair: (-pair[1], pair[0]))
        precision = f"{right / read[label]:.2f}" if read[label] else "–"
        others = ", ".join(f"{other} {n}" for other, n in wrong)
        table.append([label, str(texts), f"{right / texts:.2f}", precision, others])
    return table


def plain(table: Table) -> str:
    """A table for the terminal: the first column to the left, the others to the right."""
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    lines = []
    for row in table:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def markdown(table: Table) -> str:
    """A table for a page of the documentation."""
    head, *rows = table
    lines = ["| " + " | ".join(row) + " |" for row in (head, ["---"] + ["---:"] * (len(head) - 1), *rows)]
    return "\n".join(lines)


def differences(measured: Measured) -> str:
    """Every difference of a corpus, one a line."""
    lines = []
    for note in measured.languages["all"].notes:
        happening = note.happening
        detail = (
            f"{note.slot}: missed {list(note.missed)}, spurious {list(note.spurious)}" if note.slot else happening.quote
        )
        lines.append(f"{note.what:<8} {happening.ids[0]} {happening.kind} {detail}".rstrip())
    return "\n".join(lines + list(measured.merging.mistakes))
