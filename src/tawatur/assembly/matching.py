"""How well two tellings fit to be one happening: points for what agrees, against what differs, and what forbids.

Each part of a comparison is named, so that a link can be explained. The points stand in `weights.toml`.
"""

from __future__ import annotations

from msgspec import Struct

from tawatur.assembly.places import Spots, relate
from tawatur.assembly.settings import Knowledge, kind_degrees, weights
from tawatur.assembly.tellings import Range, Telling
from tawatur.assembly.unresolved import Said, relate_said, said_of_day
from tawatur.assembly.wording import Wording

Evidence = tuple[str, str, float]
"""What was compared, how it stands, and the points that it gives: ("place", "same", 3.0)."""


class Match(Struct, frozen=True, gc=False):
    """The outcome of a comparison; `veto` names the contradiction that forbids the two to be one, if there is one."""

    score: float
    evidence: tuple[Evidence, ...]
    veto: str | None = None


OTHER_KINDS = Match(0.0, (), "the kinds are not those of one happening")
OTHER_DAYS = Match(0.0, (), "the days contradict")
OTHER_PLACES = Match(0.0, (), "the places contradict")
SOUND_ALIKE = Match(0.0, (), "the names of the places only sound alike")
PLANNED = Match(0.0, (), "one is planned, one has happened")
SWAPPED = Match(0.0, (), "the sides are swapped")


