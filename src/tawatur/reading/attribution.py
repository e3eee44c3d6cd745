"""Who says what: the speaker of every chunk of a sentence, with the speaker behind him.

Four ways to attribute are read: a verb of saying with its subject, before or after what is said; a preposition
(according to); a participle that goes on with the speaker so far; and a source named with a colon.  An inner speech
inside another's keeps the outer speaker.
"""

from __future__ import annotations

from msgspec.structs import replace

from tawatur.orthography.punctuation import COMMAS
from tawatur.reading.actors import Cast
from tawatur.reading.clauses import Grammar
from tawatur.reading.contents import background, content_of, quoted_behind
from tawatur.reading.extent import before_verb, behind_cue
from tawatur.reading.headlines import named_in_headline
from tawatur.reading.kinds import SPEECH
from tawatur.reading.model import Chunk, Happening, Sentence, Speaker
from tawatur.reading.saying import Saying, is_he
from tawatur.reading.verbs import RELAY
from tawatur.reading.voices import Voices, given_out_by, names_speaker, past_adjectives, quote_goes_on, speaker_from

QUOTING = frozenset({"quoting", "citing"})
"""English participles with which a teller names whom he quotes."""


class Attribution(Saying):
    """Finds the speakers of the sentences of one document, in order."""

    def __init__(self, arabic: bool, cast: Cast | None = None) -> None:
        super().__init__(arabic)
        self.last: Speaker | None = None
        self.told_by: Chunk | None = None
        self.voices = Voices(arabic, cast)

    def read(self, sentence: Sentence, grammar: Grammar, body: str) -> None:
        """Set `sentence.speakers`: the innermost speaker of each chunk, or None where the outlet itself speaks."""
        chunks = sentence.chunks
        self.voices.learn(sentence, body)
        speakers: list[Speaker | None] = [None] * len(chunks)
        covered: list[bool] = [False] * len(chunks)
        for index, chunk in enumerate(chunks):
            if chunk.cue is None:
                continue
            quoting = not self.arabic and chunk.words[0].normal in QUOTING
            if chunk.kind == "verb" and not quoting:
                self._verbal(index, chunks, grammar, speakers, covered, body)
            elif chunk.cue[0] == "prep" or quoting:
                self._prepositional(index, chunks, speakers, covered, body)
            elif chunk.cue[0] == "participle":
                self._participle(index, chunks, speakers, grammar, body)
            elif chunk.cue[1] == "suspect":
                self._suspicion(index, chunks)
        if not any(speakers):
            self._colon(chunks, speakers, body)
        sentence.speakers = speakers

    def goes_on_with(self, told: list[Happening], sentence: Sentence, body: str) -> None:
        """Who demanded, accused or denied is the speaker of a following "and added"; in English who spoke last is "he"
        who urges, vows or condemns."""
        if not self.arabic:
            for happening in told:
                before = sentence.chunks[max(0, happening.chunk - 3) : happening.chunk]
                bare = happening.kind in SPEECH and not happening.agents
                if bare and self.told_by is not None and is_he(before):
                    happening.agents = [self.told_by]
        for happening in reversed(told):
            if happening.kind in SPEECH and happening.agents:
                agent = happening.agents[0]
                if agent in sentence.chunks:
                    self.last = speaker_from(sentence.chunks, sentence.chunks.index(agent), body)
                    self.told_by = agent
                return

    def _verbal(
        self,
        at: int,
        chunks: list[Chunk],
        grammar: Grammar,
        speakers: list[Speaker | None],
        covered: list[bool],
        body: str,
    ) -> None:
        content = quote_goes_on(chunks, at) if self._is_inverted(at, chunks) else content_of(chunks, at, self.arabic)
        cue = chunks[at].cue
        if cue and cue[1] == "suspect" and content == at + 1 and chunks[at].aspect == "imperfect":
            self._suspicion(at, chunks)
            return
        aside = self._is_parenthesis(at, chunks)
        postposed = aside is not None or (
            not self.arabic and self._is_postposed(at, chunks) and (content is None or self._is_inserted(at, chunks))
        )
        if (content is None and not postposed) or (self.arabic and chunks[at].negated):
            return
        if not self.arabic and (
            self._is_own_word(at, chunks)
            or self._is_silent(at, content, chunks)
            or not self._speaks(at, chunks, grammar)
        ):
            return
        named = self._speaker_of_verb(at, content, chunks, grammar, postposed)
        chunk = chunks[at]
        force = chunk.cue[1] if chunk.cue else "say"
        if self.arabic and named is not None and named < at and not _may_speak(chunks, named):
            return
        if named is None:
            speaker = self._speaker_told_before(at, chunks, grammar, postposed, body)
            if speaker is None:
                return
        else:
            speaker = self.voices.speaker(chunks, given_out_by(chunks, named), self.last, body)
            self.told_by = chunks[named]
            speaker.cue = (chunk.start, chunk.end)
            if not self.arabic:
                end = before_verb(chunks, named, at) if named < at else behind_cue(chunks, named)
                speaker.end = max(speaker.end, end)
            if force == RELAY:
                quoted = self._behind(speaker, named, content or at, chunks, body)
                if quoted is speaker and not (content is not None and chunks[content].kind == "that"):
                    return
                speaker = quoted
        speaker.force = "say" if force in ("continue", "quoted", RELAY) else force
        through = self._told_to(at, chunks, body)
        if through is not None:
            speaker.outer = through
        if postposed:
            start, end = self._since_while(at, chunks), at
            while start < at and covered[start]:
                start += 1
            if not self.arabic and self._passes_on(start, at, chunks, speakers, speaker):
                return
        else:
            start = content or at
            end = background(chunks, start) if self.arabic else self._next_speech(start, chunks)
            if not self.arabic and named is not None and named < at:
                end = min(end, self._end_of_relative(named, at, chunks))
        self._cover(speaker, start, end, speakers, covered)
        if aside is not None:
            self._cover(speaker, at + 1, self._next_speech(at + 1, chunks), speakers, covered)
        elif postposed and (rest := self._taken_up(at, content, chunks)) is not None:
            self._cover(speaker, rest, len(chunks), speakers, covered)
        self.last = speaker

    def _speaker_told_before(
        self, at: int, chunks: list[Chunk], grammar: Grammar, postposed: bool, body: str
    ) -> Speaker | None:
        """The speaker of a verb without a named subject: the one so far; in English at least who "he" or "she" is."""
        chunk = chunks[at]
        pronoun = self._pronoun_before(at, chunks)
        going_on = chunk.cue is not None and chunk.cue[1] == "continue"
        if not going_on and not chunk.pronoun and not pronoun and self.last is None:
            return None
        told = postposed and not self.arabic and at > 0 and chunks[at - 1].value == "it"
        found = (self._teller_of(at, chunks, grammar, body) if told else None) or self.last
        shown = self._shown(at, chunks)
        if found is None:
            found = self.voices.meant_by_pronoun(shown) if pronoun and not self.arabic else None
        if found is None:
            return None
        start, end = shown.start, shown.end
        if shown is chunk and not self.arabic:
            same = chunks[0].start <= found.start < chunk.start
            near = next((c for c in reversed(chunks[:at]) if c.kind == "pron" and c.value == "he"), None)
            if not same and near is None:
                return None
            start, end = (found.start, found.end) if near is None or same else (near.start, near.end)
        return replace(found, start=start, end=end, force="say", outer=None, cue=(chunk.start, chunk.end))

    def _teller_of(self, at: int, chunks: list[Chunk], grammar: Grammar, body: str) -> Speaker | None:
        """English: "the coalition shot down a drone …, it said": the body that the sentence begins with."""
        first = next((i for i, chunk in enumerate(chunks[:at]) if chunk.kind == "verb"), None)
        before = grammar.neighbours(first).subject if first is not None else []
        subject = chunks[before[0]] if len(before) == 1 else None
        if subject is None or subject.actor is None or not subject.actor.ids or not names_speaker(chunks, before[0]):
            return None
        return speaker_from(chunks, before[0], body)

    def _passes_on(
        self, start: int, at: int, chunks: list[Chunk], speakers: list[Speaker | None], speaker: Speaker
    ) -> bool:
        """ "…, the army said in a statement, reported the agency": the second only passes on what the first said."""
        inner = speakers[start - 1] if start else None
        between = chunks[start:at]
        told = any(c.frames or c.tolls or (c.kind == "verb" and not c.cue) for c in between)
        if inner is None or told or inner.name == speaker.name:
            return False
        while inner.outer is not None:
            inner = inner.outer
        inner.outer = speaker
        return True

    def _speaks(self, at: int, chunks: list[Chunk], grammar: Grammar) -> bool:
        """English: whether a verb of saying has somebody who says: not "were reported", not "which it described as"."""
        chunk = chunks[at]
        around = grammar.neighbours(at)
        if (
            chunk.cue
            and chunk.cue[1] == "suspect"
            and (chunk.passive or (at + 1 < len(chunks) and chunks[at + 1].value == "to"))
        ):
            self._suspicion(at, chunks)
            return False
        if chunk.passive:
            return any(kind == "by" for kind, _ in around.prepositions)
        if self._lacks_object(at, chunks):
            return False
        if self._is_inverted(at, chunks):
            return True
        if around.subject and around.subject[0] < at and not self._can_speak(chunks[around.subject[0]], chunk):
            return False
        return (
            chunk.aspect == "gerund"
            or bool(chunk.cue and chunk.cue[1] == "continue")
            or bool(self._pronoun_before(at, chunks) or self._comma_before(at, chunks) or around.subject)
        )

    def _cover(
        self, speaker: Speaker, start: int, end: int, speakers: list[Speaker | None], covered: list[bool]
    ) -> None:
        """Give chunks to a speaker; the one who had them so far stands behind it."""
        outer = speakers[start] if start < len(speakers) else None
        if outer is not None and outer is not speaker and speaker.outer is None and outer.name != speaker.name:
            speaker.outer = outer
        for index in range(start, end):
            speakers[index] = speaker
            covered[index] = True

    def _speaker_of_verb(
        self, at: int, content: int | None, chunks: list[Chunk], grammar: Grammar, postposed: bool
    ) -> int | None:
        limit = content if content is not None else len(chunks)
        if self.arabic or (postposed and self._comma_before(at, chunks) and not self._tells_outlet(at, chunks)):
            for index in range(at + 1, min(limit, at + 6)):
                chunk = chunks[index]
                if chunk.kind == "np" and chunks[index - 1].kind != "prep" and not (chunk.frames or chunk.tolls):
                    return index
                if chunk.kind in ("that", "verb", "cue"):
                    break
        if not self.arabic and chunks[at].passive:
            return next((position for kind, position in grammar.neighbours(at).prepositions if kind == "by"), None)
        infinitive = chunks[at].aspect == "base" and at > 0 and chunks[at - 1].value == "to"
        if not self.arabic and (chunks[at].aspect == "gerund" or infinitive):
            return self._subject_of_main(at, chunks, grammar)
        before = grammar._subject_before(at)
        if not before and not self.arabic and not self._pronoun_before(at, chunks):
            before = [p for p in grammar.neighbours(at).subject if p < at]
        if not before and self.arabic and at and chunks[at - 1].kind == "conj":
            before = [p for p in grammar.neighbours(at).subject if p < at and names_speaker(chunks, p)]
            return before[0] if before else None
        if not before and self.arabic and at and chunks[at - 1].kind in ("sub", "rel"):
            return next((p for p in range(at - 2, -1, -1) if self._is_subject(p, chunks)), None)
        if (main := self._subject_of_speech(at, chunks, grammar)) is not None:
            return main
        if before and not self.arabic:
            return before[-1] if len(before) == 1 else before[0]
        if before and at - before[0] <= 3:
            return before[0]
        return None

    def _told_to(self, at: int, chunks: list[Chunk], body: str) -> Speaker | None:
        """The outlet that was told: "told Reuters", لـ«الشرق الأوسط»."""
        for index in range(at + 1, min(len(chunks), at + 7)):
            chunk = chunks[index]
            if chunk.kind in ("that", "verb"):
                return None
            before = chunks[index - 1]
            if chunk.kind == "np" and chunk.actor is None and before.kind == "prep" and before.value == "to":
                namesake = next((word.get("source") for word in chunk.words if word.get("source")), None)
                if namesake:
                    return Speaker(chunk.start, chunk.end, body[chunk.start : chunk.end], tuple(namesake))
            if chunk.kind == "np" and chunk.actor is not None and chunk.actor.sources:
                quoted = before.kind == "mark" and index >= 2 and chunks[index - 2].kind == "prep"
                told = index == at + 1 if not self.arabic else index >= at + 2 and before.kind == "np"
                if (before.kind == "prep" and before.value == "to") or quoted or told:
                    return speaker_from(chunks, index, body)
        return None

    def _prepositional(
        self, at: int, chunks: list[Chunk], speakers: list[Speaker | None], covered: list[bool], body: str
    ) -> None:
        named = None
        for index in range(at + 1, min(len(chunks), at + 7)):
            chunk = chunks[index]
            if chunk.kind == "np":
                named = index
                break
            if chunk.kind == "mark" and chunk.value in COMMAS:
                return
        if named is None:
            return
        if not self.arabic and chunks[named].words[0].value == "own" and chunks[at].words[0].normal.startswith("in "):
            return  # "in a statement from his office"
        named = given_out_by(chunks, named if self.arabic else past_adjectives(chunks, named))
        speaker = self.voices.speaker(chunks, named, self.last, body)
        speaker.cue = (chunks[at].start, chunks[at].end)
        if not self.arabic:
            speaker.end = max(speaker.end, behind_cue(chunks, named, reduced=True))
        if self.arabic and self._passes_word(chunks[at + 1 : named], chunks[named]):
            speaker = self._behind(speaker, named, len(chunks), chunks, body)
        if self._relayed(at, named, chunks, speakers, speaker):
            return
        leading = not any(chunk.kind in ("verb",) or chunk.frames or chunk.tolls for chunk in chunks[:at])
        if leading:
            for index in range(named + 1, len(chunks)):
                speakers[index], covered[index] = speaker, True
        else:
            for index in range(at):
                current = speakers[index]
                if current is None:
                    speakers[index], covered[index] = speaker, True
            for index in range(named + 1, len(chunks)):
                if speakers[index] is None:
                    speakers[index] = speaker
        self.last = speaker

    def _passes_word(self, between: list[Chunk], named: Chunk) -> bool:
        """Arabic: whether who is named after a preposition of attribution may quote another:
        بحسب ما نقلت الصحيفة عن."""
        media = any((word.get("speaker") or ("",))[0] == "media" for word in named.words)
        return media or any(c.kind == "verb" for c in between) or bool(named.actor is not None and named.actor.sources)

    def _behind(self, relay: Speaker, named: int, until: int, chunks: list[Chunk], body: str) -> Speaker:
        """Arabic: who is quoted by the one named, with him behind; or he himself."""
        quoted = quoted_behind(chunks, named, until)
        if quoted is None:
            return relay
        speaker = self.voices.speaker(chunks, quoted, self.last, body)
        speaker.cue, speaker.outer = relay.cue, relay
        return speaker

    def _relayed(
        self, at: int, named: int, chunks: list[Chunk], speakers: list[Speaker | None], speaker: Speaker
    ) -> bool:
        """ "The agency reported, quoting a security source, that …": the agency stands behind the source; in Arabic
        also "… according to the paper, quoting witnesses" (نقلاً عن)."""
        cue = chunks[at].cue
        if self.arabic and cue is not None and cue[1] == RELAY:
            relay = self.last if self.last is not None and self.last.cue[0] >= chunks[0].start else None
            if relay is None or relay not in speakers or relay.cue[0] > chunks[at].start:
                return False
            content = speakers.index(relay)
        elif chunks[at].words[0].normal in QUOTING and (told := self._quoting(at, speakers)) is not None:
            relay, content = told
        else:
            verb = next((i for i in range(at - 1, -1, -1) if chunks[i].kind == "verb" and chunks[i].cue), None)
            that = next((i for i in range(named + 1, len(chunks)) if chunks[i].kind == "that"), None)
            if verb is None or that is None or speakers[that] is None or speakers[at] is not None:
                return False
            relay, content = speakers[that], that
        if relay is None or relay.cue[0] > chunks[at].start:
            return False
        speaker.outer = relay
        for index in range(content, len(chunks)):
            if speakers[index] is relay:
                speakers[index] = speaker
        self.last = speaker
        return True

    def _quoting(self, at: int, speakers: list[Speaker | None]) -> tuple[Speaker, int] | None:
        """English: who told what stands before "…, the paper reported, quoting the mayor", and where it begins."""
        content = next((i for i in range(at) if speakers[i] is not None and speakers[i] is self.last), None)
        return (self.last, content) if self.last is not None and content is not None else None

    def _participle(
        self, at: int, chunks: list[Chunk], speakers: list[Speaker | None], grammar: Grammar, body: str
    ) -> None:
        speaker = next((s for s in reversed(speakers[:at]) if s is not None), None)
        if speaker is None:
            verb = next((i for i in range(at - 1, -1, -1) if chunks[i].kind == "verb"), None)
            subject = grammar.neighbours(verb).subject if verb is not None else []
            if not subject:
                return
            speaker = speaker_from(chunks, subject[0], body)
            speaker.cue = (chunks[at].start, chunks[at].end)
        for index in range(at + 1, len(chunks)):
            speakers[index] = speaker
        self.last = speaker

    def _suspicion(self, at: int, chunks: list[Chunk]) -> None:
        """A word of doubt colours what stands around it, whoever speaks."""
        for index in range(max(0, at - 1), min(len(chunks), at + 6)):
            chunks[index].used.add("suspected")

    def _colon(self, chunks: list[Chunk], speakers: list[Speaker | None], body: str) -> None:
        """ "Civil Defence: three killed …"; in English also "Three killed in …: Civil Defence"."""
        found = named_in_headline(chunks, self.arabic)
        if found is not None:
            at, told = found
            speaker = speaker_from(chunks, at, body)
            for position in told:
                speakers[position] = speaker


def _may_speak(chunks: list[Chunk], at: int) -> bool:
    """Arabic: whether the noun phrase before a verb of saying may be its subject: somebody, a capital, or one known."""
    return names_speaker(chunks, at) or chunks[at].place is not None or chunks[at].definite
