"""A process that adds its share of made-up pages to a store: `python ingesting.py STORE NUMBER GO`.

Shares overlap, every page tells of one of a few happenings, and each process assembles between its batches.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from making import claim, document
from tawatur.records import Casualty, Claim, Date, Document, Hop, Place, Source
from tawatur.store import Store

PROCESSES, PAGES, BATCH, HAPPENINGS = 4, 36, 6, 7


def page(number: int) -> tuple[Document, list[Claim]]:
    key, happening = f"page-{number:03}", number % HAPPENINGS
    outlet = Source(f"outlet-{number % 11}", f"Outlet {number % 11}", kind="newspaper")
    place = Place(f"p{happening}", f"Village {happening}", admin1="Idlib", country="Syria",
                  lat=33.0 + happening, lon=36.0, precision="exact")  # fmt: skip
    told = claim(
        f"claim-{number:03}", "d-en", places=(place,), date=Date(f"2023-01-{happening + 10}"),
        casualties=(Casualty("killed", happening + 1, happening + 1),),
        chain=(Hop(f"witness-{number % 5}", f"Witness {number % 5}", "origin"),),
    )  # fmt: skip
    told.document_id = key
    # No two pages have the same words: none is a copy.
    words = " ".join(f"{word}{number}" for word in ("shells", "hit", "the", "village", "as", "witnesses", "told", "us"))
    text = f"Shells in village {happening}, {words} and {words[::-1]}."
    return document("d-en", id=key, text=text, outlet=outlet, text_sha256=key, published="2023-02-01"), [told]


def shares(number: int) -> Iterator[list[tuple[Document, list[Claim]]]]:
    """The batches of a process: its own pages, and every third of the next process's."""
    own = range(number, PAGES, PROCESSES)
    wanted = [*own, *range((number + 1) % PROCESSES, PAGES, PROCESSES * 3)]
    for start in range(0, len(wanted), BATCH):
        yield [page(one) for one in wanted[start : start + BATCH]]


def main(place: str, number: int, go: Path) -> None:
    with Store.open(place) as store:
        go.with_name(f"ready-{number}").touch()
        while not go.exists():
            time.sleep(0.01)
        changed = 0
        for batch in shares(number):
            changed += store.add_all(batch)
            store.reassemble()
        print(changed)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
