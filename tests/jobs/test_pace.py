"""Retries come later and later, up to a limit."""

from service.jobs.pace import Pace


def test_each_further_retry_waits_twice_as_long_up_to_the_longest() -> None:
    pace = Pace(retry_s=5, longest_retry_s=60)
    assert [pace.delay(attempt).total_seconds() for attempt in (1, 2, 3, 4, 5, 1000)] == [5, 10, 20, 40, 60, 60]
