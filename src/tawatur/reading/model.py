"""What the stages of the reader hand to each other."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct, field

from tawatur.language.vocabulary import Frame
from tawatur.language.words import Word
from tawatur.records import ActorClass, Modality, Outcome, Vague

BACK = ("back", "")
"""The mark of a noun phrase that goes back to an actor named before: "the group"."""


OWN = ("own", "")
"""The mark of a noun phrase whose suffixed pronoun says whose they are: "his fighters"."""


TollWord = tuple[str, Outcome, tuple[str, ...]]
"""What the tables say of a word of harm: its part, the outcome, and the words of which an idiom needs one."""


class Quantity(Struct):
    """A number of things: bounds, or a vague word. Offsets in the text."""

    low: int | None
    high: int | None
    vague: Vague | None
    start: int
    end: int


class DatePhrase(Struct):
    """Words of time and what they hold; resolved when the publication date is known."""

    start: int
    end: int
    weekdays: list[int] = field(default_factory=list)
    relative: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    unit: str | None = None
    count: int | None = None
    direction: str | None = None
    iso: str | None = None
    hijri: bool = False
    alone: bool = False
    """A part of the day that nothing else dates ("in the evening"): of the day told before."""


class PlacePhrase(Struct):
    """A place as the text names it.

    Attributes
    ----------
    candidates : positions in the gazetteer, empty for an unknown name
    kind : what the head noun says it is, or empty
    part : the words before the name say that only a part or the surroundings are meant
    generic : no name, only a definite head noun ("the town"), which goes back to a place told before
    headed : a head noun stands before the name
    listed : the head noun says that several names follow
    border : English: the border with, or of, the place named
    same : "the same" or "itself" stands with a generic noun
    """

    start: int
    end: int
    name: str
    candidates: tuple[int, ...]
    kind: str = ""
    part: bool = False
    generic: bool = False
    headed: bool = False
    listed: bool = False
    border: bool = False
    same: bool = False
    row: int | None = None
    container: PlacePhrase | None = None
    antecedent: PlacePhrase | None = None
    sibling: PlacePhrase | None = None


class ActorPhrase(Struct):
    """An actor as the text names it: ids that its name may mean, or what grammar tells of it."""

    start: int
    end: int
    name: str
    ids: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    class_: str | None = None
    english: str | None = None
    demonym: str | None = None
    generic: bool = False


class Chunk(Struct, eq=False):
    """A stretch of a sentence: np, verb, prep, conj, sub, that, rel, neg, aux, mark, date, adv, among, while, pron,
    cue."""

    kind: str
    words: list[Word]
    start: int
    end: int
    value: str = ""
    quantity: Quantity | None = None
    actor: ActorPhrase | None = None
    place: PlacePhrase | None = None
    date: DatePhrase | None = None
    frames: list[tuple[Frame, Word, str]] = field(default_factory=list)
    tolls: list[tuple[TollWord, Word]] = field(default_factory=list)
    cue: tuple[str, str] | None = None
    link: tuple[str, str] | None = None
    head: tuple[str, ActorClass | Literal["-", ""], str, str] | None = None
    weapons: list[tuple[Word, tuple[str, str]]] = field(default_factory=list)
    aspect: str = ""
    plural: bool = False
    passive: bool = False
    active: bool = False
    pronoun: str = ""
    definite: bool = False
    future: bool = False
    negated: bool = False
    also: list[Chunk] = field(default_factory=list)
    used: set[Any] = field(default_factory=set)

    def text(self, body: str) -> str:
        """The chunk's words as they stand."""
        return body[self.start : self.end]


class Speaker(Struct):
    """Who is said to say a thing, and how the sentence says it.

    Attributes
    ----------
    force : say, claim, suspect, deny, plan
    outer : the speaker who reports this one, or None
    """

    start: int
    end: int
    name: str
    source_ids: tuple[str, ...] = ()
    actor_ids: tuple[str, ...] = ()
    kind: str = "unnamed"
    class_: str | None = None
    force: str = "say"
    outer: Speaker | None = None
    cue: tuple[int, int] = (0, 0)


class Sentence(Struct):
    """One sentence with its chunks, its speakers by chunk, and where it stands."""

    start: int
    end: int
    words: list[Word]
    chunks: list[Chunk]
    section: int
    paragraph: int
    title: bool = False
    speakers: list[Speaker | None] = field(default_factory=list)


class Happening(Struct, eq=False):
    """What one sentence tells of one happening, before the document is known as a whole."""

    kind: str
    start: int
    end: int
    trigger: tuple[int, int]
    sentence: int
    rule: str
    frame: Frame | None = None
    definite: bool = False
    agents: list[Chunk] = field(default_factory=list)
    targets: list[Chunk] = field(default_factory=list)
    victims: list[Chunk] = field(default_factory=list)
    places: list[PlacePhrase] = field(default_factory=list)
    dates: list[DatePhrase] = field(default_factory=list)
    tolls: list[Toll] = field(default_factory=list)
    weapons: list[tuple[Word, tuple[str, str]]] = field(default_factory=list)
    speaker: Speaker | None = None
    modality: Modality = "asserted"
    negated: bool = False
    suspected: bool = False
    triggers: list[int] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    mentions: list[tuple[int, int]] = field(default_factory=list)
    chunk: int = 0


class Toll(Struct):
    """A toll as a sentence tells it."""

    outcome: Outcome
    low: int | None
    high: int | None
    vague: Vague | Literal["joint"] | None
    who: Chunk | None
    start: int
    end: int
    chunk: int
    part: bool = False
    running: bool = False
