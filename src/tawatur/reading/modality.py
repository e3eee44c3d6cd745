"""Asserted, alleged, denied or planned: what a sentence makes of its happenings."""

from __future__ import annotations

from itertools import pairwise

from tawatur.orthography.letters import ALEF, FATHATAN
from tawatur.reading import mentions, plans, retold
from tawatur.reading.kinds import (
    ACT,
    ARMED,
    OWN_ACTS,
    OWN_CONTENT,
    RUMOUR,
    SILENCING,
    SPEECH,
    is_violent,
)
from tawatur.reading.model import Chunk, Happening, Sentence, Speaker
from tawatur.reading.roles import Roles
from tawatur.reading.segments import COMMAS
from tawatur.reading.spans import AFTER
from tawatur.reading.voices import speaker_from

TALKS = frozenset({"meeting", "agreement", "ceasefire"})
"""What can itself tell something: "the meetings point to …"."""
PURPOSE = (ALEF + FATHATAN, FATHATAN + ALEF)
"""Endings of the indefinite accusative."""


REASONED = frozenset({"sanction", "arrest", "legal", "meeting"})
"""Kinds for which other acts are given as the reason."""


class Modality(Roles):
    """Settles modality, speakers, and what is no happening at all."""

    def _modality(self, happening: Happening, sentence: Sentence, found: list[Happening]) -> None:
        chunks = sentence.chunks
        trigger = chunks[happening.chunk]
        speaker = sentence.speakers[happening.chunk] if sentence.speakers else None
        if happening.kind == "authorship" and not self.arabic:
            speaker = speaker or next(
                (s for s in sentence.speakers[happening.chunk : happening.chunk + 5] if s is not None), None
            )
        if not self.arabic and speaker is not None and retold.says_nobody(chunks, speaker):
            speaker = None
        happening.speaker = speaker
        if (
            trigger.negated
            and trigger.kind == "verb"
            and is_violent(happening.kind)
            and speaker is not None
            and speaker.actor_ids
        ):
            self._deny(happening, speaker, chunks)
            return
        if trigger.negated or self._without(happening.chunk, chunks):
            happening.negated = True
        if trigger.future and (self.arabic or happening.kind not in ("support", "pledge", "reject", "condemn")):
            happening.modality = "planned"
        if self.arabic:
            self._expect(happening, chunks, found)
            happening.evidence += acts_named(happening, chunks)
        elif happening.kind == "condemn" and not happening.agents:
            happening.agents = retold.tellers(chunks, happening.chunk, speaker)
        elif happening.kind == "accuse":
            happening.evidence += retold.acts_accused(chunks, happening.chunk)
            happening.evidence += [OWN_CONTENT] if retold.is_of_something_else(chunks, happening.chunk) else []
        if (
            (speaker is not None and speaker.force == "suspect")
            or any("suspected" in chunks[t].used for t in happening.triggers)
            or (not self.arabic and any("suspected" in chunk.used for chunk in happening.agents))
            or (not self.arabic and self._is_alleged(happening.chunk, chunks))
        ):
            happening.modality = "alleged"
            happening.suspected = True
        if (
            happening.kind in ("support", "accuse", "reject")
            and trigger.kind == "verb"
            and trigger.passive
            and not self.arabic
        ):
            happening.negated = True
        if happening.frame is not None and happening.frame.valency == "doubt" and not happening.agents:
            happening.modality = "alleged"
        self._own_act(happening, sentence)
        if self.arabic and speaker is not None:
            self._speak_on(happening, speaker, chunks)
            if _says_itself(happening, speaker):
                happening.speaker = speaker.outer
        governor = self._governor(happening, found, chunks)
        if governor is not None:
            happening.evidence.append("content")
            if (
                not self.arabic
                and governor.kind == "accuse"
                and happening.kind in SPEECH
                and trigger.aspect == "gerund"
            ) or (governor.kind in SILENCING and is_content(happening, governor)):
                happening.negated = True
            elif self.arabic and governor.kind == "deny" and plans.is_part(chunks, governor.chunk, happening.chunk):
                happening.speaker = None
            elif governor.kind in ("accuse", "deny") and happening.kind not in SPEECH:
                happening.modality = "alleged" if governor.kind == "accuse" else "denied"
                if self.arabic and plans.is_rumoured(chunks, governor.chunk, happening.chunk):
                    happening.evidence.append(RUMOUR)
                self._take_over(happening, governor, chunks)
        if not self.arabic and (
            self._is_reason(happening, found, chunks)
            or self._is_purpose(happening, found, chunks)
            or retold.goes_on(chunks, happening.chunk)
            or retold.is_habit(chunks, happening.chunk)
            or retold.is_since(chunks, happening.chunk)
            or retold.is_of_nobody(chunks, happening.chunk)
            or retold.is_sum(happening, chunks)
            or (retold.is_example(chunks, happening.chunk) and not happening.tolls)
            or retold.is_out_of_reach(chunks, happening.chunk)
            or any(h.kind == "accuse" and happening.chunk in retold.acts_of_pronoun(chunks, h.chunk) for h in found)
        ):
            happening.negated = True
        if self._aim(happening.chunk, chunks) or self._trend(happening, chunks):
            happening.negated = True
        if self.arabic and (mentions.is_purpose(happening, chunks) or mentions.is_sort(happening, chunks)):
            happening.negated = True
        if self.arabic and mentions.is_to_come(happening, chunks):
            happening.modality = "planned"

    def _speak_on(self, happening: Happening, speaker: Speaker, chunks: list[Chunk]) -> None:
        """ "X said that …, and appealed to the world": the act of speech without a subject of its own is X's."""
        at = happening.chunk
        joined = (
            at > 1 and chunks[at].kind == "verb" and chunks[at - 1].kind == "conj" and chunks[at - 2].kind == "mark"
        )
        if joined and happening.kind in SPEECH and not happening.agents:
            happening.agents = [c for c in chunks[:at] if c.start == speaker.start]

    def _expect(self, happening: Happening, chunks: list[Chunk], found: list[Happening]) -> None:
        """Arabic: an event that is to come, or that was called off."""
        at = happening.chunk
        off = plans.called_off(chunks, at)
        if happening.kind in plans.CALLED_OFF and off is not None:
            happening.modality = "denied"
            subject = plans.caller(chunks, off, at)
            happening.agents = happening.agents or ([subject] if subject is not None else [])
        elif plans.is_planned(chunks, at):
            happening.modality = "planned"
        elif "cancel" in plans.sides(chunks[at]):
            happening.negated = any(h.kind in plans.CALLED_OFF and 0 < h.chunk - at < 5 for h in found)

    def _is_alleged(self, at: int, chunks: list[Chunk]) -> bool:
        """English: an adverb beside the verb says that it is only alleged:
        "allegedly looted", "was killed, allegedly by"."""
        after = [c for c in chunks[at + 1 : at + 3] if c.kind in ("adv", "mark")]
        before = at - 1
        while before >= 0 and chunks[before].kind in ("adv", "aux"):
            after.append(chunks[before])
            before -= 1
        return any(c.kind == "adv" and c.value == "alleged" for c in after)

    def _deny(self, happening: Happening, speaker: Speaker, chunks: list[Chunk]) -> None:
        """ "The army said that it fired no shell" is a denial."""
        happening.kind, happening.rule = "deny", "negated-act"
        happening.agents = [c for c in chunks if c.start == speaker.start][:1]
        happening.targets, happening.tolls, happening.weapons = [], [], []

    def _own_act(self, happening: Happening, sentence: Sentence) -> None:
        """ "The army announced the downing of …": the act without agent that an armed speaker announces is its own."""
        speaker, frame = happening.speaker, happening.frame
        if speaker is None or frame is None or frame.pos != "noun" or "carried" in happening.evidence:
            return
        if self.vocabulary.valencies[frame.valency]["subject"] != "agent" or not (
            is_violent(happening.kind) or happening.kind in OWN_ACTS
        ):
            return
        chunks = sentence.chunks
        at = next((i for i, c in enumerate(chunks) if c.start == speaker.start), None)
        if at is None or at > happening.chunk or not (self._is_armed(chunks[at]) or self._is_side(speaker)):
            return
        between = chunks[at + 1 : happening.chunk]
        if not all(c.kind in ("date", "mark", "cue", "adv", "prep") for c in between) or len(between) > 5:
            return
        own = self._holds_own(chunks[happening.chunk])
        if self.arabic and happening.agents and not (happening.targets or own or chunks[happening.chunk].actor):
            happening.agents, happening.targets = [], happening.agents
        if not happening.agents:
            happening.agents.append(chunks[at])

    def _is_side(self, speaker: Speaker) -> bool:
        """Whether a speaker is an armed side, however short the words for it: "the party"."""
        return any(self.actor_class.get(i) in ARMED for i in speaker.actor_ids)

    def _take_over(self, happening: Happening, governor: Happening, chunks: list[Chunk]) -> None:
        """What somebody is accused of has the accused as agent, and the accuser (or denier) as its speaker."""
        if governor.kind == "accuse" and not happening.agents:
            happening.agents = list(governor.targets)
            happening.targets = [target for target in happening.targets if target not in governor.targets]
        if governor.kind == "deny" and not happening.agents and chunks[happening.chunk].pronoun:
            happening.agents = list(governor.agents)
        if happening.speaker is None and governor.agents and governor.agents[0] in chunks:
            happening.speaker = speaker_from(chunks, chunks.index(governor.agents[0]), self.body)

    def _is_reason(self, happening: Happening, found: list[Happening], chunks: list[Chunk]) -> bool:
        """ "Blacklisted two officers over chemical attacks": acts told only as the reason for another act."""
        at = happening.chunk
        bare = not happening.tolls and not happening.places and not happening.dates and not happening.agents
        after = at and chunks[at - 1].kind == "prep" and chunks[at - 1].value == "about"
        return bool(after and bare and any(h.kind in REASONED and h.chunk < at for h in found))

    def _is_purpose(self, happening: Happening, found: list[Happening], chunks: list[Chunk]) -> bool:
        """ "Marched to demand …": what a protest is for is the protest's own."""
        at = happening.chunk
        to = at and chunks[at - 1].kind == "prep" and chunks[at - 1].value == "to" and chunks[at].kind == "verb"
        return bool(to and happening.kind == "demand" and any(h.kind == "protest" and h.chunk < at for h in found))

    def _governor(self, happening: Happening, found: list[Happening], chunks: list[Chunk]) -> Happening | None:
        """The speech act whose content holds this happening."""
        earlier = [
            h
            for h in found
            if (h.kind in SPEECH or h.kind == "legal") and h.chunk < happening.chunk and h is not happening
        ]
        if not self.arabic:
            earlier = [h for h in earlier if not h.negated or h.kind == "legal"]
        if not earlier:
            return None
        governor = earlier[-1]
        between = chunks[governor.chunk + 1 : happening.chunk]
        if any(c.kind == "verb" and c.cue is not None for c in between):
            return None
        if self.arabic and any(c.cue is not None and c.cue[0] == "participle" for c in between):
            return None
        if any(c.kind == "that" and b.kind == "conj" for b, c in pairwise(between)):
            return None
        if self.arabic and any(_is_aside(b, c) for b, c in pairwise(between)):
            return None
        if any(
            c.kind == "while"
            or (c.kind == "sub" and c.value in ("after", "when"))
            or (c.kind == "prep" and c.value in ("after", "during"))
            or (c.date is not None and c.date.direction == AFTER)
            for c in between
        ):
            return None
        return governor

    def _without(self, at: int, chunks: list[Chunk]) -> bool:
        before = chunks[max(0, at - 2) : at]
        if chunks[at].kind == "np":
            return any(c.kind == "neg" for c in before)
        return any(c.kind == "neg" and c.value == "without" for c in before)

    def _trend(self, happening: Happening, chunks: list[Chunk]) -> bool:
        """A trend, a possibility or a habit is no happening: "rising attacks", "fears of an attack", "often raids"."""
        at = happening.chunk
        chunk = chunks[at]
        if any(c.kind in ("adv", "aux") and c.value == "habit" for c in chunks[max(0, at - 4) : at + 2]):
            return True
        if happening.kind == "territory.capture" and chunk.aspect == "imperfect":
            return True
        if chunk.kind != "np" or any(t.low for t in happening.tolls):
            return False
        if self._is_motive(happening, chunk):
            return True
        if any(w.get("trend") is not None for w in chunk.words if not {"event", "actor"} & set(w.entries)):
            return not plans.sides(chunk) <= {"plan", "cancel"} or happening.modality == "asserted"
        if self.arabic and happening.definite and self._grows(chunks, at):
            return True
        previous = chunks[at - 1] if at else None
        told = self.arabic and happening.definite and happening.kind in TALKS
        if told and previous is not None and previous.kind == "verb" and previous.cue is not None:
            return True
        if (
            previous is not None
            and previous.kind == "prep"
            and previous.value == "before"
            and (chunk.pronoun or chunk.definite)
        ):
            return True
        if (
            previous is not None
            and previous.kind == "np"
            and any(w.get("trend") == ("of",) for w in previous.words[-1:])
        ):
            return True
        for before in reversed(chunks[max(0, at - 4) : at]):
            if any((w.get("trend") or ("",))[0] == "plan" for w in before.words):
                happening.modality = "planned"
                return False
            if before.kind in ("mark", "that"):
                break
        for before in reversed(chunks[max(0, at - 3) : at]):
            if before.kind == "np" and any(w.value == "any" for w in before.words):
                return True
            if any((w.get("trend") or ("",))[0] == "before" for w in before.words):
                return True
            if before.kind not in ("prep", "np") or before.actor is not None or before.place is not None:
                return False
        return False

    def _grows(self, chunks: list[Chunk], at: int) -> bool:
        """Whether the next verb, or the noun right after it, says that these events grow or wane:
        "the operations began to mount"."""
        for index in range(at + 1, min(len(chunks), at + 8)):
            chunk = chunks[index]
            if chunk.kind == "verb":
                near = [chunk, *(c for c in chunks[index + 1 : index + 3] if c.kind in ("prep", "np"))]
                return all(f.pos == "light" for f, _, _ in chunk.frames) and any(
                    (w.get("trend") or ("",))[0] == "before" for c in near for w in c.words
                )
            if chunk.kind in ("mark", "that", "sub", "rel"):
                return False
        return False

    def _is_motive(self, happening: Happening, chunk: Chunk) -> bool:
        """An indefinite accusative of purpose ("in protest at") tells why, not what."""
        word = chunk.words[0]
        motive = happening.kind in SPEECH or happening.kind == "protest"
        return motive and word.surface.endswith(PURPOSE) and "carried" not in happening.evidence

    def _aim(self, at: int, chunks: list[Chunk]) -> bool:
        """What is only an aim, a condition or a fear is no happening."""
        told = not self.arabic and chunks[at].kind == "verb" and chunks[at].aspect == "past"
        for chunk in reversed(chunks[max(0, at - 4) : at]):
            if told and chunk.kind == "prep":
                continue
            if (chunk.kind == "prep" and chunk.value == "aim") or (
                chunk.kind == "sub" and chunk.value in ("if", "aim")
            ):
                return True
            if chunk.kind == "mark":
                return False
        return False


