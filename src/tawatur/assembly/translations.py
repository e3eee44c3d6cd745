"""Documents that tell the same in two languages: the language-free fingerprint of their claims.

A translation keeps what words cannot hide: which happenings are told, in which order, with which actors, places,
numbers and speakers. Two reporters who write of one day share some of it; a translator shares nearly all of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawatur.assembly.blocking import stable
from tawatur.assembly.marks import day_of, marks, sharing
from tawatur.assembly.matching import Matcher
from tawatur.assembly.tellings import Telling
from tawatur.records import Document

MIN_TOLD = 3
"""Happenings that both must tell: fewer can be chance."""
SHARE = 0.8
"""Share of the happenings of both documents that the other tells too, in the same order. Reporters of one day reached
0.75, with full agreement; translations had 0.92 and more (development sets, coded claims)."""
MIN_WHOLE = 5
"""A shortened translation: all that it tells is in the original, and it tells so many happenings at least."""
MIN_AGREEMENT = 0.85
"""Mean agreement of the slots of paired happenings (actors, targets, places, numbers, speakers). Reporters who
tell all the same happenings reached 0.75."""
MIN_SLOTS = 5
"""Slots that are filled in both, over all pairs: without facts there is nothing to recognise."""
PLACES = {"same": 1.0, "spelled": 1.0, "part": 0.7, "area": 0.7, "near": 0.5, "contained": 0.5, "overlap": 0.5}
"""How far two places that stand to each other so agree."""


@dataclass(frozen=True, order=True)
class Translation:
    """Two documents in different languages that tell the same, ids in order."""

    a: str
    b: str
    told: int
    agreement: float


def find_translations(
    documents: Mapping[str, Document], tellings: Sequence[Telling], matcher: Matcher
) -> list[Translation]:
    """The pairs of documents where one is the translation of the other, by their claims alone."""
    by_document: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        if telling.document in documents:
            by_document[telling.document].append(telling)
    ordered = sorted(
        by_document, key=lambda key: (day_of(by_document[key][0].published, by_document[key]), stable(key))
    )
    days = [day_of(by_document[key][0].published, by_document[key]) for key in ordered]
    found = []
    for a, b, _ in sharing((days[at], at, marks(by_document[key])) for at, key in enumerate(ordered)):
        here, there = sorted((ordered[a], ordered[b]))
        if translated := translation(documents[here], by_document[here], documents[there], by_document[there], matcher):
            found.append(translated)
    return sorted(found)


def translation(
    here: Document, told: Sequence[Telling], there: Document, retold: Sequence[Telling], matcher: Matcher
) -> Translation | None:
    """Whether one of two documents that share marks is the translation of the other; ids in order."""
    if language(here) == language(there):
        return None
    return _verify(here.id, there.id, {here.id: in_order(told), there.id: in_order(retold)}, matcher)


def in_order(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings in the order of the text."""
    return sorted(tellings, key=lambda telling: (telling.claims[0].span, telling.event))


def language(document: Document) -> str:
    """The language of a document, whatever its country or script."""
    return document.lang.split("-")[0].lower()


def _verify(a: str, b: str, told: Mapping[str, Sequence[Telling]], matcher: Matcher) -> Translation | None:
    here, there = told[a], told[b]
    kinds = Counter(one.kind for one in here) & Counter(one.kind for one in there)
    if not _told_enough(kinds.total(), len(here), len(there)):
        return None
    agreements = align(here, there, matcher)
    if not _told_enough(len(agreements), len(here), len(there)):
        return None
    filled = sum(slots for _, slots in agreements)
    agreement = sum(agreed for agreed, _ in agreements) / filled if filled else 0.0
    if filled < MIN_SLOTS or agreement < MIN_AGREEMENT or _tolls_differ(here, there, matcher):
        return None
    return Translation(min(a, b), max(a, b), len(agreements), round(agreement, 4))


def _told_enough(both: int, here: int, there: int) -> bool:
    """Whether so many happenings told by both are nearly all that one tells."""
    shared = 2 * both >= SHARE * (here + there)
    return both >= MIN_TOLD and (shared or (both == min(here, there) >= MIN_WHOLE))


def _tolls_differ(here: Sequence[Telling], there: Sequence[Telling], matcher: Matcher) -> bool:
    """Whether both give a number of dead for one happening, and not the same: a translator keeps numbers."""
    for one in here:
        counted = [other for other in there if other.killed and agreement_of(one, other, matcher) is not None]
        if one.killed and counted and all(set(one.killed).isdisjoint(other.killed) for other in counted):
            return True
    return False


def align(here: Sequence[Telling], there: Sequence[Telling], matcher: Matcher) -> list[tuple[float, int]]:
    """The best pairing in order: for each pair, how many of its filled slots agree and how many are filled."""
    # best[i][j]: (weight, pairs) of the first i and j happenings, as in the longest common subsequence
    rows: list[list[tuple[float, tuple[tuple[float, int], ...]]]] = [[(0.0, ())] * (len(there) + 1)]
    for i, x in enumerate(here, 1):
        row: list[tuple[float, tuple[tuple[float, int], ...]]] = [(0.0, ())]
        for j, y in enumerate(there, 1):
            best = max(rows[i - 1][j], row[j - 1], key=lambda cell: cell[0])
            pair = agreement_of(x, y, matcher)
            if pair is not None:
                weight = rows[i - 1][j - 1][0] + 1.0 + pair[0] - 0.5 * (pair[1] - pair[0])
                if weight > best[0]:
                    best = (weight, (*rows[i - 1][j - 1][1], pair))
            row.append(best)
        rows.append(row)
    return list(rows[-1][-1][1])


def agreement_of(a: Telling, b: Telling, matcher: Matcher) -> tuple[float, int] | None:
    """(slots that agree, slots filled in both); None if the two cannot be one happening."""
    if a.kind != b.kind or a.planned != b.planned or matcher.date(a, b) == "apart":
        return None
    agreed, filled = 0.0, 0
    for x, y in ((a.agents, b.agents), (a.targets, b.targets)):
        relation = matcher.actors(x, y)
        if relation != "unknown":
            filled += 1
            agreed += {"same": 1.0, "alike": 1.0, "kin": 0.7}.get(relation, 0.0)
    if a.spots and b.spots and (place := matcher.place(a, b)) != "unknown":
        filled += 1
        agreed += PLACES.get(place, 0.0)
    for numbers, others in ((a.killed, b.killed), (a.injured, b.injured), (a.joint, b.joint)):
        if numbers or others:
            # A number in one text only is a difference: translators keep numbers.
            filled += 1
            agreed += bool(set(numbers) & set(others))
    named, others_named = a.sources, b.sources
    if named and others_named:
        filled += 1
        agreed += bool(named & others_named)
    return agreed, filled
