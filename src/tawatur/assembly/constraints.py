"""What people decided of which claims are one happening: data that assembly obeys, whatever it finds itself.

The constraints name claims, not tellings or events, so that they hold in any order of arrival and after any reading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tawatur.assembly.clusters import DECIDED, Clusters
from tawatur.assembly.matching import Evidence
from tawatur.assembly.tellings import Telling

Group = frozenset[str]
"""Ids of claims."""
EVIDENCE: tuple[Evidence, ...] = ((DECIDED, "together", 0.0),)
SCORE = 100.0
"""Of a link that a person made: it stands above all that are found."""


@dataclass(frozen=True)
class Constraints:
    """What people decided.

    Parameters
    ----------
    together : groups of claims that are one happening each
    apart : pairs of groups; no claim of the one is of the happening of a claim of the other
    told_among : rejected claim -> the claims among which it is kept and shown; it joins the event of most of them
    """

    together: tuple[Group, ...] = ()
    apart: tuple[tuple[Group, Group], ...] = ()
    told_among: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def named(self) -> Group:
        """All claims that are held together or apart."""
        return frozenset().union(*self.together, *(group for pair in self.apart for group in pair))


NONE = Constraints()


def obey(constraints: Constraints, tellings: Sequence[Telling], clusters: Clusters) -> None:
    """Hold apart and join what people decided, before anything is compared."""
    if not (constraints.together or constraints.apart):
        return
    home = _homes(constraints.named(), tellings)
    for a, b in constraints.apart:
        clusters.hold_apart({home[claim] for claim in a & home.keys()}, {home[claim] for claim in b & home.keys()})
    for group in constraints.together:
        first, *others = sorted({home[claim] for claim in group & home.keys()}) or [0]
        clusters.join([(SCORE, first, other, EVIDENCE) for other in others], DECIDED)


def keep_rejected(constraints: Constraints, tellings: Sequence[Telling], clusters: Clusters) -> None:
    """Put every rejected claim, after all else is done, with most of the claims that it was told among.

    Of several events with as many of them it is the one of the least telling.
    """
    others = frozenset(claim for companions in constraints.told_among.values() for claim in companions)
    home = _homes(others, tellings)
    for telling in tellings:
        if telling.rejected:
            companions = constraints.told_among.get(telling.claims[0].id, ())
            numbers = sorted(
                home[claim] for claim in companions if claim in home and not tellings[home[claim]].rejected
            )
            votes = Counter(clusters.sets.find(number) for number in numbers)
            if votes:
                clusters.put(telling.number, min(votes, key=lambda root: (-votes[root], root)))


def _homes(wanted: Group, tellings: Sequence[Telling]) -> dict[str, int]:
    """Claim -> the number of its telling."""
    return {claim.id: telling.number for telling in tellings for claim in telling.claims if claim.id in wanted}
