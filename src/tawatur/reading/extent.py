"""English: how far the words go that name a source: "N. N., a farmer from the next village"."""

from __future__ import annotations

from tawatur.orthography.punctuation import COMMAS
from tawatur.reading.model import Chunk

LINKS = frozenset({"of", "in", "from", "for", "with"})
"""Prepositions with which a noun phrase is qualified: "a spokesman for the army", "a doctor at the hospital"."""
TRAILING = frozenset({"aux", "adv", "neg", "date", "mark", "cue", "prep", "pron"})
"""Chunks between a subject and its verb that do not name it."""
REACH = 24
"""Chunks behind a name within which its apposition ends."""
PAST = frozenset({"past", "participle"})
CLAUSE_ENDS = frozenset({"that", "sub", "while", "cue"})


def before_verb(chunks: list[Chunk], first: int, verb: int) -> int:
    """Where the words end that name the subject of a verb, from its first noun phrase on.

    Parameters
    ----------
    first : position of the subject's noun phrase
    verb : position of the verb of saying behind it

    Returns
    -------
    An offset in the text; the end of the noun phrase where something else than its qualification stands between.
    """
    own = chunks[first].end
    if verb - first > REACH:
        return own
    parts = _parts(chunks, first + 1, verb)
    if parts is None or any(chunk.kind == "rel" for chunk in chunks[parts[-1][0] : verb]):
        return own
    end = first
    for number, (start, stop) in enumerate(parts):
        if number and not _describes(chunks, start, stop):
            break
        if not number and not _qualifies(chunks, start, stop):
            return own
        while stop > start and chunks[stop - 1].kind in TRAILING:
            stop -= 1
        end = max(end, stop - 1)
    return max(own, chunks[end].end)


def behind_cue(chunks: list[Chunk], first: int, reduced: bool = False) -> int:
    """Where the words end that name a source behind its cue: "…, said N. N., a farmer who fled".

    Parameters
    ----------
    first : position of the noun phrase that names it
    reduced : a participle behind it belongs to it: "according to a letter kept secret"

    Returns
    -------
    An offset in the text, at least the end of the noun phrase.
    """
    index = _phrase(chunks, first)
    bare = next((i for i in range(index, len(chunks)) if chunks[i].kind != "adv"), index)
    verb = chunks[bare] if bare < len(chunks) else None
    if reduced and verb is not None and verb.kind == "verb" and verb.aspect in PAST and "carrier" not in verb.used:
        index = _stop(chunks, index)
    end = chunks[index - 1].end
    while index < len(chunks) and chunks[index].value in COMMAS and chunks[index].kind == "mark":
        stop = _stop(chunks, index + 1)
        if not _describes(chunks, index + 1, stop):
            break
        end = chunks[stop - 1].end
        index = stop
    return end


def _phrase(chunks: list[Chunk], first: int) -> int:
    """The position behind a noun phrase with the phrases and the clause that qualify it."""
    index = first + 1
    while index + 1 < len(chunks):
        link, other = chunks[index], chunks[index + 1]
        if link.kind != "prep" or not (link.value in LINKS or link.words[0].normal == "at") or not _names(other):
            break
        index += 2
    if index < len(chunks) and chunks[index].kind == "rel":
        return _stop(chunks, index)
    return index


def _names(chunk: Chunk) -> bool:
    """Whether a noun phrase may say whose or from where a source is."""
    event = bool(chunk.frames or chunk.tolls) and chunk.actor is None
    return chunk.kind == "np" and not event and not any(word.get("speaker") == "paper" for word in chunk.words)


def _stop(chunks: list[Chunk], start: int) -> int:
    """The position of the mark that ends what begins here, or where another word is said."""
    for index in range(start, min(len(chunks), start + REACH)):
        if chunks[index].kind == "mark" and chunks[index].value not in "-/()":
            return index
        if chunks[index].kind in CLAUSE_ENDS:
            return index
    return min(len(chunks), start + REACH)


def _parts(chunks: list[Chunk], start: int, stop: int) -> list[tuple[int, int]] | None:
    """The stretches between commas; None if another mark or a clause of its own stands there."""
    parts, opened = [], start
    for index in range(start, stop):
        chunk = chunks[index]
        if chunk.kind == "mark" and chunk.value in COMMAS:
            parts.append((opened, index))
            opened = index + 1
        elif chunk.kind in ("sub", "while", "that") or (chunk.kind == "mark" and chunk.value not in "-/()."):
            return None
    parts.append((opened, stop))
    return parts


def _qualifies(chunks: list[Chunk], start: int, stop: int) -> bool:
    """Whether a stretch right behind a noun phrase belongs to it: no verb but in a relative or reduced clause."""
    inner = chunks[start:stop]
    relative = bool(inner) and inner[0].kind == "rel"
    return relative or not any(chunk.kind == "verb" for chunk in inner)


def _describes(chunks: list[Chunk], start: int, stop: int) -> bool:
    """Whether a stretch between commas says who somebody is: a noun phrase without a verb of its own, or an age."""
    inner = chunks[start:stop]
    if not inner:
        return False
    first = inner[0]
    if first.kind != "np" or first.tolls or first.date is not None:
        return False
    relative = next((i for i, chunk in enumerate(inner) if chunk.kind == "rel"), len(inner))
    if any(chunk.kind in ("verb", "aux") for chunk in inner[:relative]):
        return False
    age = first.quantity is not None and len(first.words) == 1
    named = first.head is not None and first.head[0] in ("person", "force")
    known = named or first.actor is not None or any("speaker" in word.entries for word in first.words)
    described = first.words[0].tag == "det" or first.words[0].surface.istitle()
    return age or ((known or described) and first.quantity is None)
