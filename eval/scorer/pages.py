"""Scores intake: body, title, day of publication and credits of the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from scorer.gold import Row
from scorer.names import same_name
from tawatur.records import Document


@dataclass(frozen=True)
class Share:
    """Right ones, all, and the documents that are wrong."""

    right: int
    of: int
    wrong: tuple[str, ...]

    @property
    def value(self) -> float:
        """The share that is right; 1 if there is nothing to get right."""
        return self.right / self.of if self.of else 1.0


def plain(text: str | None) -> str:
    """The text with single spaces."""
    return " ".join((text or "").split())


def body(row: Row, document: Document) -> bool:
    """The body begins and ends where it should."""
    text = plain(document.text)
    return text.startswith(plain(row["body_first"])) and text.endswith(plain(row["body_last"]))


def title(row: Row, document: Document) -> bool:
    """The headline, letter by letter."""
    return plain(document.title) == plain(row["title"])


def published(row: Row, document: Document) -> bool:
    """The day that the page shows, or none if it shows none."""
    return (document.published or "")[:10] == (row["published"] or "")


def credited(row: Row, document: Document) -> bool:
    """Every credit that the page prints, with its role, and no other origin or translator."""
    found = [(credit.role, credit.text or "", credit.source.name) for credit in document.credits]
    printed = row["credits_text"]
    complete = all(
        any(role == other and (same_name(words, text) or same_name(words, name)) for other, text, name in found)
        for role, words in printed.items()
    )
    invented = [role for role, *_ in found if role in ("origin", "translator") and not row["credits"][role]]
    return complete and not invented


CHECKS: dict[str, Callable[[Row, Document], bool]] = {
    "body": body,
    "title": title,
    "published": published,
    "credits": credited,
}


def score(rows: Sequence[Row], documents: Iterable[Document]) -> dict[str, Share]:
    """Each check over all pages; a page that was not read is wrong."""
    by_file = {PurePath(document.origin_file).name: document for document in documents if document.origin_file}
    shares = {}
    for name, check in CHECKS.items():
        counted = [row for row in rows if name != "credits" or row["credits_text"]]
        found = {row["doc"]: by_file.get(PurePath(row["file"]).name) for row in counted}
        wrong = tuple(row["doc"] for row in counted if not (page := found[row["doc"]]) or not check(row, page))
        shares[name] = Share(len(counted) - len(wrong), len(counted), wrong)
    return shares
