"""Maps drawn on the server as SVG: the home page's overview without JavaScript, and the locator of an event.

Web Mercator, like the interactive map. A place that is only approximately known is a hatched area with a broken rim,
never a point.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from tawatur.records import Place
from tawatur.site.maps.boundaries import Box, Line, load, overlap
from tawatur.store import Cell
from tawatur.words.strings import grouped

WIDTH, HEIGHT = 900, 560
RADIUS_KM = {"exact": 0.0, "near": 25.0, "admin2": 30.0, "admin1": 60.0, "vague": 60.0, "country": 250.0}
"""How far from the coordinates the true place may lie, as drawn; near is 25 km by definition."""
DEFAULT_BOX: Box = (32.0, 29.0, 49.0, 38.5)
"""What is shown where no event has coordinates: Syria, Iraq, Lebanon and around."""
LEAST_DEGREES = 3.0
_STYLE = (
    ".sea{fill:#dfe8ea}.land{fill:#f4f1e8;stroke:#a79f8c;stroke-width:1}.inner{fill:none;stroke:#d3ccba;stroke-width:.8}"
    "text{font-family:'Noto Naskh Arabic','Noto Sans Arabic',serif;fill:#4c5357;text-anchor:middle;font-size:13px}"
    ".country{font-size:15px;fill:#6d7377}.mark{fill:#12595f;fill-opacity:.9;stroke:#fff;stroke-width:1.5}"
    ".area{fill:url(#hatch);stroke:#12595f;stroke-width:1.8;stroke-dasharray:5 4}"
    ".n{fill:#fff;font-weight:600}.n.dark{fill:#0f3a3f;paint-order:stroke;stroke:#fff;stroke-width:4px}"
)


@dataclass(frozen=True, slots=True)
class View:
    """A window of the world on a drawing of some size."""

    box: Box
    width: int
    height: int

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a coordinate lies on the drawing."""
        west, south, east, north = self.box
        top, bottom = _mercator(north), _mercator(south)
        x = (lon - west) / (east - west) * self.width
        y = (top - _mercator(lat)) / (top - bottom) * self.height
        return round(x, 1), round(y, 1)

    def pixels(self, km: float, lat: float) -> float:
        """How long a distance is on the drawing."""
        degrees = km / (111.32 * max(0.2, math.cos(math.radians(lat))))
        return degrees / (self.box[2] - self.box[0]) * self.width


def around(points: Sequence[tuple[float, float]], width: int = WIDTH, height: int = HEIGHT) -> View:
    """The view that holds all points with a margin, in the shape of the drawing."""
    if not points:
        west, south, east, north = DEFAULT_BOX
    else:
        lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
        west, south, east, north = min(lons), min(lats), max(lons), max(lats)
    middle = (west + east) / 2
    low, high = _mercator(max(-80.0, south)), _mercator(min(80.0, north))
    wide = max(east - west, (high - low) * width / height, LEAST_DEGREES) * 1.25
    tall = wide * height / width
    centre = (low + high) / 2
    box = (middle - wide / 2, _inverse(centre - tall / 2), middle + wide / 2, _inverse(centre + tall / 2))
    return View(box, width, height)


def overview(lang: str, cells: Sequence[Cell], title: str) -> str:
    """The map of events as an SVG document."""
    view = around([(cell.lon, cell.lat) for cell in cells])
    return _svg(lang, view, [_cell(view, cell) for cell in cells], title)


def locator(lang: str, place: Place, title: str, width: int = 420, height: int = 300) -> str:
    """The map of one place as an SVG document."""
    if place.lat is None or place.lon is None:
        return _svg(lang, around([], width, height), [], title)
    reach = max(1.6, RADIUS_KM.get(place.precision, 60.0) / 111.32 * 1.6)
    corners = [(place.lon - reach, place.lat - reach), (place.lon + reach, place.lat + reach)]
    view = around(corners, width, height)
    x, y = view.point(place.lon, place.lat)
    radius = max(9.0, view.pixels(RADIUS_KM.get(place.precision, 60.0), place.lat))
    mark = "mark" if place.precision == "exact" else "area"
    circle = f'<circle class="{mark}" cx="{x}" cy="{y}" r="{radius:.1f}"/>'
    return _svg(lang, view, [circle], title, taken=[(x - 24, y - 16, x + 24, y + 16)])


