"""Families of kinds that the reader treats alike."""

from __future__ import annotations

VIOLENT = ("attack", "clash", "assassination", "explosion", "torture", "abduction", "sexual_violence")
SPEECH = frozenset({"accuse", "condemn", "demand", "reject", "threaten", "pledge", "support", "deny", "statement"})
SILENCING = frozenset({"demand", "pledge", "threaten", "reject", "support", "legal"})
"""Kinds whose content is wished or feared, not told."""
STATELY = SPEECH | {"meeting", "agreement", "sanction"}
"""Kinds in which a capital stands for its state."""
ROLES = {"agent": "agents", "party": "agents", "target": "targets"}
ARMED = frozenset(
    {"state_forces", "rebel", "political_militia", "identity_militia", "external_forces", "unidentified_armed"}
)
OWN_ACTS = frozenset({"intercept", "arrest", "release", "deploy", "retreat", "territory.capture"})
SETTLED = frozenset({"village", "villages", "quarter", "camp", "town"})
"""Kinds of places in which people live: who raids one attacks civilians, unless an armed side is hit."""
SETTLEMENT = "settlement"
"""Mark of a happening whose object is such a place."""
NAMES = "names"
"""Mark of a claim of responsibility that gives those who were only gunmen a name."""
ACT = "act:"
"""How the marks of an accusation begin that say which kinds of acts told before it is about."""
OWN_CONTENT = "own-content"
"""Mark of an accusation that says of what, and it is no act told before: "of 300 violations"."""
RUMOUR = "rumour"
"""Mark of a denied event that the text tells in no other way."""
THEY = "they"
"""Mark of a happening whose agents are only a pronoun."""
NOUN_ONLY = frozenset({"light", "undergo", "witness"})
GENERIC_KINDS = frozenset({"attack", "attack.ground", "explosion.unknown"})


def is_violent(kind: str) -> bool:
    """Whether a kind tells direct violence."""
    return kind.startswith(VIOLENT)


def specific(first: str, second: str) -> str:
    """Of two kinds told of one happening, the one that says more."""
    if first in ("attack", "toll", "authorship") or (
        first in GENERIC_KINDS and second not in ("attack", "toll", *GENERIC_KINDS)
    ):
        return second if second not in ("toll", "authorship") else first
    return first
