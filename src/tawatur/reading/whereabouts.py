"""Which of several namesakes a place name means, decided for the document: by container, by country, by rank."""

from __future__ import annotations

from collections import Counter

from tawatur.lexicon.places import Gazetteer, GazetteerRow
from tawatur.orthography.punctuation import COMMAS
from tawatur.reading.containing import RANK, Containing
from tawatur.reading.dateline import mark_arabic_dateline
from tawatur.reading.model import Chunk, PlacePhrase, Sentence
from tawatur.reading.organs import acting
from tawatur.reading.placing import WIDE

SETTLED = frozenset({"city", "town", "village", "quarter", "camp", "front", "admin2", "island"})
"""Kinds of places that "the town", "the area" go back to."""
GOES_BACK = frozenset(
    {"village", "town", "city", "quarter", "camp", "region", "admin1", "admin2", "capital", "island", "front", "there"}
)
"""Head nouns that, definite and alone, go back to any place in English; a checkpoint or a road is another one each
time, and only one of its own kind answers it."""
KIND_FITS = {
    "village": {"village", "town"},
    "town": {"town", "city", "village"},
    "city": {"city", "town"},
    "admin1": {"admin1"},
    "admin2": {"admin2", "town", "city"},
    "quarter": {"quarter", "village", "town"},
    "camp": {"camp", "quarter"},
    "landscape": {"region", "mountain", "field"},
}

REACH = 4
"""Places back to which a definite noun looks for one of its kind."""
HOME, SURE = 4, 6
"""Mentions from which a country is likely, and surely, the document's own."""
NAMED_SEA = 14
"""What speaks for a sea before the province that bears its name, where no head noun says that the province is meant."""
LARGE = 500_000
"""Inhabitants from which a city abroad is named without more ado."""
ACTING = 6
"""Weight of a country whose organs the document names."""


