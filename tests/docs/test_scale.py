"""What the pages on large archives say runs as it stands."""

import re
from pathlib import Path

import duckdb
import pytest

from archives import write_pages
from tawatur.cluster import folders, shards, spark
from tawatur.cluster.inputs import Given
from tawatur.cluster.local import LocalEngine
from tawatur.cluster.run import run

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("scale.md", "scale.ar.md")


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive")
    run(LocalEngine(str(folder / "run")), str(write_pages(folder / "archive", 30)), Given())
    return folder / "run"


def queries(page):
    (block,) = re.findall(r"```sql\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.S)
    return [query for query in block.split(";") if query.strip()]


@pytest.mark.parametrize("page", PAGES)
def test_the_questions_are_answered(page, done):
    (event,) = duckdb.execute(f"SELECT id FROM '{done}/events/*.parquet' WHERE n_reports > 1 LIMIT 1").fetchone()
    found = queries(page)
    assert len(found) == 4
    for query in found:
        asked = query.replace("'run/", f"'{done}/").replace("0b25cc5b9ec10ee2", event)
        assert duckdb.execute(asked).fetchall(), query


@pytest.mark.parametrize("page", PAGES)
def test_the_tables_are_those_of_a_run(page, done):
    text = (DOCS / page).read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `(\w+)/` \|", text, re.M))
    assert named == {*folders.TABLES, "shards"} == {path.name for path in done.iterdir() if path.is_dir()}
    assert folders.MANIFEST in text
    assert f"{shards.PAGES}" in text and f"{spark.SMALL}" in text.replace(",", "")


def test_both_pages_give_the_same_commands():
    english, arabic = (
        [
            line.split("  #")[0].rstrip()
            for line in (DOCS / page).read_text(encoding="utf-8").splitlines()
            if line[:4] == "    "
        ]
        for page in PAGES
    )
    assert english == arabic and len(english) > 8
