"""What one document tells of one happening, in the form in which it is compared: the *telling*.

A telling is the claims of one document with one `event_id`: rival accounts that the document itself ties together
stay together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from msgspec import Struct

from tawatur.assembly.parts import Key, join_parts
from tawatur.assembly.places import Spot, Spots
from tawatur.assembly.settings import Knowledge, Manner, families, manners, weights
from tawatur.assembly.unresolved import Said, news_day, said
from tawatur.orthography.folding import fold
from tawatur.records import Actor, Casualty, Claim, Date, Document, Hop

Range = tuple[int, int]

RELAYING = frozenset({"agency", "republished", "translated", "publisher"})
"""Roles of hops that pass on; they are an origin only if nobody stands before them."""
NOBODY: frozenset[str] = frozenset()


class Telling(Struct, eq=False, gc=False):
    """One document's account of one happening.

    `number` is its place in the order of keys; days are ordinals of the calendar; `point` is the latitude of an act at
    one known point; `said` is what a date without a year says, and `news` what the document says of its own day, where
    nothing else is known; `text` is the document's.
    """

    number: int
    document: str
    event: str
    claims: tuple[Claim, ...]
    kind: str
    kinds: tuple[str, ...]
    family: str
    manner: Manner
    spots: tuple[Spot, ...]
    point: float | None
    first: int | None
    last: int | None
    one_day: bool
    published: int | None
    agents: frozenset[str]
    targets: frozenset[str]
    killed: tuple[Range, ...]
    injured: tuple[Range, ...]
    joint: tuple[Range, ...]
    weapons: frozenset[str]
    planned: bool
    hedged: bool
    sources: frozenset[str]
    rejected: bool = False
    said: Said | None = None
    news: Said | None = None
    text: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What names it whatever the order of arrival."""
        return self.document, self.event


@lru_cache(maxsize=65536)
def day(text: str | None) -> int | None:
    """The ordinal of an ISO date or date-time; a month or year counts from its first day."""
    if not text:
        return None
    parts = [*text[:10].split("-"), "1", "1"][:3]
    try:
        return date(int(parts[0]), int(parts[1]), int(parts[2])).toordinal()
    except ValueError:
        return None


