"""A folder of passing use is gone at the end of its use, and after a kill with the next of its kind."""

import os
import signal
import stat
from pathlib import Path

import pytest

from service.workflow.passing_folder import passing_folder
from tests.programs import Program, server_there, started

HOLDS = """
import os, sys, tempfile, time
tempfile.tempdir = sys.argv[1]
from service.workflow.passing_folder import passing_folder
with passing_folder("upload") as folder:
    (folder / "name.xlsx").write_text("content")
    os.utime(folder, (0, 0))
    print(folder, flush=True)
    time.sleep(600)
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    server_there()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def held(temporary: Path) -> tuple[Program, Path]:
    program = started(HOLDS, str(temporary))
    return program, Path(program.out.readline().strip())


def killed(program: Program) -> None:
    os.kill(program.process.pid or 0, signal.SIGKILL)
    assert program.ended()[0] == -signal.SIGKILL


def test_it_is_for_this_user_only_and_gone_at_the_end(temporary: Path) -> None:
    with passing_folder("upload") as folder:
        assert (folder.parent, stat.S_IMODE(folder.stat().st_mode)) == (temporary, 0o700)
        Path(folder, "0").mkdir()
    assert not list(temporary.iterdir())


def test_what_a_killed_process_left_goes_with_the_next_of_its_kind(temporary: Path) -> None:
    program, left = held(temporary)
    killed(program)
    assert Path(left, "name.xlsx").exists()
    with passing_folder("rules"):
        assert left.exists()
    with passing_folder("upload"):
        assert not left.exists()


def test_what_another_process_uses_stays(temporary: Path) -> None:
    program, used = held(temporary)
    with passing_folder("upload"), passing_folder("upload"):
        assert Path(used, "name.xlsx").exists()
    killed(program)


def test_one_that_is_just_being_made_and_what_is_no_folder_stay(temporary: Path) -> None:
    young, elsewhere = temporary / "acceptance-upload-young", temporary / "elsewhere"
    young.mkdir()
    elsewhere.mkdir()
    Path(temporary, "acceptance-upload-link").symlink_to(elsewhere)
    os.utime(elsewhere, (0, 0))
    with passing_folder("upload"):
        pass
    assert len(list(temporary.iterdir())) == 3
