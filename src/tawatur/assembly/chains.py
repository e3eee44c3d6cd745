"""Where the words of each document come from: document -> origin, strongest evidence first.

1. Credits: who is named as `origin` or `agency`.
2. The same words.
3. The same happenings in another language.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from msgspec import Struct

from tawatur.assembly.names import skeleton
from tawatur.assembly.settings import Knowledge
from tawatur.assembly.unions import Unions
from tawatur.orthography.folding import fold
from tawatur.records import Document, Source

CREDITED = ("origin", "agency")
"""Roles of the credits that say whose text a page shows; translators and authors work for the outlet."""
NOTHING: Mapping[str, str] = MappingProxyType({})
SURE_CONSONANTS = 4
"""So many consonants the names of one source in two scripts must share."""
NAMELESS = frozenset({"unnamed", "aggregator"})
"""Kinds of source that are no origin of a text: "agencies", a page that collects."""


@dataclass(frozen=True)
class SharedText:
    """One reason for which two documents have one text: ids in order, and what was found."""

    a: str
    b: str
    how: str
    share: float


class Text(Struct, frozen=True, gc=False):
    """Where the words of a document come from, which it shares with its copies and translations.

    Parameters
    ----------
    first : the earliest document with this text
    roots : ids of the sources that the text goes back to: what it and its copies credit, else their outlets
    source : the one source that speaks where the text names nobody; None if none is known
    named : every outlet and credited source of the documents with this text
    """

    first: str
    roots: frozenset[str]
    source: str | None
    named: tuple[Source, ...]


def text_of(documents: Sequence[Document], knowledge: Knowledge) -> Text:
    """The text that documents share.

    Parameters
    ----------
    documents : a document with all its copies and translations, in the order of their ids
    """
    named = named_sources(documents)
    if len(documents) == 1:
        own = text_roots(documents[0], knowledge)
        return Text(documents[0].id, own, min(own, default=None), named)
    aliases = same_names(named)
    roots = {document.id: text_roots(document, knowledge, aliases) for document in documents}
    first = min(documents, key=lambda one: (not _is_original(one, roots[one.id], aliases), *age(one)))
    return Text(first.id, frozenset().union(*roots.values()), min(roots[first.id], default=None), named)


class Chains:
    """Where the words of all documents come from.

    Parameters
    ----------
    documents : document id -> document
    links : why documents share a text
    """

    def __init__(self, documents: Mapping[str, Document], links: Iterable[SharedText], knowledge: Knowledge) -> None:
        self.documents, self.knowledge = documents, knowledge
        self.links = tuple(sorted(links, key=lambda link: (link.a, link.b, link.how)))
        sets = Unions((link.a, link.b) for link in self.links)
        members: dict[str, set[str]] = defaultdict(set)
        for link in self.links:
            members[sets.find(link.a)].update((link.a, link.b))
        self._texts: dict[str, Text] = {}
        for keys in members.values():
            shared = text_of([documents[key] for key in sorted(keys)], knowledge)
            self._texts.update(dict.fromkeys(keys, shared))

    def text(self, document: str) -> Text:
        """The text of a document."""
        found = self._texts.get(document)
        if found is None:
            own = self.documents.get(document)
            found = text_of([own], self.knowledge) if own is not None else Text(document, frozenset(), None, ())
        return found

    def group(self, document: str) -> str:
        """The earliest document with the words of this one."""
        found = self._texts.get(document)
        return found.first if found is not None else document

    @property
    def groups(self) -> Mapping[str, str]:
        """Document id -> the earliest document with this text."""
        return {key: self.group(key) for key in sorted(self.documents)}

    @property
    def roots(self) -> Mapping[str, frozenset[str]]:
        """Document id -> ids of the sources that its text goes back to."""
        return {key: self.text(key).roots for key in sorted(self.documents)}


class Voices:
    """The sources of some texts, and which of them are one under two ids."""

    def __init__(self, texts: Iterable[Text], knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.known: dict[str, Source] = {}
        for text in texts:
            for source in text.named:
                self.known.setdefault(source.id, source)
        self.aliases = same_names(self.known.values())

    def id(self, key: str) -> str:
        """The id that stands for a source: pages give one outlet now by its host, now by its name."""
        return self.aliases.get(key, key)


def age(document: Document) -> tuple[bool, str, str]:
    """Sorts documents by publication, those without a date last, then by id."""
    return document.published is None, document.published or "", document.id


def named_sources(documents: Iterable[Document]) -> tuple[Source, ...]:
    """Every outlet and credited source, each once, as the first document gives it."""
    found: dict[str, Source] = {}
    for document in documents:
        if document.outlet is not None:
            found.setdefault(document.outlet.id, document.outlet)
        for credit in document.credits:
            found.setdefault(credit.source.id, credit.source)
    return tuple(found.values())


def same_names(sources: Collection[Source]) -> Mapping[str, str]:
    """Source id -> the least id among sources of the same name, for those that have another.

    A translation credits the outlet in its own script: names of the two scripts with the same consonants are one.
    """
    if len(sources) < 2:
        return NOTHING
    bearers: dict[str, set[str]] = defaultdict(set)
    sounds: dict[str, dict[bool, set[str]]] = defaultdict(lambda: defaultdict(set))
    for source in sources:
        for folded, sound in _names(source.name, source.name_ar):
            bearers[folded].add(source.id)
            if len(sound) >= SURE_CONSONANTS:
                sounds[sound][folded.isascii()].add(source.id)
    sets = Unions((min(keys), key) for keys in bearers.values() if len(keys) > 1 for key in keys)
    for sound in sorted(sounds):
        scripts = [{sets.find(key) for key in keys} for keys in sounds[sound].values()]
        if len(scripts) == 2 and all(len(keys) == 1 for keys in scripts):
            sets.join(min(scripts[0]), min(scripts[1]))
    return {key: sets.find(key) for keys in bearers.values() for key in keys if sets.find(key) != key}


@lru_cache(maxsize=16384)
def _names(*names: str | None) -> tuple[tuple[str, str], ...]:
    """Each name folded, with its consonants."""
    return tuple((folded, skeleton(folded)) for folded in map(fold, filter(None, names)))


def _is_original(document: Document, roots: frozenset[str], aliases: Mapping[str, str]) -> bool:
    """It credits nobody but itself."""
    return document.outlet is None or roots <= {aliases.get(document.outlet.id, document.outlet.id)}


def text_roots(document: Document, knowledge: Knowledge, aliases: Mapping[str, str] = NOTHING) -> frozenset[str]:
    """The sources that a document's text goes back to by its own word: what it credits, else its outlet."""
    credited = {
        credit.source.id
        for credit in document.credits
        if credit.role in CREDITED and is_named(credit.source.id, credit.source.kind, knowledge)
    }
    if not credited and document.outlet is not None:
        credited = {document.outlet.id}
    return frozenset(aliases.get(key, key) for key in credited)


def is_named(source: str, kind: str, knowledge: Knowledge) -> bool:
    """Whether a source can be told from others."""
    return bool(source) and knowledge.kinds.get(source, kind) not in NAMELESS
