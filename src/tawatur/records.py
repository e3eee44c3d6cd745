"""What flows through the house: documents, spans, sources, claims and events.

Field names and their order are the public contract (`docs/records.md`). Every offset counts Unicode code points of
`Document.text`, half open. A value that the text does not state is None or absent; it is never zero.
"""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

SCHEMA_VERSION = "1.1"
"""Version of the interchange format; the major number changes when a reader of old lines would break."""

REVIEWED_BY = "reviewed by "
"""So begins the rule of a value that a person gave; the name follows."""

Language = str
"""A BCP 47 tag."""

SourceKind = Literal[
    "news_agency", "newspaper", "broadcaster", "news_site", "state_media", "monitor", "un", "ngo", "official", "party",
    "medical", "witness", "social_media", "unnamed", "aggregator",
]  # fmt: skip
ActorClass = Literal[
    "state_forces", "rebel", "political_militia", "identity_militia", "rioters", "protesters", "civilians",
    "external_forces", "government", "organisation", "political_party", "media", "unidentified_armed",
]  # fmt: skip
CreditRole = Literal["origin", "translator", "agency", "author", "photo"]
HopRole = Literal["origin", "cited", "agency", "republished", "translated", "publisher"]
Modality = Literal["asserted", "claimed", "alleged", "denied", "planned"]
PlacePrecision = Literal["exact", "near", "admin2", "admin1", "vague", "country", "international"]
DatePrecision = Literal["day", "days", "week", "month", "year", "unknown"]
Outcome = Literal["killed", "injured", "killed_or_injured", "missing", "captured", "displaced"]
Vague = Literal["some", "several", "dozens", "hundreds"]
Independence = Literal["one_origin", "named_not_established", "established"]
Agreement = Literal["single", "agreed", "contested"]
Status = Literal["machine", "reviewed", "rejected"]


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """Offsets in code points of `Document.text`, half open."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of a text that the span covers."""
        return text[self.start : self.end]


class Source(msgspec.Struct, frozen=True, gc=False):
    """Who says a thing. `side` is the actor it belongs to, if it is a party."""

    id: str
    name: str
    name_ar: str | None = None
    kind: SourceKind = "news_site"
    side: str | None = None
    country: str | None = None
    domains: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


class Credit(msgspec.Struct, frozen=True, gc=False):
    """A credit of a page, its words as printed. `span` is None where the credit line is not part of the body."""

    role: CreditRole
    source: Source
    span: Span | None = None
    text: str | None = None


class Section(msgspec.Struct, frozen=True, gc=False):
    """A heading inside a body, with the span of the heading and its section."""

    heading: str
    span: Span


class Document(msgspec.Struct, tag="document", tag_field="type", gc=False):
    """One page without its chrome. `text` is the only text that spans refer to."""

    id: str
    url: str | None
    outlet: Source | None
    title: str | None
    text: str
    lang: Language
    published: str | None = None
    retrieved: str | None = None
    credits: tuple[Credit, ...] = ()
    sections: tuple[Section, ...] = ()
    origin_file: str | None = None
    text_sha256: str = ""
    extractor: str = ""


class Actor(msgspec.Struct, frozen=True, gc=False):
    """An agent or target of a claim: a known actor (`actor_id`) or words only."""

    actor_id: str | None
    name: str
    name_ar: str | None = None
    class_: ActorClass | None = msgspec.field(default=None, name="class")
    text: str = ""
    span: Span | None = None


class Place(msgspec.Struct, frozen=True, gc=False):
    """A place of a claim. Coordinates only where a gazetteer row has them; `precision` says how far they go."""

    place_id: str | None
    name: str
    name_ar: str | None = None
    admin1: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = "vague"
    text: str = ""
    span: Span | None = None


class Date(msgspec.Struct, frozen=True, gc=False):
    """When. ISO dates; a weekday with no known publication date keeps its text and no start."""

    start: str | None = None
    end: str | None = None
    precision: DatePrecision = "unknown"
    text: str = ""
    span: Span | None = None


class Casualty(msgspec.Struct, frozen=True, gc=False):
    """One toll. "None" is low = high = 0; what is not mentioned has no entry."""

    outcome: Outcome
    low: int | None = None
    high: int | None = None
    vague: Vague | None = None
    who: str | None = None
    text: str = ""
    span: Span | None = None


class Weapon(msgspec.Struct, frozen=True, gc=False):
    """What was used."""

    name: str
    text: str = ""
    span: Span | None = None


class Hop(msgspec.Struct, frozen=True, gc=False):
    """One link of a chain of attribution; chains run origin first."""

    source_id: str
    name: str
    role: HopRole
    text: str | None = None
    span: Span | None = None


class Reviewed(msgspec.Struct, frozen=True, gc=False):
    """A value that a person decided: which field, who, when, and the id of the decision."""

    field: str
    by: str
    at: str
    decision: str


class Claim(msgspec.Struct, tag="claim", tag_field="type", gc=False):
    """One account of one happening, as one document gives it. A rejected one is kept and counts for nothing."""

    id: str
    document_id: str
    event_id: str
    span: Span
    trigger: Span
    mentions: tuple[Span, ...] = ()
    contests: str | None = None
    kind: str = "statement"
    modality: Modality = "asserted"
    agents: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    date: Date | None = None
    casualties: tuple[Casualty, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    chain: tuple[Hop, ...] = ()
    negated: bool = False
    rule: str = ""
    confidence: float = 0.5
    status: Status = "machine"
    reviewed: tuple[Reviewed, ...] = ()


class Toll(msgspec.Struct, frozen=True, gc=False):
    """Lowest, best and highest number over an event's claims, None where none is stated; `rule` chose `best`."""

    low: int | None = None
    best: int | None = None
    high: int | None = None
    rule: str | None = None


class EventOrigin(msgspec.Struct, frozen=True, gc=False):
    """One origin of an event: the source, the documents that rest on it, and how many distinct chains lead to it."""

    source: Source
    documents: tuple[str, ...]
    chains: int


class Event(msgspec.Struct, tag="event", tag_field="type", gc=False):
    """One happening, assembled from claims."""

    id: str
    kind: str
    agents: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    place: Place | None = None
    date: Date | None = None
    deaths: Toll = Toll()
    injured: Toll = Toll()
    claims: tuple[str, ...] = ()
    origins: tuple[EventOrigin, ...] = ()
    n_reports: int = 0
    n_origins: int = 0
    independence: Independence = "one_origin"
    agreement: Agreement = "single"
    contested: tuple[str, ...] = ()
    status: Status = "machine"
    first_seen: str | None = None
    updated: str | None = None
    reviewed: tuple[Reviewed, ...] = ()


Line = Document | Claim | Event


def digest(*parts: object) -> str:
    """A stable identifier: the first 16 hex digits of the SHA-256 of the parts, joined with a unit separator."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Line)


def encode(record: Line) -> bytes:
    """One record as a line of the interchange format, without the line feed."""
    return _encoder.encode(record)


def decode(line: bytes | str) -> Line:
    """The record of one line.

    Raises
    ------
    msgspec.ValidationError
        The line is not a record; the message names the field.
    """
    return _decoder.decode(line)
