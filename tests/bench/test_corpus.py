"""The documents of the benchmark: varied, seeded, spans in place."""

import pytest

import corpus
from tawatur.records import Document, Section, Span

BASES = corpus.templates(corpus.ROOT / "examples", corpus.ROOT / "examples" / "manifest.jsonl")


def test_the_same_seed_gives_the_same_documents():
    first = [d.id for d in corpus.documents(BASES, 60, 1)]
    assert first == [d.id for d in corpus.documents(BASES, 60, 1)]
    assert first != [d.id for d in corpus.documents(BASES, 60, 2)]
    assert len(set(first)) == 60


def test_texts_differ_in_numbers_and_names():
    texts = [d.text for d in corpus.documents(BASES, 10 * len(BASES), 3)]
    assert len(set(texts)) > 5 * len(BASES)


def test_section_spans_still_slice_to_their_headings():
    text = "Idlib\n\nShells killed 12 people in Idlib and 3 in Aleppo.\n\nHoms\n\nCalm."
    at = text.index("Homs")
    sections = (Section("Homs", Span(at, at + 4)),)
    document = Document(id="x", url=None, outlet=None, title=None, text=text, lang="en", sections=sections)
    base = corpus.Template(document, corpus.template(document, {"en": ["Idlib", "Aleppo"], "ar": []}).spots)
    assert [what for *_, what in base.spots].count("number") == 2
    for made in corpus.documents([base], 50, 4):
        assert made.sections[0].span.of(made.text) == "Homs"


def test_a_folder_without_pages_is_refused(tmp_path):
    with pytest.raises(corpus.CorpusError, match="no page"):
        corpus.templates(tmp_path, None)