def radius_km(precision: str | None) -> float:
    """How far from the coordinates the true place may lie, as drawn."""
    return RADIUS_KM.get(precision or "vague", 60.0)


def _cell(view: View, cell: Cell) -> str:
    x, y = view.point(cell.lon, cell.lat)
    radius = min(26.0, 10.0 + 4.0 * math.log10(cell.count))
    vague = cell.approximate == cell.count
    if vague:
        radius = max(radius, 14.0)
    circle = f'<circle class="{"area" if vague else "mark"}" cx="{x}" cy="{y}" r="{radius:.1f}"/>'
    return circle + f'<text class="n{" dark" if vague else ""}" x="{x}" y="{y + 4.5:.1f}">{grouped(cell.count)}</text>'


def _svg(lang: str, view: View, marks: Sequence[str], title: str, taken: Sequence[Box] = ()) -> str:
    world = load()
    land = [
        _path(view, ring, closed=True)
        for country in world.countries
        for ring, box in zip(country.rings, country.boxes, strict=True)
        if overlap(box, view.box)
    ]
    inner = [_path(view, line, closed=False) for line in world.inner if any(_inside(view.box, p) for p in line)]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {view.width} {view.height}" role="img" '
        f'xml:lang="{lang}" aria-label={quoteattr(title)}>',
        f"<title>{escape(title)}</title><style>{_STYLE}</style>",
        '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect width="6" height="6" fill="#12595f" fill-opacity=".12"/>'
        '<path d="M0 0V6" stroke="#12595f" stroke-opacity=".55" stroke-width="2"/></pattern></defs>',
        f'<rect class="sea" width="{view.width}" height="{view.height}"/>',
        f'<path class="land" d="{"".join(land)}"/><path class="inner" d="{"".join(inner)}"/>',
        *_labels(lang, view, list(taken)),
        *marks,
        "</svg>",
    ]
    return "".join(parts)


def _labels(lang: str, view: View, taken: list[Box]) -> list[str]:
    """Names that fit: countries always, first-level areas in close views; none over another."""
    close = view.box[2] - view.box[0] < 14
    drawn = []
    for label in sorted(load().labels, key=lambda label: (not label.country, label.name)):
        if not _inside(view.box, (label.lon, label.lat)) or not (label.country or close) or not label.name_ar:
            continue
        words = label.name_ar if lang == "ar" and label.name_ar else label.name
        x, y = view.point(label.lon, label.lat)
        half = 4.2 * len(words)
        room = (x - half, y - 12, x + half, y + 6)
        if (
            half < x < view.width - half
            and 14 < y < view.height - 6
            and not any(overlap(room, other) for other in taken)
        ):
            taken.append(room)
            kind = "country" if label.country else "area-name"
            drawn.append(f'<text class="{kind}" x="{x}" y="{y}">{escape(words)}</text>')
    return drawn


def _path(view: View, line: Line, *, closed: bool) -> str:
    points: list[tuple[float, float]] = []
    for lon, lat in line:
        point = view.point(lon, max(-80.0, min(80.0, lat)))
        if not points or abs(point[0] - points[-1][0]) + abs(point[1] - points[-1][1]) > 0.6:
            points.append(point)
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + ("Z" if closed else "")


def _inside(box: Box, point: tuple[float, float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _mercator(lat: float) -> float:
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))


def _inverse(y: float) -> float:
    return math.degrees(2 * math.atan(math.exp(math.radians(y))) - math.pi / 2)
