"""Where a verb of saying has what is said, and whether it says anything at all."""

from __future__ import annotations

from tawatur.orthography.punctuation import COMMAS, QUOTES
from tawatur.reading.clauses import Grammar
from tawatur.reading.kinds import SPEECH
from tawatur.reading.model import Chunk
from tawatur.reading.subjects import opening_of_aside
from tawatur.reading.voices import names_speaker, quote_goes_on

HE, OURS = frozenset({"he", "she"}), frozenset({"i", "we", "you"})


class Saying:
    """Answers questions about the verbs of saying of one language."""

    def __init__(self, arabic: bool) -> None:
        self.arabic = arabic

    def _next_speech(self, start: int, chunks: list[Chunk]) -> int:
        """English: what one says ends where "while" brings another who says something."""
        for index in range(start, len(chunks)):
            if chunks[index].kind == "while" and any(c.kind == "verb" and c.cue for c in chunks[index + 1 : index + 7]):
                return index
        return len(chunks)

    def _is_inserted(self, at: int, chunks: list[Chunk]) -> bool:
        """ "…, witnesses said, and …": between commas, right after its subject."""
        following = chunks[at + 1] if at + 1 < len(chunks) else None
        if following is not None and following.kind == "np" and following.actor is not None and following.actor.sources:
            following = chunks[at + 2] if at + 2 < len(chunks) else None  # "witnesses told the agency, the latest …"
        if following is None or following.kind != "mark":
            return False
        for index in range(at - 1, max(-1, at - 6), -1):
            if chunks[index].kind == "mark":
                return chunks[index].value in COMMAS + QUOTES and index > 0
            if chunks[index].kind not in ("np", "prep", "adv", "date", "aux", "pron", "conj"):
                return False
        return False

    def _is_inverted(self, at: int, chunks: list[Chunk]) -> bool:
        """ "…," said the statement: whatever stands before the comma, who speaks stands behind the verb."""
        if self.arabic or at <= 1 or not self._comma_before(at, chunks) or not names_speaker(chunks, at + 1):
            return False
        if not told_before(chunks, at):
            return False
        return not self._acts(at + 1, chunks)

    def _acts(self, at: int, chunks: list[Chunk]) -> bool:
        """Whether the noun phrase behind a verb of saying is the subject of what is said: "…, said soldiers killed"."""
        for chunk in chunks[at + 1 : at + 5]:
            if chunk.kind in ("verb", "aux"):
                return not (chunk.kind == "verb" and chunk.aspect == "gerund")
            if chunk.kind not in ("prep", "np", "adv", "date", "neg"):
                return False
        return False

    def _is_parenthesis(self, at: int, chunks: list[Chunk]) -> int | None:
        """English: where the comma stands that opens "…, witnesses said, …" between a subject and its verb."""
        opened = None if self.arabic else opening_of_aside(chunks, at)
        if opened is None or not opened:
            return None
        closing = next((i for i in range(at + 1, min(len(chunks), at + 5)) if chunks[i].kind == "mark"), None)
        if closing is None or chunks[closing].value not in COMMAS or closing + 1 >= len(chunks):
            return None
        inner = chunks[at + 1 : closing]
        goes_on = chunks[closing + 1].kind in ("verb", "aux", "neg", "adv")
        return opened if goes_on and all(c.kind in ("cue", "date", "adv", "prep", "np") for c in inner) else None

    def _can_speak(self, subject: Chunk, verb: Chunk) -> bool:
        """An event does not speak ("fighting went on"); who goes on to say is somebody known."""
        if subject.frames or subject.tolls:
            return subject.head is not None and subject.head[0] == "person"
        known = subject.actor is not None or subject.head is not None or subject.place is not None
        known = known or any("speaker" in word.entries for word in subject.words)
        return known or not (verb.cue and verb.cue[1] == "continue")

    def _is_postposed(self, at: int, chunks: list[Chunk]) -> bool:
        """ "…, the army said." or "…, said the army": what is said stands before."""
        following = chunks[at + 1] if at + 1 < len(chunks) else None
        ends = (
            following is None
            or following.kind in ("mark", "date", "cue", "prep", "adv", "sub")
            or (following.kind == "np" and (self._comma_before(at, chunks) or self._ends_after(at + 1, chunks)))
        )
        if self.arabic:
            return ends and any(chunk.kind == "verb" or chunk.frames or chunk.tolls for chunk in chunks[:at])
        return ends and told_before(chunks, at)

    def _taken_up(self, at: int, content: int | None, chunks: list[Chunk]) -> int | None:
        """Where what is said goes on behind "…, he said," in the middle of it."""
        if content is not None:
            return None if any(c.kind == "while" for c in chunks[at:content]) else content
        if self.arabic:
            return None
        quoted = quote_goes_on(chunks, at)
        return at + 1 if quoted is None and self._is_inserted(at, chunks) else quoted

    def _end_of_relative(self, named: int, at: int, chunks: list[Chunk]) -> int:
        """English: where a relative clause ends in which somebody says something: "X, who said …, left the town"."""
        relative = next((i for i in range(at - 1, named, -1) if chunks[i].kind == "rel"), None)
        if (
            relative is None
            or any(c.kind == "verb" for c in chunks[relative:at])
            or chunks[relative - 1].kind != "mark"
        ):
            return len(chunks)
        for index in range(at + 1, len(chunks) - 1):
            if chunks[index].value == "," and chunks[index + 1].kind in ("verb", "aux", "neg"):
                return index
        return len(chunks)

    def _subject_of_speech(self, at: int, chunks: list[Chunk], grammar: Grammar) -> int | None:
        """English: who "denied that … and said …": of two verbs of speech the second has the first one's subject."""
        if self.arabic or at < 3 or chunks[at - 1].kind != "conj":
            return None
        for index in range(at - 2, 0, -1):
            verb = chunks[index - 1]
            if chunks[index].kind == "that" and verb.kind == "verb":
                speech = verb.cue is not None or any(frame.kind in SPEECH for frame, _, _ in verb.frames)
                before = grammar.neighbours(index - 1).subject if speech and not verb.passive else []
                return before[0] if len(before) == 1 and before[0] < index else None
            if chunks[index].kind in ("while", "sub"):
                return None
        return None

    def _is_subject(self, at: int, chunks: list[Chunk]) -> bool:
        """Whether a noun phrase may be who speaks in a clause that hangs on its own: "sources put it higher, for they
        said …"."""
        return names_speaker(chunks, at) and (at == 0 or chunks[at - 1].kind != "prep")

    def _subject_of_main(self, at: int, chunks: list[Chunk], grammar: Grammar) -> int | None:
        """ "The RSF gave its version, saying …", "he was quoted as saying …":
        the speaker is the subject of the verb before."""
        for index in range(at - 1, -1, -1):
            chunk = chunks[index]
            if chunk.kind == "verb" and chunk.aspect != "gerund":
                around = grammar.neighbours(index)
                found = around.subject or around.objects
                if found and found[0] < index:
                    return found[0]
                if chunk.cue is not None and self._pronoun_before(index, chunks):
                    return None
        return None

    def _ends_after(self, listener: int, chunks: list[Chunk]) -> bool:
        """ "…, a doctor told AFP": the one who is told ends the clause."""
        following = chunks[listener + 1] if listener + 1 < len(chunks) else None
        return not self.arabic and (following is None or following.kind in ("mark", "date", "prep", "cue"))

    def _comma_before(self, at: int, chunks: list[Chunk]) -> bool:
        if at > 1 and not self.arabic and chunks[at - 1].value == "'" and chunks[at - 2].kind == "mark":
            return True
        return at > 0 and chunks[at - 1].kind == "mark" and chunks[at - 1].value in COMMAS + QUOTES

    def _pronoun_before(self, at: int, chunks: list[Chunk]) -> bool:
        return any(chunk.kind == "pron" for chunk in chunks[max(0, at - 2) : at])

    def _is_own_word(self, at: int, chunks: list[Chunk]) -> bool:
        """English: "I believe", "we say", "you know": inside a quotation, whose speaker is named elsewhere."""
        return any(c.kind == "pron" and c.words[0].normal in OURS for c in chunks[max(0, at - 3) : at])

    def _is_silent(self, at: int, content: int | None, chunks: list[Chunk]) -> bool:
        """English: "vowed to respond", "troops answered with fire": no word follows or goes before."""
        cue = chunks[at].cue
        infinitive = chunks[at].aspect == "base" and at > 0 and chunks[at - 1].value == "to"
        if not infinitive and (cue is None or cue[1] != "quoted"):
            return False
        if content is not None and chunks[content].kind in ("that", "mark"):
            return False
        quoted = any(
            c.kind == "mark" and c.value in QUOTES for c in (*chunks[max(0, at - 4) : at], *chunks[at + 1 : at + 5])
        )
        return (content is None or not infinitive) and not quoted

    def _lacks_object(self, at: int, chunks: list[Chunk]) -> bool:
        """English: "which he described as", "which the agency could not verify": what is said of is the noun before."""
        index = at - 1
        while index > 0 and chunks[index].kind in ("aux", "adv", "neg"):
            index -= 1
        if index < 1 or chunks[index].kind not in ("pron", "np") or chunks[index - 1].kind != "rel":
            return False
        following = chunks[at + 1] if at + 1 < len(chunks) else None
        open_end = following is None or following.kind in ("mark", "prep", "date")
        return chunks[index].kind == "pron" or (open_end and chunks[index - 1].value != "who")

    def _shown(self, at: int, chunks: list[Chunk]) -> Chunk:
        """English: the pronoun that says a verb ("he said"); the verb itself where there is none."""
        before = [] if self.arabic else [c for c in chunks[max(0, at - 2) : at] if c.kind == "pron"]
        return before[-1] if before else chunks[at]

    def _since_while(self, at: int, chunks: list[Chunk]) -> int:
        """English: where the clause opens that a verb of saying closes: "X claimed …, while Y did …, Z said"."""
        if self.arabic:
            return 0
        for index in range(at - 1, -1, -1):
            if chunks[index].kind == "while" and any(c.kind == "verb" and c.cue for c in chunks[:index]):
                return index + 1
        return 0

    def _tells_outlet(self, at: int, chunks: list[Chunk]) -> bool:
        """English: "N. N., the spokesman, told Reuters": behind a name and its apposition, an outlet only listens."""
        if self.arabic or at < 4 or at + 1 >= len(chunks) or chunks[at - 2].kind != "np":
            return False
        listener = chunks[at + 1]
        outlet = listener.actor is not None and bool(listener.actor.sources)
        apart = chunks[at - 3].kind in ("mark", "prep") and any(c.kind == "np" for c in chunks[: at - 3])
        return listener.kind == "np" and outlet and apart and not chunks[at - 2].frames


def told_before(chunks: list[Chunk], at: int) -> bool:
    """English: whether a clause, an event or a toll stands before a verb of saying, so that it may be what is said."""
    relative = False
    for chunk in chunks[:at]:
        if chunk.kind == "mark":
            relative = False
        elif chunk.kind == "rel":
            relative = True
        elif chunk.kind == "aux" or (chunk.kind == "verb" and chunk.aspect != "gerund"):
            if not relative:
                return True
        elif (chunk.frames or chunk.tolls) and not relative:
            return True
    return False


def is_he(before: list[Chunk]) -> bool:
    """English: whether "he" or "she" stands right before a verb, past auxiliaries and adverbs."""
    for chunk in reversed(before):
        if chunk.kind == "pron":
            return chunk.words[0].normal in HE
        if chunk.kind not in ("aux", "adv", "neg"):
            return False
    return False
