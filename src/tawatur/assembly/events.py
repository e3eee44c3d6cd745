"""One event of each cluster: identity, origins, values, and the rules behind them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from tawatur.assembly.chains import Chains, Voices, age
from tawatur.assembly.contradiction import contested_fields
from tawatur.assembly.independence import independence, pairs_of, texts_of
from tawatur.assembly.matching import Matcher
from tawatur.assembly.origins import Origin, Origins
from tawatur.assembly.parties import parties_of
from tawatur.assembly.tellings import Telling
from tawatur.assembly.values import Witness, date_of, kind_of, place_of, toll_of
from tawatur.records import Agreement, Claim, Document, Event, EventOrigin, Independence, Source, digest

ONE: Independence = "one_origin"


class Built(Struct, frozen=True, gc=False):
    """An event with the rules by which its values were chosen: field -> rule."""

    event: Event
    rules: Mapping[str, str]


class Builder:
    """Builds events from clusters of tellings."""

    def __init__(self, documents: Mapping[str, Document], chains: Chains, matcher: Matcher) -> None:
        self.documents, self.chains, self.matcher = documents, chains, matcher
        self.knowledge = matcher.knowledge
        self._last: tuple[str, Origins, dict[str, Source]] | None = None

    def age(self, claim: Claim) -> tuple[object, ...]:
        """Sorts claims from the earliest document to the latest."""
        document = self.documents.get(claim.document_id)
        return *(age(document) if document else (True, "", claim.document_id)), claim.span, claim.id

    def from_the_earliest(self, tellings: Sequence[Telling]) -> Sequence[Claim]:
        """The claims of tellings, those of the earliest document first, and those that a person rejected last."""
        if len(tellings) == 1:
            return tellings[0].claims
        found = sorted((claim for telling in tellings for claim in telling.claims), key=self.age)
        return sorted(found, key=lambda claim: claim.status == "rejected")

    def _published(self, claim: Claim) -> str:
        document = self.documents.get(claim.document_id)
        return document.published or "" if document is not None else ""

    def origins(self, claims: Sequence[Claim]) -> tuple[dict[str, Origin], dict[str, str]]:
        """Claim id -> origin, and document id -> the name of its text, as far as the documents of the claims tell."""
        first = claims[0].document_id
        if len(claims) == 1:
            return {claims[0].id: self._alone(first).of(claims[0])}, {first: "d" + first}
        keys = sorted({claim.document_id for claim in claims})
        texts = {key: self.chains.text(key) for key in keys}
        voices = Voices(texts.values(), self.knowledge)
        found = Origins({key: self.documents[key] for key in keys if key in self.documents}, texts, voices)
        return {claim.id: found.of(claim) for claim in claims}, texts_of(claims, self.documents, texts, voices)

    def _alone(self, key: str) -> Origins:
        """What finds the origin of a claim that stands alone; the claims of a document come together."""
        if self._last is None or self._last[0] != key:
            text = self.chains.text(key)
            documents = {key: self.documents[key]} if key in self.documents else {}
            voices = Voices([text], self.knowledge)
            self._last = key, Origins(documents, {key: text}, voices), dict(voices.known)
        _, found, known = self._last
        # What another claim said of a source is nothing to this one.
        found.voices.known = dict(known)
        return found

    def build(self, key: str, tellings: Sequence[Telling], claims: Sequence[Claim]) -> Built:
        """The event of a cluster, under the id that was chosen for it; its claims from the earliest to the latest.

        Rejected claims are kept and say nothing, unless there are no others.
        """
        told = claims
        if any(telling.rejected for telling in tellings):
            claims = [claim for claim in told if claim.status != "rejected"] or told
            tellings = [telling for telling in tellings if not telling.rejected] or tellings
        origins, texts = self.origins(claims)
        witnesses = [
            Witness(claim, origins[claim.id], texts[claim.document_id], self._published(claim)) for claim in claims
        ]
        number, state = 1, ONE
        if len(claims) > 1:
            number, state = independence(*pairs_of(claims, origins, texts, self.knowledge))
        contested = contested_fields(witnesses, tellings, self.matcher) if len(witnesses) > 1 else ()
        rules: dict[str, str] = {}
        kind, rules["kind"] = kind_of(witnesses)
        agents, rules["agents"], targets, rules["targets"] = parties_of(witnesses, self.knowledge)
        place, rules["place"] = place_of(witnesses, self.matcher.spots)
        date, rules["date"] = date_of(witnesses)
        deaths, injured = toll_of(witnesses, "killed"), toll_of(witnesses, "injured")
        rules["deaths"], rules["injured"] = deaths.rule or "none", injured.rule or "none"
        documents = {claim.document_id for claim in claims}
        dated = sorted({witness.day for witness in witnesses if witness.day})
        agreement: Agreement = "contested" if contested else "agreed" if number > 1 else "single"
        event = Event(
            key,
            kind,
            agents,
            targets,
            place,
            date,
            deaths,
            injured,
            tuple(claim.id for claim in told),
            event_origins(witnesses),
            len(documents),
            number,
            state,
            agreement,
            contested,
            "rejected" if claims[0].status == "rejected" else "machine",
            dated[0] if dated else None,
            dated[-1] if dated else None,
        )
        return Built(event, rules)


def event_origins(witnesses: Sequence[Witness]) -> tuple[EventOrigin, ...]:
    """The origins of an event: those with most texts first."""
    found: dict[str, tuple[Origin, dict[str, None], set[str]]] = {}
    for witness in witnesses:
        entry = found.setdefault(witness.voice, (witness.origin, {}, set()))
        entry[1][witness.claim.document_id] = None
        entry[2].add(witness.text)
    ranked = sorted(found.values(), key=lambda entry: (-len(entry[2]), -len(entry[1]), entry[0].source.id))
    return tuple(EventOrigin(origin.source, tuple(documents), len(texts)) for origin, documents, texts in ranked)


def identities(
    clusters: Sequence[Sequence[Claim]],
    previous: Mapping[str, str],
    unique: Callable[[str], bool],
    taken: Callable[[str], bool] = lambda key: False,
) -> list[str]:
    """An id for each cluster of claims, given from the earliest claim to the latest.

    1. An id of an earlier run goes to the cluster that holds most of its claims, in a tie to the one with the earliest.
    2. A cluster that gets several keeps the one with most claims.
    3. A new cluster takes its earliest claim's `event_id`, made unique by the document if another document has it.

    Parameters
    ----------
    previous : claim id -> event id of an earlier run
    unique : whether only one document has an `event_id`
    taken : whether another event bears an id, beside those of the earlier run of these claims
    """
    wishes: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, claims in enumerate(clusters) if previous else ():
        for key, count in Counter(previous[claim.id] for claim in claims if claim.id in previous).items():
            wishes[key].append((-count, number))
    granted: dict[int, tuple[int, str]] = {}
    for key, wanting in sorted(wishes.items()):
        count, number = min(wanting)
        if number not in granted or (count, key) < granted[number]:
            granted[number] = (count, key)
    names = {number: key for number, (_, key) in granted.items()}
    used = set(names.values()) | wishes.keys()
    for number, claims in enumerate(clusters):
        if number not in names:
            key = claims[0].event_id
            if not unique(key) or key in used or taken(key):
                key = digest(claims[0].document_id, key)
            while key in used or taken(key):
                key = digest(key, claims[0].id)
            names[number] = key
            used.add(key)
    return [names[number] for number in range(len(clusters))]
