"""What a user adds: GeoNames country files and OCHA COD-AB tables become further rows of the gazetteer.

An added file is compiled once, into the user's folder, and merged whenever the gazetteer is loaded.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from pathlib import Path

from tawatur.lexicon.places import cod, geonames, pack
from tawatur.lexicon.places.gazetteer import GazetteerRow, load


def user_folder() -> Path:
    """Where the user's own gazetteers lie: ``$TAWATUR_DATA/places``, else under the user's data folder."""
    chosen = os.environ.get("TAWATUR_DATA")
    base = (
        Path(chosen)
        if chosen
        else Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "tawatur"
    )
    return base / "places"


def add(file: Path | str, folder: Path | None = None) -> int:
    """Add the places of a file to the user's gazetteers; adding the same file again replaces it.

    Parameters
    ----------
    file
        A GeoNames country file (``SY.txt``: 19 tab-separated columns) or an OCHA COD-AB table (CSV with columns such
        as ``ADM1_EN``).
    folder
        Where to keep the compiled rows; by default `user_folder()`.

    Returns
    -------
    int
        How many places were added.

    Raises
    ------
    GazetteerError
        The file is neither, or a row of it is malformed.
    """
    path = Path(file)
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            head = lines.readline()
        rows = sorted({row.id: row for row in _read(path, head)}.values(), key=lambda row: row.id)
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror}); check the path"
        raise pack.GazetteerError(message, "file_unreadable", path, error.strerror) from error
    except UnicodeDecodeError as error:
        message = f"{path}: no text in UTF-8; save it in UTF-8"
        raise pack.GazetteerError(message, "gazetteer_encoding", path) from error
    if not rows:
        raise pack.GazetteerError(f"{path}: no place in it; give another file", "gazetteer_empty", path)
    target = user_folder() if folder is None else folder
    try:
        target.mkdir(parents=True, exist_ok=True)
        (target / f"{path.stem}.gazetteer").write_bytes(pack.pack(rows))
    except OSError as error:
        message = f"{target}: the places cannot be kept there ({error.strerror}); set TAWATUR_DATA to another folder"
        raise pack.GazetteerError(message, "gazetteer_folder", target, error.strerror) from error
    load.cache_clear()
    return len(rows)


def _read(path: Path, head: str) -> Iterator[GazetteerRow]:
    countries = {row.id: row for row in load(Path(os.devnull)).rows if row.kind == "country"}
    if head.count("\t") == geonames.COLUMNS - 1:
        yield from geonames.read(path, countries)
    elif cod.is_table(next(csv.reader([head]), [])):
        yield from cod.read(path, countries)
    else:
        raise pack.GazetteerError(
            f"{path}: neither a GeoNames country file (19 tab-separated columns) nor a COD-AB table (ADM1_EN …)",
            "gazetteer_kind",
            path,
        )
