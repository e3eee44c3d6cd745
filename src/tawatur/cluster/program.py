"""Who reads: a hash of all that decides how a page is read, so that a newer program reads anew."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import tawatur
from tawatur.lexicon.places import user_folder

ROOMS = ("records.py", "orthography", "ontology", "lexicon", "intake", "language", "reading", "cluster/pages.py")
"""The parts of the package that a reading depends on."""


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """The first 16 digits of the hash of the reader's code and tables, and of the places that the user added."""
    package, own = Path(tawatur.__file__).parent, Path(user_folder())
    files = [(str(path.relative_to(package)), path) for room in ROOMS for path in _files(package / room)]
    files += [(f"own/{path.relative_to(own)}", path) for path in _files(own)]
    whole = hashlib.sha256()
    for name, path in sorted(files):
        whole.update(f"{name}\x1f{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()[:16]


def _files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    return [path for path in place.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
