"""Whether an event word means here what its row says: what is held, taken, ruined or hit decides."""

from __future__ import annotations

from tawatur.language.vocabulary import Frame, Vocabulary
from tawatur.reading.clauses import Grammar, Neighbours
from tawatur.reading.kinds import ARMED, SETTLED, SETTLEMENT, is_violent
from tawatur.reading.model import Chunk, Happening, Sentence
from tawatur.reading.places import PlaceFinder

JUDGES = frozenset({"judge", "court"})
"""Who holds somebody responsible in a verdict, which is told as such."""
BUILT = frozenset(
    {"positions", "bases", "checkpoints", "police station", "houses", "buildings", "hospital", "school",
     "place of worship", "market", "infrastructure", "office", "land", "depots"}
)  # fmt: skip
"""Things that stand on their ground: who takes them takes it."""
VEHICLE = "vehicle"
"""The gloss of what people ride on."""
SURVIVORS = "survivors"
"""The gloss of those who are picked up, not arrested."""
TAKEN_AWAY = frozenset({"arrest", "retreat"})
CRAFT = frozenset({"warplane", "aircraft", "helicopter"})
"""Names of weapons that people fly."""
AIRCRAFT = "aircraft"
"""The gloss of aircraft that somebody flies."""


class Fitting:
    """Asks whether a row of an event word fits what stands around it."""

    def __init__(self, vocabulary: Vocabulary, actor_class: dict[str, str], capitals: dict[str, int]) -> None:
        self.states = {row: state for state, row in capitals.items()}
        self.vocabulary = vocabulary
        self.arabic = vocabulary.lang == "ar"
        self.actor_class = actor_class
        self.body = ""

    def _is_armed(self, chunk: Chunk) -> bool:
        if chunk.actor is not None:
            if chunk.actor.demonym:
                return chunk.head is None or chunk.head[0] == "force"
            return any(
                self.actor_class.get(i) in ARMED or self.actor_class.get(i) == "government" for i in chunk.actor.ids
            )
        return chunk.head is not None and chunk.head[0] != "thing" and chunk.head[1] in ARMED

    def _fits(self, happening: Happening, frame: Frame, at: int, sentence: Sentence, grammar: Grammar) -> bool:
        """English: a place that is held is nobody's arrest; what a weapon ruins is attacked, and what blows up by
        itself explodes."""
        around = grammar.neighbours(at)
        if not self._is_done_to_fit(happening, frame, around, sentence.chunks, at):
            return False
        givers = around.objects if sentence.chunks[at].passive else around.subject
        if frame.kind == "accuse" and any((sentence.chunks[p].head or ("",) * 4)[3] in JUDGES for p in givers):
            happening.kind, happening.negated = "legal", True
            return True
        if frame.kind in TAKEN_AWAY and self._is_rescued(frame, around, sentence.chunks, at):
            return False
        spread = sentence.chunks[givers[0] : max(at, givers[-1] + 1)] if givers else []
        if (
            frame.kind == "displacement"
            and sentence.chunks[at].aspect == "gerund"
            and not self._is_crowd(givers, sentence.chunks)
        ):
            return False
        if frame.kind == "accident" and any(self._is_blast(chunk) and not _is_aircraft(chunk) for chunk in spread):
            happening.kind = "attack"
        if frame.valency == "ruin" and any(self._is_blast(chunk) for chunk in spread):
            hit = [
                p for p in around.objects if sentence.chunks[p].head is not None or sentence.chunks[p].actor is not None
            ]
            happening.kind = "attack" if hit and not sentence.chunks[at].passive else "explosion.unknown"
            if around.objects and not hit:
                return False
        elif frame.kind in ("territory.capture", "loot_destroy") and self._are_arms(around.objects, sentence.chunks):
            happening.kind = "attack.air" if any(_is_aircraft(chunk) for chunk in spread) else "intercept"
        elif frame.valency == "take" and not frame.needs and not self._is_ground(around, sentence.chunks):
            if not any((sentence.chunks[p].head or ("",))[0] == "thing" for p in around.objects):
                return False
            happening.kind = "loot_destroy"
        if any(_is_settled(sentence.chunks[p]) for p in around.objects):
            happening.evidence.append(SETTLEMENT)
        return True

    def _settle_ground(self, happening: Happening, grammar: Grammar, chunks: list[Chunk]) -> None:
        """English: mark an attack "on a village"; an assault on a town is fought for it."""
        if self.arabic or happening.kind != "attack" or chunks[happening.chunk].kind != "np":
            return
        prepositions = grammar.neighbours(happening.chunk).prepositions
        if any(p in ("on", "against") and _is_settled(chunks[position]) for p, position in prepositions):
            happening.evidence.append(SETTLEMENT)

    def _is_done_to_fit(
        self, happening: Happening, frame: Frame, around: Neighbours, chunks: list[Chunk], at: int
    ) -> bool:
        """Whether doer and object are such as the row is about: people are held and freed, ground is taken, things that
        burn by themselves are nobody's deed."""
        hit = [chunks[position] for position in around.objects]
        if frame.valency in ("hold", "free") and hit and all(_is_ground(chunk) for chunk in hit):
            happening.kind = "territory.capture"
            return frame.kind in ("arrest", "release") and not chunks[at].passive
        if frame.valency == "hold" and hit and all(chunk.place is not None or _is_thing(chunk) for chunk in hit):
            return False
        if (
            frame.kind == "intercept"
            and frame.valency == "down"
            and hit
            and all(_is_person(c) and not self._is_armed(c) for c in hit)
        ):
            return False
        doers = [] if chunks[at].passive else [chunks[position] for position in around.subject]
        named = bool(doers) and not any(chunk.kind == "pron" for chunk in chunks[around.subject[-1] : at])
        if frame.kind == "territory.capture" and named and all(_is_thing(c) and not c.weapons for c in doers):
            return False
        if frame.valency == "ruin" and not chunks[at].passive and not hit and chunks[at].aspect == "past":
            return any(chunk.actor is not None or self._is_armed(chunk) or self._is_blast(chunk) for chunk in doers)
        gathers = frame.valency == "gather" and bool(frame.needs and doers)
        return not gathers or any(self._is_folk(chunk) for chunk in doers)

    def _is_folk(self, chunk: Chunk) -> bool:
        """Whether a noun phrase may be people who gather: water that floods the streets is not."""
        people = chunk.head is not None and chunk.head[0] in ("person", "force")
        return people or chunk.actor is not None or chunk.quantity is not None or bool(chunk.frames)

    def _is_rescued(self, frame: Frame, around: Neighbours, chunks: list[Chunk], at: int) -> bool:
        """Whether people are brought to safety: survivors who are picked up, a worker who was pulled out."""
        hit = [chunks[position] for position in around.objects]
        if frame.kind == "arrest":
            return any(chunk.head is not None and chunk.head[3] == SURVIVORS for chunk in hit)
        return chunks[at].passive and not any(self._is_armed(chunk) for chunk in hit)

    def _harden(self, happening: Happening, at: int, sentence: Sentence, grammar: Grammar) -> None:
        """Arabic: what aircraft or shells ruin is attacked."""
        if any(self._is_blast(sentence.chunks[position]) for position in grammar.neighbours(at).subject):
            happening.kind = "attack"

    def _is_ground(self, around: Neighbours, chunks: list[Chunk]) -> bool:
        """Whether what is taken is a place, a building or a position:
        drugs, goods, ships and cattle are no territory."""
        if not around.objects or any(kind == "of" for kind, _ in around.prepositions):
            return True
        for chunk in (chunks[p] for p in around.objects):
            if chunk.place is not None or any("placehead" in word.entries for word in chunk.words):
                return True
            if any((word.get("head") or ("", "", "", ""))[3] in BUILT for word in chunk.words):
                return True
        return False

    def _is_crowd(self, givers: list[int], chunks: list[Chunk]) -> bool:
        """Whether those who flee are people: attackers who flee after their deed are no displacement."""
        return any(not self._is_armed(chunks[p]) for p in givers)

    def _are_arms(self, objects: list[int], chunks: list[Chunk]) -> bool:
        """Whether what is taken or destroyed is weapons, and no ground or house."""
        return bool(objects) and bool(chunks[objects[0]].weapons) and all(chunks[p].place is None for p in objects)

    def _is_blast(self, chunk: Chunk) -> bool:
        """Whether a noun phrase is a weapon that strikes or blows up, or an aircraft."""
        return any(kind.startswith(("attack", "explosion")) for _, (_, kind) in chunk.weapons)

    def _is_hit_beside(self, frame: Frame, happening: Happening, other: Chunk) -> bool:
        """What a bomb goes off under or outside of is what it hits, if nothing else is."""
        blast = frame.valency in ("blast", "detonate") or happening.kind == "explosion.unknown"
        return (
            blast
            and not happening.targets
            and other.place is None
            and other.head is not None
            and other.head[0] in ("thing", "force")
        )

    def _is_hit_within(self, frame: Frame, chunk: Chunk, chunks: list[Chunk], position: int) -> bool:
        """English: "shells crashed into a school": what stands behind "into" is hit."""
        hits = self.vocabulary.valencies[frame.valency]["on"] == "target" and is_violent(frame.kind)
        into = chunks[position - 1].words[0].normal in PlaceFinder.struck
        return (
            hits
            and into
            and chunk.kind == "verb"
            and chunks[position].place is None
            and chunks[position].head is not None
        )

    def _takes(self, preposition: str, role: str, chunk: Chunk, other: Chunk) -> bool:
        """English: "of" hangs on the noun before it, not on the verb;
        what is hit after a preposition is somebody or something known."""
        if chunk.kind == "verb" and preposition == "of":
            return False
        if chunk.kind == "verb" and preposition == "on" and other.head is not None and other.head[3] == VEHICLE:
            return other.words[0].tag == "det"  # raided it on motorbikes; fired on the car
        return (
            role not in ("target", "auto", "agent", "party")
            or other.actor is not None
            or other.head is not None
            or other.place is not None
        )


def _is_person(chunk: Chunk) -> bool:
    return not chunk.weapons and chunk.head is not None and chunk.head[0] == "person"


def _is_thing(chunk: Chunk) -> bool:
    return chunk.actor is None and chunk.head is not None and chunk.head[0] == "thing"


def _is_ground(chunk: Chunk) -> bool:
    """Whether a noun phrase is ground or a building, whoever owns it: "two rebel camps", "several villages"."""
    last = chunk.words[-1]
    built = (last.get("head") or ("", "", "", ""))[3] in BUILT
    return built or "placehead" in last.entries or (chunk.place is not None and bool(chunk.place.kind))


def _is_settled(chunk: Chunk) -> bool:
    """Whether people live in the place that a noun phrase is about."""
    return any((word.get("placehead") or ("",))[0] in SETTLED for word in chunk.words)


def _is_aircraft(chunk: Chunk) -> bool:
    """Whether a noun phrase is aircraft with people in it, which crash by accident and bomb what lies on the ground."""
    crewed = bool(chunk.weapons) and all(name in CRAFT for _, (name, _) in chunk.weapons)
    return crewed or (chunk.head is not None and chunk.head[3] == AIRCRAFT)
