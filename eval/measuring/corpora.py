"""The hand-coded corpora: the examples of the project, and the shared gold where it stands beside the repository."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from measuring.pipeline import Reads, Run, run
from scorer import gold, pages, score, stories
from scorer.counts import Result

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"


@dataclass(frozen=True)
class Corpus:
    """A folder of pages and their coding. `dated` says whether the manifest may tell the publication date."""

    name: str
    folder: Path
    coding: Path
    stories: Path
    not_same: Path
    dated: bool

    def rows(self) -> list[gold.Row]:
        """The lines of the coding."""
        return gold.load(self.coding)

    def manifest(self) -> list[dict[str, Any]]:
        """What the reader is told about the pages."""
        keys = ("url", "outlet", "lang", *(("published",) if self.dated else ()))
        return [{"file": PurePath(row["file"]).name, **{key: row[key] for key in keys}} for row in self.rows()]

    def digest(self) -> str:
        """SHA-256 of the coding and of every page: floors hold for these bytes only."""
        hashed = hashlib.sha256()
        named = [self.folder / PurePath(row["file"]).name for row in self.rows()]
        for path in (self.coding, self.stories, self.not_same, *sorted(named)):
            hashed.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return hashed.hexdigest()


def corpora() -> list[Corpus]:
    """The corpora that are there, the examples first."""
    found = [_corpus("examples", ROOT / "examples", str(ROOT / "eval" / "examples.{}.jsonl"), dated=True)]
    if (SHARED / "gold" / "gold.jsonl").exists():
        found.append(_corpus("gold", SHARED / "gold" / "docs", str(SHARED / "gold" / "{}.jsonl"), dated=False))
    return found


def _corpus(name: str, folder: Path, coding: str, *, dated: bool) -> Corpus:
    gold, told, apart = (Path(coding.format(part)) for part in ("gold", "stories", "not_same"))
    return Corpus(name, folder, gold, told, apart, dated)


@dataclass(frozen=True)
class Measured:
    """The figures of one corpus."""

    corpus: Corpus
    languages: dict[str, Result]
    merging: stories.Merging
    pages: dict[str, pages.Share]
    quiet: tuple[int, int]
    run: Run

    def figures(self) -> dict[str, float]:
        """Every figure that a floor may hold, by name; more is better."""
        found = {
            f"{lang}.{name}": value
            for lang, result in self.languages.items()
            for name, value in result.figures().items()
        }
        found |= {f"pages.{name}": share.value for name, share in self.pages.items()}
        found["pages.quiet"] = self.quiet[0] / self.quiet[1] if self.quiet[1] else 1.0
        return found | {f"merging.{name}": value for name, value in self.merging.figures().items()}


def measure(corpus: Corpus, reader: Reads) -> Measured:
    """Run the pipeline over a corpus and compare."""
    rows = corpus.rows()
    made = run(corpus.folder, reader, corpus.manifest())
    results = score.score(rows, made.documents, made.claims)
    told, apart = gold.load(corpus.stories), gold.load(corpus.not_same)
    empty = [row["doc"] for row in rows if not row["events"]]
    quiet = [doc for doc in empty if not results[doc].detection.spurious]
    return Measured(
        corpus,
        score.by_language(rows, results),
        stories.score(rows, told, apart, results.values(), made.events),
        pages.score(rows, made.documents),
        (len(quiet), len(empty)),
        made,
    )
