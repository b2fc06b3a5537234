"""Processes evaluate portions side by side, and are gone with whoever started them."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from service.vocabulary.job import ItemState
from service.workflow.batch.processes import AT_ONCE, staff
from tests.workflow.batch.killed_evaluations import alive
from tests.workflow.batch.seeded import alone
from tests.workflow.case_desk import ON, desk

STARTED = """
import sys, time
from datetime import date
from pathlib import Path
from service.settings import Settings
from service.workflow.batch.processes import staff

if __name__ == "__main__":
    with staff(Settings(data_dir=Path(sys.argv[1]), batch_processes=2), date(2026, 6, 1)) as team:
        list(team.each(["zhejiang-2026-0001"]))
        print(*team.executor._processes, flush=True)
        time.sleep(6000)
"""


def test_every_case_comes_once_in_portions(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    with staff(alone(at.settings), ON) as team:
        assert list(team.each([])) == []
        (portion,) = team.each([at.case])
    assert [(item.key, item.state) for item in portion] == [(at.case, ItemState.DONE)]
    assert AT_ONCE > 1


def test_processes_end_with_a_worker_that_is_killed(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    script = tmp_path / "started.py"
    script.write_text(STARTED, encoding="utf-8")
    started = subprocess.Popen(
        [sys.executable, script, at.settings.data_dir],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": "."},
    )
    assert started.stdout is not None
    children = [int(number) for number in started.stdout.readline().split()]
    started.send_signal(signal.SIGKILL)
    started.wait()
    started.stdout.close()
    assert children
    deadline = time.monotonic() + 300
    while any(map(alive, children)):
        assert time.monotonic() < deadline, "a process outlives the worker it belongs to"
        time.sleep(0.1)
    assert started.stderr is not None
    with started.stderr as told:
        assert told.read() == "", "the log has lines in it that nobody of ours has written"
