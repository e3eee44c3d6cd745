"""Arabic: a speaker's own name for somebody ("those whom he called the mercenaries") is read as that somebody."""

from __future__ import annotations

from tawatur.language.analysis import Word
from tawatur.orthography.letters import HEH

WHO = frozenset({"\u0645\u0646", "\u0645\u0627"})
"""The relative pronouns for persons and things, as they are written."""
BY_THE = "\u0628\u0627\u0644"
"""The preposition and the article of words that tables hold with both."""
NAMES, DESCRIBES = "name", "describe"
"""What a verb's row says that gives a name: to call (the name stands right behind it), to describe as."""
REACH = 4
"""Words of a verb's subject behind which the name stands (ما وصفه الجيش بـ…)."""


def without_naming(words: list[Word]) -> list[Word]:
    """The words of a sentence without those that only say that a name is the speaker's: من وصفهم بالمرتزقة.

    The pronoun stays as a boundary, unless a preposition stands before it.
    """
    kept: list[Word] = []
    index = 0
    while index < len(words):
        word, after = words[index], _after_naming(words, index)
        if after and word.normal in WHO and not (kept and kept[-1].tag == "prep"):
            word.tag, word.value = "adv", "who"
        if not after or word.tag == "adv" or word.normal not in WHO:
            kept.append(word)
        index = after or index + 1
    return kept


def _after_naming(words: list[Word], at: int) -> int:
    """Where the name begins behind "those whom he called" at a position, or 0."""
    verb = words[at + 1] if at + 1 < len(words) else None
    if words[at].tag not in ("prep", "sub") or verb is None or not (verb.pronoun or verb.normal.endswith(HEH)):
        return 0
    senses = {entry[1] for entry in verb.entries.get("verb", ())}
    if NAMES in senses:
        return at + 2
    for index in range(at + 2, min(len(words), at + 2 + REACH) if DESCRIBES in senses else at):
        if words[index].tag == "prep" and words[index].value == "instrument":
            return index + 1
        if words[index].normal.startswith(BY_THE):
            return index
        if words[index].tag:
            break
    return 0
