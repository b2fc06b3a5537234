"""One-time passwords by time: of this step or a neighbour, none twice; and a picture of the secret."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.access.second_factor import code_at, latest_step, matching_step, new_secret, provisioning_uri, qr_svg
from tests.storage.builders import NOW

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
STEP = timedelta(seconds=30)


def test_secrets_are_long_and_not_alike() -> None:
    first, second = new_secret(), new_secret()
    assert len(first) == 32, "160 bits, five a character"
    assert first != second


@given(apart=st.integers(-5, 5), spaced=st.booleans())
def test_a_code_counts_in_its_step_and_beside_it_once(apart: int, spaced: bool) -> None:
    code = pyotp.TOTP(SECRET).at(NOW + apart * STEP)
    typed = f" {code[:3]} {code[3:]} " if spaced else code
    step = matching_step(SECRET, typed, NOW, 0)
    assert (step is not None) == (abs(apart) <= 1)
    if step is not None:
        assert matching_step(SECRET, typed, NOW, step) is None, "used up"
        assert matching_step(SECRET, typed, NOW, step - 1) == step


def test_an_earlier_code_does_not_count_after_a_later_one() -> None:
    now, before = (pyotp.TOTP(SECRET).at(at) for at in (NOW, NOW - STEP))
    used = matching_step(SECRET, now, NOW, 0)
    assert used is not None
    assert matching_step(SECRET, before, NOW, used) is None


@pytest.mark.parametrize("code", ["", "abcdef", "12345", "ＡＢＣ", "²²²²²²"])
def test_what_is_no_code_is_none(code: str) -> None:
    assert matching_step(SECRET, code, NOW, 0) is None


def test_full_width_digits_are_digits() -> None:
    wide = "".join(chr(ord(mark) + 0xFEE0) for mark in pyotp.TOTP(SECRET).at(NOW))
    assert matching_step(SECRET, wide, NOW, 0) is not None


def test_the_address_is_read_back_and_drawn() -> None:
    uri = provisioning_uri(SECRET, "zhangsan")
    read = pyotp.parse_uri(uri)
    assert (read.secret, read.name, read.issuer) == (SECRET, "zhangsan", "园区循环化验收")
    svg = qr_svg(uri)
    assert svg.startswith("<svg")
    assert SECRET not in svg


def test_no_code_that_is_accepted_at_a_moment_is_of_a_later_step_than_the_latest() -> None:
    secret = new_secret()
    for seconds in range(-60, 90, 15):
        code = pyotp.TOTP(secret).at(NOW + timedelta(seconds=seconds))
        assert matching_step(secret, code, NOW, latest_step(NOW)) is None
    following = NOW + timedelta(seconds=60)
    assert matching_step(secret, pyotp.TOTP(secret).at(following), following, latest_step(NOW)) is not None


def test_what_an_authenticator_shows_is_taken() -> None:
    secret, at = new_secret(), datetime(2026, 6, 1, tzinfo=UTC)
    assert matching_step(secret, code_at(secret, at), at, 0) is not None
