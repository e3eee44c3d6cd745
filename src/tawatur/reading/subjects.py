"""English: the subject of a verb, across phrases, appositions, brackets and reduced clauses that stand between."""

from __future__ import annotations

from tawatur.orthography.punctuation import QUOTES
from tawatur.reading.model import Chunk

PASSED = frozenset({"adv", "date", "aux", "neg"})


def subject_before(chunks: list[Chunk], at: int) -> list[int]:
    """The noun phrases before a verb that are its subject; empty if there is none (or only a pronoun)."""
    index = at - 1
    while index >= 0:
        chunk = chunks[index]
        if chunk.kind in PASSED or (chunk.kind == "mark" and chunk.value in QUOTES) or _is_doubt(chunk):
            index -= 1
        elif chunk.kind == "np":
            before = chunks[index - 1] if index else None
            if before is not None and before.kind == "among":
                index -= 2
                while index >= 0 and chunks[index].kind == "mark" and chunks[index].value == ",":
                    index -= 1
            elif before is not None and before.kind == "prep" and before.value != "between":
                index -= 2
            elif (
                before is not None
                and before.kind == "verb"
                and (relative := relative_before(chunks, index - 1)) is not None
            ):
                return antecedent(chunks, relative)
            elif index >= 2 and before is not None and before.kind == "verb" and _qualifies(chunks, index - 1):
                index -= 2
            else:
                found = coordinated(chunks, index)
                participle = _participle_before(chunks, found[0])
                if participle is not None:
                    index = participle
                    continue
                return _past_part(chunks, found)
        elif chunk.kind == "pron" and index and chunks[index - 1].kind == "prep":
            index -= 2
        elif chunk.kind == "among":
            return _before_part(chunks, index)
        elif chunk.kind == "rel":
            return antecedent(chunks, index)
        elif chunk.kind == "mark" and chunk.value in ",)":
            opened = _said_aside(chunks, index) or _opening(chunks, index, "(" if chunk.value == ")" else ",")
            if opened is None:
                return _listed(chunks, index, at)
            index = opened - 1
        elif chunk.kind == "conj":
            return shared(chunks, index)
        elif chunk.kind == "prep" and chunk.value == "to" and chunks[at].aspect == "base":
            return _of_infinitive(chunks, index)
        elif chunk.kind == "verb" and _is_modifier(chunks, index):
            index -= 1
        else:
            return []
    return []


def _is_doubt(chunk: Chunk) -> bool:
    """A word of doubt among the auxiliaries: "were likely dropped"."""
    return chunk.kind == "cue" and chunk.value == "word"


def _participle_before(chunks: list[Chunk], first: int) -> int | None:
    """ "The missile fired by the army and its allies destroyed …": the participle behind whose "by" a list ends."""
    while first >= 2 and chunks[first - 1].kind == "conj" and chunks[first - 2].kind == "np":
        first -= 2
    by = first - 1
    behind = by > 0 and chunks[by].kind == "prep" and chunks[by].value == "by" and chunks[by - 1].kind == "verb"
    return by - 1 if behind and _is_modifier(chunks, by - 1) else None


def _past_part(chunks: list[Chunk], found: list[int]) -> list[int]:
    """ "Eight people among them a mayor and a judge", "six soldiers, including a captain, and a civilian": the
    whole stands before the part that is told of it."""
    first = found[0]
    if first >= 2 and chunks[first - 1].kind == "among" and chunks[first - 2].kind == "np":
        return [first - 2]
    joined = first >= 5 and chunks[first - 1].kind == "conj" and chunks[first - 2].value == ","
    opened = next((i for i in range(first - 3, max(1, first - 9), -1) if chunks[i].kind == "among"), 0) if joined else 0
    if opened < 2 or any(chunk.kind == "verb" for chunk in chunks[opened:first]):
        return found
    whole = opened - 2 if chunks[opened - 1].value == "," else opened - 1
    return [whole, *found] if chunks[whole].kind == "np" else found


def open_clauses(chunks: list[Chunk]) -> None:
    """ "After gunmen attacked a village": a preposition of time before a noun phrase and its verb opens a clause."""
    for index, chunk in enumerate(chunks[:-2]):
        if chunk.kind != "prep" or chunk.value not in ("after", "before", "since") or chunks[index + 1].kind != "np":
            continue
        position = index + 2
        while position < len(chunks) and chunks[position].kind in ("adv", "prep", "np") and position < index + 6:
            if chunks[position].kind == "np" and chunks[position - 1].kind != "prep":
                break
            position += 1
        verb = chunks[position] if position < len(chunks) else None
        following = chunks[position + 1] if position + 1 < len(chunks) else None
        finite = verb is not None and verb.kind == "verb" and verb.aspect in ("past", "present") and verb.cue is None
        if (finite and not (following is not None and following.value == "by")) or (
            verb is not None and verb.kind == "aux"
        ):
            chunk.kind = "sub"


