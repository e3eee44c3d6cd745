"""How long an archive takes in one process, in a pool of two, and on Spark with two cores: whole processes, by the
clock.

The archive is generated from a seed: short pages with one to two happenings each, one in five a reprint. A third of the
time of a short run of Spark is its start.

python bench/cluster.py                       # 20,000 documents
python bench/cluster.py --documents 5000 --engines local pool
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from archives import documents, write_lines

ENGINES = {
    "local": ("one process", ["--engine", "local"]),
    "pool": ("pool of 2", ["--engine", "pool", "--processes", "2"]),
    "spark": ("Spark local[2]", ["--master", "local[2]"]),
}


def seconds(archive: Path, output: Path, options: list[str]) -> float:
    """How long a run takes, with the start of all that it needs."""
    command = [sys.executable, "-m", "tawatur", "cluster", "run", "--quiet"]
    start = time.perf_counter()
    subprocess.run([*command, "--input", str(archive), "--output", str(output), *options], check=True)
    return time.perf_counter() - start


def main() -> None:
    """Run all engines on one archive, each twice: the second run finds everything done."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = write_lines(Path(folder) / "archive.jsonl", documents(chosen.documents))
        print(f"{chosen.documents:,} documents, {archive.stat().st_size / 1e6:.0f} MB")
        reference: float | None = None
        for name in chosen.engines:
            label, options = ENGINES[name]
            taken = seconds(archive, Path(folder) / name, options)
            again = seconds(archive, Path(folder) / name, options)
            reference = reference or taken
            rate, ratio = chosen.documents / taken, taken / reference
            print(f"{label:15} {taken:7.1f} s {rate:6,.0f} documents/s, ratio {ratio:4.2f}; again {again:5.1f} s")


if __name__ == "__main__":
    main()
