"""What the proofs of the tables share: how ids are written, which names are Latin, and when two names are one."""

from __future__ import annotations

import re

from tawatur.orthography.folding import fold

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
LATIN = re.compile("[A-Za-z]")


def plain(text: str) -> str:
    """The form in which two names are compared.

    >>> plain("U.S.  Army"), plain("إدلب") == plain("ادلب")
    ('u.s. army', True)
    """
    return " ".join(fold(text).split())
