"""Numbers are read however they are typed, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.web.typed import typed_number, whole_number


@given(number=st.integers(0, 10**9), blanks=st.sampled_from(("", " ", "　", "\t")))
def test_full_width_digits_and_blanks_are_harmless(number: int, blanks: str) -> None:
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    assert whole_number(blanks + wide + blanks) == number


@pytest.mark.parametrize("text", ["", "-1", "1.5", "二", "九", "1e3", "9" * 11, "0x1"])
def test_what_is_no_whole_number_is_none(text: str) -> None:
    assert whole_number(text) is None


def test_signs_and_points_become_the_usual_ones() -> None:
    assert typed_number("１，２３４．５　万") == "1,234.5万"
