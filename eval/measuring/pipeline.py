"""The whole pipeline over one corpus, in this process."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from tawatur.assembly import assemble
from tawatur.intake import Skipped, read_paths
from tawatur.records import Claim, Document, Event, Line, encode


class Reads(Protocol):
    """What stands where the reader does."""

    def read(self, document: Document) -> list[Claim]:
        """The claims of a document."""


@dataclass
class Run:
    """What the pipeline made of a corpus."""

    documents: list[Document] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def write(self, folder: Path) -> tuple[Path, Path]:
        """The lines of `read` and of `events`, as files."""
        claims, events = folder / "claims.jsonl", folder / "events.jsonl"
        read: list[Line] = [*self.documents, *self.claims]
        claims.write_bytes(b"".join(encode(line) + b"\n" for line in read))
        events.write_bytes(b"".join(encode(line) + b"\n" for line in self.events))
        return claims, events


def run(pages: Path, reader: Reads, manifest: Iterable[dict[str, Any]] = (), *, merge: bool = True) -> Run:
    """Read a folder of pages with what the manifest knows of them."""
    with tempfile.TemporaryDirectory() as folder:
        known = Path(folder) / "manifest.jsonl"
        known.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in manifest), encoding="utf-8")
        found = list(read_paths([pages], manifest=known))
    made = Run()
    for page in found:
        if isinstance(page, Skipped):
            made.skipped.append(page)
            continue
        made.documents.append(page)
        made.claims += reader.read(page)
    if merge:
        made.events = assemble(made.documents, made.claims)
    return made
