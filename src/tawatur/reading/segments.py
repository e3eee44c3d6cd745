"""The clauses of a sentence: where each begins, and which noun phrases follow a chunk before its clause ends."""

from __future__ import annotations

from tawatur.orthography.letters import ALEF, FATHATAN
from tawatur.orthography.punctuation import COMMAS, DASHES, QUOTES, SEMICOLONS
from tawatur.reading.model import Chunk

ASIDE = 13
"""Chunks within which a parenthesis closes."""
ACCUSATIVE = (ALEF + FATHATAN, FATHATAN + ALEF, ALEF)
PASSED = COMMAS + QUOTES + DASHES + "'()"
"""Marks that end no clause by themselves."""
OPENERS = frozenset({"while", "that", "sub", "mark", "conj"})
"""Kinds of chunks that may open a clause."""
APPOSED = frozenset({"who", "each"})
"""Adverbs behind which a noun phrase of its own begins, not one more of those before."""
LIGHT_CHUNKS = frozenset({"adv", "date", "aux", "neg"})


class Segments:
    """The clauses of one sentence's chunks."""

    def __init__(self, chunks: list[Chunk], arabic: bool) -> None:
        self.chunks = chunks
        self.arabic = arabic
        self.segments = self._segments()

    def _segments(self) -> list[int]:
        """The clause segment of every chunk."""
        numbers, current = [], 0
        for index, chunk in enumerate(self.chunks):
            if chunk.kind in OPENERS and self._opens(index, chunk):
                current += 1
            numbers.append(current)
        return numbers

    def _opens(self, index: int, chunk: Chunk) -> bool:
        if index == 0:
            return False
        if chunk.kind in ("while", "that") or (chunk.kind == "sub" and chunk.value != "with"):
            return True
        if chunk.kind == "mark":
            return chunk.value in SEMICOLONS + ":"
        previous = self.chunks[index - 1]
        if chunk.kind == "conj" and index + 1 < len(self.chunks):
            following = self._after_small(index + 1)
            comma = previous.kind == "mark" and previous.value in COMMAS
            if following is not None and following.kind == "verb":
                if not self.arabic and following.tolls and not comma:
                    return False
                return comma or not self.arabic or self._finite_before(index)
            return (
                comma
                and following is not None
                and following.kind in ("while", "np", "prep")
                and self._verb_soon(index + 1)
            )
        return False

    def _after_small(self, index: int) -> Chunk | None:
        while index < len(self.chunks) and self.chunks[index].kind in ("aux", "adv", "neg", "date"):
            index += 1
        return self.chunks[index] if index < len(self.chunks) else None

    def _finite_before(self, index: int) -> bool:
        return any(chunk.kind == "verb" for chunk in self.chunks[:index])

    def _verb_soon(self, index: int) -> bool:
        """Whether a clause with its own verb starts at a position: noun phrase, then verb."""
        for chunk in self.chunks[index : index + 4]:
            if chunk.kind == "verb":
                return True
            if chunk.kind in ("mark", "conj"):
                return False
        return False

    def _groups(self, direct: list[int]) -> list[list[int]]:
        """Noun phrases joined by "and" are one group."""
        groups: list[list[int]] = []
        for position in direct:
            joined = groups and any(c.kind == "conj" for c in self.chunks[groups[-1][-1] + 1 : position])
            if joined:
                groups[-1].append(position)
            else:
                groups.append([position])
        return groups

    def _after(self, at: int) -> tuple[list[int], list[tuple[str, int]]]:
        """Noun phrases after a position, those without preposition and those with one, up to the end of the clause."""
        direct: list[int] = []
        prepositions: list[tuple[str, int]] = []
        preposition, last = "", ""
        index = at
        while index + 1 < len(self.chunks):
            index += 1
            chunk = self.chunks[index]
            if chunk.kind == "mark" and chunk.value in COMMAS:
                if self._dated_aside(index):
                    index += 2
                    continue
                closing = self._aside(index)
                if closing is not None:
                    index = closing
                    continue
            if chunk.kind == "np":
                joined = self.chunks[index - 1].kind == "conj" or (
                    preposition == ""
                    and self.chunks[index - 1].kind == "adv"
                    and self.chunks[index - 1].value not in APPOSED
                    and last
                )
                kind = preposition or (last if joined else "")
                if self.chunks[index - 1].kind == "conj" and last != "between" and self._is_new_clause(index):
                    break
                if kind:
                    prepositions.append((kind, index))
                else:
                    direct.append(index)
                last, preposition = kind, ""
                if chunk.frames and self.chunks[at].kind == "verb" and any(f.pos == "noun" for f, _, _ in chunk.frames):
                    break
            elif chunk.kind == "prep":
                preposition = chunk.value
            elif chunk.kind in LIGHT_CHUNKS or chunk.kind == "conj":
                continue
            elif chunk.kind == "mark" and chunk.value in PASSED:
                if chunk.value in COMMAS and not (self._goes_on(index) or self._is_carried(at, index, direct)):
                    break
            elif chunk.kind == "pron" and not preposition and (index == at + 1 or not self.arabic):
                continue
            elif chunk.kind == "among" and self.arabic and index == at + 1:
                continue  # "from it" between a verb and its subject
            else:
                break
        return direct, prepositions

    def _is_carried(self, at: int, comma: int, direct: list[int]) -> bool:
        """Arabic: whether the event noun that a light verb carries stands behind the comma that closes its long
        subject: "launched the militia …, an attack"."""
        verb = self.chunks[at]
        if not self.arabic or verb.kind != "verb" or not any(frame.pos == "light" for frame, _, _ in verb.frames):
            return False
        following = self.chunks[comma + 1] if comma + 1 < len(self.chunks) else None
        told = [self.chunks[position] for position in direct] if direct else []
        return (
            bool(told)
            and not any(chunk.frames for chunk in told)
            and following is not None
            and following.kind == "np"
            and any(frame.pos == "noun" for frame, _, _ in following.frames)
            and not following.definite
        )

    def _dated_aside(self, index: int) -> bool:
        """A date between the comma here and another."""
        return index + 2 < len(self.chunks) and self.chunks[index + 1].kind == "date" and self._is_comma(index + 2)

    def _aside(self, index: int) -> int | None:
        """Arabic: the comma that closes what the comma here opened:
        "and it is …", or an accusative of circumstance ("speaking at …")."""
        if not self.arabic or index + 2 >= len(self.chunks):
            return None
        first = self.chunks[index + 1]
        if first.kind == "prep" and first.value in ("in", "during"):
            return self._event_aside(index)
        if first.kind == "rel":
            return self._relative_aside(index)
        circumstance = (
            first.kind == "np"
            and first.actor is None
            and len(first.words) == 1
            and first.words[0].surface.endswith(ACCUSATIVE)
        )
        if first.kind != "pron" and not circumstance:
            return None
        for position in range(index + 2, min(len(self.chunks), index + ASIDE)):
            if self._is_comma(position):
                return position
            if self.chunks[position].kind in ("verb", "that", "sub", "while"):
                return None
        return None

    def _relative_aside(self, index: int) -> int | None:
        """Arabic: the comma that closes a relative clause between commas, before what the verb asks for."""
        for position in range(index + 2, min(len(self.chunks) - 1, index + ASIDE)):
            if self._is_comma(position):
                return position if self.chunks[position + 1].kind in ("np", "prep") else None
        return None

    def _event_aside(self, index: int) -> int | None:
        """Arabic: the comma that closes a circumstance which tells an event of its own ("at the end of a summit held
        in …")."""
        for position in range(index + 2, min(len(self.chunks) - 1, index + ASIDE)):
            if self._is_comma(position):
                inside = self.chunks[index + 1 : position]
                goes_on = self.chunks[position + 1].kind == "np"
                return position if goes_on and any(chunk.frames for chunk in inside) else None
        return None

    def _is_comma(self, index: int) -> bool:
        return self.chunks[index].kind == "mark" and self.chunks[index].value in COMMAS

    def _is_new_clause(self, index: int) -> bool:
        """In English a coordinated noun phrase right before a finite verb begins a clause of its own."""
        following = self.chunks[index + 1] if index + 1 < len(self.chunks) else None
        if following is None or (following.kind == "aux" and not self.arabic):
            return following is not None
        return following.kind == "verb" and not following.passive and following.aspect in ("past", "present", "perfect")

    def _goes_on(self, index: int) -> bool:
        """Whether a clause goes on after a comma: with a preposition, a date, or one more noun phrase and a
        conjunction."""
        following = self.chunks[index + 1] if index + 1 < len(self.chunks) else None
        if following is None:
            return False
        if following.kind in ("prep", "date"):
            return True
        if self.arabic and self.chunks[index - 1].kind == "date" and following.kind == "np":
            return True
        return following.kind == "np" and following.place is not None
