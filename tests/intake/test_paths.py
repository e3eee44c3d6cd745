import io
import json
from datetime import date
from pathlib import Path

import pytest

from tawatur.intake import IntakeError, Skipped, read_paths
from tawatur.records import Document

KITE = "Kites clash over Bowline\n\nTwo kites clashed over Bowline on Monday. Nobody was hurt, the mayor said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text(KITE, encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.html").write_text(
        "<h1>One kite down</h1><p>One kite came down in the field of a farmer on Sunday.</p>"
    )
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden.txt").write_text(KITE)
    return tmp_path


def names(pages: list) -> list[str]:
    return [Path(page.origin_file if isinstance(page, Document) else page.file).name for page in pages]


def test_folders_are_read_in_order_of_paths(folder: Path) -> None:
    pages = list(read_paths([folder]))
    assert names(pages) == ["b.txt", "empty.txt", "a.html"]
    assert [type(page) for page in pages] == [Document, Skipped, Document]
    assert pages == list(read_paths([folder / "sub", folder / "empty.txt", folder / "b.txt", folder]))


def test_missing_files_and_large_files_are_skipped_and_the_rest_is_read(folder: Path) -> None:
    (folder / "large.txt").write_bytes(b"a" * 1000)
    pages = list(read_paths([folder / "none.txt", folder / "large.txt", folder / "b.txt"], most_bytes=500))
    assert {page.reason for page in pages if isinstance(page, Skipped)} == {"missing", "too_large"}
    assert sum(isinstance(page, Document) for page in pages) == 1


def test_a_large_file_is_not_opened(folder: Path) -> None:
    large = folder / "large.txt"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    (page,) = read_paths([large])
    assert isinstance(page, Skipped) and page.reason == "too_large" and "50,000,000" in page.detail


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(KITE.encode())))
    (page,) = read_paths(["-"], published="2023-01-19")
    assert isinstance(page, Document) and (page.origin_file, page.published) == ("-", "2023-01-19")


def test_manifest_lines_are_used_and_bad_ones_reported(folder: Path) -> None:
    manifest = folder / "manifest.jsonl"
    lines = [
        json.dumps(
            {
                "file": "b.txt",
                "url": "https://pin.example/1",
                "outlet": "The Pin",
                "published": "2023-01-20",
                "lang": "en",
            }
        ),
        "not json",
        json.dumps({"url": "https://pin.example/2"}),
        json.dumps({"file": "c.txt", "published": "some day"}),
    ]
    manifest.write_text("\n".join(lines), encoding="utf-8")
    pages = list(read_paths([folder / "b.txt"], manifest=manifest, published="2000-01-01"))
    bad = [page for page in pages if isinstance(page, Skipped)]
    assert [(Path(page.file).name, page.reason, page.line) for page in bad] == [
        ("manifest.jsonl", "manifest", 2),
        ("manifest.jsonl", "manifest_field", 3),
        ("manifest.jsonl", "manifest_date", 4),
    ]
    (document,) = [page for page in pages if isinstance(page, Document)]
    assert (document.url, document.published) == ("https://pin.example/1", "2023-01-20")
    assert document.outlet is not None and document.outlet.name == "The Pin"


def test_without_paths_the_manifest_names_the_files(folder: Path) -> None:
    (folder / "m.jsonl").write_text(
        json.dumps({"file": "b.txt"}) + "\n" + json.dumps({"file": "sub/a.html"}), encoding="utf-8"
    )
    assert names(list(read_paths([], manifest=folder / "m.jsonl"))) == ["b.txt", "a.html"]


def test_a_manifest_that_is_not_there_is_an_error(folder: Path) -> None:
    with pytest.raises(IntakeError, match="manifest"):
        list(read_paths([folder], manifest=folder / "no.jsonl"))


def test_a_future_date_is_reported(folder: Path) -> None:
    problems = []
    list(read_paths([folder / "b.txt"], published="2030-01-01", today=date(2026, 1, 1), report=problems.append))
    assert [problem.reason for problem in problems] == ["future_given"]


def test_a_future_date_of_the_manifest_is_told_of_its_line(folder: Path) -> None:
    manifest, problems = folder / "m.jsonl", []
    manifest.write_text('{"file": "sub/a.html"}\n{"file": "b.txt", "published": "2030-01-01"}\n', encoding="utf-8")
    list(read_paths([folder], manifest=manifest, today=date(2026, 1, 1), report=problems.append))
    assert [(one.file, one.line, one.reason, one.value) for one in problems] == [
        (str(manifest), 2, "future_given", "2030-01-01")
    ]


def test_a_file_that_only_the_manifest_names_is_missed_on_its_line(folder: Path) -> None:
    manifest = folder / "m.jsonl"
    manifest.write_text('{"file": "b.txt"}\n{"file": "none.txt"}\n', encoding="utf-8")
    (skipped,) = (page for page in read_paths([], manifest=manifest) if isinstance(page, Skipped))
    assert (skipped.file, skipped.line, skipped.reason, skipped.value) == (
        str(manifest), 2, "named_missing", "none.txt"
    )  # fmt: skip
    (asked,) = (page for page in read_paths([folder / "none.txt"], manifest=manifest) if isinstance(page, Skipped))
    assert (asked.file, asked.reason) == (str(folder / "none.txt"), "missing")
