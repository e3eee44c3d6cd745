"""What an event says: kind, place, date, actors and tolls, each by a rule that is given with the value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar, get_args

from msgspec import Struct

from tawatur.assembly.origins import Origin
from tawatur.assembly.places import Spot, Spots
from tawatur.assembly.tellings import days_of, whole_toll
from tawatur.ontology import source_kinds
from tawatur.records import Casualty, Claim, Date, Outcome, Place, PlacePrecision, Toll

V = TypeVar("V", bound=Hashable)

PRECISION = {precision: rank for rank, precision in enumerate(get_args(PlacePrecision))}
"""How wide a place is: the records name the finest precision first."""


class Witness(Struct, frozen=True, gc=False):
    """A claim with who it goes back to; `text` is one for all copies, `day` the date on which it was published."""

    claim: Claim
    origin: Origin
    text: str
    day: str = ""

    @property
    def voice(self) -> str:
        """Who speaks: a voice counts once, however often it is repeated."""
        return self.origin.source.id

    @property
    def stands(self) -> bool:
        """It says that the thing happened."""
        return not self.claim.negated and self.claim.modality not in ("denied", "planned")


def by_voices(values: Iterable[tuple[V, str]]) -> list[tuple[V, int]]:
    """(value, voice) pairs -> values with how many voices give them, the most first, in the order in which they
    came."""
    given = list(values)
    if len(given) == 1:
        return [(given[0][0], 1)]
    voices: dict[V, set[str]] = defaultdict(set)
    for value, voice in given:
        voices[value].add(voice)
    return sorted(((value, len(found)) for value, found in voices.items()), key=lambda entry: -entry[1])


def kind_of(witnesses: Sequence[Witness]) -> tuple[str, str]:
    """The kind that most origins give; then the one told as a fact; then the earliest."""
    if len(witnesses) == 1 or len({witness.claim.kind for witness in witnesses}) == 1:
        return witnesses[0].claim.kind, "only"
    asserted_first = sorted(
        witnesses, key=lambda witness: (witness.claim.contests is not None, witness.claim.modality != "asserted")
    )
    ranked = by_voices((witness.claim.kind, witness.voice) for witness in asserted_first)
    return ranked[0][0], "most_origins" if ranked[0][1] > ranked[1][1] else "asserted_then_earliest"


def place_of(witnesses: Sequence[Witness], spots: Spots) -> tuple[Place | None, str]:
    """The place that most origins name, made finer by what others name inside it.

    Of several that as many name it is the finest, then one that the gazetteer knows, then the earliest.
    """
    if len(witnesses) == 1 and len(witnesses[0].claim.places) == 1:
        return witnesses[0].claim.places[0], "only"
    keyed: dict[str, Place] = {}
    votes = []
    for witness in witnesses:
        for place in witness.claim.places:
            key = place.place_id or place.name
            keyed.setdefault(key, place)
            votes.append((key, witness.voice))
    if not votes:
        return None, "none"
    ranked = by_voices(votes)
    if len(ranked) == 1:
        return keyed[ranked[0][0]], "only"
    found = {key: spots.of(place) for key, place in keyed.items()}
    order = {key: (fineness(place, found[key]), place.place_id is None) for key, place in keyed.items()}
    chosen = min(ranked, key=lambda entry: (-entry[1], order[entry[0]]))[0]
    for key, _ in sorted(ranked, key=lambda entry: (-entry[1], order[entry[0]])):
        finer = order[key][0] < order[chosen][0]
        if finer and spots.relation(found[key], found[chosen]) in ("contained", "part", "area", "same"):
            chosen = key
    return keyed[chosen], "most_origins_finest"


def fineness(place: Place, spot: Spot) -> int:
    """The less, the finer: a village comes before a town that also names its governorate, however rough its point."""
    if not spot.wide:
        # "Near a place" is less than a place, but more than what contains it.
        return 1 if spot.loose else 0
    return 2 if place.precision in ("exact", "near") else 1 + PRECISION[place.precision]


def date_of(witnesses: Sequence[Witness]) -> tuple[Date | None, str]:
    """The narrowest window; of several, the one that most origins give, then the earliest document's."""
    if len(witnesses) == 1:
        alone = witnesses[0].claim.date
        return alone, "none" if alone is None else "only" if days_of(alone) else "unresolved"
    dates: dict[tuple[int, int], Date] = {}
    votes = []
    for witness in witnesses:
        if witness.claim.date is not None and (found := days_of(witness.claim.date)):
            dates.setdefault(found, witness.claim.date)
            votes.append((found, witness.voice))
    if not votes:
        unresolved = next((witness.claim.date for witness in witnesses if witness.claim.date is not None), None)
        return unresolved, "unresolved" if unresolved else "none"
    narrow = min(last - first for (first, last), _ in votes)
    ranked = by_voices(vote for vote in votes if vote[0][1] - vote[0][0] == narrow)
    return dates[ranked[0][0]], "only" if len(dates) == 1 else "narrowest_most_origins"


def toll_of(witnesses: Sequence[Witness], outcome: Outcome) -> Toll:
    """Lowest, best and highest number of an outcome.

    1. Claims that are denied, negated or planned say nothing.
    2. Of the numbers of one origin the latest stands, the highest of one day.
    3. Low and high are the least and the largest that stand.
    4. Best is the number of most origins whose name is stated; if that decides nothing, that of the most careful kind
       of source, the latest first.
    """
    latest: dict[str, tuple[Witness, Casualty]] = {}
    for witness in witnesses:
        if not witness.claim.casualties or not witness.stands:
            continue
        found = whole_toll(witness.claim.casualties, outcome)
        number = _number(found) if found is not None else None
        if found is None or number is None:
            continue
        before = latest.get(witness.voice)
        if before is None or before[0].day != witness.day or number >= (_number(before[1]) or 0):
            latest[witness.voice] = witness, found
    if not latest:
        return Toll()
    numbers = [
        (witness, number, casualty)
        for witness, casualty in latest.values()
        if (number := _number(casualty)) is not None
    ]
    low = min(number for _, number, _ in numbers)
    high = max(max(number, casualty.high or 0) for _, number, casualty in numbers)
    if len({number for _, number, _ in numbers}) == 1:
        return Toll(low, low, high, "only" if len(numbers) == 1 else "agreed")
    ranked = by_voices((number, witness.voice) for witness, number, _ in numbers if witness.origin.stated)
    if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) and ranked[0][1] > 1:
        return Toll(low, ranked[0][0], high, "most_origins")
    kinds = source_kinds()
    # Witnesses run from the earliest to the latest: the last wins a tie.
    chosen = min(reversed(numbers), key=lambda entry: kinds[entry[0].origin.source.kind].care)
    return Toll(low, chosen[1], high, "most_careful_latest")


def _number(casualty: Casualty) -> int | None:
    return casualty.low if casualty.low is not None else casualty.high
