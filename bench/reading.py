#!/usr/bin/env python3
"""How fast texts become claims, on one core, and whether memory grows.

    python bench/reading.py [--documents N] [--corpus DIR] [--manifest FILE] [--seed N]

Measured: `Reader.read` alone, over documents made from given pages with other numbers and names. Reference: one regular
expression that finds the words of the same texts. Time is the processor's: what else runs does not count.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from resource import getpagesize
from statistics import median
from time import process_time

from corpus import ROOT, documents, templates
from profile_shares import shares
from tawatur.reading import Reader
from tawatur.records import Document

BATCH = 500
PROFILED = 400
POINTS = 8
"""Memory is printed so many times."""
WORD = re.compile(r"\w+")


def resident() -> float:
    """Resident memory of this process, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * getpagesize() / 2**20


def timed(reader: Reader, batch: Sequence[Document]) -> tuple[float, float, int]:
    """Seconds of the reader, seconds of the reference, and number of claims."""
    start = process_time()
    claims = sum(len(reader.read(document)) for document in batch)
    middle = process_time()
    for document in batch:
        WORD.findall(document.text)
    return middle - start, process_time() - middle, claims


def options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument(
        "--corpus", type=Path, default=ROOT / "examples", help="folder of pages; the examples by default"
    )
    parser.add_argument("--manifest", type=Path, help="manifest of the pages")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    """Measure and print."""
    chosen = options()
    manifest = chosen.manifest or (
        chosen.corpus / "manifest.jsonl" if (chosen.corpus / "manifest.jsonl").exists() else None
    )
    bases = templates(chosen.corpus, manifest)
    start = process_time()
    reader = Reader()
    reader.read(bases[0].document)
    ready = process_time() - start
    stream = documents(bases, chosen.documents, chosen.seed)
    rates, ratios, memory, claims, done, characters = [], [], [], 0, 0, 0
    step = max(1, chosen.documents // BATCH // POINTS)
    while batch := list(islice(stream, BATCH)):
        seconds, reference, found = timed(reader, batch)
        rates.append(len(batch) / seconds)
        ratios.append(seconds / reference)
        claims, done = claims + found, done + len(batch)
        characters += sum(len(document.text) for document in batch)
        if len(rates) % step == 0 or len(rates) == 1:
            memory.append((done, resident()))
    print(f"{done} documents from {len(bases)} pages, {characters / done:.0f} characters each; seed {chosen.seed}")
    print(f"{claims} claims; ready to read after {ready:.2f} s")
    print(f"median {median(rates):.0f} documents/s (slowest batch {min(rates):.0f}, fastest {max(rates):.0f})")
    print(f"{median(ratios):.0f} times the time of one regular expression that finds the words of the same texts")
    print("resident memory: " + ", ".join(f"{number}: {megabytes:.0f} MB" for number, megabytes in memory))
    sample = list(documents(bases, PROFILED, chosen.seed + 1))
    print(f"time by module, {PROFILED} documents under the profiler:")
    for module, share in shares(lambda: [reader.read(document) for document in sample]).items():
        if share >= 0.005:
            print(f"  {module:<28} {share:6.1%}")


if __name__ == "__main__":
    main()
