import pytest

from tawatur.store.rates import UNKNOWN, dispersion, rate_ratio


def test_the_ratio_is_of_rates_not_of_counts():
    """Twice as many in twice as many days is no more."""
    ratio = rate_ratio(20, 10, 40, 20)
    assert ratio.value == pytest.approx(1.0)
    assert ratio.low < 1 < ratio.high


def test_the_interval_is_wilsons_of_the_share():
    """15 of 20: Wilson's interval is 0.531 to 0.888 (Newcombe 1998 gives the formula), so odds of 1.13 to 7.93."""
    ratio = rate_ratio(5, 1, 15, 1)
    assert ratio.value == pytest.approx(3.0)
    assert ratio.low == pytest.approx(0.5313 / 0.4687, abs=0.01)
    assert ratio.high == pytest.approx(0.8881 / 0.1119, abs=0.05)


def test_a_zero_leaves_one_side_open():
    none_before, none_after = rate_ratio(0, 7, 12, 7), rate_ratio(12, 7, 0, 7)
    assert none_before.value is None and none_before.high is None and none_before.rises
    assert none_after.value == 0 and none_after.low == 0 and none_after.falls


def test_nothing_counted_and_nothing_watched_say_nothing():
    assert rate_ratio(0, 7, 0, 7) == rate_ratio(3, 0, 4, 7) == UNKNOWN
    assert not UNKNOWN.rises and not UNKNOWN.falls


def test_scattered_counts_widen_the_interval():
    even, waves = rate_ratio(20, 1, 40, 1), rate_ratio(20, 1, 40, 1, dispersion=6)
    assert even.rises and not waves.rises
    assert even.value == waves.value


def test_swapping_the_sides_turns_the_ratio_round():
    ratio, turned = rate_ratio(8, 3, 21, 5), rate_ratio(21, 5, 8, 3)
    assert turned.value == pytest.approx(1 / ratio.value)
    assert (turned.low, turned.high) == (pytest.approx(1 / ratio.high), pytest.approx(1 / ratio.low))


def test_dispersion_is_chi_square_over_its_degrees():
    """Mean 4, squares 16 + 0 + 16 over 4 = 8, two degrees: 4."""
    assert dispersion([0, 4, 8]) == pytest.approx(4.0)
    assert dispersion([4, 4, 4]) == dispersion([]) == dispersion([5]) == 1.0
    assert dispersion([0, 4, 8], [0, 0, 0]) == pytest.approx(4.0)
