"""Whose people are meant, and who speaks for whom."""

from __future__ import annotations

import pytest

from english import claims_of


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        ("A Hezbollah official said Israel had shelled the town of Tyre.", "hezbollah"),
        ("A Houthi official denied that the group had fired a missile at Aden airport in Yemen.", "houthis"),
        ("A Taliban official said a bomb had killed four people in Kabul, Afghanistan.", "taliban"),
        ("An Israeli official said Hezbollah had shelled the town of Metula.", "israel-government"),
    ],
)
def test_an_official_of_a_group_is_not_the_governments(sentence: str, side: str) -> None:
    violent = [claim for claim in claims_of(sentence) if claim.kind.startswith("attack")]
    assert violent and all(claim.chain[0].source_id == side for claim in violent)
