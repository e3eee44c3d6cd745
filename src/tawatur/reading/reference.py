"""One happening per event id: which happenings of a document are retold, which go back to one told before, and what
they inherit."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.lexicon.places import GazetteerRow
from tawatur.reading.forms import is_plural
from tawatur.reading.kinds import GENERIC_KINDS, NAMES, RUMOUR, SPEECH, is_violent, specific
from tawatur.reading.model import BACK, Chunk, Happening, PlacePhrase, Sentence

PAIRS = ({"attack.ied", "attack.suicide"}, {"attack.civilians", "assassination"})
"""Kinds that two mentions of one happening may carry."""
SINGLE = frozenset({"explosion.unknown", "attack.ied", "attack.suicide", "assassination", "abduction"})
"""Kinds of which news seldom tells two at once in one place."""
MEANS = frozenset({"attack.air", "attack.ied", "attack.suicide"})
"""Kinds of weapons that a text goes on to tell of: the drone, the car."""
SHELLS = frozenset({"attack.shelling"})
COUNTED = frozenset({"abduction", "arrest", "release"})
"""Kinds whose targets are counted people."""
NEAR = 3
"""Sentences within which an act of "the group" is the one told of it."""
FAR = 6
"""Sentences after which an indefinite mention is a new happening."""


def compatible(first: str, second: str) -> bool:
    """Whether two kinds may be told of one happening."""
    if first == second:
        return True
    if "authorship" in (first, second):
        return is_violent(first) or is_violent(second)
    if "toll" in (first, second):
        other = second if first == "toll" else first
        if other == "abduction":
            return False
        return is_violent(other) or other in ("accident", "riot", "repression")
    if first in GENERIC_KINDS or second in GENERIC_KINDS:
        return (
            is_violent(first)
            and is_violent(second)
            and "clash" not in (first, second)
            and "abduction" not in (first, second)
        )
    return {first, second} in PAIRS


class References:
    """Groups the happenings of one document."""

    def __init__(self, sentences: list[Sentence], rows: Sequence[GazetteerRow], arabic: bool) -> None:
        self.arabic = arabic
        self.sentences = sentences
        self.rows = rows

    def group(self, happenings: list[Happening]) -> list[list[Happening]]:
        """Lists of happenings that are one, in the order of the text; each begins with its first mention."""
        groups: list[list[Happening]] = []
        for happening in happenings:
            home = self._home(happening, groups)
            if home is None and (happening.kind == "authorship" or self._goes_back_to_nothing(happening)):
                continue
            if home is None:
                groups.append([happening])
            else:
                if NAMES in happening.evidence and happening.agents:
                    for member in home:
                        member.agents = [chunk for chunk in member.agents if not _is_anybody(chunk)]
                    happening.kind, happening.targets = merged_kind(home), []
                home.append(happening)
        return groups

    def _owns_up(self, happening: Happening, group: list[Happening]) -> bool:
        """An armed speaker's own word on an attack told before without its author."""
        party = happening.speaker is not None and bool(happening.speaker.actor_ids)
        bare = not (happening.places or happening.tolls or happening.dates)
        return party and bare and not any(member.agents for member in group) and bool(happening.agents)

    def _goes_back(self, happening: Happening, member: Happening) -> bool:
        """ "The assault", "the massacre" may go back to an attack of any kind."""
        attacks = ("attack", "explosion", "assassination")
        back = happening.definite or self._same_means(happening, member)
        if happening.kind == "explosion.unknown" and member.kind == "accident":
            return happening.definite
        return back and happening.kind.startswith(attacks) and member.kind.startswith(attacks)

    def _goes_back_to_nothing(self, happening: Happening) -> bool:
        """A definite event noun that no earlier mention answers and that says nothing of its own is a trend or known
        matter."""
        if not happening.definite or "carried" in happening.evidence or happening.modality == "planned":
            return False
        if "content" in happening.evidence and not happening.tolls and RUMOUR not in happening.evidence:
            return True
        named = any(not place.generic for place in happening.places)
        return not (happening.tolls or happening.dates or named or happening.agents)

    def _home(self, happening: Happening, groups: list[list[Happening]]) -> list[Happening] | None:
        best: tuple[float, int] | None = None
        for number, group in enumerate(groups):
            score = self._score(happening, group)
            if score > 0 and (best is None or score >= best[0]):
                best = (score, number)
        return groups[best[1]] if best else None

    def _score(self, happening: Happening, group: list[Happening]) -> float:
        """How strongly a happening belongs to a group; 0 or less if it does not."""
        if not all(compatible(member.kind, happening.kind) or self._goes_back(happening, member) for member in group):
            return 0
        owned = NAMES in happening.evidence
        if happening.kind in SPEECH or (not is_violent(happening.kind) and happening.kind != "toll" and not owned):
            return self._same_act(happening, group)
        if any(member.sentence == happening.sentence for member in group):
            return 0
        if self.sentences[group[0].sentence].section != self.sentences[happening.sentence].section:
            return 0
        if self._contradicts(happening, group):
            return 0
        if happening.kind == "authorship" and happening.weapons and not _share_weapon(happening, group):
            return 0
        distance = happening.sentence - group[-1].sentence
        if self._owns_up(happening, group) and distance <= 3:
            return 2.0
        evidence = 2.5 if happening.kind == "authorship" else 0.0
        own = happening.kind == "toll" and (bool(happening.agents) or any(not p.generic for p in happening.places))
        if happening.definite or (happening.kind == "toll" and not own):
            evidence += 2 if distance <= FAR else 0.5
        if self._shared_places(happening, group):
            evidence += 0.5 if self._is_another_act(happening, group) else 1.5
        elif self._narrowed(happening, group):
            evidence += 1.2
        if self._equal_tolls(happening, group):
            evidence += 2
        if any(self._same_means(happening, member) for member in group):
            evidence += 2
        if self._equal_counts(happening, group):
            evidence += 2
        if self._same_author(happening, group) and distance <= NEAR:
            evidence += 1.6
        if self._details(happening, group):
            evidence += 1.6
        if not self.arabic and distance <= NEAR and self._is_bare_bomb(happening, group):
            evidence += 2.2
        if self.sentences[group[0].sentence].title or group[0].sentence == 0:
            evidence += 0.3
        if not happening.places and not happening.tolls and not happening.agents and distance > 1:
            evidence -= 0.5
        return evidence - 0.05 * distance if evidence >= 1.5 else 0

    def _is_another_act(self, happening: Happening, group: list[Happening]) -> bool:
        """A verb of storming in a place that was bombed tells the next act, if nothing but the place ties them."""
        verb = self.sentences[happening.sentence].chunks[happening.chunk].kind == "verb"
        ground = happening.kind == "attack.ground" and any(member.kind in MEANS | SHELLS for member in group)
        return verb and ground

    def _same_act(self, happening: Happening, group: list[Happening]) -> float:
        """Acts that are no violence: the same kind with the same actors."""
        first = group[0]
        if first.kind != happening.kind:
            return 0
        ours, theirs = _actor_ids(happening.agents), {i for member in group for i in _actor_ids(member.agents)}
        targets, others = _actor_ids(happening.targets), {i for member in group for i in _actor_ids(member.targets)}
        if happening.kind in SPEECH:
            return 1.0 if ours and ours & theirs and targets and targets & others else 0
        if self._contradicts(happening, group):
            return 0
        if happening.definite and not happening.tolls:
            return 1.0
        again = 0 < happening.sentence - group[-1].sentence <= NEAR + 1 and (
            not ours or not theirs or bool(ours & theirs)
        )
        if not self.arabic and happening.kind == "loot_destroy" and again and not happening.places:
            return 0.9
        return 1.0 if (ours & theirs and self._shared_places(happening, group)) else 0

    def _contradicts(self, happening: Happening, group: list[Happening]) -> bool:
        for member in group:
            if (member.modality == "planned") != (happening.modality == "planned"):
                return True
            if (
                _killed(member) is not None
                and _killed(happening) is not None
                and _killed(member) != _killed(happening)
                and not happening.definite
            ):
                return True
            if self._different_places(member.places, happening.places) and not self._narrows(member, happening):
                return True
            if _different_dates(member, happening):
                return True
            ours, theirs = _actor_ids(happening.agents), _actor_ids(member.agents)
            unknown = NAMES in happening.evidence and all(_is_anybody(chunk) for chunk in member.agents)
            if ours and theirs and not ours & theirs and not unknown:
                return True
        return False

    def _narrows(self, member: Happening, happening: Happening) -> bool:
        """English: "the clash" in a village that no table knows, after a clash in a province or state."""
        named = [p for p in happening.places if not p.generic]
        unknown = any(p.row is None for p in named) and not any(
            p.row is not None and not _are_wide([p], self.rows) for p in named
        )
        return not self.arabic and happening.definite and unknown and _are_wide(member.places, self.rows)

    def _different_places(self, first: list[PlacePhrase], second: list[PlacePhrase]) -> bool:
        """Named places on both sides, none shared, none containing another."""
        ours, theirs = _names(first), _names(second)
        if not ours or not theirs or ours & theirs:
            return False
        return not (self._holds(ours, theirs) or self._holds(theirs, ours))

    def _holds(self, wide: set[object], inner: set[object]) -> bool:
        """Whether the places on one side are a province, a vague region or a state that holds those on the other."""
        outer = [self.rows[name] for name in wide if isinstance(name, int)]
        held = [self.rows[name] for name in inner if isinstance(name, int)]
        if len(outer) < len(wide) or not held:
            return False
        return all(any(_is_in(row, place) for row in outer) for place in held)

    def _shared_places(self, happening: Happening, group: list[Happening]) -> bool:
        ours = _leaves(happening.places)
        return any(ours & _leaves(member.places) for member in group)

    def _narrowed(self, happening: Happening, group: list[Happening]) -> bool:
        """The lede's single incident told again with a smaller place inside the first one."""
        if group[0].sentence != 0 or happening.sentence > 2 or happening.kind not in SINGLE:
            return False
        placed = [member for member in group if member.places]
        return bool(placed) and all(_names(member.places) & _names(happening.places) for member in placed)

    def _details(self, happening: Happening, group: list[Happening]) -> bool:
        """English: the first paragraph tells an act without its place, those after it give the place: "An air strike on
        a village killed ten"; "a jet dropped bombs on the village of …"."""
        first = group[0]
        told = "attack" in (first.kind, happening.kind) or first.kind == happening.kind
        if self.arabic or first.sentence > 1 or not 0 < happening.sentence - first.sentence <= NEAR + 1 or not told:
            return False
        if any(_leaves(member.places) and not _are_wide(member.places, self.rows) for member in group):
            return False
        ours, theirs = _actor_ids(happening.agents), _actor_ids(first.agents)
        many = any(self._is_many(member) for member in (first, happening))
        return is_violent(first.kind) and bool(ours & theirs) and bool(_leaves(happening.places)) and not many

    def _is_bare_bomb(self, happening: Happening, group: list[Happening]) -> bool:
        """ "A bomb killed two"; "they had stepped on a mine": a bomb of which nothing else is told."""
        bombs = all(member.kind in SINGLE - {"assassination", "abduction"} for member in (*group, happening))
        return bombs and not (happening.places or happening.dates or happening.tolls)

    def _is_many(self, happening: Happening) -> bool:
        """Whether an event noun is a plural: "attacks in three villages"."""
        chunk = self.sentences[happening.sentence].chunks[happening.chunk]
        return chunk.kind == "np" and (chunk.plural or is_plural(chunk.words[-1]))

    def _same_author(self, happening: Happening, group: list[Happening]) -> bool:
        """ "The group used heavy weapons": an author that goes back, of an act told without place or day of its own."""
        back = any(BACK in chunk.used or _are_told(chunk) for chunk in happening.agents)
        if happening.places or happening.dates or not back:
            return False
        return bool(_actor_ids(happening.agents) & {i for member in group for i in _actor_ids(member.agents)})

    def _same_means(self, happening: Happening, member: Happening) -> bool:
        """The sentence goes on with the weapon of the act before: "a drone struck …"; "the drone circled and fired"."""
        if not 0 < happening.sentence - member.sentence <= 1:
            return False
        told = {kind for _, (_, kind) in member.weapons if kind in MEANS}
        chunks = self.sentences[happening.sentence].chunks[: happening.chunk]
        return any(
            kind in told and chunk.words[0].article and chunk.quantity is None
            for chunk in chunks
            for _, (_, kind) in chunk.weapons
        )

    def _equal_counts(self, happening: Happening, group: list[Happening]) -> bool:
        """The same act done to as many people ("abducted 150 others", "took about 150 villagers"), or to the
        victims."""
        if happening.kind not in COUNTED or any(member.kind != happening.kind for member in group):
            return False
        ours = _counts(happening)
        back = bool(happening.targets) and all(_are_told(chunk) and _are_victims(chunk) for chunk in happening.targets)
        return back or bool(ours and any(ours & _counts(member) for member in group))

    def _equal_tolls(self, happening: Happening, group: list[Happening]) -> bool:
        ours = _killed(happening)
        return ours is not None and ours != 1 and any(_killed(member) == ours for member in group)


