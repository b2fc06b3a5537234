"""What a limited child process is asked comes back, or a sentence."""

import pytest

from service.intake.files.confined import Limits, confined
from service.vocabulary.problem import Unreadable

READER = "service.intake.files.child"


def test_what_the_child_writes_comes_back() -> None:
    assert confined(READER, b"x", Limits()).startswith(b'{"refused"')


@pytest.mark.parametrize(
    ("module", "limits", "code"),
    [
        ("service.no_such_module", Limits(), "reader-failed"),
        (READER, Limits(wall_seconds=0), "too-heavy"),
        (READER, Limits(output=10), "reader-failed"),
    ],
)
def test_an_end_that_is_not_as_it_should_be_is_told(module: str, limits: Limits, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        confined(module, b"x", limits)
    assert refused.value.code == code
