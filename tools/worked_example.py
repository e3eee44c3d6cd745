"""Writes the program's own output into the worked example of both READMEs: `python tools/worked_example.py`.

A line `$ .venv/bin/tawatur ...` between the marks of the example is run on the example pages, and what it prints
replaces what stands under it. The event that is shown is the shelling near Zakho.
"""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WIDTHS = {"read": "108", "show": "160"}
"""Of the screen for each command: a table that fits a page, sentences that are whole."""
EXAMPLE = re.compile(r"(?<=<!-- worked example: begin -->\n).*(?=<!-- worked example: end -->)", re.S)
CALL = re.compile(r"^    \$ \.venv/bin/tawatur (.*)\n(?:    .*\n|[ \u200e]*\n)*", re.M)
DATE, KIND = "2022-07-20", "attack.shelling"


def tawatur(*words: str) -> str:
    """What a command prints on a screen of its width."""
    command = [sys.executable, "-m", "tawatur", *words]
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "COLUMNS": WIDTHS.get(words[0], "80")},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout


def main() -> None:
    """Reads the examples into a store of its own and runs every command of both pages."""
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "tawatur.db")
        tawatur("ingest", "examples", "--manifest", "examples/manifest.jsonl", "--store", store, "--quiet")
        rows = csv.DictReader(tawatur("events", "--store", store, "--format", "csv").splitlines())
        shown = next(row["event_id"] for row in rows if (row["date_start"], row["kind"]) == (DATE, KIND))

        def run(call: re.Match[str]) -> str:
            words = re.sub(r"(?<=^show )\S+", shown, call[1]).split()
            lines = tawatur(*words, *(["--store", store] if words[0] == "show" else [])).rstrip().splitlines()
            shown_lines = "".join(f"    {line.rstrip()}".rstrip() + "\n" for line in lines)
            return f"    $ .venv/bin/tawatur {' '.join(words)}\n{shown_lines}\n"

        for name in ("README.md", "README.ar.md"):
            page = (ROOT / name).read_text(encoding="utf-8")
            (ROOT / name).write_text(EXAMPLE.sub(lambda example: CALL.sub(run, example[0]), page), encoding="utf-8")


if __name__ == "__main__":
    main()
