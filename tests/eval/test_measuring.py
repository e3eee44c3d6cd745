"""The run over the examples, with a reader that reports what the coders saw."""

import tomllib
from pathlib import PurePath

import coded
import pytest

from measuring import corpora, report, tables


class CoderAsReader:
    """Reports the hand coding of the pages, on the bodies that intake finds."""

    def __init__(self, rows):
        self.rows = {PurePath(row["file"]).name: row for row in rows}

    def read(self, document):
        return coded.claims_of(self.rows[PurePath(document.origin_file).name], document)


@pytest.fixture(scope="module")
def measured():
    corpus = corpora.corpora()[0]
    return corpora.measure(corpus, CoderAsReader(corpus.rows()))


def test_every_page_is_read(measured):
    assert measured.run.skipped == []
    assert len(measured.run.documents) == len(measured.corpus.rows())
    assert measured.languages["all"].documents == len(measured.corpus.rows())


def test_what_the_coders_saw_is_found(measured):
    figures = measured.figures()
    assert figures["all.kind"] == 1.0
    assert figures["pages.quiet"] == 1.0
    assert figures["all.detection"] > 0.99
    assert all(0.0 <= value <= 1.0 for value in figures.values())


def test_the_digest_is_of_the_bytes(measured):
    assert measured.corpus.digest() == corpora.corpora()[0].digest()
    assert len(measured.corpus.digest()) == 64


def test_tables_have_a_line_for_each_language_and_equal_columns(measured):
    summary = tables.summary([measured])
    assert [row[1] for row in summary[1:]] == ["ar", "en", "all"]
    for table in (
        summary,
        tables.merging([measured]),
        tables.pages([measured]),
        tables.details(measured.languages["ar"]),
    ):
        assert len({len(row) for row in table}) == 1
        assert len(tables.plain(table).splitlines()) == len(table)
        assert len(tables.markdown(table).splitlines()) == len(table) + 1


def test_the_report_replaces_only_its_part(measured, tmp_path):
    page = tmp_path / "accuracy.md"
    begin, end = (mark.format("measured") for mark in report.MARKS)
    page.write_text(f"before\n{begin}\nold\n{end}\nafter\n", encoding="utf-8")
    report.fill(page, "measured", report.measured_part([measured], {"set": {"measure": None}}))
    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert text.endswith("\nafter\n")
    assert "old" not in text
    report.fill(page, "measured", report.measured_part([measured], {"set": {"measure": None}}))
    assert page.read_text(encoding="utf-8") == text
    with pytest.raises(report.ReportError):
        report.fill(page, "other", "")


def test_the_documentation_has_the_marks_and_the_words_in_both_languages(measured):
    words = tomllib.loads(report.WORDS.read_text(encoding="utf-8"))
    assert set(words) == set(report.READMES) == {"ar", "en"}
    pages = {report.PAGE: "measured", **dict.fromkeys(report.READMES.values(), "figures")}
    for page, name in pages.items():
        assert all(mark.format(name) in page.read_text(encoding="utf-8") for mark in report.MARKS)
    first, second = (report.short_table([measured], words[lang]) for lang in ("ar", "en"))
    assert [len(row) for row in first] == [len(row) for row in second]
    assert first[0] != second[0]


def test_a_confusion_matrix_tells_what_was_read_for_what() -> None:
    table = tables.confusion({"RIOT": {"RIOT": 3, "PROTEST": 1, "-": 1}, "PROTEST": {"PROTEST": 1}})
    assert table[1:] == [["RIOT", "5", "0.60", "1.00", "- 1, PROTEST 1"], ["PROTEST", "1", "1.00", "0.50", ""]]