@lru_cache(maxsize=65536)
def window(start: str, end: str | None, precision: str) -> tuple[int, int] | None:
    """First and last day that a date may mean."""
    first, length = day(start), len(start)
    if first is None:
        return None
    at = date.fromordinal(first)
    if precision == "year" or length == 4:
        last = date(at.year, 12, 31).toordinal()
    elif precision == "month" or length == 7:
        last = date(at.year + at.month // 12, at.month % 12 + 1, 1).toordinal() - 1
    else:
        last = first + (6 if precision == "week" else 0)
    return first, max(last, day(end) or last)


def tell(
    documents: Mapping[str, Document],
    claims: Iterable[Claim],
    spots: Spots,
    knowledge: Knowledge,
    held: frozenset[str] = NOBODY,
) -> list[Telling]:
    """The tellings of all claims, in the order of their keys, whatever the order of the claims.

    What a person rejected stands by itself, after all others.

    Parameters
    ----------
    held : ids of claims whose happenings a person decided: they are left as they are
    """
    groups: dict[Key, list[Claim]] = defaultdict(list)
    rejected: dict[Key, list[Claim]] = {}
    for claim in claims:
        if claim.status == "rejected":
            rejected[claim.document_id, claim.id] = [claim]
        else:
            groups[claim.document_id, claim.event_id].append(claim)
    decided = {key: group for key, group in groups.items() if any(claim.id in held for claim in group)} if held else {}
    for key in decided:
        del groups[key]
    join_parts(groups, documents)
    groups |= decided
    published = {key: day(document.published) for key, document in documents.items()}
    own = {key: own_voices(document) for key, document in documents.items()}
    news = _news_days(groups, published)
    tellings = []
    # The same sets of actors and sources come again and again: one object stands for all that are equal.
    sets: dict[object, Any] = {}
    for number, (key, group) in enumerate((*sorted(groups.items()), *sorted(rejected.items()))):
        if len(group) > 1:
            group = sorted({claim.id: claim for claim in group}.values(), key=lambda claim: (claim.span, claim.id))
        telling = make(number, group, published.get(key[0]), own.get(key[0], NOBODY), spots, knowledge, sets)
        if telling.first is None:
            telling.news = news.get(key[0])
        if key[0] in documents:
            telling.text = documents[key[0]].text
        tellings.append(telling)
    return tellings


def _news_days(groups: Mapping[Key, Sequence[Claim]], published: Mapping[str, int | None]) -> Mapping[str, Said]:
    """Document id -> what it says of its own day, of those whose day nobody knows."""
    told: dict[str, list[str]] = defaultdict(list)
    for (document, _), claims in groups.items():
        if published.get(document) is None:
            told[document] += [claim.date.text for claim in claims if claim.date is not None]
    return {document: day for document, texts in told.items() if (day := news_day(texts)) is not None}


def live(tellings: Sequence[Telling]) -> Sequence[Telling]:
    """The tellings that nobody rejected; these stand before the others, so that numbers stay places in the list."""
    rejected = 0
    while rejected < len(tellings) and tellings[-1 - rejected].rejected:
        rejected += 1
    return tellings[: len(tellings) - rejected] if rejected else tellings


def own_voices(document: Document) -> frozenset[str]:
    """The sources that speak where a document names nobody: its outlet and those it credits."""
    voices = [credit.source.id for credit in document.credits]
    return frozenset([*voices, document.outlet.id] if document.outlet else voices)


def speaker(claim: Claim, own: frozenset[str]) -> Hop | None:
    """The innermost speaker that a text names; None if it speaks for itself or for whom it credits."""
    if not claim.chain or claim.chain[0].role in RELAYING or claim.chain[0].source_id in own:
        return None
    return claim.chain[0]


def make(
    number: int,
    claims: Sequence[Claim],
    published: int | None,
    own: frozenset[str],
    spots: Spots,
    knowledge: Knowledge,
    sets: dict[object, Any],
) -> Telling:
    """One telling; its first claim that contests nothing gives the kind."""
    lead = next((claim for claim in claims if claim.contests is None), claims[0])
    first, last, one_day = _days(claims)
    speakers = [hop.source_id for claim in claims if (hop := speaker(claim, own)) is not None]
    found = tuple(dict.fromkeys(spots.of(place) for claim in claims for place in claim.places))
    manner = manners().get(lead.kind, "act")
    one = sets.setdefault
    kinds = (lead.kind,) if len(claims) == 1 else tuple(sorted({claim.kind for claim in claims}))
    agents = frozenset([actor_key(actor, knowledge) for claim in claims for actor in claim.agents])
    targets = frozenset([actor_key(actor, knowledge) for claim in claims for actor in claim.targets])
    weapons = frozenset([fold(weapon.name) for claim in claims for weapon in claim.weapons])
    sources = frozenset(speakers)
    return Telling(
        number,
        lead.document_id,
        lead.id if lead.status == "rejected" else lead.event_id,
        tuple(claims),
        lead.kind,
        one(kinds, kinds),
        families().get(lead.kind, lead.kind),
        manner,
        one(found, found),
        found[0].point if len(found) == 1 and manner == "act" else None,
        first,
        last,
        one_day,
        published,
        one(agents, agents),
        one(targets, targets),
        _tolls(claims, "killed", sets),
        _tolls(claims, "injured", sets),
        _tolls(claims, "killed_or_injured", sets),
        one(weapons, weapons),
        lead.modality == "planned",
        any(claim.modality in ("alleged", "claimed") for claim in claims),
        one(sources, sources),
        lead.status == "rejected",
        _said(claims) if first is None else None,
    )


def actor_key(actor: Actor, knowledge: Knowledge) -> str:
    """A known actor's id, or the folded words of an unknown one (marked, so that the two never meet by accident).

    An actor without an id is looked up by its name: claims may come from anywhere.
    """
    if actor.actor_id:
        return actor.actor_id
    name = fold(actor.name or actor.text)
    return knowledge.actor_ids.get(name) or "=" + name


def _days(claims: Sequence[Claim]) -> tuple[int | None, int | None, bool]:
    """The narrowest window that any claim gives."""
    best: tuple[int, int] | None = None
    for claim in claims:
        if (
            claim.date is not None
            and (found := days_of(claim.date))
            and (best is None or found[1] - found[0] < best[1] - best[0])
        ):
            best = found
    return (best[0], best[1], best[0] == best[1]) if best else (None, None, False)


def _said(claims: Sequence[Claim]) -> Said | None:
    """What the first date that says anything says, where none is resolved."""
    return next((found for claim in claims if claim.date is not None and (found := said(claim.date.text))), None)


def days_of(when: Date) -> tuple[int, int] | None:
    """First and last day of a claim's date; None if it is not resolved."""
    return window(when.start, when.end, when.precision) if when.start else None


@lru_cache(maxsize=1)
def _vague() -> Mapping[str, Range]:
    return {name: (int(low), int(high)) for name, (low, high) in weights()["vague"].items()}


def toll_range(casualty: Casualty) -> Range | None:
    """Lowest and highest number that a toll may mean; None if it says nothing that can be compared."""
    if casualty.low is not None or casualty.high is not None:
        low = casualty.low if casualty.low is not None else casualty.high or 0
        return low, max(low, casualty.high if casualty.high is not None else low)
    return _vague().get(casualty.vague) if casualty.vague else None


def whole_toll(casualties: Sequence[Casualty], outcome: str) -> Casualty | None:
    """The toll of an outcome: the largest number of a claim is the whole, smaller ones are said to be among it."""
    best: Casualty | None = None
    rank: tuple[bool, int, int] | None = None
    for casualty in casualties:
        if casualty.outcome == outcome and (found := toll_range(casualty)):
            this = (casualty.low is not None or casualty.high is not None, found[0], found[1])
            if rank is None or this > rank:
                best, rank = casualty, this
    return best


def _tolls(claims: Sequence[Claim], outcome: str, sets: dict[object, Any]) -> tuple[Range, ...]:
    found = []
    for claim in claims:
        if claim.casualties and (whole := whole_toll(claim.casualties, outcome)) and (range_ := toll_range(whole)):
            found.append(range_)
    tolls: tuple[Range, ...] = sets.setdefault(tuple(found), tuple(found))
    return tolls
