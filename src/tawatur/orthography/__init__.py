"""How the two scripts are written: letters and punctuation by code point, and the folded form of a text.

No word of a language stands here, and nothing is read from disk: every room may use it.
"""
