"""Failures: how many count, when they lock, how long an address waits; whatever the clock does."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from service.access.lockout import FREE_FAILURES, LONGEST_WAIT, address_counted, counted, locks, wait
from tests.access.builders import MLPS3
from tests.storage.builders import NOW

SECOND = timedelta(seconds=1)
FAILURES = st.lists(st.integers(-3600, 600).map(lambda seconds: NOW + seconds * SECOND), max_size=60)


def test_the_fifth_failure_within_the_window_locks() -> None:
    failures = [NOW - MLPS3.window + number * SECOND for number in range(4)]
    assert counted(failures, NOW, MLPS3) == 3, "one is as old as the window"
    assert not locks(failures, NOW, MLPS3)
    assert locks(failures, NOW - SECOND, MLPS3)


def test_a_clock_that_was_set_back_forgives_nothing() -> None:
    assert locks([NOW + timedelta(hours=1)] * 4, NOW, MLPS3)


@given(failures=FAILURES, later=st.integers(0, 7200))
def test_time_only_ever_forgives(failures: list[datetime], later: int) -> None:
    at = NOW + later * SECOND
    assert counted(failures, at, MLPS3) <= counted(failures, NOW, MLPS3) <= len(failures)
    if locks(failures, at, MLPS3):
        assert locks(failures, NOW, MLPS3)
    assert not counted(failures, NOW + timedelta(hours=2), MLPS3)


@given(failures=FAILURES)
def test_an_address_waits_after_many_failures_only_and_a_minute_at_most(failures: list[datetime]) -> None:
    pause = wait(failures, NOW, MLPS3)
    assert timedelta(0) <= pause <= LONGEST_WAIT
    if counted(failures, NOW, MLPS3) < FREE_FAILURES:
        assert not pause
    assert not wait(failures, NOW + pause + timedelta(hours=2), MLPS3)


def test_the_wait_doubles_and_runs_down() -> None:
    pauses = [wait([NOW] * (FREE_FAILURES + more), NOW, MLPS3) for more in range(-1, 9)]
    assert pauses == [timedelta(seconds=s) for s in (0, 1, 2, 4, 8, 16, 32, 60, 60, 60)]
    assert wait([NOW] * (FREE_FAILURES + 2), NOW + SECOND, MLPS3) == 3 * SECOND
    assert wait([NOW] * (FREE_FAILURES + 2), NOW + 4 * SECOND, MLPS3) == timedelta(0)


def test_an_address_is_counted_as_what_one_customer_has() -> None:
    assert address_counted("2001:db8:1:2:3::4") == address_counted("2001:db8:1:2::9") == "2001:db8:1:2::/64"
    assert address_counted("2001:db8:1:3::4") != address_counted("2001:db8:1:2::4")
    assert address_counted("::ffff:10.0.0.1") == address_counted("10.0.0.1") == "10.0.0.1"
    assert [address_counted(text) for text in ("", "testclient")] == ["", "testclient"]
