"""Who a claim goes back to: its innermost speaker.

"Enab Baladi: the Civil Defence said" goes back to the Civil Defence. If nobody is named it is the source of the
text: its outlet, or whom it credits. An unnamed source, or one named by kind only ("medics"), is one of its own in
every text.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from tawatur.assembly.chains import Text, Voices, is_named
from tawatur.assembly.tellings import NOBODY, own_voices, speaker
from tawatur.records import Claim, Document, Hop, Source, digest

UNNAMED = "unnamed"
"""How the id of a source without a name begins."""


class Origin(Struct, frozen=True, gc=False):
    """The origin of a claim. `stated`: the text says who it is; `party`: it speaks of its own doings or its enemy's."""

    source: Source
    stated: bool
    party: bool


class Origins:
    """Finds the origin of the claims of one event."""

    def __init__(self, documents: Mapping[str, Document], texts: Mapping[str, Text], voices: Voices) -> None:
        self.texts, self.voices, self.knowledge = texts, voices, voices.knowledge
        self._own = {key: own_voices(document) for key, document in documents.items()}

    def of(self, claim: Claim) -> Origin:
        """The innermost speaker of a claim, collapsed to its side if it is a party that speaks for itself."""
        party = claim.modality == "claimed"
        if (named := speaker(claim, self._own.get(claim.document_id, NOBODY))) is not None:
            return self._named(claim, named, party)
        return self._text(claim, party)

    def _named(self, claim: Claim, hop: Hop, party: bool) -> Origin:
        known = self.voices.known.get(hop.source_id)
        kind = known.kind if known else "official"
        key = self.knowledge.speaker(hop.source_id, hop.name)
        if hop.source_id.startswith(UNNAMED) or not is_named(key, kind, self.knowledge):
            name = digest(self.texts[claim.document_id].first, hop.source_id, hop.name)
            return Origin(Source(f"{UNNAMED}-{name}", hop.name, kind="unnamed"), False, party)
        side = self.knowledge.side(key) if party else self.knowledge.mouth_of(key)
        return Origin(self.source(side, hop.name if side == key else side), True, party)

    def _text(self, claim: Claim, party: bool) -> Origin:
        """Nobody is named: the source of the text, which a copy shares with what it copies."""
        text = self.texts[claim.document_id]
        if speaking := text.source:
            return Origin(self.source(speaking, speaking), True, party)
        if claim.chain and claim.chain[0].source_id:
            hop = claim.chain[0]
            return Origin(self.source(hop.source_id, hop.name), True, party)
        return Origin(Source(f"{UNNAMED}-{text.first}", "", kind="unnamed"), False, party)

    def source(self, key: str, name: str) -> Source:
        """The record of a source: as a document gives it, else as the tables do."""
        key = self.voices.id(key)
        source = self.voices.known.get(key)
        if source is None:
            known = self.knowledge
            names = known.names_en.get(key) or name, known.names_ar.get(key) or None
            source = Source(key, *names, known.kinds.get(key) or "official", known.sides.get(key))
            self.voices.known[key] = source
        return source
