"""Passwords that everybody tries first are known."""

import pytest

from service.access.common_passwords import is_common


@pytest.mark.parametrize(
    "password", ["password", "123456", "qwertyuiop", "iloveyou", "woaini1314", "5201314", "football"]
)
def test_usual_ones_are_known(password: str) -> None:
    assert is_common(password)


def test_others_are_not() -> None:
    assert not any(is_common(f"kx{number}-tanglang") for number in range(200))
    assert not is_common("")
