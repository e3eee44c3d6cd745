"""Documents that tell one story: what they have in common supports what else they tell.

A denial or a demand carries neither place nor day; nor does half of what a short report says. Two documents of the
same days that share a happening, or several accounts that fit, tell one story, and what fits in them is joined on
less evidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tawatur.assembly.matching import Evidence, Matcher
from tawatur.assembly.settings import weights
from tawatur.assembly.tellings import Telling

WORDS = ("word", "spoken")
"""Manners of what is said or agreed: it needs no place."""
SHARED = 3
"""Accounts that must fit, each with another one, where no happening is known to be shared; and marks."""

Scored = tuple[float, Telling, Telling, tuple[Evidence, ...]]


def one_story(
    here: Sequence[Telling], there: Sequence[Telling], matcher: Matcher, *, shared: int, linked: bool
) -> list[Scored]:
    """What fits in two documents that tell one story: what somebody said, and the rest where several fit.

    Parameters
    ----------
    here, there : the tellings of the documents
    shared : marks that the documents share
    linked : a happening of one that is more than words is held to be one of the other's
    """
    found: dict[tuple[int, int], Scored] = {}
    if linked and (spoken := [telling for telling in here if telling.manner in WORDS]):
        found.update(_fitting(spoken, [telling for telling in there if telling.manner in WORDS], matcher))
    if shared >= SHARED and of_one_time(here[0].published, there[0].published):
        fitting = dict(_fitting(here, there, matcher))
        if len(fitting) >= SHARED and 2 * len(fitting) >= min(len(here), len(there)):
            found.update(fitting)
    return list(found.values())


def of_one_time(day: int | None, other: int | None) -> bool:
    """Whether two documents were published within few days."""
    return day is not None and other is not None and abs(day - other) <= int(weights()["date"]["fresh_days"])


def _fitting(
    here: Sequence[Telling], there: Sequence[Telling], matcher: Matcher
) -> Iterator[tuple[tuple[int, int], Scored]]:
    """The pairs of two documents that fit, each the best of both its sides."""
    table: Mapping[str, float] = weights()["join"]
    scored: dict[tuple[int, int], Scored] = {}
    for x in here:
        for y in there:
            spoken = x.manner in WORDS and y.manner in WORDS
            if not spoken and x.kind != y.kind and matcher.kind(x, y) not in ("same", "close"):
                continue
            agents = matcher.actors(x.agents, y.agents)
            if agents in ("differ", "worded") or (spoken and agents not in ("same", "kin")):
                continue
            match = matcher.match(x, y)
            if match.veto is None and match.score >= (table["story"] if spoken else table["story_act"]):
                scored[x.number, y.number] = match.score, x, y, match.evidence
    best: dict[int, float] = defaultdict(float)
    for (a, b), entry in scored.items():
        best[a], best[b] = max(best[a], entry[0]), max(best[b], entry[0])
    for (a, b), entry in sorted(scored.items()):
        if entry[0] == best[a] == best[b]:
            yield (a, b), entry
