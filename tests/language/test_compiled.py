import pytest

from tawatur.language import compiled

FIELDS = ("xx", {"word": (("sort", 1, "", False, False, 0),)})


@pytest.fixture
def cache(monkeypatch, tmp_path):
    monkeypatch.setenv("TAWATUR_CACHE", str(tmp_path))
    return tmp_path / "tawatur"


def never(lang):
    raise AssertionError(f"{lang} was built again")


def test_is_built_once(cache):
    assert compiled.load("xx", lambda lang: FIELDS) == FIELDS
    assert compiled.load("xx", never) == FIELDS
    assert len(list(cache.iterdir())) == 1


def test_a_damaged_file_is_built_again(cache):
    compiled.load("xx", lambda lang: FIELDS)
    (file,) = cache.iterdir()
    file.write_bytes(file.read_bytes()[:10])
    assert compiled.load("xx", lambda lang: FIELDS) == FIELDS
    assert compiled.load("xx", never) == FIELDS


def test_a_folder_that_cannot_be_written_costs_time_only(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("TAWATUR_CACHE", str(tmp_path / "file"))
    assert compiled.load("xx", lambda lang: FIELDS) == FIELDS


def test_others_files_stay_and_the_oldest_go(cache, monkeypatch):
    for number in range(compiled.KEPT + 2):
        monkeypatch.setattr(compiled, "PACKAGES", ("schema", *["language"] * number))
        compiled.load("xx", lambda lang: FIELDS)
    compiled.load("yy", lambda lang: FIELDS)
    assert len(list(cache.glob("vocabulary-xx-*"))) == compiled.KEPT
    assert len(list(cache.glob("vocabulary-yy-*"))) == 1
