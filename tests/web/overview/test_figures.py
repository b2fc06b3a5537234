"""Rates in words, and where figures lead."""

from fractions import Fraction

import pytest

from service.casework.coverage import Rate
from service.web.overview.figures import list_address, rate_told


@pytest.mark.parametrize(
    ("rate", "zh"),
    [
        (Rate(3, 1, 0, 0, 0), "33.3%"),
        (Rate(1, 1, 1, 0, 0), "50.0%—100.0%（看尚未认定的园区）"),
        (Rate(0, 0, 0, 0, 0), "没有符合条件的园区"),
    ],
)
def test_a_rate_in_words(rate: Rate, zh: str) -> None:
    assert rate_told(rate).zh == zh
    assert rate.low is None or rate.low <= Fraction(1)


def test_an_address_names_the_figure_and_what_narrows_it() -> None:
    assert list_address("145", "parks", "listed", "yes") == "/overview/list?programme=145&figure=parks%3Alisted%3Ayes"
    assert list_address("145", "late", jurisdiction="gansu").endswith("figure=late&jurisdiction=gansu")
