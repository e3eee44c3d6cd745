"""Event words of one sentence that tell one happening."""

from __future__ import annotations

from tawatur.orthography.punctuation import SEMICOLONS
from tawatur.reading.clauses import Grammar
from tawatur.reading.kinds import (
    GENERIC_KINDS,
    is_violent,
    specific,
)
from tawatur.reading.model import Chunk, Happening, Sentence
from tawatur.reading.roles import Roles
from tawatur.reading.spans import is_earlier

MEANS = frozenset({"attack.shelling", "attack.air", "attack.ied", "attack.suicide"})
"""Kinds that say how civilians were killed."""
APART = frozenset({"clash", "abduction"})
"""Kinds that are no other kind's details: "killed two and abducted three" are two happenings."""


class Joins(Roles):
    """Joins the happenings of a sentence."""

    def _join_or_add(self, happening: Happening, found: list[Happening], sentence: Sentence, grammar: Grammar) -> None:
        for earlier in reversed(found):
            if self._one(earlier, happening, sentence, grammar):
                self._join(earlier, happening)
                return
        found.append(happening)

    def _one(self, first: Happening, second: Happening, sentence: Sentence, grammar: Grammar) -> bool:
        """Whether two event words of a sentence tell one happening."""
        if {first.kind, second.kind} == {"riot", "loot_destroy"} and not self.arabic:
            return self._is_of_one_crowd(first, second)
        if {first.kind, second.kind} == {"riot", "protest"} and not self.arabic:
            return self._is_argument(first, second, sentence, grammar) or self._is_of_one_crowd(first, second)
        if not self.arabic and second.kind == "riot" and first.kind.startswith("attack"):
            return self._is_of_one_crowd(first, second)
        if not (is_violent(first.kind) and is_violent(second.kind)):
            if self._is_backdrop(first, sentence.chunks) or first.kind != second.kind:
                return False
            return self._tied(first, second, sentence, grammar)
        if self._is_argument(first, second, sentence, grammar) or self._goes_on(first, second, sentence.chunks):
            return True
        if first.kind != second.kind and not APART.isdisjoint((first.kind, second.kind)):
            return False
        if self._is_means(first, second, sentence) and not self._rival_roles(first, second):
            return True
        if (
            "assassination" in (first.kind, second.kind)
            and grammar.segments[first.chunk] == grammar.segments[second.chunk]
        ):
            return not self._rival_roles(first, second)
        generic = first.kind in GENERIC_KINDS or second.kind in GENERIC_KINDS or first.kind == second.kind
        return generic and self._tied(first, second, sentence, grammar) and not self._rival_roles(first, second)

    def _goes_on(self, first: Happening, second: Happening, chunks: list[Chunk]) -> bool:
        """Arabic: "a shelling that the group carried out and that targeted a quarter": the verb of aiming behind "and"
        is the noun's."""
        verb = chunks[second.chunk]
        joined = second.chunk > 0 and chunks[second.chunk - 1].kind == "conj" and not second.agents
        if not (self.arabic and joined and verb.kind == "verb" and second.frame is not None):
            return False
        if second.frame.pos != "aim" or first.frame is None or first.frame.pos != "noun":
            return False
        between = chunks[first.chunk + 1 : second.chunk - 1]
        return any(c.kind == "verb" and c.pronoun for c in between) and all(
            c.kind not in ("that", "while", "sub") for c in between
        )

    def _is_of_one_crowd(self, first: Happening, second: Happening) -> bool:
        """English: "crowds threw stones and burned a flag": what one crowd does is one riot."""
        return any(agent is other for agent in first.agents for other in second.agents)

    def _is_argument(self, first: Happening, second: Happening, sentence: Sentence, grammar: Grammar) -> bool:
        """The second is a verb of striking whose subject is the first ("the shelling hit"), or a relative clause on
        it."""
        chunks = sentence.chunks
        if chunks[second.chunk].kind == "verb" and second.frame is not None:
            around = grammar.neighbours(second.chunk)
            words = {first.chunk, *first.triggers}
            if words & set(around.subject) or (words & set(around.objects) and second.frame.pos != "noun"):
                return True
        return False

    def _is_means(self, first: Happening, second: Happening, sentence: Sentence) -> bool:
        """ "A massacre by shelling": the second, behind a preposition of cause or means, says how the first was
        done."""
        massacre = first.kind == "attack.civilians" and first.frame is not None and first.frame.pos == "noun"
        means = second.kind in MEANS and second.frame is not None and second.frame.pos == "noun"
        if not massacre or not means or second.chunk <= first.chunk:
            return False
        between = sentence.chunks[first.chunk + 1 : second.chunk]
        before = between[-1] if between else None
        parted = any(chunk.kind in ("while", "that") for chunk in between)
        caused = before is not None and before.kind == "prep" and before.value in ("cause", "instrument", "by")
        return caused and not parted

    def _tied(self, first: Happening, second: Happening, sentence: Sentence, grammar: Grammar) -> bool:
        """Whether nothing parts two event words: same clause, or a clause of circumstance of the other."""
        chunks, segments = sentence.chunks, grammar.segments
        if not self.arabic and self._is_day_after(first, second, chunks):
            return False
        if not self.arabic and self._is_one_run(first, second, chunks):
            return True
        if self.arabic and self._is_earlier(first, second, chunks):
            return False
        if segments[first.chunk] == segments[second.chunk]:
            return True
        between = chunks[first.chunk + 1 : second.chunk]
        if any(chunk.kind == "while" for chunk in between):
            return False
        return (
            any(chunk.kind in ("sub", "rel", "link") for chunk in between)
            and not any(chunk.kind == "mark" and chunk.value in SEMICOLONS for chunk in between)
            and not any(chunk.kind == "sub" and chunk.value in ("before", "after") for chunk in between)
        )

    def _is_day_after(self, first: Happening, second: Happening, chunks: list[Chunk]) -> bool:
        """English: "the attack came a day after the army raided …": two acts, one dated by the other."""
        dates = [chunk.date for chunk in chunks[first.chunk + 1 : second.chunk] if chunk.date is not None]
        return any(date.direction == "same" and bool(date.count) for date in dates)

    def _is_one_run(self, first: Happening, second: Happening, chunks: list[Chunk]) -> bool:
        """English: "invaded the area and opened fire on them": two verbs of one subject that nothing parts."""
        between = chunks[first.chunk + 1 : second.chunk]
        verbs = chunks[first.chunk].kind == chunks[second.chunk].kind == "verb"
        parted = any(c.kind in ("that", "while", "sub", "rel", "verb") or c.date is not None for c in between)
        placed = any(c.place is not None for c in chunks[second.chunk + 1 : second.chunk + 5])
        joined = {first.kind, second.kind} <= GENERIC_KINDS and any(c.kind == "conj" for c in between)
        return (
            verbs and joined and not parted and not placed and any(a is b for a in first.agents for b in second.agents)
        )

    def _is_earlier(self, first: Happening, second: Happening, chunks: list[Chunk]) -> bool:
        """Arabic: the second stands behind "after" or "before", be it with a time: "a day after the bombing of …"."""
        if is_earlier(chunks, second.chunk):
            return True
        for index in range(second.chunk - 1, first.chunk, -1):
            chunk = chunks[index]
            if chunk.kind == "prep" and chunk.value in ("after", "before"):
                return True
            if chunk.kind not in ("np", "prep", "date", "adv") or chunk.frames:
                return False
        return False

    def _is_backdrop(self, happening: Happening, chunks: list[Chunk]) -> bool:
        """Arabic: only says when: "before the meeting he held talks by telephone"."""
        before = chunks[happening.chunk - 1] if happening.chunk else None
        when = before is not None and before.kind == "prep" and before.value in ("before", "after", "during")
        return self.arabic and when and happening.definite and chunks[happening.chunk].kind == "np"

    def _rival_roles(self, first: Happening, second: Happening) -> bool:
        """Different known agents."""
        ours = {i for c in first.agents if c.actor for i in c.actor.ids}
        theirs = {i for c in second.agents if c.actor for i in c.actor.ids}
        return bool(ours and theirs and not ours & theirs)

    def _join(self, first: Happening, second: Happening) -> None:
        means = second.kind in MEANS and first.kind == "attack.civilians"
        riot = "riot" in (first.kind, second.kind) and not is_violent(first.kind)
        first.kind = second.kind if means else "riot" if riot else specific(first.kind, second.kind)
        if riot:
            second.targets = [] if first.targets else second.targets
        for slot in ("agents", "targets", "victims", "tolls", "weapons", "triggers"):
            values = getattr(first, slot)
            values.extend(value for value in getattr(second, slot) if value not in values)
        first.end = max(first.end, second.end)
        first.start = min(first.start, second.start)
        first.evidence.append(second.rule)
