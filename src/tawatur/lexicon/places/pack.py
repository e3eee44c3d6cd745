"""The compiled form of a gazetteer: its columns as MessagePack, compressed.

Columns pack better than rows, and what many rows share (country, admin1, kind) is stored and kept in memory once.
"""

from __future__ import annotations

import zlib
from typing import get_args

import msgspec

from tawatur.errors import UserError
from tawatur.lexicon.places.gazetteer import Gazetteer, GazetteerRow
from tawatur.records import PlacePrecision, digest

FORMAT = 1
"""Grows when `_Columns` changes."""

_PRECISIONS: tuple[PlacePrecision, ...] = get_args(PlacePrecision)
"""Rows hold positions here: another order in the records is another format."""
_SCRIPTS = ("", "ar", "en", "ar en")
_AREA = tuple[str | None, str | None, str | None, str | None, str | None]


class GazetteerError(UserError, ValueError):
    """A gazetteer file cannot be read or made: the message says which and what to do."""


class _Columns(msgspec.Struct, array_like=True, gc=False):
    format: int
    version: str
    kinds: list[str]
    areas: list[_AREA]
    id: list[str]
    kind: list[int]
    area: list[int]
    lat: list[float | None]
    lon: list[float | None]
    precision: list[int]
    names_en: list[tuple[str, ...]]
    names_ar: list[tuple[str, ...]]
    population: list[int]
    ambiguous: list[int]
    within: list[tuple[str, ...]]


def pack(rows: list[GazetteerRow]) -> bytes:
    """The compiled form; the same rows give the same bytes. The version is a digest of the content."""
    kinds = sorted({row.kind for row in rows})
    areas = sorted({_area(row) for row in rows}, key=lambda area: [part or "" for part in area])
    kind_at, area_at = {kind: i for i, kind in enumerate(kinds)}, {area: i for i, area in enumerate(areas)}
    columns = _Columns(
        format=FORMAT,
        version="",
        kinds=kinds,
        areas=areas,
        id=[row.id for row in rows],
        kind=[kind_at[row.kind] for row in rows],
        area=[area_at[_area(row)] for row in rows],
        lat=[row.lat for row in rows],
        lon=[row.lon for row in rows],
        precision=[_PRECISIONS.index(row.precision) for row in rows],
        names_en=[row.names_en for row in rows],
        names_ar=[row.names_ar for row in rows],
        population=[row.population for row in rows],
        ambiguous=[_SCRIPTS.index(row.ambiguous_in) for row in rows],
        within=[row.within for row in rows],
    )
    columns.version = f"{FORMAT}.{digest(msgspec.msgpack.encode(columns).hex())[:8]}"
    return zlib.compress(msgspec.msgpack.encode(columns), 9)


def unpack(data: bytes, name: str = "the gazetteer") -> Gazetteer:
    """The gazetteer of a compiled form; `name` is what messages call it.

    Raises
    ------
    GazetteerError
        The bytes are not a compiled gazetteer, or one of another format.
    """
    try:
        columns = msgspec.msgpack.decode(zlib.decompress(data), type=_Columns)
    except (zlib.error, msgspec.DecodeError) as error:
        message = f"{name}: not a compiled gazetteer ({error}); build or add it again"
        raise GazetteerError(message, "gazetteer_other", name) from error
    if columns.format != FORMAT:
        message = f"{name}: of format {columns.format}, this version reads {FORMAT}; build or add it again"
        raise GazetteerError(message, "gazetteer_format", name, columns.format, FORMAT)
    none: tuple[None, ...] = (None,)
    areas = [columns.areas[index] for index in columns.area]
    rows = list(
        map(
            GazetteerRow,
            columns.id,
            [(en or ar)[0] for en, ar in zip(columns.names_en, columns.names_ar, strict=True)],
            [(names or none)[0] for names in columns.names_ar],
            [columns.kinds[index] for index in columns.kind],
            [area[0] for area in areas],
            [area[1] for area in areas],
            [area[2] for area in areas],
            [area[3] for area in areas],
            [area[4] for area in areas],
            columns.lat,
            columns.lon,
            [_PRECISIONS[index] for index in columns.precision],
            columns.names_en,
            columns.names_ar,
            columns.population,
            [index > 0 for index in columns.ambiguous],
            columns.within,
            [_SCRIPTS[index] for index in columns.ambiguous],
        )
    )
    return Gazetteer(rows, columns.version)


def _area(row: GazetteerRow) -> _AREA:
    return row.admin1, row.admin1_ar, row.admin2, row.country, row.country_ar