def _is_aside(mark: Chunk, preposition: Chunk) -> bool:
    """A circumstance between commas: "the leaders, at the end of a summit, gave …"."""
    comma = mark.kind == "mark" and mark.value in COMMAS
    return comma and preposition.kind == "prep" and preposition.value in ("in", "during")


def acts_named(happening: Happening, chunks: list[Chunk]) -> list[str]:
    """Arabic: the acts told before that an accusation names with a pronoun: "of detaining and killing him"."""
    found: list[str] = []
    for chunk in chunks[happening.chunk + 1 : happening.chunk + 9] if happening.kind == "accuse" else ():
        if chunk.kind in ("verb", "mark", "that"):
            break
        if chunk.kind == "np" and chunk.pronoun:
            found += [ACT + frame.kind for frame, _, _ in chunk.frames] + [ACT + toll[1] for toll, _ in chunk.tolls]
    return found


def _says_itself(happening: Happening, speaker: Speaker) -> bool:
    """Whether what is told is the speaker's own act of speech: "the group reported … and demanded an inquiry"."""
    return happening.kind in SPEECH and any(agent.start == speaker.start for agent in happening.agents)


def is_content(happening: Happening, governor: Happening) -> bool:
    """Whether a happening stands in what is asked for or promised, not beside it as another act of speech."""
    noun = happening.frame is not None and happening.frame.pos == "noun"
    return happening.kind not in SPEECH or noun or happening.chunk - governor.chunk <= 3
