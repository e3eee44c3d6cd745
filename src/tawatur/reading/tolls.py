"""Each toll to its happening; a toll with no act beside it is a happening of its own."""

from __future__ import annotations

from tawatur.reading.clauses import Grammar
from tawatur.reading.kinds import SPEECH, is_violent
from tawatur.reading.model import Chunk, Happening, Sentence, Toll
from tawatur.reading.roles import Roles
from tawatur.reading.spans import is_earlier

DEADLY = frozenset({"toll", "accident", "riot", "repression"})
"""Kinds beside the violent ones to which a toll in their clause belongs first."""
HURTFUL = DEADLY | {"territory.capture", "loot_destroy", "arrest", "intercept", "protest", "displacement"}
CARRYING = frozenset({"from", "in", "on", "to", "instrument"})
"""Classes of prepositions that tie a verbal noun to the light verb that carries it."""
REACH = 9
"""Chunks before a killing within which that verb stands."""


class Tolls(Roles):
    """Gives tolls to happenings."""

    def _attach_tolls(
        self, tolls: list[Toll], found: list[Happening], sentence: Sentence, number: int, grammar: Grammar
    ) -> None:
        """Give each toll to its happening; a toll with no act beside it is a happening of its own."""
        for toll in tolls:
            owner = self._owner(toll, found, sentence, grammar)
            if owner is None and toll.running:
                continue
            if owner is None and toll.outcome in ("missing", "displaced"):
                continue
            if owner is None and toll.outcome not in ("killed", "injured", "killed_or_injured"):
                continue
            if owner is None:
                owner = self._toll_happening(toll, sentence, number)
                found.append(owner)
            if not toll.running:
                owner.tolls.append(toll)
            hurts = is_violent(owner.kind) or owner.kind in ("toll", "accident")
            if (
                hurts
                and toll.outcome != "displaced"
                and toll.who is not None
                and self._is_somebody(toll.who)
                and toll.who not in owner.targets
                and toll.who not in owner.agents
            ):
                owner.victims.append(toll.who)
            if sentence.chunks[toll.chunk].kind == "verb":
                self._killers(owner, toll, sentence, grammar)
            elif self.arabic:
                self._carriers(owner, toll, sentence, grammar)
        found.sort(key=lambda h: (h.trigger, h.rule))

    def _is_somebody(self, chunk: Chunk) -> bool:
        """Victims who are told by more than their number."""
        if chunk.head is not None:
            return chunk.head[0] in ("person", "force") and chunk.head[3] != "victims"
        return chunk.actor is not None or (chunk.quantity is None and not chunk.tolls)

    def _killers(self, owner: Happening, toll: Toll, sentence: Sentence, grammar: Grammar) -> None:
        """The agent of a verb of killing."""
        chunk = sentence.chunks[toll.chunk]
        around = grammar.neighbours(toll.chunk)
        if not any(t[0][0] == "verb" for t in chunk.tolls):
            return
        givers = (
            []
            if chunk.passive
            or (toll.who is not None and any(sentence.chunks[p].start == toll.who.start for p in around.subject))
            else around.subject
        )
        givers = givers + [position for kind, position in around.prepositions if kind == "by"]
        givers = givers + [position for _, position in around.prepositions if self._shooter(sentence.chunks[position])]
        for position in givers:
            self._give(owner, "agent", sentence.chunks[position])

    def _carriers(self, owner: Happening, toll: Toll, sentence: Sentence, grammar: Grammar) -> None:
        """Arabic: the agent of a light verb behind which the killing stands as a noun: "managed to kill two gunmen"."""
        chunks, before = sentence.chunks, sentence.chunks[toll.chunk - 1] if toll.chunk else None
        if owner.agents or before is None or before.kind != "prep" or before.value not in CARRYING:
            return
        for index in range(toll.chunk - 2, max(-1, toll.chunk - REACH), -1):
            verb = chunks[index]
            if verb.kind in ("that", "while", "sub", "rel", "cue"):
                return
            if verb.kind == "verb":
                light = any(frame.pos == "light" and frame.needs == ("object",) for frame, _, _ in verb.frames)
                for position in grammar.neighbours(index).subject if light else ():
                    self._give(owner, "agent", chunks[position])
                return

    def _shooter(self, chunk: Chunk) -> bool:
        """ "By the bullets of gunmen": a weapon whose genitive is armed."""
        return bool(chunk.weapons) and chunk.actor is not None and self._is_armed(chunk)

    def _owner(self, toll: Toll, found: list[Happening], sentence: Sentence, grammar: Grammar) -> Happening | None:
        segment = grammar.segments[toll.chunk]
        if not self.arabic and self._kills_by_itself(toll, found, sentence, grammar):
            return None
        able = [h for h in found if is_violent(h.kind) or h.kind in HURTFUL]
        if self.arabic:
            able = [h for h in able if not self._is_spoken_of(h, toll, sentence)]
        if not able:
            return None
        same = [h for h in able if grammar.segments[h.chunk] == segment]
        violent = [h for h in same if is_violent(h.kind) or h.kind in DEADLY] or same
        if violent and toll.outcome != "missing" and all(h.kind == "abduction" for h in violent):
            violent = [h for h in able if h.kind.startswith("attack")] or violent
        if violent:
            return self._fought(min(violent, key=lambda h: (abs(h.chunk - toll.chunk), h.chunk)), toll, able)
        if self._parted(toll.chunk, able, sentence, grammar):
            return None
        return self._fought(min(able, key=lambda h: (abs(h.chunk - toll.chunk), h.chunk)), toll, able)

    def _fought(self, owner: Happening, toll: Toll, able: list[Happening]) -> Happening:
        """Arabic: "attacked a base, killed 16 and destroyed cars": those killed are the attack's, not the ruin's."""
        if not self.arabic or is_violent(owner.kind) or owner.kind in DEADLY:
            return owner
        fought = [h for h in able if is_violent(h.kind) and any(a is d for a in h.agents for d in owner.agents)]
        return next((h for h in reversed(fought) if h.chunk < toll.chunk), owner)

    def _is_spoken_of(self, happening: Happening, toll: Toll, sentence: Sentence) -> bool:
        """Arabic: an event noun after the toll that somebody speaks of ("speaking about the slaughter of …"), or that
        a later participle of accusing or threatening governs, did not cause it."""
        chunks = sentence.chunks
        if happening.chunk <= toll.chunk or chunks[happening.chunk].kind == "verb":
            return False
        before = chunks[happening.chunk - 1]
        if (before.kind == "prep" and before.value == "about") or is_earlier(chunks, happening.chunk):
            return True
        return any(
            chunk.kind == "verb" and any(frame.kind in SPEECH for frame, _, _ in chunk.frames)
            for chunk in chunks[toll.chunk + 1 : happening.chunk]
        )

    def _kills_by_itself(self, toll: Toll, found: list[Happening], sentence: Sentence, grammar: Grammar) -> bool:
        """English: a finite verb of killing in a clause of its own, whose subject is a weapon or an armed side."""
        chunk = sentence.chunks[toll.chunk]
        segment = grammar.segments[toll.chunk]
        if not any(kind == "verb" for (kind, *_), _ in chunk.tolls):
            return False
        before = sentence.chunks[toll.chunk - 1] if toll.chunk else None
        charged = before is not None and before.kind == "prep" and before.value == "of"
        if charged and any(h.kind == "accuse" and h.chunk < toll.chunk for h in found):
            return True
        if (
            chunk.kind != "verb"
            or chunk.passive
            or chunk.aspect == "gerund"
            or any(grammar.segments[h.chunk] == segment for h in found)
        ):
            return False
        subject = [p for p in grammar.neighbours(toll.chunk).subject if grammar.segments[p] == segment]
        return any(self._is_blast(sentence.chunks[p]) or self._is_armed(sentence.chunks[p]) for p in subject)

    def _parted(self, at: int, able: list[Happening], sentence: Sentence, grammar: Grammar) -> bool:
        """Whether a toll stands in a clause of its own with its own circumstances: "while two were killed in …"."""
        segment = grammar.segments[at]
        members = [i for i, number in enumerate(grammar.segments) if number == segment]
        chunks = sentence.chunks
        placed = any((place := chunks[i].place) is not None and not place.generic for i in members)
        armed = any(chunks[i].weapons for i in members if chunks[i].kind == "np")
        if not placed and not armed:
            return False
        nearest = min(able, key=lambda h: abs(h.chunk - at))
        if (
            self.arabic
            and nearest.kind == "toll"
            and nearest.chunk < at
            and not self._is_placed(nearest, chunks, grammar)
        ):
            return False
        if not armed and at < min(able, key=lambda h: abs(h.chunk - at)).chunk:
            return False
        first, last = sorted((at, min(able, key=lambda h: abs(h.chunk - at)).chunk))
        between = chunks[first + 1 : last]
        if any(chunk.kind == "while" for chunk in between):
            return True
        tied = any(
            chunk.kind in ("link", "sub", "rel") or (chunk.kind == "prep" and chunk.value == "cause") or chunk.link
            for chunk in between
        )
        return not tied and any(chunk.kind == "conj" for chunk in between)

    def _is_placed(self, happening: Happening, chunks: list[Chunk], grammar: Grammar) -> bool:
        """Whether the clause of a happening names a place or a day of its own."""
        segment = grammar.segments[happening.chunk]
        inner = [chunk for chunk, number in zip(chunks, grammar.segments, strict=True) if number == segment]
        return any(chunk.place is not None or chunk.date is not None for chunk in inner)

    def _toll_happening(self, toll: Toll, sentence: Sentence, number: int) -> Happening:
        chunk = sentence.chunks[toll.chunk]
        trigger = chunk.tolls[0][1] if chunk.tolls else chunk.words[0]
        happening = Happening(
            "toll", chunk.start, chunk.end, (trigger.start, trigger.end), number, "toll", chunk=toll.chunk
        )
        happening.triggers.append(toll.chunk)
        return happening