class Matcher:
    """Compares tellings, with what is known of actors and places; remembers what it was asked before."""

    def __init__(self, spots: Spots, knowledge: Knowledge) -> None:
        self.spots, self.knowledge = spots, knowledge
        self.weights = weights()
        self.wording = Wording()
        self.degrees = kind_degrees()
        self._actors: dict[tuple[frozenset[str], frozenset[str]], str] = {}
        self._places: dict[tuple[object, object], str] = {}
        self._fresh = int(self.weights["date"]["fresh_days"])
        # There are few different parts of evidence, and links by the hundred thousand that hold them.
        self._parts: dict[tuple[str, str], Evidence] = {
            (table, how): (table, how, float(points))
            for table in ("kind", "place", "date", "agents", "targets", "weapon")
            for how, points in self.weights[table].items()
        }
        self._evidence: dict[tuple[Evidence, ...], tuple[Evidence, ...]] = {}

    def match(self, a: Telling, b: Telling, *, same_words: bool = False) -> Match:
        """Compare two tellings of two documents.

        Parameters
        ----------
        same_words : the documents are copies or translations, so that a missing day is no doubt
        """
        degree = self.kind(a, b)
        if degree is None:
            if not self.same_toll(a, b):
                return OTHER_KINDS
            degree = "kin"
        date = self.date(a, b)
        if date == "apart":
            return OTHER_DAYS
        place = self.place(a, b)
        if place == "apart" and not place_is_free(a, b):
            return OTHER_PLACES
        if place == "unknown" and self.same_parties(a, b):
            place = "parties"
        if place == "spelled" and not (a.one_day and b.one_day and date == "same"):
            return SOUND_ALIKE
        if a.planned != b.planned:
            return PLANNED
        if self.swapped(a, b):
            return SWAPPED
        known = self._parts
        parts = [known["kind", degree], known["place", place]]
        parts.append(("date", date, 0.0) if same_words and date == "stale" else known["date", date])
        if (a.agents and b.agents) or (a.targets and b.targets):
            self._roles(a, b, parts)
        self._tolls(a, b, parts)
        if a.weapons and not a.weapons.isdisjoint(b.weapons):
            parts.append(known["weapon", "same"])
        evidence = tuple(parts)
        return Match(sum([part[2] for part in parts]), self._evidence.setdefault(evidence, evidence))

    def kind(self, a: Telling, b: Telling) -> str | None:
        """How near two tellings are in kind; rival accounts lend each telling all kinds it was told with."""
        if a.kind == b.kind:
            return "same"
        found = self.degrees.get((a.kind, b.kind))
        if len(a.kinds) > 1 or len(b.kinds) > 1:
            degrees = {self.degrees.get((x, y)) for x in a.kinds for y in b.kinds} | {found}
            return next((degree for degree in ("same", "close", "near", "kin") if degree in degrees), None)
        return found

    def place(self, a: Telling, b: Telling) -> str:
        """How the places stand to each other."""
        here, there = a.spots, b.spots
        if not here or not there:
            return "unknown"
        if len(here) == 1 and len(there) == 1:
            return self.spots.relation(here[0], there[0])
        pair = (here, there)
        found = self._places.get(pair)
        if found is None:
            found = self._places[pair] = relate(self.spots, here, there)
        return found

    def date(self, a: Telling, b: Telling) -> str:
        """How the days stand to each other; a weekday, or a day of a month, tells where nothing else does."""
        found = self._days(a, b)
        if found not in ("unknown", "plausible", "stale"):
            return found
        here, there = _said(a), _said(b)
        told = relate_said(here, there) if here is not None and there is not None else None
        if told == "apart":
            # An act told without a day is as a rule one of the day of the news; but news may look back.
            return "stale" if here is a.news or there is b.news else "apart"
        return told if told is not None and found == "unknown" else found

    def _days(self, a: Telling, b: Telling) -> str:
        if a.first is not None and b.first is not None and a.last is not None and b.last is not None:
            if a.last < b.first or b.last < a.first:
                return "apart"
            if a.first == b.first and a.last == b.last:
                return "same"
            nights = (a.one_day or b.one_day) and max(a.last - a.first, b.last - b.first) == 1
            return "night" if nights else "overlap"
        if a.first is None and b.first is None:
            if a.published is None or b.published is None:
                return "unknown"
            return "plausible" if abs(a.published - b.published) <= self._fresh else "stale"
        dated, other = (a, b) if a.first is not None else (b, a)
        if other.published is None or dated.first is None or dated.last is None:
            return "unknown"
        if other.published < dated.first and not dated.planned:
            return "apart"
        return "plausible" if other.published - dated.last <= self._fresh else "stale"

    def actors(self, a: frozenset[str], b: frozenset[str]) -> str:
        """same, alike (both name only a kind of people, and the same), kin (one belongs to the other, or its name
        holds the other's), side (both are parts of one), differ, worded (other words), unknown."""
        if not a or not b:
            return "unknown"
        pair = (a, b)
        found = self._actors.get(pair)
        if found is None:
            found = self._actors[pair] = self._actors[b, a] = self._related(a, b)
        return found

    def _related(self, a: frozenset[str], b: frozenset[str]) -> str:
        shared = a & b
        if shared:
            return "alike" if all(map(self._is_kind, shared)) else "same"
        if any(self._kin(x, y) for x in a for y in b):
            return "kin"
        sure = [{key for key in found if key[0] != "=" and not self._is_kind(key)} for found in (a, b)]
        if all(sure):
            sides = [{self.knowledge.side(key) for key in found} for found in sure]
            return "differ" if sides[0].isdisjoint(sides[1]) else "side"
        return "worded" if any(x[0] == y[0] == "=" and x.isascii() == y.isascii() for x in a for y in b) else "unknown"

    def _is_kind(self, key: str) -> bool:
        """It names a kind of people ("gunmen"): two texts may name two kinds and mean the same people."""
        return self.knowledge.kinds.get(key) == "unnamed"

    def same_toll(self, a: Telling, b: Telling) -> bool:
        """So many are said to be killed in both that two kinds of violence may be two readings of one."""
        if a.family != b.family or not a.killed or not b.killed:
            return False
        large = self.weights["toll"]["large"]
        return any(
            min(x[0], y[0]) >= large and toll_relation(x, y) in ("close", "equal_large")
            for x in a.killed
            for y in b.killed
        )

    def same_parties(self, a: Telling, b: Telling) -> bool:
        """Something said or agreed by the same two known sides at least: they stand for the place."""
        if a.manner != "word" or b.manner != "word":
            return False
        here, there = a.agents | a.targets, b.agents | b.targets
        return here == there and len([key for key in here if key[0] != "=" and not self._is_kind(key)]) >= 2

    def swapped(self, a: Telling, b: Telling) -> bool:
        """Who acted on whom is told the other way round; a clash has no direction."""
        if a.kind != b.kind or a.kind == "clash" or not (a.agents and b.agents and a.targets and b.targets):
            return False
        crossed = not a.agents.isdisjoint(b.targets) and not b.agents.isdisjoint(a.targets)
        return crossed and a.agents.isdisjoint(b.agents) and a.targets.isdisjoint(b.targets)

    def _kin(self, x: str, y: str) -> bool:
        if x[0] == "=" or y[0] == "=":
            return any(_holds(a, b) for a in self._names(x) for b in self._names(y))
        return x in self.knowledge.ancestors(y) or y in self.knowledge.ancestors(x)

    def _names(self, key: str) -> tuple[str, ...]:
        return (key[1:],) if key[0] == "=" else self.knowledge.actor_names.get(key, ())

    def _roles(self, a: Telling, b: Telling, parts: list[Evidence]) -> None:
        agents = self.actors(a.agents, b.agents)
        if agents == "differ":
            if a.kind == "clash" or b.kind == "clash":
                whole = self.actors(a.agents | a.targets, b.agents | b.targets)
                agents = whole if whole != "differ" else agents
            elif a.hedged or b.hedged:
                agents = "differ_alleged"
        if agents != "unknown":
            parts.append(self._parts["agents", agents])
        targets = self.actors(a.targets, b.targets)
        if targets != "unknown":
            parts.append(self._parts["targets", targets])

    def _tolls(self, a: Telling, b: Telling, parts: list[Evidence]) -> None:
        for name, here, there in (
            ("killed", a.killed, b.killed),
            ("injured", a.injured, b.injured),
            ("casualties", a.joint, b.joint),
        ):
            if here and there:
                relation = max((toll_relation(x, y) for x in here for y in there), key=_BETTER.__getitem__)
                parts.append((name, relation, self.weights["toll"][relation] if relation != "open" else 0.0))