class Whereabouts(Containing):
    """Resolves the place phrases of one document."""

    def __init__(self, gazetteer: Gazetteer, arabic: bool) -> None:
        self.rows = gazetteer.rows
        self.regions: set[int] = set()
        self.arabic = arabic
        self.countries: Counter[str] = Counter()
        self.headings: dict[int, Sentence] = {}
        self.admin1: Counter[tuple[str, str]] = Counter()
        self.written: list[PlacePhrase | None] = []
        self.acting: Counter[str] = Counter()

    def resolve(self, sentences: list[Sentence]) -> None:
        """Choose a row for every named place, containers first, then the rest in the light of what is settled."""
        self.headings = {}
        if self.arabic:
            for sentence in sentences:
                mark_arabic_dateline(sentence.chunks)
        self.written = [_written(sentence) for sentence in sentences]
        self.acting = acting(sentences)
        for sentence in sentences:
            if sentence.section >= 0:
                self.headings.setdefault(sentence.section, sentence)
        phrases = [
            (sentence, chunk.place)
            for sentence in sentences
            for chunk in sentence.chunks
            if chunk.place is not None and chunk.place.candidates
        ]
        for sentence, phrase in phrases:
            self._count_wide(phrase, self._is_where(sentence, phrase))
        for sentence in sentences:
            self._containers(sentence)
            if self.arabic:
                self._siblings(sentence)
        for number in (1, 2):
            for sentence, phrase in phrases:
                context = self._sentence_context(sentence)
                phrase.row = self._choose(phrase, context)
                if phrase.row is not None and self.rows[phrase.row].kind == "region":
                    self.regions.add(phrase.row)
                if phrase.row is not None and number == 1 and self._tells(phrase):
                    self._count(self.rows[phrase.row])
        self._drop_strays(phrases, sentences)
        if not self.arabic:
            self._borders(phrases)
        self._antecedents(sentences)

    def _borders(self, phrases: list[tuple[Sentence, PlacePhrase]]) -> None:
        """English: "near the border with Niger" in a page on Burkina Faso is in Burkina Faso."""
        for sentence, phrase in phrases:
            if not phrase.border or phrase.row is None or self.rows[phrase.row].kind != "country":
                continue
            others = [(-n, name) for name, n in self.countries.items() if name != self.rows[phrase.row].name]
            home = min(others)[1] if others else None
            row = next((i for i, r in enumerate(self.rows) if r.kind == "country" and r.name == home), None)
            if row is not None:
                phrase.container = PlacePhrase(phrase.start, phrase.end, str(home), (row,), row=row)
                inner = [w for w in sentence.words if phrase.start <= w.start < phrase.end and w.tag != "det"]
                phrase.row, phrase.candidates, phrase.name = None, (), " ".join(w.surface for w in inner)

    def _antecedents(self, sentences: list[Sentence]) -> None:
        """What "the town" and "the area" go back to: the last town, the last place; never one in another country."""
        home = self._home(HOME)
        told: list[PlacePhrase] = []
        written: list[PlacePhrase] = []
        units: list[PlacePhrase] = []
        for sentence in sentences:
            for chunk in sentence.chunks:
                place = chunk.place
                if place is None:
                    continue
                if place.generic and self.arabic and place.kind == "admin1":
                    place.antecedent = units[-1] if units else None
                elif place.generic:
                    named = [*written, *told] if place.kind in ("city", "town", "capital") else told
                    place.antecedent = self._antecedent(place, named)
                elif chunk.kind == "dateline":
                    written.append(place)
                elif place.row is None or self._is_local(self.rows[place.row], home):
                    told.append(place)
                elif self.rows[place.row].kind == "admin1":
                    units.append(place)

    def _is_local(self, row: GazetteerRow, home: str) -> bool:
        return row.kind not in ("country", "admin1", "sea", "region") and (not home or row.country == home)

    def _antecedent(self, generic: PlacePhrase, told: list[PlacePhrase]) -> PlacePhrase | None:
        """The last place of the noun's kind among the last few, else the last place of all; in Arabic the last that
        contains no other, and of "the city" one that is a city before a town."""
        fitting = KIND_FITS.get(generic.kind, set())
        near = told[-REACH:]
        if self.arabic and generic.kind == "city":
            near = [place for place in near if self.kind_of(place) not in ("city", "capital")] + [
                place for place in near if self.kind_of(place) in ("city", "capital")
            ]
        for place in reversed(near):
            kind = self.kind_of(place)
            if kind in fitting or generic.kind in (kind, place.kind):
                return place
        if not told or not (generic.kind in GOES_BACK or generic.same):
            return None
        if not self.arabic:
            return told[-1]
        held = {id(place.container) for place in told}
        return next((place for place in reversed(told) if id(place) not in held), told[-1])

    def kind_of(self, place: PlacePhrase) -> str:
        """The kind of a place: of its row, or what its head noun says."""
        return place.kind if place.row is None else self.rows[place.row].kind

    def _home(self, least: int) -> str:
        """The country of most of a document's places, if it stands out."""
        first = sorted(self.countries.items(), key=lambda item: (-item[1], item[0]))[:2]
        if not first or first[0][1] < least or (len(first) > 1 and first[1][1] * 2 > first[0][1]):
            return ""
        return first[0][0]

    def _drop_strays(self, phrases: list[tuple[Sentence, PlacePhrase]], sentences: list[Sentence]) -> None:
        """A bare small name of a country that nothing else is told of is some other word (طراز is no Taraz)."""
        home = self._home(SURE)
        if not home:
            return
        names: dict[str, set[str]] = {}
        for _, phrase in phrases:
            if phrase.row is not None:
                names.setdefault(self.rows[phrase.row].country or "", set()).add(phrase.name)
        for sentence in sentences:
            for chunk in sentence.chunks:
                place = chunk.place
                if place is None or place.row is None or not self._is_stray(place, home, names):
                    continue
                if place.headed or place.part:
                    place.row, place.candidates = None, ()
                else:
                    chunk.place = None

    def _is_stray(self, place: PlacePhrase, home: str, names: dict[str, set[str]]) -> bool:
        """Whether a small place lies abroad in a country that nothing else in the document speaks of."""
        row = self.rows[place.row or 0]
        if row.country == home or row.kind in ("country", "sea", "region") or len(names.get(row.country or "", ())) > 1:
            return False
        if place.container is not None and place.container.row is not None:
            return self.rows[place.container.row].country == home
        namesakes = [self.rows[position] for position in place.candidates]
        if not place.kind and any(other.population >= LARGE or other.kind == "admin1" for other in namesakes):
            return False
        return row.population < LARGE or place.kind in ("village", "quarter", "camp")

    def _is_where(self, sentence: Sentence, phrase: PlacePhrase) -> bool:
        """Whether a country is named as a place, behind a preposition, and not as somebody who acts."""
        at = next(index for index, chunk in enumerate(sentence.chunks) if chunk.place is phrase)
        return at > 0 and sentence.chunks[at - 1].kind in ("prep", "mark")

    def _is_of_one(self, phrase: PlacePhrase) -> bool:
        """Whether all namesakes lie in one country."""
        return len({self.rows[position].country for position in phrase.candidates}) == 1

    def _tells(self, phrase: PlacePhrase) -> bool:
        """Whether a settled place says which country is told of: not one that another army's town might be."""
        row = self.rows[phrase.row or 0]
        rival = any(
            self.rows[p].country in self.acting and self.rows[p].country != row.country for p in phrase.candidates
        )
        return row.kind != "country" and not (rival and row.country not in self.acting)

    def _count_wide(self, phrase: PlacePhrase, where: bool) -> None:
        for position in phrase.candidates:
            row = self.rows[position]
            if row.kind == "country":
                self.countries[row.name] += 4 if where else 1
            elif row.kind == "admin1" and row.country and len(phrase.candidates) <= 3 and self._is_of_one(phrase):
                self.countries[row.country] += 1
                self.admin1[row.country, row.name] += 1

    def _count(self, row: GazetteerRow) -> None:
        if row.country:
            self.countries[row.country] += 1
            if row.admin1:
                self.admin1[row.country, row.admin1] += 1

    def _containers(self, sentence: Sentence) -> None:
        """A place right after another, behind a preposition or comma, contains it (كفر تعال بريف حلب)."""
        chunks = sentence.chunks
        previous: int | None = None
        for index, chunk in enumerate(chunks):
            if chunk.place is None:
                continue
            if previous is not None:
                between = chunks[previous + 1 : index]
                linking = all(
                    (c.kind == "prep" and c.value in ("in", "near", "instrument", "of"))
                    or (
                        self.arabic
                        and (self._is_adjective(c) or (c.kind == "prep" and c.value == "to" and len(between) == 2))
                    )
                    or (c.kind == "mark" and c.value in COMMAS)
                    or c.kind == "date"
                    or c.value == "'s"
                    for c in between
                )
                inner = chunks[previous].place
                if [c.value for c in between] == ["'s"] and inner is not None:
                    chunk.place.container = inner
                    for other in chunks[:previous]:
                        if other.place is not None and other.place.container is inner:
                            other.place.container = chunk.place
                elif (
                    linking
                    and inner is not None
                    and (between or self.arabic)
                    and not self._is_beside(between, inner, chunk.place)
                    and self._may_contain(chunk.place, inner)
                ):
                    inner.container = chunk.place
                elif inner is not None and self._says_where(between, inner, chunk.place):
                    inner.container, inner.candidates, inner.kind = chunk.place, (), inner.kind or "site"
            previous = index

    def _is_adjective(self, chunk: Chunk) -> bool:
        """ "Lying", "belonging": an adjective between a place and what contains it (الواقعة، التابعة)."""
        return chunk.kind == "np" and all((w.get("placehead") or ("",))[0] == "adjective" for w in chunk.words)

    def _siblings(self, sentence: Sentence) -> None:
        """Places of one list lie in what contains the last, and an unknown one lies near its known neighbour."""
        chunks = sentence.chunks
        for index in range(len(chunks) - 3, -1, -1):
            place, link = chunks[index].place, chunks[index + 1]
            other = chunks[index + 2].place
            joined = link.kind == "conj" or (link.kind == "mark" and link.value in COMMAS)
            if place is None or other is None or not joined or place.generic or place.container is other:
                continue
            place.sibling = place.sibling or other
            other.sibling = other.sibling or place
            if place.container is None and other.container is not None and not place.candidates:
                place.container = other.container

    def _sentence_context(self, sentence: Sentence) -> Counter[tuple[str, str]]:
        found: Counter[tuple[str, str]] = Counter()
        heading = self.headings.get(sentence.section)
        for chunk in (*sentence.chunks, *(heading.chunks if heading else ())):
            if chunk.place is not None and self._is_of_one(chunk.place):
                for position in chunk.place.candidates[:3]:
                    row = self.rows[position]
                    if row.kind == "admin1" and row.country:
                        found[row.country, row.name] += 1
        return found

    def _choose(self, phrase: PlacePhrase, context: Counter[tuple[str, str]]) -> int | None:
        best: tuple[float, int] | None = None
        if phrase.container is not None and phrase.kind in KIND_FITS and not self._inside(phrase):
            return None
        for position in phrase.candidates:
            score = self._score(self.rows[position], phrase, context)
            if best is None or score > best[0]:
                best = (score, position)
        return best[1] if best else None

    def _inside(self, phrase: PlacePhrase) -> bool:
        """Whether any namesake lies in what the text says contains it; else the name is one that no table has."""
        container = phrase.container
        if container is None or not container.candidates:
            return True
        return any(
            self._contains(self.rows[o], self.rows[i], container)
            for o in container.candidates
            for i in phrase.candidates
            if o != i
        )

    def _score(self, row: GazetteerRow, phrase: PlacePhrase, context: Counter[tuple[str, str]]) -> float:
        score = RANK.get(row.kind, 1) + min(3.0, row.population / 300_000)
        if row.kind == "sea" and not phrase.kind:
            score += NAMED_SEA
        if phrase.kind:
            score += 6 if row.kind in KIND_FITS.get(phrase.kind, {phrase.kind}) else -2
        if phrase.part and row.kind in WIDE | {"city", "town"}:
            score += 2
        score += min(8, 2 * self.countries.get(row.country or "", 0))
        score += ACTING if row.country in self.acting else 0
        key = (row.country or "", row.admin1 or row.name)
        score += min(6, 2 * self.admin1.get(key, 0)) + 6 * min(1, context.get(key, 0))
        if phrase.container is not None:
            held = any(self._contains(self.rows[outer], row, phrase.container) for outer in phrase.container.candidates)
            score += 14 if held else 0
        return score


def _written(sentence: Sentence) -> PlacePhrase | None:
    """The place of the dateline that opens a sentence."""
    return next((c.place for c in sentence.chunks[:1] if c.kind == "dateline" and c.place is not None), None)
