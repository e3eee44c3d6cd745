"""Floors: what has been reached, pinned with the hash of the corpus it was reached on. Floors only go up."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "floors.json"
HELD = ("strict", "record", "content", "slot.kind", "slot.date")
"""The heads that are held in each language: those that cannot fall because more is found. The other slots move against
each other and are only printed."""
LANGUAGES = ("ar", "en", "all")
PAGES = ("pages.body", "pages.title", "pages.published", "pages.credits", "pages.quiet")
MERGING = ("merging.bcubed", "merging.together", "merging.origins", "merging.look_alikes_apart")
OTHERS = (*PAGES, *MERGING)
DIGITS = 3


class FloorError(ValueError):
    """The floors cannot be used or changed as asked; the message says what to do."""


@dataclass(frozen=True)
class Floors:
    """The floors of one corpus."""

    sha256: str
    floors: dict[str, float]


def held(figures: Mapping[str, float]) -> dict[str, float]:
    """The figures that floors hold, rounded down."""
    names = [f"{lang}.{head}" for lang in LANGUAGES for head in HELD] + list(OTHERS)
    return {name: math.floor(figures[name] * 10**DIGITS + 1e-6) / 10**DIGITS for name in names}


def load(path: Path = FILE) -> dict[str, Floors]:
    """The floors by corpus; none if there is no file yet.

    Raises
    ------
    FloorError
        The file is not what `save` writes.
    """
    if not path.exists():
        return {}
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return {name: Floors(entry["sha256"], entry["floors"]) for name, entry in stored.items()}
    except (ValueError, KeyError, TypeError) as error:
        raise FloorError(f"{path}: not a file of floors ({error!r}); restore it from the repository") from error


def save(floors: Mapping[str, Floors], path: Path = FILE) -> None:
    """Write the floors, corpora and names in order."""
    entries = {
        name: {"sha256": entry.sha256, "floors": dict(sorted(entry.floors.items()))}
        for name, entry in sorted(floors.items())
    }
    path.write_text(json.dumps(entries, indent=2) + "\n", encoding="utf-8")


def failures(name: str, digest: str, figures: Mapping[str, float], floors: Mapping[str, Floors]) -> list[str]:
    """Why a corpus does not pass the gate; empty if it does."""
    if name not in floors:
        return [f"{name}: no floors yet; run eval/run.py --update"]
    if floors[name].sha256 != digest:
        return [
            f"{name}: its pages or coding changed since the floors were set; run eval/run.py --update --corpus-changed"
        ]
    now = held(figures)
    return [
        f"{name}: {key} {now.get(key, 0.0):.3f} is below its floor {floor:.3f}"
        for key, floor in floors[name].floors.items()
        if now.get(key, 0.0) < floor
    ]


def raised(
    name: str, digest: str, figures: Mapping[str, float], floors: Mapping[str, Floors], *, corpus_changed: bool = False
) -> Floors:
    """The new floors of a corpus.

    Raises
    ------
    FloorError
        A figure is below its floor, or the corpus changed and nobody said so.
    """
    now = held(figures)
    before = floors.get(name)
    if before is None or (before.sha256 != digest and corpus_changed):
        return Floors(digest, now)
    problems = failures(name, digest, figures, floors)
    if problems:
        raise FloorError("floors only go up:\n  " + "\n  ".join(problems))
    return Floors(digest, now)
