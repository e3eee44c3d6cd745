"""How many independent origins an event has.

Two claims are independent if neither their origins nor the texts that carry them are one: a text is one with its
copies and translations, with other texts of its outlet, and with texts that credit the same agency. The number of
origins is the size of the largest set of claims that are independent of each other: the largest matching between texts
and origins. A copy adds neither a text nor an origin, so it never raises the number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tawatur.assembly.chains import NAMELESS, Text, Voices
from tawatur.assembly.origins import Origin
from tawatur.assembly.settings import Knowledge
from tawatur.assembly.tellings import RELAYING
from tawatur.assembly.unions import Unions
from tawatur.records import Claim, Document, Independence


def texts_of(
    claims: Sequence[Claim], documents: Mapping[str, Document], texts: Mapping[str, Text], voices: Voices
) -> dict[str, str]:
    """Document id -> the name of its text among the documents of an event: texts that share a source are one."""
    if len({claim.document_id for claim in claims}) == 1:
        return {claims[0].document_id: "d" + claims[0].document_id}
    knowledge = voices.knowledge
    sets: Unions[str] = Unions()
    nodes: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        key = claim.document_id
        if key not in nodes:
            nodes[key].add("g" + texts[key].first)
            nodes[key].update("s" + voices.id(root) for root in texts[key].roots)
            document = documents.get(key)
            if document is not None and document.outlet is not None:
                nodes[key].add("s" + voices.id(document.outlet.id))
        for at, hop in enumerate(claim.chain):
            if (at or hop.role in RELAYING) and hop.source_id and knowledge.kinds.get(hop.source_id) not in NAMELESS:
                nodes[key].add("s" + voices.id(hop.source_id))
    present = {node for found in nodes.values() for node in found}
    for key, found in nodes.items():
        for node in found:
            sets.join("d" + key, node)
            for relayed in knowledge.relays.get(node[1:], ()) if node[0] == "s" else ():
                if "s" + relayed in present:
                    sets.join(node, "s" + relayed)
    return {key: sets.find("d" + key) for key in nodes}


def relayed_origin(origin: str, present: frozenset[str], knowledge: Knowledge) -> str:
    """The origin that a source relays, if that origin is among those of the event; else the source."""
    for relayed in sorted(knowledge.relays.get(origin, ())):
        if relayed in present:
            return relayed
    return origin


def count_independent(pairs: set[tuple[str, str]]) -> int:
    """The size of the largest set of (text, origin) pairs in which no text and no origin comes twice.

    >>> count_independent({("a", "army"), ("b", "army"), ("b", "rebels")})
    2
    >>> count_independent({("a", "army"), ("a", "rebels")})
    1
    """
    if len(pairs) < 2:
        return len(pairs)
    choices: dict[str, list[str]] = defaultdict(list)
    for text, origin in sorted(pairs):
        choices[text].append(origin)
    taken: dict[str, str] = {}

    def place(text: str, seen: set[str]) -> bool:
        for origin in choices[text]:
            if origin not in seen:
                seen.add(origin)
                if origin not in taken or place(taken[origin], seen):
                    taken[origin] = text
                    return True
        return False

    return sum(place(text, set()) for text in sorted(choices))


def independence(pairs: set[tuple[str, str]], stated: set[tuple[str, str]]) -> tuple[int, Independence]:
    """Number of independent origins and the state.

    Parameters
    ----------
    pairs : (text, origin) of every claim
    stated : those whose origin the text names
    """
    number = count_independent(pairs)
    if number >= 2 and count_independent(stated) >= 2:
        return number, "established"
    return number, "named_not_established" if len({origin for _, origin in pairs}) >= 2 else "one_origin"


def pairs_of(
    claims: Sequence[Claim], origins: Mapping[str, Origin], texts: Mapping[str, str], knowledge: Knowledge
) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The (text, origin) pairs of an event's claims: all, and those whose origin is stated."""
    present = frozenset(origins[claim.id].source.id for claim in claims)
    everything, stated = set(), set()
    # Whoever only says who did it, in a text that reports it by another's word, is no further origin of the report.
    told = {claim.document_id for claim in claims if claim.modality != "alleged"}
    reporting = [claim for claim in claims if claim.modality != "alleged" or claim.document_id not in told]
    for claim in reporting:
        origin = origins[claim.id]
        text = texts[claim.document_id]
        # Whom a text leaves unnamed nobody can tell from another unnamed one of the same text, or of its copies.
        pair = text, relayed_origin(origin.source.id, present, knowledge) if origin.stated else "unnamed in " + text
        everything.add(pair)
        if origin.stated:
            stated.add(pair)
    return everything, stated
