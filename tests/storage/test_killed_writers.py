"""Writers in several processes leave no gap; killed at any moment they lose nothing that was acknowledged."""

from __future__ import annotations

from tests.storage.installations import Installation
from tests.storage.killed_writers import aftermath, kill_writers, started

KILLS = 8
"""`make soak` does 200."""


def test_writers_in_several_processes_leave_no_gap(installation: Installation) -> None:
    writers = [started(installation, f"w{number}", limit=10) for number in range(4)]
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    found = aftermath(installation)
    assert (found.verdict.holds, found.verdict.rows) == (True, 40)
    assert (found.done, found.lost, found.halves) == (40, 0, 0)


def test_writers_that_are_killed_lose_nothing_and_leave_no_half(installation: Installation) -> None:
    found = kill_writers(installation, KILLS)
    assert found.verdict.holds, found.verdict.said
    assert (found.lost, found.halves) == (0, 0)
    assert found.done > 0