def _share_weapon(happening: Happening, group: list[Happening]) -> bool:
    """Whether a supposed author's weapon ("that the drone belongs to …") is one that the group tells of."""
    theirs = {name for member in group for _, (name, _) in member.weapons}
    return any(name in theirs for _, (name, _) in happening.weapons)


def _killed(happening: Happening) -> int | None:
    return next((toll.low for toll in happening.tolls if toll.outcome == "killed" and toll.low is not None), None)


def _is_anybody(chunk: Chunk) -> bool:
    """Gunmen, attackers: those whom a claim of responsibility gives a name."""
    return chunk.head is not None and chunk.head[1] == "unidentified_armed"


def _are_told(chunk: Chunk) -> bool:
    """English: "the gunmen", "these bandits": people told of before."""
    people = chunk.head is not None and chunk.head[0] == "person"
    return people and chunk.words[0].tag == "det" and chunk.words[0].value in ("the", "this")


def _are_victims(chunk: Chunk) -> bool:
    return any((word.get("toll") or ("", ""))[1] == "killed_or_injured" for word in chunk.words)


def _counts(happening: Happening) -> set[int]:
    """How many people an act is done to, where that is told and more than one."""
    amounts = [chunk.quantity.low for chunk in happening.targets if chunk.quantity is not None]
    return {amount for amount in amounts if amount is not None and amount > 1}


