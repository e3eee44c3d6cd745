"""Who a noun phrase that speaks is: what its words name, and English names and nouns that go back to a speaker told
before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tawatur.language.analysis import ARTICLE, Word
from tawatur.orthography.folding import fold
from tawatur.orthography.punctuation import QUOTES
from tawatur.reading.antecedents import is_short, opening, role
from tawatur.reading.forms import is_plural
from tawatur.reading.model import BACK, Chunk, Sentence, Speaker

if TYPE_CHECKING:
    from tawatur.reading.actors import Cast

ANONYMOUS = "unnamed"
SAME = "same"
MEDIA = "media"
PAPER = "paper"
"""Role of a text that speaks for those who gave it out: a statement."""


class Voices:
    """The speakers of one document that later words may go back to."""

    def __init__(self, arabic: bool, cast: Cast | None = None) -> None:
        self.arabic = arabic
        self.cast = cast
        self.persons: dict[str, Speaker] = {}
        self.spoke: dict[str, Speaker] = {}
        self.named: dict[str, Speaker] = {}

    def learn(self, sentence: Sentence, body: str) -> None:
        """Keep the persons named in full with their office or title, for the surname alone later."""
        if self.arabic:
            self._learn_arabic(sentence, body)
            return
        for index, chunk in enumerate(sentence.chunks):
            if chunk.kind != "np" or len(chunk.words) < 2 or not _is_name(chunk.words[-1].surface):
                continue
            titled = chunk.head is not None and chunk.head[0] == "person" and chunk.quantity is None
            if (titled or chunk.actor is None) and not (chunk.words[-1].entries.keys() - {"place"}):
                self.persons.setdefault(chunk.words[-1].normal, speaker_from(sentence.chunks, index, body))

    def speaker(self, chunks: list[Chunk], at: int, last: Speaker | None, body: str) -> Speaker:
        """The speaker that the noun phrase at a position means."""
        chunk = chunks[at]
        whole = speaker_from(chunks, at, body)
        found = self._goes_back(chunk, whole, last) if self.arabic else self._known(chunk, last)
        if found is None:
            if self.arabic:
                whole.end = _with_same(chunks, at, whole.end)
                self.spoke[opening(chunk)] = whole
            return whole
        return replace(found, start=chunk.start, end=_with_same(chunks, at, chunk.end), force="say", cue=(0, 0))

    def meant_by_pronoun(self, pronoun: Chunk) -> Speaker:
        """English: the person named last before "he" or "she" where nobody has spoken yet; else the pronoun itself."""
        person = next(reversed(self.persons.values()), None) if pronoun.value == "he" else None
        return person or Speaker(pronoun.start, pronoun.end, pronoun.words[0].surface)

    def _learn_arabic(self, sentence: Sentence, body: str) -> None:
        """Keep whom a sentence names in full, by the noun that the name begins with, and persons by their last name."""
        for index, chunk in enumerate(sentence.chunks):
            if chunk.kind != "np" or chunk.quantity is not None or is_short(chunk) or not role(chunk):
                continue
            last, whole = chunk.words[-1], speaker_from(sentence.chunks, index, body)
            if len(chunk.words) > 1 or " " in chunk.words[0].normal or whole.end > chunk.end:
                self.named[opening(chunk)] = whole
            if len(chunk.words) > 1 and chunk.head is not None and chunk.head[0] == "person" and not last.entries:
                self.persons.setdefault(last.normal, whole)

    def _goes_back(self, chunk: Chunk, whole: Speaker, last: Speaker | None) -> Speaker | None:
        """Arabic: "the source", "the party", "the statement", "the latter", a surname: somebody who was named
        before."""
        if len(chunk.words) == 1 and not chunk.words[0].entries and whole.end == chunk.end:
            return self.persons.get(chunk.words[0].normal)
        if chunk.end == whole.end and (same := self._qualified(chunk)) is not None:
            return same
        if not is_short(chunk) or chunk.end < whole.end:
            return None
        if role(chunk) == PAPER:
            return last
        noun = opening(chunk)
        settled = self.cast is not None and self.cast.is_settled(whole.start, whole.actor_ids)
        if BACK not in chunk.used and (whole.source_ids or settled):
            return None
        found = self.spoke.get(noun) or self.named.get(noun) or self._meant(chunk, whole)
        return last if found is None and role(chunk) == ANONYMOUS else found

    def _qualified(self, chunk: Chunk) -> Speaker | None:
        """ "The military official" after "a government military official": definite, with adjectives said before."""
        tokens = [token for word in chunk.words for token in fold(word.surface).split()]
        found = self.spoke.get(opening(chunk))
        if found is None or len(tokens) < 2 or not all(token.startswith(ARTICLE) for token in tokens):
            return None
        said = {fold(token).removeprefix(ARTICLE) for token in found.name.split()}
        return found if {token.removeprefix(ARTICLE) for token in tokens} <= said else None

    def _meant(self, chunk: Chunk, whole: Speaker) -> Speaker | None:
        """The speaker whom the cast of the document takes a short form for."""
        meant = self.cast.meant_by(chunk) if self.cast is not None else None
        if isinstance(meant, Chunk):
            return speaker_from([meant], 0, self.cast.body) if self.cast is not None else None
        return Speaker(whole.start, whole.end, whole.name, (), (meant,), "party") if meant is not None else None

    def _known(self, chunk: Chunk, last: Speaker | None) -> Speaker | None:
        """ "Santos", "the statement", "the official": somebody who was named before."""
        words = chunk.words
        if len(words) == 1 and chunk.actor is None and chunk.head is None:
            return self.persons.get(words[0].normal)
        if len(words) == 2 and _is_title(words[0]) and words[1].surface.istitle():
            return self.persons.get(words[1].normal)
        if len(words) != 2 or words[0].value != "the" or last is None:
            return None
        role = (words[1].get("speaker") or ("",))[0]
        if role == PAPER or (role and words[1].normal in last.name.lower().split()):
            return last
        return None


def given_out_by(chunks: list[Chunk], at: int) -> int:
    """Who gave out the paper at a position: of "a statement issued by the ministry", "a count that the ministry gave"
    the ministry; else the position."""
    if not any((word.get("speaker") or ("",))[0] == PAPER for word in chunks[at].words):
        return at
    following = at + 1
    if [c.kind for c in chunks[at + 1 : at + 4]] in (["that", "np", "verb"], ["rel", "np", "verb"]):
        chunks[at + 3].used.add("carrier")
        return at + 2
    if following < len(chunks) and chunks[following].kind == "verb" and chunks[following].aspect != "gerund":
        following += 1
    if following + 1 >= len(chunks) or chunks[following].value not in ("by", "from"):
        return at
    giver = chunks[following + 1]
    if giver.kind != "np" or giver.frames or giver.quantity is not None:
        return at
    if following > at + 1:
        chunks[at + 1].used.add("carrier")
    return following + 1


def past_adjectives(chunks: list[Chunk], at: int) -> int:
    """English: of "local and security sources" the position of the noun; else the position itself."""
    joined = at + 2 < len(chunks) and chunks[at + 1].kind == "conj" and chunks[at + 2].kind == "np"
    lone = len(chunks[at].words) == 1 and chunks[at].words[0].surface.islower() and chunks[at].head is None
    if not joined or not lone or chunks[at].actor is not None or not names_speaker(chunks, at + 2):
        return at
    return at if is_plural(chunks[at].words[0]) else at + 2


def names_speaker(chunks: list[Chunk], at: int) -> bool:
    """Whether the chunk at a position is somebody, a paper that speaks for somebody, or a bare name."""
    chunk = chunks[at] if at < len(chunks) else None
    if chunk is None or chunk.kind != "np" or chunk.quantity is not None:
        return False
    if chunk.frames or chunk.tolls:
        return len(chunk.words) > 1 and all(word.surface.istitle() for word in chunk.words)
    known = chunk.actor is not None or any("speaker" in word.entries for word in chunk.words)
    return known or all(word.surface.istitle() for word in chunk.words)


def quote_goes_on(chunks: list[Chunk], at: int) -> int | None:
    """Where the quotation is taken up again behind "…," said the mayor."""
    marks = (i for i in range(at + 2, len(chunks)) if chunks[i].kind == "mark")
    return next((i for i in marks if chunks[i].value in QUOTES), None)


def _is_title(word: Word) -> bool:
    """Whether a word is a title, a rank or an office before a name: "Mr", "Gen", "President"."""
    role = (word.get("speaker") or ("",))[0]
    return word.surface[:1].isupper() and role in ("person", "office", "military")


def _is_name(surface: str) -> bool:
    return surface[:1].isupper() and not surface.isupper() and len(surface) > 2


def _speaks_for(chunk: Chunk, following: Chunk) -> bool:
    """Arabic: a spokesman or correspondent right before the name of those for whom he speaks."""
    named = following.kind == "np" and following.actor is not None and following.quantity is None
    if not named or following.actor is None or len(chunk.words) > 1:
        return False
    if role(chunk) == MEDIA:
        return bool(following.actor.sources)
    return role(chunk) == "office" and " " in chunk.words[0].normal and chunk.actor is None


def _with_same(chunks: list[Chunk], at: int, end: int) -> int:
    """Where a noun phrase ends with the word behind it that says that it is the same (المصدر نفسه)."""
    following = chunks[at + 1] if at + 1 < len(chunks) else None
    return following.end if following is not None and following.kind == "adv" and following.value == SAME else end


def _without_particle(chunks: list[Chunk], at: int, name: str) -> str:
    """Arabic: a name without the preposition that is written together with it (وفقاً لشهود)."""
    before = chunks[at - 1] if at else None
    if before is None or before.kind != "prep" or before.words[0].first != before.words[0].last:
        return name
    particle, article = before.words[0].surface, chunks[at].words[0].article
    bare = name[name.find(particle) + 1 :] if particle in name[:2] else name
    return ARTICLE + bare[1:] if article and not bare.startswith(ARTICLE) and bare[:1] == particle else bare


def speaker_from(chunks: list[Chunk], at: int, body: str) -> Speaker:
    """The speaker that a noun phrase names, with what qualifies it: "a commander in the opposition"."""
    chunk = chunks[at]
    end = chunk.end
    actor = chunk.actor
    following = chunks[at + 1] if at + 1 < len(chunks) else None
    if following is not None and _speaks_for(chunk, following):
        actor, end = following.actor, following.end
    for index in range(at + 1, min(len(chunks) - 1, at + 4)):
        if chunks[index].kind != "prep" or chunks[index].value not in ("of", "in", "from", "to"):
            break
        after = chunks[index + 1]
        if (chunks[index].value == "to" and (after.frames or after.tolls)) or role(after) == PAPER:
            break
        if after.kind != "np" or (after.actor is not None and after.actor.sources and chunks[index].value == "to"):
            break
        if actor is None and after.actor is not None:
            actor = after.actor
        end = after.end
        break
    name = _without_particle(chunks, at, body[chunk.start : end])
    if actor is None:
        return Speaker(chunk.start, end, name)
    if role(chunk) == MEDIA and following is not None and actor is following.actor:
        return Speaker(chunk.start, end, name, actor.sources, actor.ids, ANONYMOUS)
    whole = chunk.actor is actor and actor.end - actor.start >= (chunk.end - chunk.start) * 0.6
    sources = actor.sources if whole else ()
    return Speaker(chunk.start, end, name, sources, actor.ids, "party" if actor.ids else ANONYMOUS)
