"""Claims of one sentence that are clearly parts of one happening: "laid an ambush, which killed four" may come as two.

What one document tells as distinct happenings stays apart ever after, so only what complements each other is joined:
the same kind of act, in one sentence, with nothing told by both.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from tawatur.assembly.settings import manners
from tawatur.orthography.punctuation import SEMICOLONS, STOPS
from tawatur.records import Claim, Document

Key = tuple[str, str]
"""Document and event id: what names a telling."""
REACH = 160
"""Code points between the triggers of two parts."""

_END = re.compile(f"[{re.escape(STOPS + SEMICOLONS)}\n]")


def join_parts(groups: dict[Key, list[Claim]], documents: Mapping[str, Document]) -> None:
    """Let groups of claims that are parts of one happening be one group, under the key of the first."""
    alike: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key, claims in groups.items():
        if len(claims) == 1 and key[0] in documents and manners().get(claims[0].kind, "act") == "act":
            alike[key[0], claims[0].kind].append(key)
    for (document, _), keys in alike.items():
        if len(keys) > 1:
            text = documents[document].text
            keys.sort(key=lambda key: (groups[key][0].trigger, key))
            whole = keys[0]
            for key in keys[1:]:
                if are_parts(groups[whole], groups[key][0], text):
                    groups[whole] = groups[whole] + groups.pop(key)
                else:
                    whole = key


def are_parts(claims: Sequence[Claim], other: Claim, text: str) -> bool:
    """Whether a claim complements claims of one happening before it in the same sentence."""
    last = claims[-1]
    start, end = last.trigger.end, other.trigger.start
    if end - start > REACH or (start < end and _END.search(text, start, end)):
        return False
    if any(claim.contests or claim.negated or claim.modality != last.modality for claim in (*claims, other)):
        return False
    # The deed comes first and has no toll; what follows has the toll, and no day or place of its own.
    if not other.casualties or other.date is not None or other.places or any(claim.casualties for claim in claims):
        return False
    return all(_agents_fit(claim, other) for claim in claims)


def _agents_fit(one: Claim, other: Claim) -> bool:
    agents = [{actor.actor_id or actor.name for actor in claim.agents} for claim in (one, other)]
    return not all(agents) or not agents[0].isdisjoint(agents[1])
