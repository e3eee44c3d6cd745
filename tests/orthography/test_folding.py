import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.orthography.folding import fold, fold_with_offsets

WRITING = st.text(
    st.one_of(
        st.characters(blacklist_categories=["Cs"]),
        st.characters(min_codepoint=0x0600, max_codepoint=0x06FF),
        st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFC),
    )
)


@given(WRITING)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(WRITING)
def test_each_folded_character_knows_where_it_came_from(text):
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)
    assert all(folded[at] in fold(text[offsets[at]]) for at in range(len(folded)))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("قُتِلَ", "قتل"),
        ("أحمد إدلب آمد", "احمد ادلب امد"),
        ("مصطفى", "مصطفي"),
        ("مدرسة", "مدرسه"),
        ("مســـلح", "مسلح"),
        ("٢٠٢٤ ۱۴", "2024 14"),
        ("\u202bنص\u202c\u200f", "نص"),
        ("کیف", "كيف"),
        ("Ḥamā’s “Café”", 'hama\'s "cafe"'),
    ],
)
def test_what_is_folded(written, folded):
    assert fold(written) == folded
