#!/usr/bin/env python3
"""Measures the pipeline: the examples always, the shared gold and data sets where they stand beside the repository.

    python eval/run.py                  print the tables
    python eval/run.py --gate           fail (exit 1) if a figure is below its floor
    python eval/run.py --update         raise the floors to what is reached; refuses to lower one
    python eval/run.py --report         write the tables into docs/accuracy.md
    python eval/run.py --errors         list every difference

The whole run is one process, apart from the scripts that come with the shared data.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from measuring import corpora, datasets, floors, report, tables
from measuring.corpora import Measured
from tawatur.reading import Reader

CLOSE = 0.01
"""How far our scorer and the shared one may lie apart."""


def options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gate", action="store_true", help="fail if a figure is below its floor")
    parser.add_argument("--update", action="store_true", help="raise the floors")
    parser.add_argument(
        "--corpus-changed", action="store_true", help="with --update: set new floors where pages or coding changed"
    )
    parser.add_argument("--report", action="store_true", help="write docs/accuracy.md")
    parser.add_argument("--errors", action="store_true", help="list every difference")
    parser.add_argument("--details", action="store_true", help="print every slot")
    parser.add_argument("--only", metavar="NAME", action="append", help="only this corpus or data set; may be repeated")
    return parser.parse_args(arguments)


def check_shared(measured: Measured) -> list[str]:
    """Where the scripts beside the shared gold disagree with our scorer about this run."""
    reading, merging = datasets.cross_check(measured)
    problems = []
    for lang, theirs in reading.items():
        ours = measured.languages[lang].figures()
        for head in tables.HEADS:
            if abs(ours[head] - theirs[head]["f1"]) > CLOSE:
                problems.append(f"{lang} {head}: ours {ours[head]:.3f}, shared script {theirs[head]['f1']:.3f}")
    if abs(measured.merging.f1 - merging["BCubed F1"]) > CLOSE:
        problems.append(f"BCubed: ours {measured.merging.f1:.3f}, shared script {merging['BCubed F1']:.3f}")
    return problems


def show(measured: list[Measured], chosen: argparse.Namespace) -> None:
    """Print the tables of the hand-coded corpora."""
    parts = (tables.summary(measured), tables.merging(measured), tables.pages(measured))
    print(*map(tables.plain, parts), sep="\n\n")
    for corpus in measured:
        if chosen.details:
            for lang, result in corpus.languages.items():
                print(f"\n{corpus.corpus.name}, {lang}", tables.plain(tables.details(result)), sep="\n")
        if chosen.errors:
            print(f"\n{corpus.corpus.name}", tables.differences(corpus), sep="\n")
        for page in corpus.run.skipped:
            print(f"skipped {page.file}: {page.reason} {page.detail}", file=sys.stderr)
        for name, share in corpus.pages.items():
            if share.wrong:
                print(f"{corpus.corpus.name}: {name} not right: {', '.join(share.wrong)}")


def hold(measured: list[Measured], chosen: argparse.Namespace) -> list[str]:
    """Raise the floors or hold the figures to them; what stands in the way."""
    stored = floors.load()
    if chosen.update:
        try:
            for corpus in measured:
                name, digest, figures = corpus.corpus.name, corpus.corpus.digest(), corpus.figures()
                stored[name] = floors.raised(name, digest, figures, stored, corpus_changed=chosen.corpus_changed)
        except floors.FloorError as error:
            return [str(error)]
        floors.save(stored)
        return []
    return [
        problem
        for corpus in measured
        for problem in floors.failures(corpus.corpus.name, corpus.corpus.digest(), corpus.figures(), stored)
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print, hold; the exit code."""
    chosen = options(arguments)
    reader = Reader()
    wanted = [corpus for corpus in corpora.corpora() if not chosen.only or corpus.name in chosen.only]
    measured = [corpora.measure(corpus, reader) for corpus in wanted]
    if measured:
        show(measured, chosen)
    sets = {}
    for name in datasets.available():
        if not chosen.only or name in chosen.only:
            sets[name] = datasets.measure(name, reader)
            print("", tables.plain(tables.data_set(name, sets[name])), sep="\n")
    confusion = datasets.confusion(reader) if datasets.LABELLED in sets else {}
    if confusion:
        print("", tables.plain(tables.confusion(confusion)), sep="\n")
    problems = [problem for corpus in measured if corpus.corpus.name == "gold" for problem in check_shared(corpus)]
    if chosen.gate or chosen.update:
        problems += hold(measured, chosen)
    if chosen.report and not chosen.only:
        report.write(measured, sets, confusion)
    for problem in problems:
        print(f"FAILED {problem}", file=sys.stderr)
    if chosen.gate and not problems:
        print("\nThe gate is passed.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
