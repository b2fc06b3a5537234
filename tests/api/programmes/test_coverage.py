"""Rates are exact fractions, or a range; a rate of nothing is none."""

from service.api.programmes.coverage import RateShown
from service.casework.coverage import Rate


def test_a_rate_that_no_decimal_holds() -> None:
    shown = RateShown.of(Rate(3, 1, 0, 0, 0))
    assert (shown.low, shown.high) == ("1/3", "1/3")


def test_undetermined_parks_make_a_range_and_no_parks_make_no_rate() -> None:
    shown = RateShown.of(Rate(2, 1, 2, 1, 0))
    assert (shown.low, shown.high) == ("1/3", "2/3")
    assert RateShown.of(Rate(0, 0, 0, 0, 1)).low is None
