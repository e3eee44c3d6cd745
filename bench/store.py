"""How fast the store takes pages in, and how long a page of the site waits for its figures.

Claims are generated from a seed (`generate_claims.py`). Time is the processor's, medians of several runs.

python bench/store.py                    # 20,000 claims
python bench/store.py --claims 100000
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from generate_claims import generate
from tawatur.records import Claim
from tawatur.store import EventFilter, Store

SEED, RUNS = 7, 7
ONE_BY_ONE, GOAL = 40, 50
"""Pages that are added one by one, and in how many milliseconds each should be (written, linked and assembled)."""
WORLD = (-180.0, -90.0, 180.0, 90.0)


def once(work: Callable[[], object]) -> float:
    """Processor seconds of one run."""
    start = time.process_time()
    work()
    return time.process_time() - start


def queries(store: Store) -> dict[str, Callable[[], object]]:
    """What the site asks, by name."""
    (actor, *_) = store.facets()["actors"]
    word = next(store.all_documents()).text.split()[0]
    some = EventFilter(kinds=("attack",), actors=(actor.value,))
    return {
        "50 newest events": lambda: store.events(),
        "count of a filter": lambda: store.count(some),
        "facets, no filter": lambda: store.facets(),
        "facets of a filter": lambda: store.facets(some),
        "timeline": lambda: store.timeline(),
        "marks of the whole map": lambda: store.cells(EventFilter(), WORLD, 4),
        "events by words": lambda: store.events(EventFilter(text=word)),
        "search in pages": lambda: store.search(word),
    }


def main() -> None:
    """Fill a store, assemble it, ask it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=20_000, help="about so many claims")
    documents, claims = generate(parser.parse_args().claims, SEED)
    of: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        of[claim.document_id].append(claim)
    random.Random(SEED).shuffle(documents)
    whole = [(document, of[document.id]) for document in documents]
    pairs, late = whole[:-ONE_BY_ONE], whole[-ONE_BY_ONE:]
    with tempfile.TemporaryDirectory() as folder, Store.open(str(Path(folder) / "bench.db")) as store:
        added = once(lambda: store.add_all(pairs))
        print(f"pages in              {len(pairs) / added:10,.0f} a second")
        again = once(lambda: store.add_all(pairs))
        print(f"the same pages again  {len(pairs) / again:10,.0f} a second")
        assembled = once(store.reassemble)
        stats = store.stats()
        print(f"assembled and written {stats.claims / assembled:10,.0f} claims a second, {stats.events:,} events")
        times = [once(lambda pair=pair: (store.add(*pair), store.reassemble())) * 1000 for pair in late]  # type: ignore[misc]
        print(f"one page more         {statistics.median(times):10,.1f} ms ({max(times):.0f} at most; goal {GOAL})")
        size = sum(file.stat().st_size for file in Path(folder).iterdir())
        print(f"size                  {size / len(pairs):10,.0f} bytes a page")
        for name, ask in queries(store).items():
            median = statistics.median(once(ask) for _ in range(RUNS))
            print(f"{name:22}{median * 1000:10,.1f} ms")


if __name__ == "__main__":
    main()
