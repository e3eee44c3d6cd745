"""Where a verb of saying has what is said, and whether it says anything at all."""

from __future__ import annotations

from tawatur.orthography.punctuation import COMMAS, QUOTES
from tawatur.reading.model import Chunk
from tawatur.reading.voices import names_speaker


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
        if following is None or following.kind != "mark":
            return False
        for index in range(at - 1, max(-1, at - 6), -1):
            if chunks[index].kind == "mark":
                return chunks[index].value in COMMAS + QUOTES and index > 0
            if chunks[index].kind not in ("np", "prep", "adv", "date", "aux", "pron"):
                return False
        return False

    def _is_inverted(self, at: int, chunks: list[Chunk]) -> bool:
        """ "…," said the statement: whatever stands before the comma, who speaks stands behind the verb."""
        return not self.arabic and at > 1 and self._comma_before(at, chunks) and names_speaker(chunks, at + 1)

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
        said = ("verb",) if self.arabic else ("verb", "aux")
        return ends and any(chunk.kind in said or chunk.frames or chunk.tolls for chunk in chunks[:at])

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
