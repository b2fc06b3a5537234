"""What a process is started for, and what it says of itself, go through a command line and a pipe unchanged."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.serving.assignment import UNUSABLE, Assignment, Report, read_report, reporting
from service.serving.logs import LogStyle
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from tests.storage.postgres import ROOT

TELLS = "import sys; from service.serving.assignment import read_assignment; print(read_assignment(sys.argv[1]))"


def an_assignment(supervisor: int, **of: object) -> Assignment:
    values: dict[str, object] = {"name": "web-1", "number": 0, "supervisor": supervisor, "log": LogStyle.TEXT, **of}
    return Assignment(**values)  # type: ignore[arg-type]


def test_a_process_knows_what_it_was_started_for() -> None:
    asked = an_assignment(os.getpid(), app="模块:create").holding(7, 3)
    run = subprocess.run(
        [sys.executable, "-c", TELLS, asked.written()], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == repr(asked)


def test_a_process_without_its_supervisor_ends_at_once() -> None:
    run = subprocess.run(
        [sys.executable, "-c", TELLS, an_assignment(1).written()], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert "supervisor 1 is gone" in run.stderr


@given(st.text(min_size=1), st.text(), st.text())
def test_a_report_is_read_as_it_was_written(code: str, zh: str, en: str) -> None:
    told = read_report(Report(Fault(code, Said(zh, en))).written())
    assert told is not None
    assert told.fault is not None
    assert (told.fault.code, told.fault.said) == (code, (zh, en))


def test_ready_is_told_from_no_word() -> None:
    assert read_report(Report().written()) == Report()
    assert read_report(b"") is None


def test_what_keeps_a_process_from_its_work_is_reported() -> None:
    heard, told = os.pipe()
    with pytest.raises(SystemExit) as ended, reporting(an_assignment(1, pipe=told)):
        raise Fault("not-migrated", Said("没有建立", "not set up"))
    with os.fdopen(heard, "rb") as stream:
        said = read_report(stream.read())
    assert ended.value.code == UNUSABLE
    assert said is not None
    assert str(said.fault) == "没有建立"


def test_a_fault_after_it_was_ready_is_only_logged(caplog: pytest.LogCaptureFixture) -> None:
    heard, told = os.pipe()
    one = an_assignment(1, pipe=told)

    def work(ready: Callable[[], None]) -> None:
        ready()
        raise Fault("cannot-connect", Said("连接不上", "cannot reach"))

    with pytest.raises(SystemExit), reporting(one) as ready:
        work(ready)
    with os.fdopen(heard, "rb") as stream:
        assert read_report(stream.read()) == Report()
    assert caplog.messages == ["cannot reach"]


def test_a_fault_after_it_was_ready_reaches_no_file_that_was_opened_since(tmp_path: Path) -> None:
    """The number of the pipe is given anew, and a database would be ruined."""
    heard, told = os.pipe()
    opened: list[int] = []

    def work(ready: Callable[[], None]) -> None:
        ready()
        opened.extend(os.open(tmp_path / str(n), os.O_CREAT | os.O_WRONLY) for n in range(3))
        raise Fault("cannot-connect", Said("连接不上", "cannot reach"))

    with pytest.raises(SystemExit), reporting(an_assignment(1, pipe=told)) as ready:
        work(ready)
    os.close(heard)
    assert told in opened
    for descriptor in opened:
        os.close(descriptor)  # still open: nobody else has closed it
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"", b"", b""]


def test_a_supervisor_that_does_not_hear_any_more_is_told_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """It is ending and has said why: this process does not say it again."""
    heard, told = os.pipe()
    os.close(heard)
    with pytest.raises(SystemExit) as ended, reporting(an_assignment(1, pipe=told)):
        raise Fault("not-migrated", Said("没有建立", "not set up"))
    assert (ended.value.code, caplog.messages) == (UNUSABLE, [])
