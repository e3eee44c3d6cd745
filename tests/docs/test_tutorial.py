"""Every command of the tutorial runs as it stands, in a folder with nothing but the examples."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("tutorial.md", "tutorial.ar.md")
COMMAND = re.compile(r"^    (\S.*)$", re.M)


def commands(page):
    return COMMAND.findall((ROOT / "docs" / page).read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES)
def test_every_command_runs(page, tmp_path):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "tawatur").symlink_to(Path(sys.executable).parent / "tawatur")
    ran = 0
    for line in commands(page):
        if line.startswith("make demo"):
            line = ".venv/bin/tawatur ingest examples --manifest examples/manifest.jsonl"
        if " serve" in line:
            # Runs until it is stopped: tests of its own.
            continue
        done = subprocess.run(line, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        # What goes neither into a file nor makes one is there to be read.
        assert done.stdout or ">" in line or "mkdir" in line or "ingest" in line or "--output" in line, line
        ran += 1
    assert ran > 15
    assert {"claims.jsonl", "events.csv", "events.jsonl", "claims.parquet"} <= {
        path.name for path in tmp_path.iterdir()
    }


def test_both_tutorials_have_the_same_commands():
    names = [[re.findall(r"tawatur (\w+)", line) for line in commands(page)] for page in PAGES]
    assert names[0] == names[1]
