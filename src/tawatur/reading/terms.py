"""Quotation marks around a name or a term, which are no boundary; those around speech are."""

from __future__ import annotations

from itertools import pairwise

from tawatur.language.tokens import Token

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