def _before_part(chunks: list[Chunk], index: int) -> list[int]:
    """ "A man and several children among them": the whole of which a part is told stands before the last comma."""
    for position in range(index - 1, max(-1, index - 10), -1):
        if chunks[position].kind == "mark" and chunks[position].value == ",":
            return [position - 1] if position and chunks[position - 1].kind == "np" else []
        if chunks[position].kind == "verb":
            return []
    return []


def _is_modifier(chunks: list[Chunk], index: int) -> bool:
    """A participle right after a noun phrase, without auxiliary: "a drone packed with explosives hit …"."""
    chunk = chunks[index]
    if chunk.aspect not in ("past", "participle", "gerund") or not index or chunks[index - 1].kind != "np":
        return False
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    return chunk.cue is None and following is not None and (following.kind == "prep" or chunk.aspect == "gerund")


def _qualifies(chunks: list[Chunk], index: int) -> bool:
    """ "An attack targeting a leader killed …": a participle with its object hangs on the noun before it."""
    chunk = chunks[index]
    return chunk.aspect == "gerund" and chunk.cue is None and chunks[index - 1].kind == "np"


def opening_of_aside(chunks: list[Chunk], at: int) -> int | None:
    """The comma that opens an aside which a verb of saying closes: "…, residents said, …"."""
    if chunks[at].kind != "verb" or chunks[at].cue is None:
        return None
    for position in range(at - 1, max(-1, at - 6), -1):
        chunk = chunks[position]
        if chunk.kind == "mark":
            subject = any(c.kind in ("np", "pron") for c in chunks[position + 1 : at])
            return position if chunk.value == "," and subject else None
        if chunk.kind not in ("np", "pron", "prep", "adv", "aux", "date"):
            return None
    return None


def _said_aside(chunks: list[Chunk], comma: int) -> int | None:
    """Where an aside opens that says who says all this, if the comma at a position closes one."""
    index = comma - 1
    while index > 0 and chunks[index].kind in ("cue", "date", "adv"):
        index -= 1
    return opening_of_aside(chunks, index) if index > 0 and chunks[comma].value == "," else None


def _opening(chunks: list[Chunk], closing: int, mark: str) -> int | None:
    """Where the insertion opens that a comma or bracket closes; a finite verb in it needs a relative pronoun."""
    verb = False
    for position in range(closing - 1, max(-1, closing - 16), -1):
        chunk = chunks[position]
        if chunk.kind == "mark" and chunk.value == mark:
            inner = chunks[position + 1 : closing]
            free = any(c.kind in ("rel", "sub", "cue") for c in inner) or (inner and inner[0].kind == "verb")
            nested = any(c.kind == "that" for c in inner) and not (inner and inner[0].kind == "rel")
            if (not verb or free or mark == "(") and not nested:
                return position
            return None
        verb = verb or (chunk.kind == "verb" and chunk.aspect != "gerund")
        if chunk.kind == "while":
            return None
    return None


def coordinated(chunks: list[Chunk], index: int, loose: bool = False) -> list[int]:
    """A noun phrase with those joined to it before: "A and B", "A, B and C"; of "envoys of A and B" the envoys."""
    found = [index]
    joined = False
    while index >= 2 and chunks[index - 2].kind == "np":
        link = chunks[index - 1]
        comma = link.kind == "mark" and link.value == "," and joined and _is_actor(chunks[index - 2])
        if not (link.kind == "conj" or comma):
            break
        before = chunks[index - 3] if index >= 3 else None
        if before is not None and before.kind == "prep" and before.value != "between" and not loose:
            if before.value == "of" and index >= 4 and chunks[index - 4].kind == "np" and _is_actor(chunks[index - 4]):
                return [index - 4] if chunks[index - 4].also else [index - 4, *found]
            break
        index -= 2
        joined = True
        found.insert(0, index)
    return found


def _is_actor(chunk: Chunk) -> bool:
    return chunk.actor is not None or chunk.head is not None


