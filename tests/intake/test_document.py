import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.intake import IntakeError, UnreadablePage, document_from_bytes
from tawatur.intake.document import EXTRACTOR
from tawatur.records import Document

PAGES = Path(__file__).parent / "pages"
EXPECTED = json.loads((PAGES / "expected.json").read_text(encoding="utf-8"))
TODAY = date(2026, 1, 1)
SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def read(name: str, **known: str) -> Document:
    return document_from_bytes((PAGES / name).read_bytes(), name=name, today=TODAY, **known)


def check_spans(document: Document) -> None:
    for credit in document.credits:
        assert credit.span is None or credit.span.of(document.text) == credit.text
    for section in document.sections:
        assert section.span.of(document.text).startswith(section.heading)


@pytest.mark.parametrize("page", sorted(EXPECTED))
def test_pages_in_the_manner_of_real_sites(page: str) -> None:
    document, expected = read(f"{page}.html"), EXPECTED[page]
    assert document.title == expected["title"]
    assert document.text.startswith(expected["first"])
    assert document.text.endswith(expected["last"])
    assert document.published == expected["published"]
    assert {credit.role: credit.text for credit in document.credits} == expected["credits"]
    assert [section.heading for section in document.sections] == expected["headings"]
    assert (document.outlet.name if document.outlet else None) == expected["outlet"]
    assert len(document.text.split("\n\n")) == expected["paragraphs"]
    assert document.url == expected.get("url", document.url)
    assert document.lang == page[-2:]
    assert document.extractor == EXTRACTOR
    check_spans(document)
