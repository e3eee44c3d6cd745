"""Every command of the page on PostgreSQL runs, on a real server; both languages have the same commands."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from postgres_server import PASSWORD, running
from tawatur import cli
from tawatur.store import Store

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("team.md", "team.ar.md")
COMMAND = re.compile(r"^    ((?:tawatur|export) .*)$", re.M)
SQL = re.compile(r"```sql\n(.*?)```", re.S)


def text(page):
    return (ROOT / "docs" / page).read_text(encoding="utf-8")


def test_both_pages_have_the_same_commands():
    english, arabic = (
        [re.sub(r' --lang ar|--note "[^"]*"', "", line).strip() for line in COMMAND.findall(text(page))]
        for page in PAGES
    )
    assert english == arabic and len(english) > 10
    assert SQL.findall(text(PAGES[0])) == SQL.findall(text(PAGES[1]))


@pytest.mark.parametrize("page", PAGES)
def test_every_command_runs(page, tmp_path, monkeypatch, capsys):
    server = running()
    if isinstance(server, str):
        pytest.skip(server)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    Store.open("tawatur.db").close()
    server.run("DROP DATABASE IF EXISTS news WITH (FORCE)")
    server.run("DROP ROLE IF EXISTS reader; DROP ROLE IF EXISTS desk")
    for block in SQL.findall(text(page)):
        for statement in filter(str.strip, re.sub(r"PASSWORD '[^']*'", f"PASSWORD '{PASSWORD}'", block).split(";")):
            server.run(statement)
    for line in COMMAND.findall(text(page)):
        words = shlex.split(line.replace("@db.example/", f"@127.0.0.1:{server.port}/"))
        if words[0] == "export":
            monkeypatch.setenv(*words[1].split("=", 1))
            continue
        monkeypatch.setattr("sys.argv", words)
        try:
            cli.main()
        except SystemExit as end:
            assert not end.code, (line, capsys.readouterr().err)
    assert (tmp_path / "home.db").exists() and "event_id" in (tmp_path / "events.csv").read_text(encoding="utf-8")
    assert "Layla" in capsys.readouterr().out


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_file(page):
    for target in re.findall(r"\]\(([^)#]+)\)", text(page)):
        assert (ROOT / "docs" / target).exists(), target
