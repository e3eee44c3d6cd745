#!/usr/bin/env python3
"""Counts which sub-type was read where which was coded: a process of its own, beside the shared scorer.

    python confusion.py FOLDER NAME CLAIMS      prints {coded: {read: texts}} as JSON; FOLDER holds score.py

A text without a claim, or whose claim has no sub-type, counts as read as "-".
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

NONE = "-"


def main(arguments: Sequence[str]) -> int:
    """Print the counts; the exit code."""
    folder, name, claims = arguments
    sys.path.insert(0, folder)
    score = __import__("score")
    kinds, snippets = score.snippets.kinds, score.snippets
    items = score.load(name)
    reading = score.Reading(score.file_names(items), score.read_lines(Path(claims).read_text(encoding="utf-8")))
    counts: dict[str, Counter[str]] = {}
    for item in items:
        if item.gold["label"] in snippets.NOT_CONFLICT + snippets.WORDS:
            continue
        records = [record for record in reading.records(item) if record.get("kind")]
        main_one = kinds.salient(records)
        read = kinds.subtype(main_one, records) if main_one else None
        counts.setdefault(item.gold["label"], Counter())[read or NONE] += 1
    print(json.dumps(counts, sort_keys=True))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
