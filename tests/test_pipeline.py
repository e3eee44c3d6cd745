import itertools

import pytest

from making import OneClaimAWord, document, event
from tawatur import pipeline
from tawatur.intake import Skipped
from tawatur.pipeline import PipelineError, Read, Report, by_date, read_pages
from tawatur.records import Date, encode


def page(number, **changes):
    return document("d-no", id=f"d{number:04}", text="word " * (number % 7), origin_file=f"{number}.txt", **changes)


def lines(outcomes):
    return [
        encode(line) if isinstance(outcome, Read) else repr(outcome)
        for outcome in outcomes
        for line in ([outcome.document, *outcome.claims] if isinstance(outcome, Read) else [outcome])
    ]


def test_the_same_bytes_on_any_number_of_processes():
    pages = [page(n) for n in range(150)]
    pages.insert(70, Skipped("broken.html", "binary", "not a text", None))
    expected = lines(read_pages(iter(pages), make=OneClaimAWord))
    assert len(expected) > 300
    for processes in (2, 3):
        assert lines(read_pages(iter(pages), processes=processes, make=OneClaimAWord)) == expected


def test_takes_no_more_pages_than_it_needs():
    taken = itertools.count()
    pages = (page(next(taken)) for _ in range(10_000))
    results = read_pages(pages, processes=2, make=OneClaimAWord)
    assert isinstance(next(results), Read)
    assert next(taken) <= 2 * pipeline.TASKS_AHEAD * pipeline.PAGES_IN_A_TASK
    results.close()


def test_the_same_page_again_is_read_once():
    outcomes = list(read_pages([page(1), page(2), page(1)], make=OneClaimAWord))
    assert [type(outcome) for outcome in outcomes] == [Read, Read, Skipped]
    assert (outcomes[2].reason, outcomes[2].detail) == ("repeated", "1.txt")


@pytest.mark.parametrize("processes", [1, 2])
def test_one_bad_page_does_not_end_the_batch(processes):
    report = Report()
    pages = [page(1), page(2, title="fault"), page(3)]
    read = list(report.hear(read_pages(pages, processes=processes, make=OneClaimAWord)))
    assert [one.document.id for one in read] == ["d0001", "d0003"]
    (skipped,) = report.skipped
    assert (skipped.file, skipped.reason) == ("2.txt", "fault")
    assert skipped.detail.startswith("ValueError: an odd page (tests/making.py:")
    assert (report.pages, report.claims, report.without_claims) == (2, 4, 0)


def test_a_process_that_dies_is_said():
    with pytest.raises(PipelineError, match="--processes 1"):
        list(read_pages([page(1, title="end")], processes=2, make=OneClaimAWord))


def test_no_process_is_no_number():
    with pytest.raises(PipelineError, match="give 1 or more"):
        read_pages([], processes=0)


def test_events_in_order():
    events = [
        event("b", date=None),
        event("c", date=Date("2023-01-02")),
        event("a", date=Date("2023-01-02")),
        event("d"),
    ]
    assert [found.id for found in sorted(events, key=by_date)] == ["a", "c", "d", "b"]
