"""The chain of a claim: speakers named in the text, then the credits of the page, then its outlet; origin first."""

from __future__ import annotations

import functools

from tawatur.lexicon import actors, sources
from tawatur.orthography.folding import fold
from tawatur.orthography.letters import ARTICLE
from tawatur.reading.actors import Cast
from tawatur.reading.kinds import ARMED
from tawatur.reading.model import Speaker
from tawatur.records import Actor, Document, Hop, HopRole, Span, digest

CIVIL = ("police", "civil-defence", "health-ministry", "judiciary")
"""Organs of a state or an authority whose word is no party's own claim; a military police is none of them."""
AUTHORITIES = frozenset({"gaza"})
"""Prefixes of organs that are no state's."""
CREDIT_HOPS: tuple[tuple[str, HopRole], ...] = (
    ("agency", "agency"),
    ("origin", "republished"),
    ("translator", "translated"),
)


@functools.cache
def _longest_name(actor_id: str) -> int:
    """The length of an actor's longest name: longer words hold more than the name."""
    row = actors.load()[actor_id]
    return max(len(name) for name in (row.name, *row.names_ar, *row.names_en))


class Chains:
    """Makes the chains of one document."""

    def __init__(self, document: Document, cast: Cast) -> None:
        self.document, self.cast = document, cast
        self.sources = sources.load()
        self.rows = actors.load()

    def of(self, speaker: Speaker | None) -> tuple[Hop, ...]:
        """The hops of a claim told by this speaker (None: by the outlet itself)."""
        hops: list[Hop] = []
        node = speaker
        while node is not None and len(hops) < 6:
            hop = self._hop(node, "origin" if not hops else "cited")
            if not any(hop.source_id == known.source_id for known in hops):
                hops.append(hop)
            node = node.outer if node.outer is not node else None
        for hop in self._page():
            if not any(hop.source_id == known.source_id for known in hops):
                hops.append(hop if hops else Hop(hop.source_id, hop.name, "origin", hop.text, hop.span))
        return tuple(hops)

    def _page(self) -> list[Hop]:
        found: list[Hop] = []
        for role, hop_role in CREDIT_HOPS:
            for credit in self.document.credits:
                if credit.role == role:
                    found.append(Hop(credit.source.id, credit.source.name, hop_role, credit.text, credit.span))
        outlet = self.document.outlet
        if outlet is not None and not any(hop.source_id == outlet.id for hop in found):
            found.append(Hop(outlet.id, outlet.name, "publisher"))
        return found

    def _hop(self, speaker: Speaker, role: HopRole) -> Hop:
        span = Span(speaker.start, speaker.end)
        text = span.of(self.document.text)
        for identifier in speaker.source_ids:
            return Hop(identifier, self.sources[identifier].name, role, text, span)
        chosen = self.cast.meaning(speaker.start, speaker.actor_ids) if speaker.actor_ids else None
        if chosen is not None and self._is_named(speaker, chosen):
            return Hop(chosen, self.rows[chosen].name, role, text, span)
        return Hop("unnamed-" + digest(self.document.id, speaker.name), speaker.name, role, text, span)

    def _is_named(self, speaker: Speaker, chosen: str) -> bool:
        """Whether an actor is the speaker himself, not only the side or the sort of people to which his words count
        him: "a military source" is not "soldiers"."""
        row = self.rows[chosen]
        if self.cast.arabic and not self.cast.antecedents.is_proper(chosen):
            return fold(speaker.name).removeprefix(ARTICLE) in {fold(n).removeprefix(ARTICLE) for n in row.names_ar}
        return len(speaker.name) <= 1.6 * _longest_name(chosen)

    def is_party(self, speaker: Speaker, agents: tuple[Actor, ...] = (), targets: tuple[Actor, ...] = ()) -> bool:
        """Whether a speaker is an armed side, its ministry of defence or its media, and not police, medics or civil
        officials.

        A side that is known to have no part in the act is no party to it; a government is one to what its own forces
        do.
        """
        ids = [self.cast.meaning(speaker.start, speaker.actor_ids)] if speaker.actor_ids else []
        for identifier in speaker.source_ids:
            source = self.sources[identifier]
            if source.side:
                ids.append(source.side)
        for identifier in ids:
            row = self.rows.get(identifier)
            if row is None or self._is_civil(identifier):
                continue
            military = row.class_ in ARMED or "defence" in identifier or "defense" in identifier
            if military and self._has_part(identifier, row.country, agents, targets):
                return True
            if (
                row.class_ == "government"
                and row.country
                and any(
                    a.class_ in ARMED | {"government"}
                    and a.actor_id
                    and a.actor_id in self.rows
                    and self.rows[a.actor_id].country == row.country
                    for a in agents
                )
            ):
                return True
        return not ids and any(
            a.span is not None and a.span.start == speaker.start and a.class_ in ARMED for a in agents
        )

    def _is_civil(self, identifier: str) -> bool:
        """Whether an actor is a civil organ, of nobody in particular or of a state that the tables have."""
        for organ in CIVIL:
            owner = identifier.removesuffix(organ).removesuffix("-")
            if identifier == organ or (
                identifier.endswith("-" + organ) and (owner in self.rows or owner in AUTHORITIES)
            ):
                return True
        return False

    def _has_part(self, identifier: str, country: str, agents: tuple[Actor, ...], targets: tuple[Actor, ...]) -> bool:
        """Whether an armed side may be among those who act or are hit: unknown ones may be its own."""
        known = [self.rows[a.actor_id] for a in (*agents, *targets) if a.actor_id and a.actor_id in self.rows]
        if not any(row.country for row in known) or any(a.actor_id == identifier for a in (*agents, *targets)):
            return True
        if any(
            a.class_ in ARMED and not (a.actor_id and a.actor_id in self.rows and self.rows[a.actor_id].country)
            for a in (*agents, *targets)
        ):
            return True
        return not country or any(row.country == country for row in known)
