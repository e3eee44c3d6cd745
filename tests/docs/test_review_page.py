"""The worked example of the page on reviewing runs as it stands, in both languages, and does what the page says."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tawatur.store import Store
from tawatur.store.review.conflicts import SORTS
from tawatur.store.review.decisions import VERBS
from tawatur.store.review.queue import CODES
from tawatur.store.review.values import EVENT_FIELDS

ROOT = Path(__file__).resolve().parents[2]
PAGES = {"en": "review.md", "ar": "review.ar.md"}
COMMAND = re.compile(r"^    ((?:tawatur|export|[A-Z]+=).*)$", re.M)
SNIPPET = re.compile(r"```python\n(.*?)```", re.S)


def text(lang):
    return (ROOT / "docs" / PAGES[lang]).read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", PAGES)
def test_the_example_runs_and_does_what_the_page_says(lang, tmp_path):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    home = str(Path(sys.executable).parent)
    environment = {**os.environ, "PATH": f"{home}{os.pathsep}{os.environ['PATH']}", "PYTHONIOENCODING": "utf-8"}
    script = "\n".join(["set -e", *COMMAND.findall(text(lang)), 'echo "EVENT $EVENT CLAIM $CLAIM"'])
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 0, done.stderr
    event, claim = re.findall(r"EVENT (\w+) CLAIM (\w+)", done.stdout)[0]
    with Store.open(str(tmp_path / "review.db")) as one, Store.open(str(tmp_path / "second.db")) as other:
        assert (one.event(event).deaths.best, one.event(event).status) == (9, "reviewed")
        assert (
            one.event(event).deaths.rule == "reviewed by Rana" and one.event(event).deaths == other.event(event).deaths
        )
        assert one.claim(claim).status == "reviewed" and one.claim(claim) == other.claim(claim)
        assert {toll.low for toll in one.claim(claim).casualties if toll.outcome == "killed"} == {8}
        verbs = [decision.verb for decision in one.review.decisions()]
        assert verbs == ["correct", "correct", "comment", "reject", "undo", "accept", "correct"]
        assert not [found for found in one.events(limit=None) if found.status == "rejected"]
        assert {figure.field: figure.same for figure in one.review.agreement("Rana", "Sami")}["deaths"] == 0
    exec(SNIPPET.search(text(lang))[1].replace("review.db", str(tmp_path / "review.db")), {})


def test_both_pages_have_the_same_commands_and_name_every_code():
    calls = [
        [re.sub(r" --lang ar|\"[^\"]*\"|[٠-٩\d]", "", line) for line in COMMAND.findall(text(lang))] for lang in PAGES
    ]
    assert calls[0] == calls[1] and len(calls[0]) > 15
    for lang in PAGES:
        codes = set(re.findall(r"`([^`\n]+)`", text(lang)))
        assert {*CODES, *SORTS, *EVENT_FIELDS} <= codes
        assert all(re.search(rf"`[^`]*\b{verb}\b", text(lang)) for verb in VERBS)