def _actor_ids(chunks: list[Chunk]) -> set[str]:
    named = {mark[1] for chunk in chunks for mark in chunk.used if mark[0] == "name"}
    return named | {
        identifier
        for chunk in chunks
        if chunk.actor
        for identifier in (
            *chunk.actor.ids,
            *chunk.actor.sources,
            *([chunk.actor.demonym] if chunk.actor.demonym else []),
        )
    }


def _leaves(places: list[PlacePhrase]) -> set[object]:
    """The places named, without those that only contain another of them."""
    containers = {id(place.container) for place in places if place.container is not None}
    return {p.row if p.row is not None else p.name for p in places if not p.generic and id(p) not in containers}


def _names(places: list[PlacePhrase]) -> set[object]:
    found: set[object] = set()
    for place in places:
        node: PlacePhrase | None = place.antecedent if place.generic else place
        while node is not None:
            found.add(node.row if node.row is not None else node.name)
            node = node.container
    return found


def _different_dates(first: Happening, second: Happening) -> bool:
    if not first.dates or not second.dates:
        return False
    a, b = first.dates[0], second.dates[0]
    if a.weekdays and b.weekdays:
        return not set(a.weekdays) & set(b.weekdays)
    if a.month and b.month:
        return (a.month, a.day) != (b.month, b.day)
    return (a.direction == "ago") != (b.direction == "ago")


def merged_kind(group: list[Happening]) -> str:
    """The kind that says most among the mentions."""
    kind = group[0].kind
    for member in group[1:]:
        kind = specific(kind, member.kind) if kind in GENERIC_KINDS | {"attack", "toll"} else kind
    return kind


def _are_wide(places: list[PlacePhrase], rows: Sequence[GazetteerRow]) -> bool:
    """Whether places are only states and provinces."""
    return all(p.row is not None and rows[p.row].kind in ("country", "region", "admin1") for p in places)


def _is_in(outer: GazetteerRow, place: GazetteerRow) -> bool:
    """Whether a row of a wide kind may hold a place."""
    country = outer.name if outer.kind == "country" else outer.country
    if outer.kind not in ("country", "region", "admin1") or not country or country != place.country:
        return False
    return outer.kind != "admin1" or outer.name == place.admin1