def antecedent(chunks: list[Chunk], index: int) -> list[int]:
    """The noun phrase that a relative pronoun goes back to, past the phrases that hang on it."""
    position = index - 1
    while position >= max(0, index - 6):
        chunk = chunks[position]
        if chunk.kind == "np":
            before = chunks[position - 1] if position else None
            people = chunk.head is not None and chunk.head[0] in ("person", "force")
            if before is not None and before.kind == "prep" and before.value != "between" and position >= 2:
                further = chunks[position - 2]
                if (
                    further.kind == "np"
                    and further.head is not None
                    and not people
                    and before.value in ("of", "in", "from")
                ):
                    position -= 2
                    continue
            return coordinated(chunks, position, loose=True)
        if chunk.kind not in ("mark", "prep", "date", "adv"):
            return []
        position -= 1
    return []


def relative_before(chunks: list[Chunk], at: int) -> int | None:
    """Where the relative clause opens that a verb stands in, or None."""
    for position in range(at - 1, max(-1, at - 5), -1):
        if chunks[position].kind == "rel":
            return position
        if chunks[position].kind in ("verb", "mark", "conj"):
            return None
    return None


def shared(chunks: list[Chunk], index: int) -> list[int]:
    """ "X shelled A and raided B": the second verb takes the first one's subject."""
    comma = index > 0 and chunks[index - 1].kind == "mark"
    last = len(chunks)
    for position in range(index - 1, -1, -1):
        chunk = chunks[position]
        if (
            comma
            and chunk.kind == "verb"
            and position < last
            and (relative := relative_before(chunks, position)) is not None
        ):
            last = relative
        if position >= last:
            continue
        if chunk.kind == "verb" and chunk.aspect != "gerund":
            if accused := _accused(chunks, position, index + 1):
                return accused
            return [] if _is_modifier(chunks, position) and not chunk.passive else subject_before(chunks, position)
        if comma and chunk.kind == "that" and position and chunks[position - 1].kind == "np":
            continue
        if chunk.kind in ("that", "while", "sub"):
            return []
    return []


def _accused(chunks: list[Chunk], verb: int, at: int) -> list[int]:
    """ "Accused the army of killing …, burning … and looting …": the accused did all that."""
    charge = any(frame.kind == "accuse" for frame, _, _ in chunks[verb].frames)
    if not charge or at >= len(chunks) or chunks[at].aspect != "gerund" or chunks[verb].passive:
        return []
    return [verb + 1] if verb + 1 < at and chunks[verb + 1].kind == "np" else []


def governing(found: list[Chunk]) -> int | None:
    """The verb that the "to" after these chunks hangs on: past its object and the phrases between."""
    for position in range(len(found) - 1, max(-1, len(found) - 9), -1):
        kind = found[position].kind
        if kind == "verb":
            return position
        if kind not in ("np", "prep", "adv", "date", "conj"):
            return None
    return None


def _then(chunk: Chunk) -> str:
    """Who does what an infinitive after this verb tells, if it is done at all."""
    value: str = chunk.words[0].get("verb") or ""
    return value


def told_by(found: list[Chunk]) -> str:
    """Whether an infinitive at the end of these chunks tells what happened ("continued to shell"), what did not, or
    what is only wanted."""
    while found and found[-1].kind in ("prep", "adv"):
        found = found[:-1]
    verb = governing(found)
    if verb is None or found[verb].future or found[verb].negated:
        return ""
    return _then(found[verb])


def _of_infinitive(chunks: list[Chunk], to: int) -> list[int]:
    """The subject of an infinitive: of the verb right before it, or of one that says that it is done;
    or that one's object."""
    verb = governing(chunks[:to])
    if verb is None:
        return []
    if _then(chunks[verb]) == "object" and not chunks[verb].passive and verb + 1 < to:
        return (
            coordinated(chunks, to - 1) if chunks[to - 1].kind == "np" and chunks[to - 2].kind != "prep" else [verb + 1]
        )
    if _then(chunks[verb]) == "done" or all(c.kind in ("adv", "date") for c in chunks[verb + 1 : to]):
        return subject_before(chunks, verb)
    return []


def _listed(chunks: list[Chunk], comma: int, at: int) -> list[int]:
    """ "Soldiers arrested a man, burned two houses and …": the first verb's subject, where the second has an object of
    its own."""
    if (
        chunks[comma].value != ","
        or chunks[at].passive
        or at + 1 >= len(chunks)
        or chunks[at + 1].kind not in ("np", "date")
    ):
        return []
    for position in range(comma - 1, -1, -1):
        chunk = chunks[position]
        if chunk.kind == "verb" and chunk.aspect != "gerund":
            same = chunk.aspect == chunks[at].aspect and not chunk.passive and not chunk.cue
            return subject_before(chunks, position) if same and relative_before(chunks, position) is None else []
        if chunk.kind in ("that", "while", "sub", "rel", "mark"):
            return []
    return []
