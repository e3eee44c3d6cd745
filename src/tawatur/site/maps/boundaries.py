"""The boundaries that every map is drawn on: Natural Earth, simplified, as TopoJSON (see tools/build_boundaries.py)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import msgspec

Line = tuple[tuple[float, float], ...]
"""Longitudes and latitudes."""
Box = tuple[float, float, float, float]
"""West, south, east, north."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A country: its rings, and the box around each."""

    code: str
    rings: tuple[Line, ...]
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A name on the map. `country` is True for countries."""

    name: str
    name_ar: str
    lon: float
    lat: float
    country: bool


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Countries, the inner borders of their first-level areas, and names."""

    countries: tuple[Shape, ...]
    inner: tuple[Line, ...]
    labels: tuple[Label, ...]


@lru_cache(maxsize=1)
def load() -> Boundaries:
    """The boundaries in degrees."""
    topology = msgspec.json.decode(files("tawatur.site").joinpath("static/boundaries.json").read_bytes())
    arcs = _arcs(topology)
    objects = topology["objects"]
    countries, labels = [], []
    for geometry in objects["countries"]["geometries"]:
        rings = tuple(_join(ring, arcs) for polygon in geometry["arcs"] for ring in polygon)
        properties = geometry["properties"]
        countries.append(Shape(properties["code"], rings, tuple(box(ring) for ring in rings)))
        labels.append(_label(topology, properties, properties["at"], country=True))
    for geometry in objects["labels"]["geometries"]:
        labels.append(_label(topology, geometry["properties"], geometry["coordinates"], country=False))
    inner = tuple(arcs[line[0]] for geometry in objects["areas"]["geometries"] for line in geometry["arcs"])
    return Boundaries(tuple(countries), inner, tuple(labels))


def box(line: Line) -> Box:
    """The box around a line."""
    lons, lats = [lon for lon, _ in line], [lat for _, lat in line]
    return min(lons), min(lats), max(lons), max(lats)


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes touch."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _label(topology: Any, properties: dict[str, Any], at: list[int], *, country: bool) -> Label:
    scale_x, scale_y = topology["transform"]["scale"]
    return Label(properties["name"], properties["name_ar"] or "", at[0] * scale_x, at[1] * scale_y, country)


def _arcs(topology: Any) -> list[Line]:
    (scale_x, scale_y), (left, down) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            points.append((round(x * scale_x + left, 4), round(y * scale_y + down, 4)))
        arcs.append(tuple(points))
    return arcs


def _join(ring: list[int], arcs: list[Line]) -> Line:
    points: list[tuple[float, float]] = []
    for index in ring:
        points += (arcs[index] if index >= 0 else arcs[~index][::-1])[bool(points) :]
    return tuple(points)
