from hypothesis import given
from hypothesis import strategies as st

from tawatur.assembly.unions import Unions

PAIRS = st.lists(st.tuples(st.integers(0, 15), st.integers(0, 15)), max_size=20)


@given(PAIRS, st.randoms())
def test_the_outcome_does_not_depend_on_the_order(pairs, random):
    shuffled = [(b, a) if random.random() < 0.5 else (a, b) for a, b in pairs]
    random.shuffle(shuffled)
    one, other = Unions(pairs), Unions(shuffled)
    assert [one.find(n) for n in range(16)] == [other.find(n) for n in range(16)]


@given(PAIRS)
def test_the_least_member_names_a_set(pairs):
    sets = Unions(pairs)
    for a, b in pairs:
        assert sets.find(a) == sets.find(b) <= min(a, b)
