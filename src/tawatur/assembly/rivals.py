"""Whether two tellings of one document are accounts of one happening that the document does not tie together."""

from __future__ import annotations

from tawatur.assembly.matching import Matcher
from tawatur.assembly.tellings import Telling


def are_rivals(a: Telling, b: Telling, matcher: Matcher) -> bool:
    """Whether two tellings of one document are two speakers' accounts of one happening at one place.

    1. One day, one side that acts, a party among the speakers, and they disagree on the toll or on what was hit.
    2. Or each only suspects or accuses: the same target, hit by different sides.
    3. Or one is what the side itself says that it did at this place, without a day or toll of its own.
    """
    if a.sources == b.sources or a.planned or b.planned or not (a.spots and b.spots):
        return False
    if matcher.kind(a, b) not in ("same", "close", "near") or matcher.place(a, b) != "same":
        return False
    agents = "same" if a.agents == b.agents else matcher.actors(a.agents, b.agents)
    targets = matcher.actors(a.targets, b.targets)
    if agents == "differ":
        return a.hedged and b.hedged and targets == "same" and matcher.date(a, b) != "apart"
    others = bool(a.targets and b.targets) and targets not in ("same", "kin")
    if agents in ("same", "kin") and any(_is_own_word(x, y, matcher) for x, y in ((a, b), (b, a))):
        return True
    one_day = a.one_day and (a.first, a.last) == (b.first, b.last)
    party = any(claim.modality == "claimed" for claim in (*a.claims, *b.claims))
    return one_day and party and agents in ("same", "kin") and (others or _tolls_differ(a, b))


def _is_own_word(own: Telling, other: Telling, matcher: Matcher) -> bool:
    """One telling is what the acting side says of its own deed, and adds nothing that makes it another one: no day
    and no toll, while the other has a day.

    Who is only accused of the other may mean by its own deed another one.
    """
    spoken = own.claims[0].modality == "claimed" and bool(own.sources)
    bare = own.first is None and own.said is None and not (own.killed or own.injured or own.joint)
    if not (spoken and bare and other.one_day and own.manner == other.manner == "act"):
        return False
    if any(claim.modality == "alleged" for claim in other.claims):
        return False
    narrow = any(spot.specific and not spot.wide and not spot.loose for spot in own.spots)
    sides = {matcher.knowledge.side(key) for key in own.agents}
    return narrow and all(matcher.knowledge.side(source) in sides for source in own.sources)


def are_accounts(a: Telling, b: Telling, matcher: Matcher) -> bool:
    """Whether two tellings that follow each other are what a party and somebody else say of one happening.

    The same known or named side acts, the second adds no day, no other place and no other target, and no toll is told
    twice.
    """
    if a.kind != b.kind or a.manner != "act" or a.planned or b.planned or a.sources == b.sources:
        return False
    if not (a.sources and b.sources) or not any(claim.modality == "claimed" for claim in (*a.claims, *b.claims)):
        return False
    named = a.agents == b.agents and any(matcher.knowledge.kinds.get(key) != "unnamed" for key in a.agents)
    if not named or b.claims[0].date is not None or (a.killed and b.killed) or (a.injured and b.injured):
        return False
    if a.targets and b.targets and a.targets.isdisjoint(b.targets):
        return False
    return not b.spots or set(b.spots) <= set(a.spots)


def _tolls_differ(a: Telling, b: Telling) -> bool:
    return any(x and y and set(x).isdisjoint(y) for x, y in ((a.killed, b.killed), (a.injured, b.injured)))
