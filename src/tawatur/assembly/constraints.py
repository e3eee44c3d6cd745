"""What people decided of which claims are one happening: data that assembly obeys, whatever it finds itself.

The constraints name claims, not tellings or events, so that they hold in any order of arrival and after any reading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from tawatur.assembly.clusters import DECIDED, NOBODY, Apart, Edge, Stage
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


def decided(constraints: Constraints, tellings: Iterable[Telling]) -> tuple[list[Edge], Apart]:
    """What people decided, of tellings: the links that they made, and which tellings are another happening."""
    if not (constraints.together or constraints.apart):
        return [], {}
    home = _homes(constraints.named(), tellings)
    apart: dict[int, frozenset[int]] = {}
    for pair in constraints.apart:
        some, others = ({home[claim] for claim in group & home.keys()} for group in pair)
        for these, those in ((some, others), (others, some)):
            for number in these:
                apart[number] = apart.get(number, NOBODY) | (those - these)
    edges: list[Edge] = []
    for group in constraints.together:
        first, *rest = sorted({home[claim] for claim in group & home.keys()}) or [0]
        edges += [(Stage.DECIDED, -SCORE, first, other, EVIDENCE) for other in rest]
    return edges, apart


def homes_of_rejected(
    constraints: Constraints, tellings: Iterable[Telling], find: Callable[[int], int]
) -> dict[int, int]:
    """The rejected tellings, each with the cluster of most of the claims that it was told among, if there is one.

    Of several clusters with as many of them it is the one of the least telling.
    """
    told = list(tellings)
    rejected = [telling for telling in told if telling.rejected]
    if not rejected:
        return {}
    others = frozenset(claim for companions in constraints.told_among.values() for claim in companions)
    home = _homes(others, [telling for telling in told if not telling.rejected])
    found: dict[int, int] = {}
    for telling in rejected:
        companions = constraints.told_among.get(telling.claims[0].id, ())
        if votes := Counter(find(home[claim]) for claim in companions if claim in home):
            found[telling.number] = min(votes, key=lambda root: (-votes[root], root))
    return found


def _homes(wanted: Group, tellings: Iterable[Telling]) -> dict[str, int]:
    """Claim -> the number of its telling."""
    return {claim.id: telling.number for telling in tellings for claim in telling.claims if claim.id in wanted}
