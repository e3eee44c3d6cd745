"""Running totals: what sums up years is neither an act nor the toll of the act before."""

import pytest

from english import claims_of

SUMS = [
    "Since 2021, more than 120 soldiers have been killed in the region.",
    "Since January, more than 120 soldiers have lost their lives in the region.",
    "Since 1998 more than 400 people have been killed in Torvan.",
]


@pytest.mark.parametrize("total", SUMS)
def test_a_sum_since_a_year_is_no_event_and_no_target_of_the_one_before(total):
    (only,) = claims_of(f"Gunmen killed three farmers in Torvan on Monday. {total}")
    assert [(toll.outcome, toll.low) for toll in only.casualties] == [("killed", 3)]
    assert [target.text for target in only.targets] == ["three farmers"]


def test_a_number_of_the_act_itself_is_its_toll():
    (only,) = claims_of("Gunmen killed 120 soldiers in Torvan on Monday.")
    assert [toll.low for toll in only.casualties] == [120]
