"""Whether one place that a text names contains another, by what stands between them and by the gazetteer."""

from __future__ import annotations

from tawatur.lexicon.places import GazetteerRow
from tawatur.orthography.punctuation import COMMAS
from tawatur.reading.model import Chunk, PlacePhrase
from tawatur.reading.placing import Placing

RANK = {
    "country": 9,
    "admin1": 6,
    "city": 5,
    "region": 5,
    "town": 4,
    "admin2": 4,
    "sea": 4,
    "front": 3,
    "camp": 3,
    "quarter": 2,
    "village": 2,
}
SMALL = frozenset({"village", "town", "quarter", "site", "camp", "field"})


class Containing(Placing):
    """Answers questions about two places of one sentence."""

    def _is_beside(self, between: list[Chunk], inner: PlacePhrase, outer: PlacePhrase) -> bool:
        """Whether a village or town behind a comma is the next of a list and holds no unknown one before it."""
        if inner.candidates or inner.kind not in ("village", "town") or not outer.candidates:
            return False
        commas = bool(between) and all(c.kind == "mark" and c.value in COMMAS for c in between)
        return commas and all(self.rows[position].kind in ("village", "town") for position in outer.candidates)

    def _says_where(self, between: list[Chunk], inner: PlacePhrase, outer: PlacePhrase) -> bool:
        """ "In the city of X", in English "in the region of X", right behind a small name of other countries alone: a
        namesake of those."""
        comma = not self.arabic and len(between) == 1 and between[0].kind == "mark" and between[0].value in COMMAS
        inside = len(between) == 1 and between[0].value == "in"
        if not (inside or (comma and outer.kind)) or not outer.candidates or outer.generic:
            return False
        if not self.arabic:
            return self._is_abroad(inner, outer)
        countries = {self.rows[position].country for position in outer.candidates}
        settled = all(self.rows[position].kind in ("city", "town", "admin1") for position in outer.candidates)
        small = all(self.rows[position].kind in SMALL for position in inner.candidates)
        return (
            settled
            and bool(inner.candidates)
            and small
            and not any(self.rows[position].country in countries for position in inner.candidates)
        )

    def _is_abroad(self, inner: PlacePhrase, outer: PlacePhrase) -> bool:
        """Whether no namesake of a small place or district lies in the province or country that the text says."""
        wide = all(self.rows[position].kind in ("country", "admin1", "region") for position in outer.candidates)
        countries = {self.rows[p].country or self.rows[p].name for p in outer.candidates}
        named = [self.rows[position] for position in inner.candidates]
        small = bool(named) and all(row.kind in SMALL | {"admin2"} for row in named)
        return wide and small and not any(row.country in countries for row in named)

    def _may_contain(self, outer: PlacePhrase, inner: PlacePhrase) -> bool:
        if (
            inner.kind in ("quarter", "village", "camp")
            and outer.kind in ("city", "town", "admin1")
            and outer.candidates
        ):
            return True
        if not outer.candidates:
            return outer.kind in ("admin1", "admin2", "region") and not outer.generic
        for position in outer.candidates:
            row = self.rows[position]
            if not inner.candidates:
                return True
            for other in inner.candidates:
                if other != position and self._contains(row, self.rows[other], outer):
                    return True
        return False

    def _contains(self, outer: GazetteerRow, inner: GazetteerRow, phrase: PlacePhrase) -> bool:
        if outer.country != inner.country:
            return False
        if outer.kind == "country" or outer.id in inner.within:
            return True
        if outer.admin1 and outer.admin1 == inner.admin1:
            return (
                outer.kind in ("admin1", "admin2", "region")
                or phrase.part
                or phrase.kind in ("admin1", "admin2", "city", "town")
                or RANK.get(outer.kind, 1) > RANK.get(inner.kind, 1)
            )
        return outer.kind == "admin1" and outer.name == inner.admin1
