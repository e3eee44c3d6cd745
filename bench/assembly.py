"""How fast assembly is on one core, and how its time grows: generated claims per second, and the log-log slope.

Time is the processor's, so that what else runs on the machine does not count.

python bench/assembly.py                 # 10,000 and 100,000 claims
python bench/assembly.py --sizes 10000 100000 1000000 --profile
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import math
import pstats
import resource
import statistics
import time

from generate_claims import generate
from tawatur.assembly import assemble
from tawatur.assembly.settings import lexicon_knowledge

SEED, TARGET, SLOPE = 7, 10_000, 1.1
"""The goal: claims per second on one core, and how steeply time may grow."""


def resident() -> float:
    """Megabytes that this process holds now, by the kernel's count of pages."""
    with open("/proc/self/statm", encoding="ascii") as pages:
        return int(pages.read().split()[1]) * resource.getpagesize() / 2**20


def pace() -> float:
    """Seconds for ten million additions: how fast the core is just now, for comparing runs."""
    start, total = time.process_time(), 0
    for number in range(10_000_000):
        total += number
    return time.process_time() - start


def measure(number: int, repeats: int) -> tuple[int, float, int, float]:
    """(claims, median seconds, events, megabytes of the input) of assembling about `number` claims."""
    before = resident()
    documents, claims = generate(number, SEED)
    gc.collect()
    taken = resident() - before
    times, events = [], 0
    for _ in range(repeats):
        gc.collect()
        start = time.process_time()
        events = len(assemble(documents, claims))
        times.append(time.process_time() - start)
    return len(claims), statistics.median(times), events, before + taken


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--profile", action="store_true", help="show where the time of the first size goes")
    options = parser.parse_args()
    if options.profile:
        lexicon_knowledge()
        documents, claims = generate(options.sizes[0], SEED)
        with cProfile.Profile() as profile:
            assemble(documents, claims)
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)
        return
    lexicon_knowledge()
    points = []
    print(f"pace of this core: {pace():.2f} s for ten million additions")
    for size in options.sizes:
        claims_, seconds, events, held = measure(size, options.repeats)
        points.append((math.log(claims_), math.log(seconds)))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        rate = claims_ / seconds
        print(
            f"{claims_:>9} claims {events:>9} events {seconds:8.2f} s {rate:9.0f} claims/s "
            f"({rate / TARGET:.2f} of the goal), peak {peak:.0f} MB, {(peak - held) * 1024 / claims_:.1f} kB a claim "
            "beside the input"
        )
    if len(points) > 1:
        x, y = zip(*points, strict=True)
        print(f"log-log slope of time {statistics.linear_regression(x, y).slope:.2f} (goal at most {SLOPE})")


if __name__ == "__main__":
    main()
