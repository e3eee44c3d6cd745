#!/usr/bin/env python3
"""Runs every benchmark, each in a process of its own so that none sees the memory of another."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
BENCHES = ("reading", "assembly")


def main() -> int:
    """Print all; the exit code of the first that fails."""
    for name in BENCHES:
        script = HERE / f"{name}.py"
        if not script.exists():
            print(f"== {name}: no {script.name} here")
            continue
        print(f"== {name}", flush=True)
        done = subprocess.run([sys.executable, str(script)], check=False)
        if done.returncode:
            return done.returncode
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
