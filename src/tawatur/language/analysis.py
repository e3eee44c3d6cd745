"""Tokens to marked words: clitics split off, table entries found, longest match first.

A split is accepted only if what remains is known to the tables; results are cached by token type, because news repeats
itself.
"""

from __future__ import annotations

from typing import NamedTuple

from tawatur.language.inflect import IMPERFECT_PREFIXES
from tawatur.language.tokens import Token
from tawatur.language.vocabulary import Entry, Vocabulary, normal_token
from tawatur.language.words import NO_ENTRIES, Entries
from tawatur.language.words import Word as Word
from tawatur.orthography.letters import ALEF, ARTICLE, DAMMA, HAMZA, HEH, LAM, MEEM, TA_MARBUTA, TEH, WAW, YEH

HER = HEH + ALEF
"""The suffix "her", which no accusative ends in."""
OF_TWO = HEH + MEEM + ALEF
"""The suffix "of the two", which only a noun that ends in its first two letters has for an accusative."""
SEATS = (ALEF + YEH, ALEF + WAW)
"""Folded endings of a noun in alef and hamza before a pronoun (أبنائه, أبناؤه)."""
NAMES = frozenset({"actor", "source", "place"})
INFLECTED = frozenset({"event", "toll", "cue", "link", "verb", "head", "weapon", "placehead", "speaker", "need"})
NOMINAL = frozenset({"event", "toll", "head", "weapon", "speaker", "number", "demonym", "actor", "placehead", "need"})
"""Sorts of words that take the ending of the indefinite accusative."""
CACHE_LIMIT = 100_000
"""Tokens, and phrases, of which it is remembered how they are read."""
NO_WORDS: frozenset[str] = frozenset()


class Analysis(NamedTuple):
    """One way to read a token: what is split off before it, its key, its own article, and a suffixed pronoun."""

    before: tuple[tuple[str, str, str], ...]
    key: str
    pronoun: str
    article: bool
    extra: tuple[Entry, ...] = ()
    """Entries of the stem without its article or accusative ending, where the whole word is in a table too."""


class Type(NamedTuple):
    """What is known of a token whatever its sentence: normal form, ways to read it, and a first ḍamma (a passive)."""

    normal: str
    analyses: tuple[Analysis, ...]
    passive: bool


class Known(NamedTuple):
    """A token as it is read where it begins no longer phrase, and how many words and which second word the phrases have
    that it may begin."""

    type: Type
    reach: int
    seconds: frozenset[str]
    before: tuple[tuple[str, str, str], ...]
    word: tuple[str, str, Entries, str, str, str, bool, bool]
    """What `Word` asks for behind the offsets."""


Reading = tuple[tuple[tuple[str, str, str], ...], int, tuple[str, str, Entries, str, str, str, bool, bool]]


