"""The commands, options and files that the documentation names are there."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from tawatur.cli import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    ROOT / name
    for name in (
        "README.md",
        "README.ar.md",
        "docs/tutorial.md",
        "docs/tutorial.ar.md",
        "docs/records.md",
        "examples/README.md",
    )
]
COMMANDS = get_command(app).commands
CALL = re.compile(r"(?:^\s*(?:\.venv/bin/)?|\| \.venv/bin/|`(?:\.venv/bin/)?)tawatur ([a-z]+)([^`\n]*)", re.M)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_call_names_a_command_and_its_options(page):
    for name, rest in CALL.findall(page.read_text(encoding="utf-8")):
        assert name in COMMANDS, name
        known = {option for parameter in COMMANDS[name].params for option in parameter.opts}
        assert set(re.findall(r"(?<!\S)--[a-z-]+", rest)) <= known, (name, rest)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page):
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert target.startswith("http") or (page.parent / target).exists(), target


def test_make_has_the_targets_that_the_documentation_names():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for page in PAGES:
        for target in re.findall(r"(?:^\s*|`)make ([a-z]+)", page.read_text(encoding="utf-8"), re.M):
            assert re.search(rf"^{target}:", makefile, re.M), target
