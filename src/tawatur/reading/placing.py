"""Place phrases to the places of a claim: with their row, or located by what contains them or stands beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tawatur.lexicon.places import GazetteerRow
from tawatur.reading.model import PlacePhrase
from tawatur.records import Place, PlacePrecision, Span

WIDE = frozenset({"country", "admin1", "region", "sea"})


class Placing:
    """Makes the places of claims from the settled phrases of a document."""

    rows: Sequence[GazetteerRow]
    arabic: bool
    admin1: Counter[tuple[str, str]]
    regions: set[int]

    def place(self, phrase: PlacePhrase, body: str, section: GazetteerRow | None) -> Place:
        """The place of a claim."""
        text, span = body[phrase.start : phrase.end], Span(phrase.start, phrase.end)
        if phrase.row is None:
            return self._unknown(phrase, text, span, section)
        row = self.rows[phrase.row]
        precision = row.precision
        if phrase.part and precision == "exact":
            precision = "near" if row.kind not in ("admin1", "country") else precision
        if row.kind == "admin1":
            precision = "admin1"
        return Place(
            place_id=row.id, name=row.name, name_ar=row.name_ar,
            admin1=row.admin1 or (row.name if row.kind == "admin1" else None),
            country=row.country if row.kind != "country" else row.name,
            lat=row.lat, lon=row.lon, precision=precision, text=text, span=span,
        )  # fmt: skip

    def without_wide(self, places: list[Place]) -> tuple[Place, ...]:
        """Places without the vague parts of a country ("north of Syria") that hold another of them."""
        wide = {self.rows[i].id for i in self.regions}
        inner = {place.country for place in places if place.place_id not in wide and place.country}
        return tuple(p for p in places if p.place_id not in wide or p.country not in inner or p.precision != "vague")

    def _main_unit(self) -> tuple[str, str] | None:
        """The governorate of most of the document's places, for names that nothing else places."""
        total = sum(self.admin1.values())
        first = min(self.admin1.items(), key=lambda item: (-item[1], item[0]), default=None)
        return first[0] if first is not None and first[1] >= 3 and first[1] >= 0.7 * total else None

    def _unknown(self, phrase: PlacePhrase, text: str, span: Span, section: GazetteerRow | None) -> Place:
        """An unknown name is located by what contains it, with that precision."""
        row, outer = None, phrase.container
        while outer is not None and outer.row is None and outer.container is not phrase:
            outer = outer.container
        if outer is not None and outer.row is not None:
            row = self.rows[outer.row]
        sibling = phrase.sibling
        if row is None and sibling is not None and sibling.row is not None and self.rows[sibling.row].kind not in WIDE:
            row = self.rows[sibling.row]
        row = row or section
        if row is None and self.arabic and (unit := self._main_unit()) is not None:
            return Place(None, phrase.name, phrase.name, unit[1], unit[0], None, None, "admin1", text, span)
        if row is None:
            return Place(
                None, phrase.name, phrase.name if self.arabic else None, None, None, None, None, "vague", text, span
            )
        level: PlacePrecision = "country" if row.kind == "country" else "admin1" if row.kind == "admin1" else "admin2"
        return Place(
            None, phrase.name, phrase.name if self.arabic else None,
            row.admin1 or (row.name if row.kind == "admin1" else None),
            row.country, row.lat, row.lon, level, text, span,
        )  # fmt: skip
