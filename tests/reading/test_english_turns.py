"""English turns of phrase, a cause of error each: sentences written for the project and what reading each must give."""

from __future__ import annotations

from typing import Any

import pytest

from english import check

TIMES: list[tuple[str, list[dict[str, Any]]]] = [
    (
        "BANGKOK: An air strike on a village killed ten civilians, residents said on Wednesday.",
        [{"kind": "attack.air", "killed": 10, "day": None, "places": [], "source": "residents"}],
    ),
    (
        "Rebels attacked a base, the army said in Kirkuk on Monday.",
        [{"kind": "attack.ground", "day": None, "places": []}],
    ),
    (
        "Rebels attacked a base on Sunday, the army said on Monday.",
        [{"kind": "attack.ground", "day": "2024-05-19"}],
    ),
    ("The army denied the charge in Kirkuk on Monday.", [{"kind": "deny", "day": "2024-05-20"}]),
    (
        "Police seized rifles in Taiz. No casualties were reported in the town.",
        [{"kind": "intercept", "places": ["Taiz"]}],
    ),
    (
        "A drone strike on a compound in Kirkuk on Sunday killed a commander. The governor condemned the raid.",
        [{"kind": "attack.air", "killed": 1}, {"kind": "condemn"}],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), TIMES, ids=[s[:40] for s, _ in TIMES])
def test_when_and_where_it_was_said_is_not_when_and_where_it_was(sentence: str, expected: list[dict[str, Any]]) -> None:
    check(sentence, expected)
