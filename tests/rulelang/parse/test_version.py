"""Versions have the form by which they are compared and counted up."""

import pytest

from service.authoring.problem import Mistake
from service.rulelang.parse.version import as_version


@pytest.mark.parametrize("text", ["1", "2024", "2024.1", "2024.10", "2024.1.1", "2024.0.1"])
def test_a_version_is_one_to_three_numbers(text: str) -> None:
    assert as_version(text) == text


@pytest.mark.parametrize(
    "text", ["v1", "2024-1", "2024.01", "2024.1.1.1", "2024.", "２０２４.1", "二〇二四", "2024年1"]
)
def test_anything_else_is_refused_with_the_form(text: str) -> None:
    with pytest.raises(Mistake, match=r"年\.次，如 2024\.1") as refused:
        as_version(text)
    assert refused.value.en is not None
