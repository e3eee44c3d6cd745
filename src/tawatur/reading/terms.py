"""Marks that are no boundary: quotation marks around a name or a term (those around speech are one), and the full stops
of abbreviations."""

from __future__ import annotations

from itertools import pairwise

from tawatur.language.tokens import Token, is_inner_stop

QUOTES = frozenset('"\u00ab\u00bb\u201c\u201d\u201e')
LONGEST = 6
"""Words between quotation marks up to which they mark a term."""


def without_marks_of_terms(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence without the quotation marks around terms of few words.

    >>> from tawatur.language.tokens import tokenise
    >>> [token.text for token in without_marks_of_terms(tokenise('the "Example Brigade" said: "We left."'))]
    ['the', 'Example', 'Brigade', 'said', ':', '"', 'We', 'left', '.', '"']
    """
    marks = [i for i, token in enumerate(tokens) if token.text in QUOTES]
    dropped: set[int] = set()
    for first, second in pairwise(marks):
        spoken = first > 0 and tokens[first - 1].text == ":"
        if second - first <= LONGEST + 1 and first not in dropped and not spoken:
            dropped |= {first, second}
    return [token for i, token in enumerate(tokens) if i not in dropped] if dropped else tokens


def without_inner_stops(tokens: list[Token], abbreviations: frozenset[str]) -> list[Token]:
    """The tokens of a sentence without the full stops of abbreviations and initials, which part no name.

    >>> from tawatur.language.tokens import tokenise
    >>> kept = without_inner_stops(tokenise("said Gen. John A. Doe."), frozenset({"gen"}))
    >>> [token.text for token in kept]
    ['said', 'Gen', 'John', 'A', 'Doe', '.']
    """
    inner = {
        index
        for index in range(1, len(tokens) - 1)
        if tokens[index].text == "." and is_inner_stop(tokens, index, abbreviations)
    }
    return [token for index, token in enumerate(tokens) if index not in inner] if inner else tokens
