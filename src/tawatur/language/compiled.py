"""Compiled vocabularies on disk: built once for the tables and the code as they are, shared by all who have the same.

The name of a file holds a digest of all that went into it. A file is never out of date, and two installations, or two
versions in turn, do not take each other's away.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from collections.abc import Callable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from tawatur.lexicon import places

KEPT = 4
"""So many vocabularies of a language are kept; the longest unused goes first."""
MADE_OF = (".py", ".tsv")
PACKAGES = ("orthography", "language", "lexicon")


def load(lang: str, build: Callable[[str], tuple[Any, ...]]) -> tuple[Any, ...]:
    """What `build` gives for a language, from the disk if it was built before from the same tables and code."""
    path = _folder() / f"vocabulary-{lang}-{_digest()}.bin"
    try:
        fields = marshal.loads(path.read_bytes())
        path.touch()
    except (OSError, ValueError, EOFError, TypeError):
        fields = build(lang)
        _keep(path, fields)
    return tuple(fields)


def _folder() -> Path:
    base = os.environ.get("TAWATUR_CACHE") or os.environ.get("XDG_CACHE_HOME")
    return Path(base) / "tawatur" if base else Path.home() / ".cache" / "tawatur"


def _digest() -> str:
    """A digest of the tables, the code that reads them, the gazetteers and the version of Python."""
    state = hashlib.sha256(f"{sys.version_info[:2]} {places.load().version}".encode())
    root = files("tawatur")
    for package in PACKAGES:
        for name, file in _parts(root.joinpath(package), package):
            data = file.read_bytes()
            state.update(f"{name} {len(data)} ".encode())
            state.update(data)
    return state.hexdigest()[:20]


def _parts(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    """The modules and tables of a folder and of its subfolders, by name."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from _parts(entry, name)
        elif entry.name.endswith(MADE_OF):
            yield name, entry


def _keep(path: Path, fields: tuple[Any, ...]) -> None:
    """Write the compiled vocabulary; a folder that cannot be written only costs time at the next start."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}")
        partial.write_bytes(marshal.dumps(fields))
        partial.replace(path)
        known = sorted(path.parent.glob(f"{path.name.rsplit('-', 1)[0]}-*"), key=lambda file: -file.stat().st_mtime)
        for old in known[KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        return
