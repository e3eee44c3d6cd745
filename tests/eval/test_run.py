"""The run itself, with the real reader: it prints the tables, twice the same."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments, seed):
    command = [sys.executable, str(ROOT / "eval" / "run.py"), *arguments]
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONUTF8": "1"}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, encoding="utf-8")


def test_two_runs_print_the_same():
    first, second = (run("--only", "examples", "--errors", seed=seed) for seed in (1, 2))
    assert first.returncode == 0, first.stderr
    assert first.stdout == second.stdout
    assert "strict F1" in first.stdout
