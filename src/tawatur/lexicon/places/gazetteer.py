"""The gazetteer: every place that the system knows, as rows in memory, read from one compiled file.

The file is made by ``tools/build_gazetteer.py`` from registry packages and from the curated tables; what a user adds
lies in a folder of the user and is merged when the gazetteer is loaded.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import msgspec

from tawatur.records import PlacePrecision, digest

COMPILED = "gazetteer.bin"
"""The compiled file in this folder."""


class GazetteerRow(msgspec.Struct, frozen=True, gc=False):
    """One place.

    Attributes
    ----------
    id
        Stable: of the curated table (``sy-idlib-kafr-nabl``) or of GeoNames (``gn:169577``).
    kind
        One of `curated.KINDS`.
    admin1, country
        English short names as the conflict field spells them, without "Governorate" and the like.
    lat, lon, precision
        The point, and how far it goes: a village that is known only by its district has the district's seat and
        ``admin2``.
    names_en, names_ar
        Every form in each script, the usual one first.
    ambiguous
        A name of the row is also an ordinary word, a name of persons, or a namesake too small to be taken bare: take
        the row only after a head noun (village, town) or where the text contains it in a known place.
    ambiguous_in
        Where: a space-separated choice of ``ar`` and ``en``.
    within
        Ids of rows that contain this one beside its admin1 and admin2: a region, a city of which it is a quarter.
    """

    id: str
    name: str
    name_ar: str | None
    kind: str
    admin1: str | None
    admin1_ar: str | None
    admin2: str | None
    country: str | None
    country_ar: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    names_en: tuple[str, ...]
    names_ar: tuple[str, ...]
    population: int
    ambiguous: bool
    within: tuple[str, ...]
    ambiguous_in: str = ""


class Gazetteer:
    """Rows, by position and by id."""

    def __init__(self, rows: list[GazetteerRow], version: str) -> None:
        self.rows = rows
        self.version = version

    @functools.cached_property
    def by_id(self) -> dict[str, GazetteerRow]:
        """Rows by their id."""
        return {row.id: row for row in self.rows}

    def names(self) -> Iterator[tuple[str, int]]:
        """Every name in both languages with the position of its row; names are as written, not folded."""
        for index, row in enumerate(self.rows):
            for name in row.names_en:
                yield name, index
            for name in row.names_ar:
                yield name, index

    def merged(self, others: list[Gazetteer]) -> Gazetteer:
        """This gazetteer with the rows of others added; a row whose id is known already is left out."""
        if not others:
            return self
        rows, known = list(self.rows), {row.id for row in self.rows}
        for other in others:
            rows.extend(row for row in other.rows if row.id not in known)
            known.update(row.id for row in other.rows)
        return Gazetteer(rows, f"{self.version}+{digest(*(other.version for other in others))[:8]}")


@functools.cache
def load(user: Path | None = None) -> Gazetteer:
    """The shipped gazetteer, merged with what the user has added.

    Parameters
    ----------
    user
        Folder of the user's own tables; by default `importers.user_folder()`.
    """
    from tawatur.lexicon.places import importers, pack

    base = pack.unpack(files(__package__).joinpath(COMPILED).read_bytes())
    folder = importers.user_folder() if user is None else user
    added = sorted(folder.glob("*.gazetteer")) if folder.is_dir() else []
    return base.merged([pack.unpack(file.read_bytes(), str(file)) for file in added])
