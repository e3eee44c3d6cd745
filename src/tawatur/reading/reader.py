"""Documents to claims: runs the stages in their order."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from tawatur.language.analysis import Analyser
from tawatur.language.tokens import Token, sentence_bounds, tokenise
from tawatur.language.vocabulary import load as load_vocabulary
from tawatur.lexicon import actors, places
from tawatur.lexicon.places import GazetteerRow
from tawatur.reading.actors import Cast
from tawatur.reading.answers import answer
from tawatur.reading.attribution import Attribution
from tawatur.reading.chunks import Chunker
from tawatur.reading.claims import ClaimBuilder
from tawatur.reading.clauses import Grammar
from tawatur.reading.dates import follow
from tawatur.reading.explain import Explanation, explain
from tawatur.reading.happenings import Happenings
from tawatur.reading.model import Happening, Sentence
from tawatur.reading.nouns import NounPhrases
from tawatur.reading.places import PlaceFinder, capitals
from tawatur.reading.quotations import give_voices
from tawatur.reading.reference import References
from tawatur.reading.speakers import Chains
from tawatur.reading.terms import without_inner_stops, without_marks_of_terms
from tawatur.reading.whereabouts import Whereabouts
from tawatur.records import Claim, Document

LANGUAGES = ("ar", "en")
TRAP_WORDS = 3
"""Different words of one foreign domain (sport, fiction, markets) that make a text no conflict news."""
OLD = 400
"""Days before publication after which background is not coded unless somebody was killed."""


class LanguageReader:
    """Reads documents of one language."""

    def __init__(self, lang: str) -> None:
        self.vocabulary = load_vocabulary(lang)
        self.arabic = lang == "ar"
        self.analyser = Analyser(self.vocabulary)
        self.gazetteer = places.load()
        self.nouns = NounPhrases(self.vocabulary)
        self.happenings = Happenings(
            self.vocabulary, {i: row.class_ for i, row in actors.load().items()}, capitals(self.gazetteer)
        )

    def sentences(self, document: Document) -> list[Sentence]:
        """The marked and chunked sentences of a body."""
        body = document.text
        tokens = tokenise(body)
        cased = self._is_cased(body)
        chunker = Chunker(self.vocabulary, PlaceFinder(self.gazetteer, self.arabic, cased), self.nouns)
        found = []
        for first, last in sentence_bounds(tokens, self.vocabulary.abbreviations):
            kept = without_marks_of_terms(tokens[first:last])
            kept = kept if self.arabic else without_inner_stops(kept, self.vocabulary.abbreviations)
            words = self.analyser.words(kept, 0, len(kept), cased)
            start, end = tokens[first].start, tokens[last - 1].end
            found.append(
                Sentence(
                    start,
                    end,
                    words,
                    chunker.chunks(words, body),
                    self._section(document, start),
                    self._paragraph(tokens, first),
                )
            )
        return found

    def _is_cased(self, body: str) -> bool:
        """Whether capitals tell names: not in Arabic, in capitals only, or without any."""
        if self.arabic:
            return False
        upper, lower = sum(map(str.isupper, body[:3000])), sum(map(str.islower, body[:3000]))
        return lower > 0 and 0.005 < upper / (lower + upper) < 0.5

    def _section(self, document: Document, offset: int) -> int:
        return next((n for n, s in enumerate(document.sections) if s.span.start <= offset < s.span.end), -1)

    def _paragraph(self, tokens: list[Token], first: int) -> int:
        return int(first > 0 and tokens[first - 1].kind == "line")

    def read(self, document: Document) -> list[Claim]:
        """The claims of a document, in the order of their words."""
        return self.stages(document)[1]

    def stages(self, document: Document) -> tuple[list[Sentence], list[Claim]]:
        """The sentences with the marks of every stage, and the claims."""
        sentences = self.sentences(document)
        if self._is_foreign(sentences):
            return sentences, []
        published = _day(document.published)
        self._follow(sentences, published, document.text)
        where = Whereabouts(self.gazetteer, self.arabic)
        where.resolve(sentences)
        cast = Cast(published, self._countries(where, sentences), self.arabic, document.text)
        cast.read(sentences)
        happenings = self._happenings(sentences, document, cast)
        groups = References(sentences, where.rows, self.arabic).group(happenings)
        groups = answer(groups)
        builder = ClaimBuilder(
            document, cast, where, Chains(document, cast), published, self._sections(document, sentences, where)
        )
        claims = [claim for group in groups for claim in builder.claims(group)]
        kept = [claim for claim in claims if not _is_old(claim, published)]
        return sentences, sorted(kept, key=lambda c: (c.trigger, c.id))

    def _follow(self, sentences: list[Sentence], published: date | None, body: str) -> None:
        """Tie "the same day" to the day told before: in English anywhere before, in Arabic in the same sentence of the
        same section or the one before it."""
        told = [[c.date for c in sentence.chunks if c.date is not None] for sentence in sentences]
        if not self.arabic:
            follow([phrase for phrases in told for phrase in phrases], published, body)
            return
        for number, phrases in enumerate(told):
            goes_on = number > 0 and sentences[number - 1].section == sentences[number].section
            follow([*(told[number - 1] if goes_on else ()), *phrases], published, body)

    def _happenings(self, sentences: list[Sentence], document: Document, cast: Cast) -> list[Happening]:
        attribution = Attribution(self.arabic, cast)
        found: list[Happening] = []
        for number, sentence in enumerate(sentences):
            grammar = Grammar(sentence.chunks, self.arabic)
            attribution.read(sentence, grammar, document.text)
            if any(section.span.start == sentence.start for section in document.sections):
                continue
            told = self.happenings.read(sentence, number, grammar, document.text)
            found += told
            attribution.goes_on_with(told, sentence, document.text)
        if not self.arabic:
            give_voices(found, sentences, document.text)
        return found

    def _is_foreign(self, sentences: list[Sentence]) -> bool:
        domains: dict[str, set[str]] = {}
        figures: set[str] = set()
        for sentence in sentences:
            for word in sentence.words:
                if "trap" not in word.entries:
                    continue
                trap = word.get("trap")
                if trap[0] == "document":
                    domains.setdefault(trap[1], set()).add(word.normal)
                elif trap[1] in ("metaphor", "sport"):
                    figures.add(word.normal)
        foreign = [name for name, words in domains.items() if len(words) > 1 and len(words | figures) >= TRAP_WORDS]
        if foreign == ["sport"]:
            return not any(c.tolls and c.quantity is not None and c.quantity.low for s in sentences for c in s.chunks)
        return bool(foreign)

    def _countries(self, where: Whereabouts, sentences: list[Sentence]) -> Counter[str]:
        counts = Counter(where.countries)
        rows = actors.load()
        for sentence in sentences:
            for chunk in sentence.chunks:
                if chunk.actor is not None:
                    names = chunk.actor.ids if len(chunk.actor.ids) == 1 else ()
                    for identifier in (*names, *([chunk.actor.demonym] if chunk.actor.demonym else [])):
                        if identifier in rows and rows[identifier].country:
                            counts[rows[identifier].country] += 1
        return counts

    def _sections(self, document: Document, sentences: list[Sentence], where: Whereabouts) -> list[GazetteerRow | None]:
        """The place of the heading over each sentence."""
        found: list[GazetteerRow | None] = []
        for sentence in sentences:
            row = None
            if sentence.section >= 0:
                heading = document.sections[sentence.section].span
                for other in sentences:
                    if heading.start <= other.start < heading.end:
                        row = next(
                            (
                                where.rows[c.place.row]
                                for c in other.chunks
                                if c.place is not None and c.place.row is not None
                            ),
                            None,
                        )
                        break
            found.append(row)
        return found


class Reader:
    """Reads documents of every language that has tables; one object serves any number of documents."""

    def __init__(self) -> None:
        self._languages: dict[str, LanguageReader] = {}

    def language(self, lang: str) -> LanguageReader:
        """The reader of a language, made when first needed; its tables are then taken out of the garbage collector's
        rounds."""
        if lang not in self._languages:
            self._languages[lang] = LanguageReader(lang)
            gc.collect()
            gc.freeze()
        return self._languages[lang]

    def read(self, document: Document) -> list[Claim]:
        """The claims of a document, in the order of their words; none for a language that is not read."""
        lang = document.lang.split("-")[0]
        if lang not in LANGUAGES:
            return []
        with _without_collection():
            return self.language(lang).read(document)

    def explain(self, document: Document) -> Explanation:
        """Every stage's marks on a document; `Explanation.lines` gives them as text."""
        lang = document.lang.split("-")[0]
        sentences, claims = self.language(lang).stages(document) if lang in LANGUAGES else ([], [])
        return explain(document, sentences, claims)


@contextmanager
def _without_collection() -> Iterator[None]:
    """No rounds of the garbage collector while one document is read: what is made for it dies with it, and hardly any
    of it in cycles."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _is_old(claim: Claim, published: date | None) -> bool:
    """Background of years ago is not coded, but for somebody's killing told with its day."""
    if published is None or claim.date is None or claim.date.start is None:
        return False
    days = (published - date.fromisoformat(claim.date.start)).days
    return days > OLD and not (claim.casualties and claim.date.precision == "day")
