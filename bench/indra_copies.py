"""INDRA's removal of duplicates on as many statements as we assemble claims; only where it is installed.

It is a reference, not a part of Tawatur: `pip install indra` in an environment of its own, then run this with its
Python.
Statements are made of the generated claims: actor and target by name, each claim one statement with one evidence.

python bench/indra_copies.py --sizes 10000
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import random
import time
from typing import Any

ACTORS, PLACES = 60, 3000


def statements(number: int) -> list[Any]:
    """So many statements with the skew of the generated claims; a third are told more than once."""
    found = importlib.import_module("indra.statements")
    draw = random.Random(7)
    made: list[Any] = []
    while len(made) < number:
        names = [
            f"ACTOR{min(int(draw.expovariate(0.12)), ACTORS - 1)}",
            f"PLACE{int(draw.paretovariate(0.9)) % PLACES}",
        ]
        kind = draw.choice((found.Activation, found.Inhibition, found.Phosphorylation, found.Complex))
        for _ in range(draw.choice((1, 1, 2, 3))):
            agents = [found.Agent(name, db_refs={"TEXT": name}) for name in names]
            evidence = [found.Evidence(source_api="reach", text=f"report {len(made)}", pmid=str(len(made)))]
            whole = kind is found.Complex
            made.append(kind(agents, evidence=evidence) if whole else kind(*agents, evidence=evidence))
    return made[:number]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000])
    options = parser.parse_args()
    if importlib.util.find_spec("indra") is None:
        print("INDRA's removal of duplicates: not installed here")
        return
    preassembler = importlib.import_module("indra.preassembler")
    for size in options.sizes:
        told = statements(size)
        start = time.process_time()
        kept = preassembler.Preassembler(None, told).combine_duplicates()
        seconds = time.process_time() - start
        rate = f"{size / seconds:9.0f} statements/s (INDRA, duplicates only)"
        print(f"{size:>9} statements {len(kept):>9} kept {seconds:8.2f} s {rate}")


if __name__ == "__main__":
    main()
