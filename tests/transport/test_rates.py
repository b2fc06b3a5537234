"""Never more than the rate and one minute's worth at once, whatever the rhythm; and never a wait for nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.transport.problems import Troubled
from service.transport.rates import Rate


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@given(per_minute=st.integers(1, 120), pauses=st.lists(st.floats(0, 30), max_size=300))
def test_no_rhythm_gets_more_than_its_rate(per_minute: int, pauses: list[float]) -> None:
    clock = Clock()
    rate, taken = Rate(per_minute, clock), 0
    for pause in pauses:
        clock.seconds += pause
        taken += rate.take("a") == 0
    assert taken <= per_minute + clock.seconds * per_minute / 60 + 1e-6


@given(per_minute=st.integers(1, 120), before=st.integers(0, 300))
def test_after_the_wait_the_next_may(per_minute: int, before: int) -> None:
    clock = Clock()
    rate = Rate(per_minute, clock)
    for _ in range(before):
        rate.take("a")
    clock.seconds += rate.take("a") + 1e-6
    assert rate.take("a") == 0 or before < per_minute


def test_each_key_has_its_own() -> None:
    rate = Rate(1, Clock())
    assert [rate.take("a"), rate.take("b")] == [0, 0]
    assert rate.take("a") == 60


def test_it_says_when_to_come_back() -> None:
    rate = Rate(2, Clock())
    for _ in range(2):
        rate.require("a")
    with pytest.raises(Troubled, match="30 秒") as refused:
        rate.require("a")
    assert refused.value.trouble.status == 429
    assert refused.value.trouble.headers == {"Retry-After": "30"}


def test_it_remembers_only_so_many() -> None:
    rate = Rate(1, Clock())
    for number in range(10_001):
        rate.take(str(number))
    assert rate.take("0") == 0
    assert rate.take("10000") == 60
