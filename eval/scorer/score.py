"""Scores the reader's documents and claims against the lines of a hand coding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

from scorer import gold as hand
from scorer import records
from scorer.counts import Result, compare, total
from tawatur.records import Claim, Document

LANGUAGES = ("ar", "en", "all")


def score(rows: Sequence[hand.Row], documents: Iterable[Document], claims: Iterable[Claim]) -> dict[str, Result]:
    """Result by the gold's document name. A page that is absent from the documents counts as nothing reported."""
    by_file = {PurePath(document.origin_file).name: document for document in documents if document.origin_file}
    by_document: Mapping[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.document_id].append(claim)
    results = {}
    for row in rows:
        document = by_file.get(PurePath(row["file"]).name)
        reported = records.happenings(document, by_document[document.id]) if document else []
        results[row["doc"]] = compare(hand.happenings(row, document.text if document else ""), reported)
    return results


def by_language(rows: Sequence[hand.Row], results: Mapping[str, Result]) -> dict[str, Result]:
    """The sums for Arabic, English and all."""
    return {lang: total(results[row["doc"]] for row in rows if lang in ("all", row["lang"])) for lang in LANGUAGES}
