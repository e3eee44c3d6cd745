"""The shared data sets, scored by the scripts that come with them, each in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from measuring.corpora import SHARED, Measured
from measuring.pipeline import Reads, run

NAMES = ("incidents_ar", "arabic_sentences", "snippets_types_en", "attribution_en")
MERGED = "incidents_ar"
LABELLED = "snippets_types_en"
"""The data set of texts with one label each, of which a confusion matrix is shown."""


class ScriptError(RuntimeError):
    """A shared script failed; the message holds its last words."""


def call(script: Path, *arguments: str | Path) -> str:
    """What a script prints.

    Raises
    ------
    ScriptError
        It ended with an error.
    """
    done = subprocess.run(
        [sys.executable, str(script), *map(str, arguments)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise ScriptError(f"{script.name} {' '.join(map(str, arguments))}: {done.stderr.strip()[-500:]}")
    return done.stdout


def available() -> list[str]:
    """The data sets that stand beside the repository."""
    return [name for name in NAMES if (SHARED / "data" / f"{name}.jsonl").exists()]


def confusion(reader: Reads) -> dict[str, dict[str, int]]:
    """Coded sub-type -> sub-type read -> texts, of the data set whose texts have one label each."""
    score = SHARED / "data" / "score.py"
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        call(score, "prepare", LABELLED, work)
        manifest = [json.loads(line) for line in (work / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
        claims, _ = run(work / "texts", reader, manifest, merge=False).write(work)
        return json.loads(call(Path(__file__).with_name("confusion.py"), score.parent, LABELLED, claims))


def measure(name: str, reader: Reads) -> dict[str, float | None]:
    """Measure -> value of one data set, as its own script gives them."""
    script = SHARED / "data" / "score.py"
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        call(script, "prepare", name, work)
        manifest = [json.loads(line) for line in (work / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
        claims, events = run(work / "texts", reader, manifest, merge=name == MERGED).write(work)
        merged = ("--events", events) if name == MERGED else ()
        return json.loads(call(script, "score", name, claims, "--json", *merged))


def cross_check(measured: Measured) -> tuple[dict[str, Any], dict[str, Any]]:
    """The figures that the scripts beside the shared gold give for the same run: of the reading and of the merging."""
    folder = SHARED / "gold"
    with tempfile.TemporaryDirectory() as work:
        claims, events = measured.run.write(Path(work))
        reading = json.loads(call(folder / "score.py", claims, "--json"))
        return reading, json.loads(call(folder / "score_stories.py", claims, events, "--json"))
