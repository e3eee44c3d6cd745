"""Punctuation of both scripts by code point; each name holds the signs that stand for one another."""

from __future__ import annotations

COMMAS = ",\u060c"
SEMICOLONS = ";\u061b"
STOPS = ".!?\u061f\u2026"
"""What ends a sentence."""
QUOTES = '"\u00ab\u00bb\u201c\u201d\u201e'
CLOSERS = "\"'\u201d\u2019\u00bb)]"
"""What may stand between the end of a sentence and the space after it."""
APOSTROPHES = "'\u2018\u2019\u02bc`"
"""What stands for an apostrophe inside a word."""
HYPHENS = "-\u2010\u2011"
"""What ties two words."""
DASHES = "-\u2013\u2014"
"""What stands between two parts of a sentence or the ends of a range."""
