"""The words and names of one language, folded and indexed for matching.

An entry is a plain tuple, so that a compiled vocabulary can be kept on disk and loaded at once:

    (sort, value, aspect, plural, bound, case)

`sort` names the table (event, cue, toll, link, closed, head, placehead, number, date, month, weapon, trap, actor,
demonym, place, source, speaker); `value` is what the table says; `aspect` is the form of a verb or noun; `bound` marks
a form that needs a suffixed pronoun; `case` is 1 for a name that begins with a capital, 2 for one written in capitals
only, else 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from typing import Any, NamedTuple

from tawatur.language import compiled
from tawatur.language.inflect import Form, arabic_noun, arabic_verb, english_noun, english_verb
from tawatur.language.tokens import tokenise
from tawatur.lexicon import actors, places, sources, speakers
from tawatur.lexicon.tables import Row, folder, rows, table
from tawatur.orthography.folding import fold

Entry = tuple[str, Any, str, bool, bool, int]


class Frame(NamedTuple):
    """One event word: what it tells and where its roles stand."""

    id: str
    kind: str
    pos: str
    needs: tuple[str, ...]
    valency: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A language's words.

    Attributes
    ----------
    index : folded words joined with spaces, to their entries
    reach : first folded word, to the most words of a phrase that begins with it
    seconds : first folded word, to the second words of the phrases that begin with it
    begun : the first two, three … words of longer phrases
    """

    lang: str
    index: dict[str, tuple[Entry, ...]]
    reach: dict[str, int]
    seconds: dict[str, frozenset[str]]
    begun: frozenset[str]
    frames: dict[str, Frame]
    valencies: dict[str, dict[str, str]]
    abbreviations: frozenset[str]
    proclitics: tuple[tuple[str, int, str, str], ...]
    enclitics: tuple[str, ...]


def key(text: str) -> str:
    """The index key of a word or name: its folded tokens, joined with spaces.

    >>> key("al-Bab"), key("Sana'a")
    ('al bab', 'sanaa')
    """
    return " ".join(normal_token(token.text) for token in tokenise(text))


def normal_token(surface: str) -> str:
    """The folded form of a token, apostrophes left out (a possessive keeps its own)."""
    folded = fold(surface)
    return folded if folded == "'s" else folded.replace("'", "")


def load(lang: str) -> Vocabulary:
    """The vocabulary of a language, compiled at the first call after a table has changed."""
    fields = compiled.load(lang, _build)
    _, index, reach, seconds, begun, frames, valencies, abbreviations, proclitics, enclitics = fields
    named = {identifier: Frame(*frame) for identifier, frame in frames.items()}
    short = frozenset(abbreviations)
    return Vocabulary(lang, index, reach, seconds, begun, named, valencies, short, proclitics, enclitics)


def _build(lang: str) -> tuple[Any, ...]:
    builder = _Builder(lang)
    builder.words()
    builder.names()
    index = {phrase: tuple(entries) for phrase, entries in builder.index.items()}
    reach: dict[str, int] = {}
    following: dict[str, set[str]] = {}
    begun: set[str] = set()
    for phrase in index:
        first, *rest = phrase.split(" ")
        reach[first] = max(1 + len(rest), reach.get(first, 0))
        if rest:
            following.setdefault(first, set()).add(rest[0])
            begun.update(" ".join((first, *rest[:count])) for count in range(1, len(rest)))
    seconds = {first: frozenset(words) for first, words in following.items()}
    abbreviations = tuple(fold(row["word"]) for row in rows(table(f"{lang}/abbreviations.tsv")))
    valencies = {
        row["name"]: {c: v for c, v in row.cells.items() if c != "name"} for row in rows(table("valencies.tsv"))
    }
    proclitics: tuple[tuple[str, int, str, str], ...] = ()
    enclitics: tuple[str, ...] = ()
    if lang == "ar":
        particles = rows(table("ar/proclitics.tsv"))
        proclitics = tuple((fold(row["particle"]), int(row["order"]), row["tag"], row["class"]) for row in particles)
        enclitics = tuple(
            sorted((fold(row["particle"]) for row in rows(table("ar/enclitics.tsv"))), key=lambda p: (-len(p), p))
        )
    frames = {identifier: tuple(frame) for identifier, frame in builder.frames.items()}
    return (lang, index, reach, seconds, frozenset(begun), frames, valencies, abbreviations, proclitics, enclitics)


