import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from making import PAPER, claim, document, event, write_events
from tawatur import cli
from tawatur.records import Date, EventOrigin, Place, Toll
from tawatur.store import Store


@dataclass
class Ran:
    """What a command printed, and how it ended."""

    code: int
    out: str
    err: str

    def lines(self):
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def run(monkeypatch, capsysbinary, tmp_path):
    """Runs a command line in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def run(*words: object) -> Ran:
        monkeypatch.setattr("sys.argv", ["tawatur", *map(str, words)])
        try:
            cli.main()
            code = 0
        except SystemExit as end:
            code = end.code or 0
        printed = capsysbinary.readouterr()
        return Ran(code, printed.out.decode(), printed.err.decode())

    return run


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with three pages and two events."""
    path = tmp_path / "tawatur.db"
    with Store.open(str(path)) as opened:
        opened.add(document("d-ar"), [claim("c1", "d-ar"), claim("c2", "d-ar", modality="denied", contests="c1")])
        opened.add(document("d-en"), [claim("c3", "d-en", kind="protest", places=(Place(None, "Homs"),))])
        opened.add(document("d-no"), [])
        write_events(
            opened,
            event("e1", "c1", "c2", agreement="contested", contested=("deaths",), n_reports=1),
            event(
                "e2",
                "c3",
                kind="protest",
                deaths=Toll(),
                date=Date("2022-03-01"),
                origins=(EventOrigin(PAPER, ("d-en",), 1),),
            ),
        )
    return path
