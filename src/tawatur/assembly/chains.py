"""Where the words of each document come from: document -> origin, strongest evidence first.

1. Credits: who is named as `origin` or `agency`.
2. The same words.
3. The same happenings in another language.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from tawatur.assembly.copies import Copy, find_copies
from tawatur.assembly.matching import Matcher
from tawatur.assembly.names import skeleton
from tawatur.assembly.settings import Knowledge
from tawatur.assembly.tellings import Telling
from tawatur.assembly.translations import Translation, find_translations
from tawatur.assembly.unions import Unions
from tawatur.orthography.folding import fold
from tawatur.records import Document

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


@dataclass(frozen=True)
class Chains:
    """Where the words of all documents come from.

    Parameters
    ----------
    groups : document id -> the earliest document with this text (itself if it is a copy of none)
    roots : document id -> ids of the sources that the text goes back to: what it and its copies credit, else their
    outlets
    sources : document id -> the one source that speaks where the text names nobody; absent if none is known
    links : why documents share a group
    aliases : source id -> the least id of the sources that bear its name, where it is another
    texts : document id -> text, of those that share words with another
    """

    groups: Mapping[str, str]
    roots: Mapping[str, frozenset[str]]
    sources: Mapping[str, str]
    links: tuple[SharedText, ...]
    aliases: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    def source(self, key: str) -> str:
        """The id that stands for a source: pages give one outlet now by its host, now by its name."""
        return self.aliases.get(key, key)

    def group(self, document: str) -> str:
        """The earliest document with the words of this one."""
        return self.groups.get(document, document)


def find_chains(documents: Mapping[str, Document], tellings: Sequence[Telling], matcher: Matcher) -> Chains:
    """The chains of all documents; only documents that somebody tells of matter, but all are grouped."""
    copies = find_copies(documents.values())
    translations = find_translations(documents, tellings, matcher)
    return chains_of(documents, copies, translations, matcher.knowledge)


def chains_of(
    documents: Mapping[str, Document], copies: Iterable[Copy], translations: Iterable[Translation], knowledge: Knowledge
) -> Chains:
    """The chains that copies, translations and credits make."""
    aliases = same_names(documents.values())
    links = [SharedText(copy.a, copy.b, copy.how, copy.share) for copy in copies]
    links += [SharedText(pair.a, pair.b, "translation", pair.agreement) for pair in translations]
    sets = Unions((link.a, link.b) for link in links)
    members: dict[str, list[str]] = defaultdict(list)
    for key in sorted(documents):
        members[sets.find(key)].append(key)
    groups: dict[str, str] = {}
    roots: dict[str, frozenset[str]] = {}
    sources: dict[str, str] = {}
    own = {key: text_roots(document, knowledge, aliases) for key, document in documents.items()}
    for keys in members.values():
        first = min(keys, key=lambda key: (not _is_original(documents[key], own[key], aliases), *age(documents[key])))
        shared = frozenset().union(*(own[key] for key in keys))
        for key in keys:
            groups[key] = first
            roots[key] = shared
        if own[first]:
            sources.update(dict.fromkeys(keys, min(own[first])))
    ordered = tuple(sorted(links, key=lambda link: (link.a, link.b, link.how)))
    texts = {key: documents[key].text for keys in members.values() if len(keys) > 1 for key in keys}
    return Chains(groups, roots, sources, ordered, aliases, texts)


def age(document: Document) -> tuple[bool, str, str]:
    """Sorts documents by publication, those without a date last, then by id."""
    return document.published is None, document.published or "", document.id


def same_names(documents: Iterable[Document]) -> Mapping[str, str]:
    """Source id -> the least id among outlets and credited sources of the same name, for those that have another.

    A translation credits the outlet in its own script: names of the two scripts with the same consonants are one.
    """
    bearers: dict[str, set[str]] = defaultdict(set)
    sounds: dict[str, dict[bool, set[str]]] = defaultdict(lambda: defaultdict(set))
    for document in documents:
        for source in (document.outlet, *(credit.source for credit in document.credits)):
            if source is not None:
                for name in filter(None, (source.name, source.name_ar)):
                    folded = fold(name)
                    bearers[folded].add(source.id)
                    if len(sound := skeleton(folded)) >= SURE_CONSONANTS:
                        sounds[sound][folded.isascii()].add(source.id)
    sets = Unions((min(keys), key) for keys in bearers.values() if len(keys) > 1 for key in keys)
    for sound in sorted(sounds):
        scripts = [{sets.find(key) for key in keys} for keys in sounds[sound].values()]
        if len(scripts) == 2 and all(len(keys) == 1 for keys in scripts):
            sets.join(min(scripts[0]), min(scripts[1]))
    return {key: sets.find(key) for keys in bearers.values() for key in keys if sets.find(key) != key}


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
