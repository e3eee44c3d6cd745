"""One process, a pool of processes and Spark come to the same, to the byte of every record."""

import pytest

from archives import documents, write_lines
from shards import read, tables
from tawatur.cluster.local import LocalEngine

MANY = 5000


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return write_lines(tmp_path_factory.mktemp("archive") / "archive.jsonl", documents(MANY))


@pytest.fixture(scope="module")
def alone(archive, tmp_path_factory):
    """What one process makes of the archive."""
    output = tmp_path_factory.mktemp("alone")
    report = read(archive, output)
    assert report.totals.documents + report.totals.skipped == MANY
    return tables(output)


def test_the_archive_is_one_to_work_on(alone):
    assert len(alone["claims"]) > MANY
    assert MANY / 10 < len(alone["events"]) < len(alone["claims"]) / 2
    assert max(event["n_reports"] for event in alone["events"]) > 5
    assert sum(event["n_origins"] > 1 for event in alone["events"]) > 100


def test_a_pool_comes_to_the_same(archive, alone, tmp_path):
    read(archive, tmp_path / "pool", engine=LocalEngine(str(tmp_path / "pool"), 2))
    assert tables(tmp_path / "pool") == alone


def test_spark_comes_to_the_same(archive, alone, spark, tmp_path):
    from tawatur.cluster.spark import SparkEngine

    read(archive, tmp_path / "spark", engine=SparkEngine(spark, str(tmp_path / "spark")))
    assert tables(tmp_path / "spark") == alone


def test_the_order_of_the_archive_does_not_matter(tmp_path):
    found = documents(600)
    read(write_lines(tmp_path / "archive.jsonl", found), tmp_path / "one")
    (tmp_path / "turned").mkdir()
    read(write_lines(tmp_path / "turned" / "archive.jsonl", found[::-1]), tmp_path / "other")
    assert tables(tmp_path / "one") == tables(tmp_path / "other")
