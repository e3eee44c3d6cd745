from pathlib import Path
from typing import Literal

import pytest

from tawatur.lexicon.tables import TableError, by_id, folder, rows, table


def made(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_know_their_line_and_their_cells(tmp_path):
    file = made(tmp_path / "x.tsv", "# what it means\n\nword\tforms\nlamp\tlamps | lights\n")
    (row,) = rows(file, ("word",))
    assert (row.file, row.line, row["word"], row.many("forms"), row.get("note")) == (
        "x.tsv",
        4,
        "lamp",
        ("lamps", "lights"),
        "",
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("word\nlamp\t1\n", r"x\.tsv:2: 2 cells for 1 columns"),
        ("noun\nlamp\n", r"x\.tsv:1: no column word"),
        ("word\tkind\n\tnoun\n", r"x\.tsv:2: empty word"),
    ],
)
def test_a_malformed_table_says_where(tmp_path, text, told):
    with pytest.raises(TableError, match=told):
        list(rows(made(tmp_path / "x.tsv", text), ("word",)))


def test_rows_by_id_of_several_tables(tmp_path):
    one, two = made(tmp_path / "1.tsv", "id\na\nb\n"), made(tmp_path / "2.tsv", "id\nc\n")
    assert list(by_id([one, two])) == ["a", "b", "c"]
    with pytest.raises(TableError, match=r"1\.tsv:2: id a stands already in 1\.tsv:2"):
        by_id([one, one])


def test_a_word_of_a_closed_vocabulary(tmp_path):
    (row,) = rows(made(tmp_path / "x.tsv", "colour\nred\n"))
    assert row.one_of("colour", Literal["red", "blue"]) == "red"
    with pytest.raises(TableError, match=r"x\.tsv:2: colour 'red' is none of green, blue"):
        row.one_of("colour", Literal["green", "blue"])


def test_tables_of_a_folder_stand_by_name():
    names = [entry.name for entry in folder("sources")]
    assert names == sorted(names) and "agencies.tsv" in names
    assert table("en/months.tsv").is_file()
