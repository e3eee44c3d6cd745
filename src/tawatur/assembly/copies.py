"""Documents that share their words: near-duplicates by MinHash, and partial copies by the containment of sampled
shingles.

1. The folded words of a text make shingles of `WORDS` words.
2. MinHash signatures in bands bring together texts that resemble each other.
3. Of each set of near-duplicates one text stands for all; a sample of its shingles is looked up in an index, so that
   a text that took over a part of another is found as well.
4. Every candidate is verified before it is believed.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from rensa import RMinHash

from tawatur.assembly.unions import Unions
from tawatur.orthography.folding import fold
from tawatur.records import Document

WORDS = 4
"""Words of a shingle: long enough that a shared one is not chance, short enough to survive light editing."""
PERMUTATIONS, ROWS, SEED = 64, 4, 11
"""MinHash: 16 bands of 4 rows find nearly every pair of resemblance 0.6 and half of those of 0.5."""
RESEMBLANCE = 0.5
CONTAINMENT = 0.5
"""Share of the shorter text's shingles that the other holds."""
MIN_SHINGLES = 8
"""A text with fewer shingles is too short to be called a copy."""
SAMPLE = 4
"""Of the hashed shingles of a text, one in so many is looked up: the same in every text that has them."""
BATCH = 256
"""Texts that are hashed at a time."""
Hashes = Sequence[int]
"""The hashed shingles of a text."""
COMMON = 40
"""A shingle of more texts than this (after near-duplicates stand as one) is boilerplate and finds nobody."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, order=True)
class Copy:
    """Two documents with the same words, ids in order; `share` is the resemblance or the containment found."""

    a: str
    b: str
    how: Literal["same words", "part of the words"]
    share: float


def find_copies(documents: Iterable[Document]) -> list[Copy]:
    """The copies among documents, in the order of their ids; a set of copies is given as links to its first member."""
    ordered = sorted((document for document in documents if document.text), key=lambda document: document.id)
    hashes = _shingles(ordered)
    usable = [index for index, found in enumerate(hashes) if len(found) >= MIN_SHINGLES]
    duplicates = list(_near_duplicates(usable, hashes))
    groups: Unions[int] = Unions((a, b) for a, b, _ in duplicates)
    standing = [index for index in usable if groups.find(index) == index]
    copies = [Copy(ordered[a].id, ordered[b].id, "same words", share) for a, b, share in duplicates]
    copies += [
        Copy(ordered[a].id, ordered[b].id, "part of the words", share) for a, b, share in _contained(standing, hashes)
    ]
    return sorted(copies)


def _shingles(documents: Sequence[Document]) -> list[Hashes]:
    """The hashed shingles of each text; a batch at a time, as the shingles' words take much more room than hashes."""
    found: list[Hashes] = []
    for start in range(0, len(documents), BATCH):
        sets = []
        for document in documents[start : start + BATCH]:
            words = _WORD.findall(fold(document.text))
            sets.append(list(map(" ".join, zip(*(words[at:] for at in range(WORDS)), strict=False))))
        found += [array("Q", hashed) for hashed in RMinHash.hash_token_sets(sets)]
    return found


def _signatures(usable: Sequence[int], hashes: Sequence[Hashes]) -> Iterator[tuple[int, list[int]]]:
    """The bands of each text's MinHash signature, each as one number."""
    for start in range(0, len(usable), BATCH):
        part = usable[start : start + BATCH]
        matrix = RMinHash.digest_matrix_from_token_hash_sets([list(hashes[i]) for i in part], PERMUTATIONS, SEED)
        for index, signature in zip(part, matrix.to_rows(), strict=True):
            yield index, [hash((at, *signature[at : at + ROWS])) for at in range(0, PERMUTATIONS, ROWS)]


def _near_duplicates(usable: Sequence[int], hashes: Sequence[Hashes]) -> Iterator[tuple[int, int, float]]:
    """Pairs (an earlier text, a text that resembles it, resemblance): each text against the first that it resembles."""
    heads: dict[int, int | list[int]] = {}
    for index, keys in _signatures(usable, hashes):
        candidates: set[int] = set()
        for key in keys:
            known = heads.get(key)
            if known is not None:
                candidates.update((known,) if isinstance(known, int) else known)
        own = frozenset(hashes[index]) if candidates else frozenset()
        for head in sorted(candidates):
            share = resemblance(frozenset(hashes[head]), own)
            if share >= RESEMBLANCE:
                yield head, index, round(share, 4)
                break
        else:
            for key in keys:
                _add(heads, key, index)


def _add(heads: dict[int, int | list[int]], key: int, index: int) -> None:
    """Most bands belong to one text: a list for each would take more room than all else."""
    known = heads.setdefault(key, index)
    if isinstance(known, list):
        known.append(index)
    elif known != index:
        heads[key] = [known, index]


def _contained(standing: Sequence[int], hashes: Sequence[Hashes]) -> Iterator[tuple[int, int, float]]:
    """Pairs (lower index, higher index, containment), found by the shingles whose hash puts them into the sample."""
    samples = {index: array("Q", {shingle for shingle in hashes[index] if shingle % SAMPLE == 0}) for index in standing}
    holders: dict[int, list[int]] = {}
    for index in standing:
        for shingle in samples[index]:
            holders.setdefault(shingle, []).append(index)
    counts: Counter[tuple[int, int]] = Counter()
    for found in holders.values():
        if 2 <= len(found) <= COMMON:
            counts.update(combinations(found, 2))
    for (a, b), count in sorted(counts.items()):
        # Samples are small: half of the share that is asked for is enough to look closer.
        if count >= 2 and count >= 0.5 * CONTAINMENT * min(len(samples[a]), len(samples[b])):
            here, there = frozenset(hashes[a]), frozenset(hashes[b])
            share = len(here & there) / min(len(here), len(there))
            if share >= CONTAINMENT:
                yield a, b, round(share, 4)


def resemblance(a: frozenset[int], b: frozenset[int]) -> float:
    """Jaccard's measure."""
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared) if shared else 0.0
