"""Whose people are meant, and who speaks for whom."""

from __future__ import annotations

import pytest

from english import claims_of
from tawatur.reading import Reader
from tawatur.records import Document


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


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("Ankara denied that it had shelled the resort.", "turkey"),
        ("Moscow accused Kyiv of the attack.", "russia"),
        ("Baghdad demanded that the troops leave.", "iraq"),
    ],
)
def test_a_capital_that_speaks_is_its_state(sentence: str, state: str) -> None:
    assert claims_of(sentence)[0].agents[0].actor_id == state


def test_where_no_day_is_known_a_name_means_who_bore_it_first() -> None:
    # The same words name the forces of before December 2024 and, after it, what had fallen.
    text = "Assad government shelled the town of Ariha in Idlib, Syria."
    undated = Reader().read(Document("d" * 16, None, None, None, text, "en", None))
    later = Reader().read(Document("d" * 16, None, None, None, text, "en", "2025-03-01"))
    assert [claims[0].agents[0].actor_id for claims in (undated, later)] == ["syria-forces", "former-syrian-regime"]
