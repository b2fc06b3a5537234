"""Starting again: at once after what had worked, ever more slowly after what had not, and not for ever."""

from __future__ import annotations

from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from service.serving.restarts import TRIES, Restarts

histories = st.lists(st.booleans(), max_size=40)


def after(history: list[bool]) -> Restarts:
    return reduce(Restarts.after, history, Restarts())


@given(histories)
def test_only_failures_in_a_row_are_counted(history: list[bool]) -> None:
    in_a_row = next((n for n, ready in enumerate(reversed(history)) if ready), len(history))
    assert after(history).failed == in_a_row
    assert after(history).given_up == (in_a_row >= TRIES)


@given(histories)
def test_what_had_worked_is_started_at_once(history: list[bool]) -> None:
    assert after([*history, True]).pause_s == 0


@given(histories)
def test_each_failure_makes_the_pause_no_shorter(history: list[bool]) -> None:
    once, twice = after([*history, False]), after([*history, False, False])
    assert 0 < once.pause_s <= twice.pause_s <= Restarts().longest_pause_s


def test_the_pause_is_as_long_as_the_plan_allows() -> None:
    assert Restarts(failed=9, longest_pause_s=0).pause_s == 0
