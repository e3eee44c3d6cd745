from told import WORDS, document, text

from tawatur.assembly.copies import PART_REACH, find_copies
from tawatur.assembly.unions import Unions

LONG = text(WORDS, 1, 160)
OTHER = text(WORDS, 2, 160)


def found(**texts):
    return {
        (copy.a, copy.b): copy.how for copy in find_copies(document(key, text=words) for key, words in texts.items())
    }


def test_a_reprint_with_small_changes_has_the_same_words():
    changed = LONG.split()
    changed[40] = "changed"
    assert found(a=LONG, b=" ".join(changed), c=OTHER) == {("a", "b"): "same words"}


def test_a_short_part_of_a_long_text_is_contained():
    assert found(a=LONG + " " + OTHER, b=" ".join(LONG.split()[20:80])) == {("a", "b"): "part of the words"}


def test_many_reprints_are_one_chain_of_neighbours():
    texts = {f"d{number:03}": LONG for number in range(100)}
    linked = set(found(**texts))
    assert len(linked) < 100 * PART_REACH
    assert len({Unions(linked).find(key) for key in texts}) == 1


def test_boilerplate_makes_no_copy():
    foot = " all rights are reserved by the owners of this paper and its pages"
    assert found(**{f"d{n}": text(WORDS, n, 120) + foot for n in range(3, 9)}) == {}


def test_too_short_and_empty_texts_are_no_copies():
    assert found(a="one two three", b="one two three", c="", d="") == {}
    assert find_copies([]) == []
