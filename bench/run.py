#!/usr/bin/env python3
"""Runs every benchmark, each in a process of its own so that none sees the memory of another.

python bench/run.py                               all
python bench/run.py reading --documents 1000      one, with its options
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
BENCHES = ("reading", "assembly", "indra_copies", "store", "cluster")


def main(arguments: Sequence[str]) -> int:
    """Print all, or the one that is named; the exit code of the first that fails."""
    chosen = arguments[:1] or BENCHES
    if unknown := [name for name in chosen if name not in BENCHES]:
        print(f"no benchmark {unknown[0]}; there are {', '.join(BENCHES)}", file=sys.stderr)
        return 2
    for name in chosen:
        print(f"== {name}", flush=True)
        done = subprocess.run([sys.executable, str(HERE / f"{name}.py"), *arguments[1:]], check=False)
        if done.returncode:
            return done.returncode
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
