"""Outputs: nothing is replaced unasked, links and permissions stay, a file is written whole or not at all."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from service.workflow.saving import RefusedOutput, check_output, save

ROOT = Path(__file__).resolve().parents[2]
SAVE = "from pathlib import Path; from service.workflow.saving import save; "


def run(script: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-c", SAVE + script], cwd=ROOT, check=True, **options)  # type: ignore[call-overload,no-any-return]


@pytest.fixture
def workbook(tmp_path: Path) -> Iterator[Path]:
    """A workbook that must be the same at the end of every test."""
    file = tmp_path / "园区.xlsx"
    file.write_bytes(b"filled in")
    yield file
    assert file.read_bytes() == b"filled in"


@pytest.mark.parametrize("force", [False, True])
def test_an_input_is_never_an_output_whatever_it_is_called(workbook: Path, force: bool) -> None:
    link, twin = workbook.with_name("链接.json"), workbook.with_name("硬链接.json")
    link.symlink_to(workbook)
    os.link(workbook, twin)
    around = workbook.parent / ".." / workbook.parent.name / workbook.name
    for out in (workbook, link, twin, around):
        with pytest.raises(RefusedOutput, match=r"是正在读取的文件 园区\.xlsx"):
            check_output(out, ".json", inputs=[workbook], force=force, renewable=True)


def test_an_input_that_is_not_there_yet_is_no_output_either(tmp_path: Path) -> None:
    with pytest.raises(RefusedOutput):
        check_output(tmp_path / "a.json", ".json", inputs=[tmp_path / "b" / ".." / "a.json"])


def test_what_is_there_is_replaced_only_with_force(workbook: Path) -> None:
    with pytest.raises(RefusedOutput, match=r"园区\.xlsx 已存在，没有覆盖；请换一个文件名，确需覆盖请加 --force"):
        check_output(workbook, ".xlsx")
    check_output(workbook, ".xlsx", force=True)


def test_an_earlier_result_is_renewed_but_nothing_behind_a_link(workbook: Path) -> None:
    result, link = workbook.with_name("结果.JSON"), workbook.with_name("链接.json")
    save(result, b"old")
    link.symlink_to(workbook)
    check_output(result, ".json", renewable=True)
    with pytest.raises(RefusedOutput, match="已存在"):
        check_output(link, ".json", renewable=True)


@pytest.mark.parametrize("name", ["结果.txt", "结果", "json"])
def test_the_ending_says_what_the_file_is(tmp_path: Path, name: str) -> None:
    with pytest.raises(RefusedOutput, match=rf"{name} 的扩展名应为 \.json；.*--force"):
        check_output(tmp_path / name, ".json", renewable=True)
    check_output(tmp_path / name, ".json", force=True)


def test_save_replaces_a_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    out = tmp_path / ("长" * 80 + ".xlsx")
    save(out, b"old")
    save(out, b"new")
    assert out.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [out]


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    out = tmp_path / "结果.json"
    save(out, b"old")
    assert stat.S_IMODE(out.stat().st_mode) == 0o644
    out.chmod(0o640)
    save(out, b"new")
    assert (stat.S_IMODE(out.stat().st_mode), out.read_bytes()) == (0o640, b"new")


@pytest.mark.parametrize("there", [True, False])
def test_a_link_stays_and_its_target_is_written(tmp_path: Path, there: bool) -> None:
    target, link = tmp_path / "归档.json", tmp_path / "结果.json"
    if there:
        target.write_bytes(b"old")
    link.symlink_to(target.name)
    save(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_device_stays_a_device() -> None:
    check_output(Path(os.devnull), ".json")
    save(Path(os.devnull), b"new")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_a_named_pipe_is_written_into(tmp_path: Path) -> None:
    pipe, read = tmp_path / "管道", []
    os.mkfifo(pipe)
    reader = Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    check_output(pipe, ".json")
    save(pipe, b"new")
    reader.join()
    assert read == [b"new"]
    assert pipe.is_fifo()


PRINTING = "print('first'); save(Path('/dev/stdout'), b'second\\n'); print('third')"


def test_the_own_output_is_continued_in_a_pipe() -> None:
    assert run(PRINTING, stdout=subprocess.PIPE).stdout == b"first\nsecond\nthird\n"


def test_the_own_output_is_continued_in_a_file(tmp_path: Path) -> None:
    out = tmp_path / "结果.txt"
    with out.open("wb") as file:
        run(PRINTING, stdout=file)
    assert out.read_bytes() == b"first\nsecond\nthird\n"
    assert list(tmp_path.iterdir()) == [out]


def test_a_write_that_fails_keeps_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "结果.json"
    save(out, b"old")
    with pytest.raises(TypeError):
        save(out, "no bytes")  # type: ignore[arg-type]
    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]


def test_a_program_killed_in_the_middle_leaves_the_old_file_whole(tmp_path: Path) -> None:
    out = tmp_path / "结果.json"
    save(out, b"old")
    script = f"{SAVE}\nwhile True: save(Path({str(out)!r}), b'n' * 4_000_000); print(flush=True)"
    with subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)
    assert out.read_bytes() == b"n" * 4_000_000


def test_a_place_that_cannot_be_written_is_named_as_the_caller_named_it(tmp_path: Path) -> None:
    folder = tmp_path / "结果"
    folder.mkdir()
    for out in (tmp_path / "没有" / "结果.json", folder):
        with pytest.raises(OSError, match="结果") as told:
            save(out, b"new")
        assert told.value.filename == str(out)
    assert list(tmp_path.iterdir()) == [folder]
    assert list(folder.iterdir()) == []