def _said(telling: Telling) -> Said | None:
    """What a telling says of its day, without the year."""
    if telling.first is not None:
        return said_of_day(telling.first) if telling.one_day else None
    return telling.said or telling.news


def _holds(name: str, other: str) -> bool:
    """All words of one name stand in the other ("council of the government of X"); one word alone says too little."""
    here, there = frozenset(name.split()), frozenset(other.split())
    return min(len(here), len(there)) >= 2 and (here <= there or there <= here)


def place_is_free(a: Telling, b: Telling) -> bool:
    """Whether different places are no contradiction: a movement may be told from either end, words may be reported
    from anywhere."""
    return a.kind == b.kind and a.manner in ("move", "spoken")


_BETTER = {"equal_large": 5, "equal": 4, "close": 3, "open": 2, "far": 1, "none_against_some": 0}


def toll_relation(a: Range, b: Range) -> str:
    """How two tolls stand to each other.

    >>> toll_relation((14, 14), (14, 14)), toll_relation((13, 13), (15, 15))
    ('equal_large', 'close')
    >>> toll_relation((2, 2), (53, 53)), toll_relation((0, 0), (3, 3))
    ('far', 'none_against_some')
    """
    table = weights()["toll"]
    if a == b and a[0] == a[1]:
        return "equal_large" if a[0] >= table["large"] else "equal"
    if a[1] >= b[0] and b[1] >= a[0]:
        return "close"
    low, high = (a[1], b[0]) if a[1] < b[0] else (b[1], a[0])
    if low == 0:
        return "none_against_some"
    if low >= table["close_ratio"] * high or high - low == 1:
        return "close"
    return "far" if low < table["far_ratio"] * high and high - low >= table["far_difference"] else "open"
