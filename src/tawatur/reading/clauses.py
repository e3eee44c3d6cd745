"""The grammar around a chunk: the subject and objects of a verb, and what hangs on prepositions."""

from __future__ import annotations

from msgspec import Struct, field

from tawatur.reading import subjects
from tawatur.reading.model import Chunk
from tawatur.reading.passives import is_passive
from tawatur.reading.segments import LIGHT_CHUNKS, Segments

SPOKEN = frozenset({"say", "blame", "ask", "menace"})


class Neighbours(Struct):
    """What stands around an event word: positions of chunks."""

    subject: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    of: list[int] = field(default_factory=list)
    prepositions: list[tuple[str, int]] = field(default_factory=list)


class Grammar(Segments):
    """Answers questions about one sentence's chunks."""

    def neighbours(self, at: int) -> Neighbours:
        """Subject, objects and prepositional phrases of the verb or event noun at a position."""
        chunk = self.chunks[at]
        direct, prepositions = self._after(at)
        found = Neighbours(prepositions=prepositions)
        if chunk.kind != "verb":
            found.of = direct
            return found
        before = self._subject_before(at)
        spoken = [] if before else self._spoken_subject(at)
        before = before or spoken
        if not before and not self.arabic:
            before = self._inherited(at)
        if self.arabic and spoken and not chunk.passive:
            groups = self._groups(direct)
            found.subject, found.objects = spoken, groups[0] if groups else []
        elif self.arabic:
            self._arabic_roles(chunk, at, before, direct, found)
        else:
            self._english_roles(chunk, at, before, direct, found)
        return found

    def _inherited(self, at: int) -> list[int]:
        """English: the subject of a participle after a comma, or of a verb after "and", from the verb before it."""
        index = at - 1
        while index >= 0 and self.chunks[index].kind in ("adv", "aux", "date"):
            index -= 1
        joined = index >= 0 and (
            self.chunks[index].kind in ("conj", "while")
            or (self.chunks[at].aspect == "gerund" and self.chunks[index].value == ",")
        )
        if not joined:
            return []
        spoken = self.chunks[at].cue is not None
        apart = index > 0 and self.chunks[index - 1].kind == "mark"
        for position in range(index - 1, -1, -1):
            chunk = self.chunks[position]
            if apart and chunk.kind == "verb" and subjects.relative_before(self.chunks, position) is not None:
                continue
            if (
                spoken
                and chunk.kind == "verb"
                and not (chunk.cue or any(f.valency in SPOKEN for f, _, _ in chunk.frames))
            ):
                continue
            if spoken and chunk.kind == "that":
                continue
            if chunk.kind == "verb" and chunk.aspect != "gerund" and (chunk.frames or chunk.cue or chunk.tolls):
                around = self.neighbours(position)
                if self.chunks[at].aspect == "gerund" and any(f.kind == "accuse" for f, _, _ in chunk.frames):
                    return around.subject if chunk.passive else around.objects
                return around.objects if chunk.passive and self.chunks[at].aspect != "gerund" else around.subject
            if chunk.kind in ("that", "while", "sub"):
                return []
        return []

    def _arabic_roles(self, chunk: Chunk, at: int, before: list[int], direct: list[int], found: Neighbours) -> None:
        if chunk.passive:
            found.objects = direct[:1] or before
            return
        fixed = [position for position in direct if self._is_fixed(chunk, self.chunks[position])]
        direct = [position for position in direct if position not in fixed]
        theirs = bool(chunk.pronoun) or any(self._is_owned(chunk, self.chunks[position]) for position in fixed)
        groups = [g for g in self._groups(direct) if not self._is_adjunct(g)] or self._groups(direct)
        following = self.chunks[at + 1] if at + 1 < len(self.chunks) else None
        if before and groups and following is not None and following.value == "resume":
            found.subject, found.objects = groups[0], before
        elif before and (chunk.plural or len(groups) < 2 or self._acts_before(before, groups)) and not theirs:
            found.subject, found.objects = before, groups[0] if groups else []
        elif before and theirs and groups:
            found.subject, found.objects = groups[0], before
        elif len(groups) == 1 and not before and self._is_next_deed(chunk) and self._drops_subject(chunk, at):
            found.subject, found.objects = self._subject_of_earlier(at), groups[0]
        elif len(groups) == 1 and not before and not fixed and self._is_undergone(chunk, groups[0]):
            found.objects = groups[0]
        elif chunk.aspect == "participle" or (chunk.plural and len(groups) == 1 and not before and self._hurts(chunk)):
            found.subject, found.objects = self._subject_of_earlier(at), groups[0] if groups else []
        elif len(groups) == 1 and self._drops_subject(chunk, at):
            found.subject, found.objects = self._subject_of_earlier(at), groups[0]
        elif groups:
            found.subject = groups[0]
            found.objects = groups[1] if len(groups) > 1 else []
        else:
            found.subject = before
            if not before and at and self.chunks[at - 1].kind == "conj":
                found.subject = self._subject_of_earlier(at)

    def _hurts(self, verb: Chunk) -> bool:
        """Whether a verb tells of killing or wounding: in the plural it stands behind its subject, or has none."""
        return any(toll[0] == "verb" for toll, _ in verb.tolls)

    def _is_fixed(self, verb: Chunk, other: Chunk) -> bool:
        """Whether a noun phrase is nothing but words that the verb's rows ask for: "laid the hand on", "opened the
        fire"; weapons are objects."""
        if other.actor is not None or other.head is not None or other.place is not None or other.frames:
            return False
        needs = _needs(verb)
        return all(word.normal in needs or word.normal.split(" ")[0] in needs for word in other.words)

    def _is_next_deed(self, chunk: Chunk) -> bool:
        """Whether a verb is likely the next deed of those told before: one in the plural, or of seizing somebody."""
        return chunk.plural or any(frame.valency == "hold" for frame, _, _ in chunk.frames)

    def _is_undergone(self, chunk: Chunk, group: list[int]) -> bool:
        """Whether the only noun phrase after a verb is what it befalls."""
        return self._is_passive_in_sense(chunk, group) or self._is_struck(chunk, group)

    def _is_owned(self, verb: Chunk, other: Chunk) -> bool:
        """Whether a word that the verb asks for has a pronoun: "set their way free"."""
        bare = {need for need in _needs(verb) if need != other.words[0].normal}
        return bool(other.pronoun) or other.words[0].normal.startswith(tuple(bare))

    def _acts_before(self, before: list[int], groups: list[list[int]]) -> bool:
        """Subject before verb: an actor stands before it and none right after."""
        first, after = self.chunks[before[0]], self.chunks[groups[0][0]]
        if before[0] and self.chunks[before[0] - 1].kind == "that":
            return True
        if first.frames and before[0] >= groups[0][0] - 2:
            return True
        return first.actor is not None and bool(first.actor.ids) and after.actor is None

    def _is_struck(self, chunk: Chunk, group: list[int]) -> bool:
        """After a verb of striking whose subject was told before, a lone thing, place or civilian is its object."""
        if not any(frame.pos == "aim" for frame, _, _ in chunk.frames):
            return False
        struck = self.chunks[group[0]]
        if struck.place is not None:
            return True
        return struck.head is not None and (struck.head[0] == "thing" or struck.head[1] == "civilians")

    def _is_adjunct(self, group: list[int]) -> bool:
        """A bare phrase of direction ("south of X") is neither subject nor object."""
        at = group[0]
        place = self.chunks[at].place
        if place is None:
            return False
        genitive = at >= 2 and self.chunks[at - 1].kind == "np" and self.chunks[at - 2].kind == "prep"
        return place.part or genitive

    def _is_passive_in_sense(self, chunk: Chunk, group: list[int]) -> bool:
        """Unvowelled passives: one noun phrase after a verb of seizing or killing, and it is unarmed people."""
        if not any(frame.valency in ("hold", "kill") for frame, _, _ in chunk.frames) or chunk.pronoun:
            return False
        head = self.chunks[group[0]].head
        return head is not None and head[0] == "person" and head[1] in ("civilians", "government", "protesters")

    def _drops_subject(self, chunk: Chunk, at: int) -> bool:
        """A coordinated verb of speech with one noun phrase has the earlier verb's subject:
        … وطالب الأمم المتحدة بـ."""
        if at == 0 or self.chunks[at - 1].kind != "conj":
            return False
        asks = any(frame.valency in ("ask", "menace") or frame.kind == "accuse" for frame, _, _ in chunk.frames)
        if not asks and not chunk.plural and self._may_act(at):
            return False
        return bool(self._subject_of_earlier(at))

    def _may_act(self, at: int) -> bool:
        """Whether the noun phrase after a verb may be its subject:
        an actor, or people where the verb is not one of holding or hurting them."""
        following = next((c for c in self.chunks[at + 1 :] if c.kind == "np"), None)
        if following is None:
            return False
        if (
            following.actor is not None
            and following.actor.ids
            and (following.head is None or following.head[1] != "civilians")
        ):
            return True
        if following.place is not None or (following.head is not None and following.head[0] in ("thing", "none")):
            return False
        hurts = any(frame.valency in ("hold", "kill", "free") for frame, _, _ in self.chunks[at].frames)
        return not (hurts and following.head is not None and following.head[1] == "civilians")

    def _subject_of_earlier(self, at: int) -> list[int]:
        for index in range(at - 2, -1, -1):
            earlier = self.chunks[index]
            tells = bool(earlier.frames or earlier.tolls or earlier.cue)
            told = earlier.kind == "verb" and earlier.aspect != "participle" and tells
            if told and (subject := self.neighbours(index).subject):
                return subject
        return []

    def _english_roles(self, chunk: Chunk, at: int, before: list[int], direct: list[int], found: Neighbours) -> None:
        groups = self._groups(direct)
        if (
            not chunk.passive
            and not chunk.active
            and chunk.aspect in ("past", "participle")
            and is_passive(self.chunks, at)
        ):
            chunk.passive = True
            chunk.used.add("reduced")
        if chunk.passive:
            found.objects = before
            nearest = self.chunks[at - 1] if at else None
            if "reduced" in chunk.used and nearest is not None and nearest.kind == "np" and at - 1 not in before:
                settled = nearest.place is not None and not any(f.valency == "hold" for f, _, _ in chunk.frames)
                found.objects = before if settled and before else [at - 1]
            return
        found.subject, found.objects = before, groups[0] if groups else []
        if not groups and before and before[0] and self.chunks[before[0] - 1].kind in ("rel", "that"):
            found.objects = subjects.antecedent(self.chunks, before[0] - 1)

    def _subject_before(self, at: int) -> list[int]:
        """The noun phrase before a verb that may be its subject."""
        if not self.arabic:
            return subjects.subject_before(self.chunks, at)
        index = at - 1
        while index >= 0:
            chunk = self.chunks[index]
            if chunk.kind in LIGHT_CHUNKS or chunk.kind == "pron":
                index -= 1
            elif chunk.kind == "rel":
                return self._antecedent(index)
            elif chunk.kind == "np" and self._is_one(index):
                index -= 1
            elif chunk.kind == "np":
                hung = self._is_carried_before(at, index)
                if self._is_antecedent(chunk) and not hung and (index == at - 1 or chunk.frames):
                    return self._coordinated(index)
                if index and self.chunks[index - 1].kind == "prep" and self.chunks[index - 1].value != "between":
                    index -= 2
                    continue
                return self._coordinated(index)
            elif chunk.kind == "mark" and chunk.value in ")(":
                index -= 1
            elif chunk.kind == "mark" and (opened := self._part_opened(index)) is not None:
                index = opened - 1
            else:
                return []
        return []

    def _is_one(self, index: int) -> bool:
        """Arabic: whether a chunk is only the "one" of the noun before it: "of one family"."""
        chunk, before = self.chunks[index], self.chunks[index - 1] if index else None
        alone = chunk.head is None and chunk.actor is None and chunk.place is None and len(chunk.words) == 1
        return alone and "number" in chunk.words[0].entries and before is not None and before.kind == "np"

    def _part_opened(self, closing: int) -> int | None:
        """Arabic: the comma that opens what the comma here closes, if it tells a part: ", among them two women,"."""
        for position in range(closing - 1, max(0, closing - 8), -1):
            if self.chunks[position].kind == "among":
                return position - 1 if self._is_comma(position - 1) and self._is_comma(closing) else None
            if self.chunks[position].kind not in ("np", "conj"):
                return None
        return None

    def _is_carried_before(self, at: int, index: int) -> bool:
        """Arabic: whether a noun phrase hangs on the event noun that a light verb goes back to with its pronoun:
        "raids from house to house that the police carried out"."""
        verb, hung = self.chunks[at], index and self.chunks[index - 1].kind == "prep"
        if not (hung and verb.pronoun and any(frame.pos == "light" for frame, _, _ in verb.frames)):
            return False
        return not self.chunks[index].frames

    def _spoken_subject(self, at: int) -> list[int]:
        """The pronoun of "that it …" is the speaker: قال الجيش إنه صد; the army said it had …"""
        for index in range(at - 1, max(-1, at - 7), -1):
            chunk = self.chunks[index]
            if (chunk.kind == "that" and chunk.value == "it") or (
                chunk.kind == "pron" and chunk.value in ("he", "it") and not self.arabic
            ):
                return self._speaker_before(index)
            if chunk.kind in ("np", "that", "sub", "rel", "while"):
                return []
        return []

    def _speaker_before(self, at: int) -> list[int]:
        for index in range(at - 1, -1, -1):
            if self.chunks[index].kind == "verb":
                if self.chunks[index].cue is None:
                    continue
                before = self._subject_before(index)
                if not before and self.chunks[index].aspect == "gerund":
                    before = subjects.shared(self.chunks, index)
                if before:
                    return before
                after = [
                    i for i in range(index + 1, at) if self.chunks[i].kind == "np" and self.chunks[i - 1].kind != "prep"
                ]
                return after[:1]
        return []

    def _is_antecedent(self, chunk: Chunk) -> bool:
        """An indefinite noun right before a verb is what the clause tells of, whatever stands before it (في غارة
        استهدفت)."""
        indefinite = not any(word.article or word.pronoun for word in chunk.words)
        return indefinite and (
            bool(chunk.frames) or bool(chunk.weapons) or (chunk.actor is None and chunk.place is None)
        )

    def _antecedent(self, index: int) -> list[int]:
        for position in range(index - 1, max(-1, index - 4), -1):
            if self.chunks[position].kind == "np":
                return [position]
        return []

    def _coordinated(self, index: int) -> list[int]:
        """A noun phrase with those joined to it by "and" before it."""
        found = [index]
        while index >= 2 and self.chunks[index - 1].kind == "conj" and self.chunks[index - 2].kind == "np":
            index -= 2
            if index and self.chunks[index - 1].kind == "prep":
                break
            found.insert(0, index)
        return found


def _needs(verb: Chunk) -> set[str]:
    """The words that a verb's rows ask for."""
    return {need for frame, _, _ in verb.frames for need in frame.needs}