class _Builder:
    """Collects the entries of a language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.index: dict[str, list[Entry]] = {}
        self.frames: dict[str, Frame] = {}
        self.prepositions = {
            key(word) for row in rows(table(f"{lang}/closed.tsv")) if row["tag"] == "prep" for word in row.many("word")
        }
        self.verb: Callable[[str], Iterator[Form]] = arabic_verb if lang == "ar" else english_verb
        self.noun: Callable[[str], Iterator[Form]] = arabic_noun if lang == "ar" else english_noun

    def put(self, text: str, sort: str, value: Any, form: Form | None = None, case: int = 0) -> None:
        """Add one entry, unless the same stands there."""
        phrase = key(text)
        if not phrase:
            return
        entry = (sort, value, form.aspect if form else "", bool(form and form.plural), bool(form and form.bound), case)
        entries = self.index.setdefault(phrase, [])
        if entry not in entries:
            entries.append(entry)

    def inflected(self, text: str, pos: str, sort: str, value: Any) -> None:
        """Add every form of a verb (its first word is inflected) or noun (English: its last)."""
        first, _, rest = text.partition(" ")
        if pos == "verb":
            for form in self.verb(first):
                self.put(f"{form.text} {rest}".strip(), sort, value, form)
            return
        if self.lang == "en":
            head, last = text.rpartition(" ")[0], text.rpartition(" ")[2]
            for form in self.noun(last):
                self.put(f"{head} {form.text}".strip(), sort, value, form)
            return
        for form in self.noun(text):
            self.put(form.text, sort, value, form)

    def words(self) -> None:
        """Everything that stands in the language's own folder."""
        for entry in folder(f"{self.lang}/frames"):
            for row in rows(entry, ("id", "pos", "word", "valency")):
                self.frame(row)
        for name, sort, columns in _SIMPLE:
            for row in rows(table(f"{self.lang}/{name}.tsv")):
                value = tuple(row[column] for column in columns)
                for word in (*row.many("word"), *row.many("phrase")):
                    self.put(word, sort, value)
                    if sort == "head" and row["number"] == "dual" and fold(word).endswith(DUAL_ENDINGS):
                        self.put(word[:-1], sort, value, Form("", "", bound=True))
        for speaker in speakers.load(self.lang):
            for form in speaker.forms:
                self.put(form, "speaker", (speaker.role, speaker.kind, speaker.part))
        for name, sort, column in _INFLECTED:
            for row in rows(table(f"{self.lang}/{name}.tsv")):
                self.telling(row, sort, (row["pos"], row[column]))
        for row in rows(table(f"{self.lang}/verbs.tsv")):
            self.inflected(row["word"], "verb", "verb", row.get("then"))
        for row in rows(table(f"{self.lang}/months.tsv")):
            self.put(row["word"], "month", (int(row["month"]), row["system"]), None, 1 if self.lang == "en" else 0)

    def telling(self, row: Row, sort: str, told: tuple[Any, ...]) -> None:
        """A word of tolls, links or cues in the forms of its part of speech, with the words that it needs."""
        needs = tuple(key(word) for word in row.many("needs"))
        self.needs(row)
        if needs or sort == "toll":
            told = (*told, needs)
        two = "/" in row["word"] or self.lang == "en"
        if row["pos"] in ("verb", "lose") or (row["pos"] == "patient" and two):
            self.inflected(row["word"], "verb", sort, told)
        elif row["pos"] == "noun":
            self.inflected(row["word"], "noun", sort, told)
        else:
            self.put(row["word"], sort, told, Form("", "perfect") if row["pos"] == "patient" else None)

    def needs(self, row: Row) -> None:
        """The words that a row needs; a phrase that begins with a preposition stays as it is, for what hangs on it."""
        for word in row.many("needs"):
            if key(word).split(" ", 1)[0] not in self.prepositions or " " not in key(word):
                self.put(word, "need", "")

    def frame(self, row: Row) -> None:
        """One event word and its forms."""
        frame = Frame(
            row["id"], row["kind"], row["pos"], tuple(key(word) for word in row.many("needs")), row["valency"]
        )
        if frame.id in self.frames:
            raise row.error(f"the id {frame.id} stands twice; give each frame its own")
        self.frames[frame.id] = frame
        self.needs(row)
        if frame.pos == "participle":
            for form in row.many("word"):
                self.put(form, "event", frame.id, Form("", "participle"))
            return
        self.inflected(row["word"], "noun" if frame.pos == "noun" else "verb", "event", frame.id)

    def names(self) -> None:
        """Actors, sources and places, from the shared tables."""
        arabic = self.lang == "ar"
        owners: dict[str, list[str]] = {}
        for actor in actors.load().values():
            for name in actor.names_ar if arabic else actor.names_en:
                owners.setdefault(name, []).append(actor.id)
            for name in actor.demonyms_ar if arabic else actor.demonyms_en:
                self.put(name, "demonym", actor.id, None, _case(name))
        self._owned(owners, "actor")
        owners = {}
        weak: set[str] = set()
        for source in sources.load().values():
            weak.update(source.weak)
            for name in (source.name_ar, *source.aliases_ar) if arabic else (source.name, *source.aliases_en):
                if name:
                    owners.setdefault(name, []).append(source.id)
        self._owned(owners, "source", weak)
        located: dict[str, list[int]] = {}
        gazetteer = places.load()
        for index, row in enumerate(gazetteer.rows):
            for name in row.names_ar if arabic else row.names_en:
                located.setdefault(key(name), []).append(index)
        for name in sorted(located):
            if not name:
                continue
            rows_of = [gazetteer.rows[index] for index in located[name]]
            doubtful = all(row.ambiguous and self.lang in (row.ambiguous_in or self.lang) for row in rows_of)
            value = tuple(sorted(set(located[name])))
            entry = ("place", value, "ambiguous" if doubtful else "", False, False, 0 if arabic else 1)
            self.index.setdefault(name, []).append(entry)

    def _owned(self, owners: dict[str, list[str]], sort: str, weak: Set[str] = frozenset()) -> None:
        for name in sorted(owners):
            form = Form("", "weak") if name in weak else None
            self.put(name, sort, tuple(sorted(set(owners[name]))), form, _case(name))


DUAL_ENDINGS = ("\u0627\u0646", "\u064a\u0646")
"""Endings of the Arabic dual, which lose their last letter before a pronoun: her two children."""

_SIMPLE = (
    ("closed", "closed", ("tag", "class")),
    ("heads", "head", ("sort", "class", "number", "english")),
    ("placeheads", "placehead", ("kind", "english")),
    ("numbers", "number", ("kind", "value")),
    ("dates", "date", ("kind", "value")),
    ("weapons", "weapon", ("name", "kind")),
    ("traps", "trap", ("scope", "note")),
    ("trends", "trend", ("side",)),
)
"""Tables whose words stand as they are: file, sort, and the columns that make the value."""
_INFLECTED = (("tolls", "toll", "outcome"), ("links", "link", "direction"), ("cues", "cue", "force"))
"""Tables whose words take the forms of their part of speech: file, sort, and the column that says what they tell."""


def _case(name: str) -> int:
    """2 for a name in capitals, 1 for one that begins with a capital, else 0."""
    letters = [c for c in name if c.isalpha()]
    if not letters or not letters[0].isascii():
        return 0
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return 2
    return 1 if name[:1].isupper() else 0