class Analyser:
    """Marks the words of sentences of one language."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.arabic = vocabulary.lang == "ar"
        self._remembered: tuple[dict[str, Known], dict[str, Known]] = ({}, {})
        self._phrases: tuple[dict[str, Reading], dict[str, Reading]] = ({}, {})

    def known(self, token: Token, cased: bool) -> Known:
        """What is known of a token, remembered for texts with and without capitals apart."""
        remembered = self._remembered[cased]
        if len(remembered) > CACHE_LIMIT:
            remembered.clear()
        found = remembered[token.text] = self._know(token, cased)
        return found

    def _know(self, token: Token, cased: bool) -> Known:
        type_ = self._analyse(token.text)
        if token.kind == "mark":
            return Known(type_, 1, NO_WORDS, (), (token.text, token.text, NO_ENTRIES, "mark", "", "", False, False))
        reach = max(self.vocabulary.reach.get(analysis.key, 1) for analysis in type_.analyses)
        seconds = [self.vocabulary.seconds.get(analysis.key, NO_WORDS) for analysis in type_.analyses]
        following = seconds[0] if len(seconds) == 1 else NO_WORDS.union(*seconds)
        analysis, _, entries = self._longest(type_, [type_.normal], token, cased)
        word = (analysis.key, token.text, *_marks(token, entries), analysis.pronoun, analysis.article, type_.passive)
        return Known(type_, reach, following, analysis.before, word)

    def _analyse(self, surface: str) -> Type:
        normal = normal_token(surface)
        if not self.arabic:
            return Type(normal, (Analysis((), normal, "", False),), False)
        passive = (DAMMA in surface[1:5] and normal[:1] not in IMPERFECT_PREFIXES) or DAMMA in surface[1:3]
        if normal in self.vocabulary.reach:
            whole = self._owned(normal) or Analysis(
                (), normal, "", self._begins_with_article(normal), self._extra(normal)
            )
            return Type(normal, (*self._rather_split(normal), whole), passive)
        analyses = [a for before, stem in self._stems(normal) for a in self._known(before, stem)]
        if surface.endswith(TA_MARBUTA):
            analyses = [a for a in analyses if a.pronoun != HEH]
        analyses.sort(key=self._is_seldom)
        if not analyses:
            analyses = [self._unknown(normal)]
        return Type(normal, tuple(analyses), passive)

    def _is_seldom(self, analysis: Analysis) -> bool:
        """A dual before a pronoun that may as well be "and" with a small word (ولديه): read so only where `words` sees
        that a noun must follow."""
        entries = self.vocabulary.index.get(analysis.key, ())
        dual = bool(analysis.pronoun) and not analysis.before and any(e[0] == "head" and e[4] for e in entries)
        return dual and any(
            e[0] == "closed"
            for _, stem in self._stems(analysis.key + analysis.pronoun)[1:]
            for e in self.vocabulary.index.get(stem, ())
        )

    def _owned(self, normal: str) -> Analysis | None:
        """A word that only frames need, with its suffixed pronoun, keeps what the tables say of the noun:
        "his forces"."""
        if any(entry[0] != "need" for entry in self.vocabulary.index.get(normal, ())):
            return None
        for pronoun in self.vocabulary.enclitics:
            rest = normal[: -len(pronoun)]
            if len(rest) > 2 and normal.endswith(pronoun):
                for form in (rest, rest[:-1] + HEH) if rest.endswith(TEH) else (rest,):
                    extra = tuple(
                        e for e in self.vocabulary.index.get(form, ()) if e[0] in INFLECTED and e[0] != "need"
                    )
                    if extra:
                        return Analysis((), normal, pronoun, True, extra)
        return None

    def _rather_split(self, normal: str) -> tuple[Analysis, ...]:
        """A word that is known only as a place name, or only begins longer names, may be a common word with a
        particle."""
        entries = self.vocabulary.index.get(normal, ())
        if entries and all(entry[0] == "verb" for entry in entries):
            return self._joined_verb(normal)
        if any(entry[0] != "place" for entry in entries):
            return ()
        splits = [a for before, stem in self._stems(normal)[1:] if before for a in self._known(before, stem)]
        bare = normal[2:] if normal.startswith(ARTICLE) and len(normal) > 4 else ""
        if any(entry[0] in INFLECTED for entry in self.vocabulary.index.get(bare, ())):
            splits.insert(0, Analysis((), bare, "", True, tuple(entry for entry in entries if entry[0] == "place")))
        common = [a for a in splits if any(e[0] != "place" for e in self.vocabulary.index.get(a.key, ()))]
        return tuple(common[:1])

    def _joined_verb(self, normal: str) -> tuple[Analysis, ...]:
        """A verb that tells nothing may be "and" with an event's verb that asks for more words: وفرت العائلات."""
        frames = self.vocabulary.frames
        for before, stem in self._stems(normal)[1:]:
            entries = self.vocabulary.index.get(stem, ())
            events = [entry for entry in entries if entry[0] == "event" and entry[2] != "noun"]
            if before[-1][1] == "conj" and events and all(frames[entry[1]].needs for entry in events):
                return tuple(self._known(before, stem)[:1])
        return ()

    def _stems(self, normal: str) -> list[tuple[tuple[tuple[str, str, str], ...], str]]:
        """Ways to take particles off, fewest first."""
        found: list[tuple[tuple[tuple[str, str, str], ...], str]] = [((), normal)]
        firsts = [p for p in self.vocabulary.proclitics if p[1] == 1]
        seconds = [p for p in self.vocabulary.proclitics if p[1] == 2]
        bases: list[tuple[tuple[tuple[str, str, str], ...], str]] = [((), normal)]
        for particle, _, tag, kind in firsts:
            if normal.startswith(particle) and len(normal) - len(particle) >= 2:
                base = (((particle, tag, kind),), normal[len(particle) :])
                found.append(base)
                bases.append(base)
        for before, rest in bases:
            for particle, _, tag, kind in seconds:
                if not rest.startswith(particle) or len(rest) - len(particle) < 2:
                    continue
                split = (*before, (particle, tag, kind))
                if particle == LAM and rest.startswith(LAM + LAM):
                    found.append((split, ARTICLE + rest[2:]))
                found.append((split, rest[len(particle) :]))
        return found

    def _known(self, before: tuple[tuple[str, str, str], ...], stem: str) -> list[Analysis]:
        """The readings of a stem that the tables know: as it is, without its article, without a suffixed pronoun."""
        if before and before[0][2] == "so" and all(e[0] in NAMES for e in self.vocabulary.index.get(stem, ())):
            return []
        reach, index, article = self.vocabulary.reach, self.vocabulary.index, stem.startswith(ARTICLE) and len(stem) > 4
        if stem in reach and self._fits(stem, before) and not (before and self._is_doubtful(stem)):
            return [Analysis(before, stem, "", article and self._begins_with_article(stem), self._extra(stem))]
        if article and stem[2:] in reach and any(e[0] in INFLECTED for e in index.get(stem[2:], ())):
            named = tuple(entry for entry in index.get(stem, ()) if entry[0] == "place")
            return [Analysis(before, stem[2:], "", True, named)]
        bare = stem[:-1] if stem.endswith(ALEF) and len(stem) > 3 and not stem.endswith(HER) else ""
        if bare and any(e[0] in NOMINAL and e[2] in ("", "noun") for e in index.get(bare, ())):
            owned = self._with_pronoun(before, stem) if stem.endswith(OF_TWO) else []
            return owned or [Analysis(before, bare, "", False)]
        return self._with_pronoun(before, stem)

    def _with_pronoun(self, before: tuple[tuple[str, str, str], ...], stem: str) -> list[Analysis]:
        """The reading of a stem as a known word with a suffixed pronoun."""
        for pronoun in self.vocabulary.enclitics:
            rest = stem[: -len(pronoun)]
            if len(rest) < 2 or not stem.endswith(pronoun):
                continue
            forms = [rest]
            if rest.endswith(TEH):
                forms.append(rest[:-1] + HEH)
            elif rest.endswith(SEATS):
                forms.append(rest[:-1] + HAMZA)
            for form in forms:
                if any(e[0] in INFLECTED for e in self.vocabulary.index.get(form, ())):
                    return [Analysis(before, form, pronoun, True)]
        return []

    def _begins_with_article(self, stem: str) -> bool:
        """Whether the first two letters are the article; those of a verb (التقى, ألقى) are its own."""
        return stem.startswith(ARTICLE) and not any(e[2] == "perfect" for e in self.vocabulary.index.get(stem, ()))

    def _extra(self, stem: str) -> tuple[Entry, ...]:
        """What the tables say of a known word's stem: الاشتباكات is a name's part and an event, هجوما a needed word and
        an event."""
        index = self.vocabulary.index
        here = {entry[0] for entry in index.get(stem, ())}
        if here & {"closed", "event"}:
            return ()
        bare = (
            stem[2:]
            if stem.startswith(ARTICLE) and len(stem) > 4
            else stem[:-1]
            if stem.endswith(ALEF) and len(stem) > 3
            else ""
        )
        return tuple(
            e
            for e in index.get(bare, ())
            if e[0] in INFLECTED and e[0] not in here and e[2] in ("", "noun") and not e[4]
        )

    def _is_doubtful(self, stem: str) -> bool:
        """A stem that is nothing but an ambiguous place name, and begins no longer name."""
        entries = self.vocabulary.index.get(stem, ())
        if not entries:
            return len(stem) < 3
        return all(entry[0] == "place" and entry[2] == "ambiguous" for entry in entries)

    def _fits(self, stem: str, before: tuple[tuple[str, str, str], ...]) -> bool:
        """A future particle asks for an imperfect; the others for anything."""
        if not before or before[-1][2] != "future":
            return True
        return any(entry[2] == "imperfect" for entry in self.vocabulary.index.get(stem, ()))

    def _unknown(self, normal: str) -> Analysis:
        """An unknown word: particles are split off only before the article, where they are certain."""
        if normal.startswith(ARTICLE):
            return Analysis((), normal, "", True)
        for before, stem in self._stems(normal)[1:]:
            if stem.startswith(ARTICLE) and len(stem) > 4 and before[-1][2] != "future":
                return Analysis(before, stem, "", True)
        return Analysis((), normal, "", False)

    def words(self, tokens: list[Token], first: int, last: int, cased: bool) -> list[Word]:
        """The words of a sentence, given as a token range.

        Parameters
        ----------
        cased : whether capitals tell names in this text
        """
        found: list[Word] = []
        remembered = self._remembered[cased]
        known = [remembered.get(token.text) or self.known(token, cased) for token in tokens[first:last]]
        at = first
        while at < last:
            token, (type_, _, seconds, before, word) = tokens[at], known[at - first]
            after = at + 1
            if seconds and after < last and known[after - first].type.normal in seconds:
                before, length, word = self._phrase(tokens, at, known, at - first, cased)
                after = at + length
            elif before and found and _lacks_genitive(found[-1]):
                before, _, word = self._unsplit(type_, token, cased) or (before, 1, word)
            for particle, tag, kind in before:
                found.append(Word(at, at, token.start, token.start, particle, particle, NO_ENTRIES, tag, kind))
            found.append(Word(at, after, token.start, tokens[after - 1].end, *word))
            at = after
        return found

    def _phrase(self, tokens: list[Token], first: int, known: list[Known], at: int, cased: bool) -> Reading:
        """The longest phrase that begins with a token: particles before it, number of tokens, and what it is.

        Parameters
        ----------
        first, at : the token's place in the text and in its sentence
        """
        token, here = tokens[first], known[at]
        normals = [other.type.normal for other in known[at : at + here.reach]]
        analysis, length, entries = self._longest(here.type, normals, token, cased)
        if length == 1:
            return here.before, 1, here.word
        if not self.arabic and self._is_determiner(here.type.normal):
            following = known[at + 1]
            rest = [other.type.normal for other in known[at + 1 : at + 1 + following.reach]]
            if self._longest(following.type, rest, tokens[first + 1], cased)[1] + 1 > length:
                marks = _marks(token, list(self.vocabulary.index[here.type.normal]))
                return (), 1, (analysis.key, token.text, *marks, "", False, here.type.passive)
        surface = " ".join([other.text for other in tokens[first : first + length]])
        remembered = self._phrases[cased]
        if surface not in remembered:
            if len(remembered) > CACHE_LIMIT:
                remembered.clear()
            marks = _marks(token, entries)
            word = (" ".join(normals[:length]), surface, *marks, analysis.pronoun, analysis.article, here.type.passive)
            remembered[surface] = analysis.before, length, word
        return remembered[surface]

    def _unsplit(self, known: Type, token: Token, cased: bool) -> Reading | None:
        """The reading of a token as a noun with its pronoun and no particle before it, if there is one."""
        whole = tuple(a for a in known.analyses if not a.before and a.pronoun)
        if not whole:
            return None
        analysis, _, entries = self._longest(known._replace(analyses=whole), [known.normal], token, cased)
        marks = _marks(token, entries)
        word = (analysis.key, token.text, *marks, analysis.pronoun, analysis.article, known.passive)
        return analysis.before, 1, word

    def _is_determiner(self, normal: str) -> bool:
        """Whether a name that begins with a word may be cut short by it:
        "the Observatory" against "Observatory for Human Rights"."""
        return any(entry[0] == "closed" and entry[1][0] == "det" for entry in self.vocabulary.index.get(normal, ()))

    def _longest(self, known: Type, normals: list[str], token: Token, cased: bool) -> tuple[Analysis, int, list[Entry]]:
        """The reading with the longest match; of equally long ones the one with fewest splits.

        Parameters
        ----------
        normals : the normal forms from the token on
        """
        best: tuple[Analysis, int, list[Entry]] = (known.analyses[0], 1, [])
        best_length = 0
        for analysis in known.analyses:
            phrases = self._begun(analysis.key, normals)
            for length in range(len(phrases), best_length, -1):
                entries = self.vocabulary.index.get(phrases[length - 1])
                if length == 1 and analysis.extra:
                    entries = (*(entries or ()), *analysis.extra)
                if not entries:
                    continue
                kept = [e for e in entries if self._allowed(e, analysis, token, cased)]
                if kept and analysis.pronoun:
                    kept.sort(key=lambda entry: not entry[4])
                if kept:
                    best, best_length = (analysis, length, kept), length
                    break
        return best

    def _begun(self, key: str, normals: list[str]) -> list[str]:
        """A word, then with the one behind it, and so on as long as the tables have phrases that begin so."""
        found = [key]
        for normal in normals[1:]:
            found.append(f"{found[-1]} {normal}")
            if found[-1] not in self.vocabulary.begun:
                break
        return found

    def _allowed(self, entry: Entry, analysis: Analysis, token: Token, cased: bool) -> bool:
        """Whether an entry fits the form: pronouns only on inflected words, capitals on names."""
        if self.arabic:
            if analysis.pronoun:
                return entry[0] in INFLECTED
            return not entry[4]
        case = entry[5]
        if case == 0:
            return True
        if not cased:
            return case == 1 or len(token.text) > 3
        return token.text.isupper() if case == 2 else token.text[:1].isupper() or token.text[:1].isdigit()


def _lacks_genitive(word: Word) -> bool:
    """Whether a verbal noun of killing or wounding stands alone, so that its victims must follow."""
    tolls = word.entries.get("toll", ())
    return not word.article and not word.pronoun and any(e[1][0] == "noun" and e[2] == "noun" for e in tolls)


def _marks(token: Token, entries: list[Entry]) -> tuple[Entries, str, str]:
    """The entries of a word by their sort, with its tag and its value."""
    grouped = Entries.of(entries) if entries else NO_ENTRIES
    if token.kind == "number":
        return grouped, "number", ""
    tag, value = grouped["closed"][0][1] if "closed" in grouped else ("", "")
    return grouped, tag, value
