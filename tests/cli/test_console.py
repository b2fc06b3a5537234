"""Where the command line prints, in which order, and with which code it ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from service.cli.console import UNUSABLE, ending_calmly, print_problems, saving, screen, stop, stopping_on
from service.settings import SettingsError
from service.vocabulary.language import Language, Said
from service.vocabulary.problem import Problem, Severity
from service.workflow.saving import RefusedOutput
from tests.vocabulary.problems import a_problem


def odd(severity: Severity, found: str) -> Problem:
    return a_problem(severity, "kind", "指标", "E5", found, Said("数值", "a number"), Said("改正", "correct it"))


def test_a_long_line_goes_into_a_pipe_whole(capsys: pytest.CaptureFixture[str]) -> None:
    line = "单位生产总值能耗" * 60
    screen().print(line)
    assert capsys.readouterr().out == f"{line}\n"


def test_what_looks_like_markup_or_emoji_is_printed_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    print_problems([odd(Severity.ERROR, "[bold]:smile:[/x]")], Language.ZH)
    assert "发现 [bold]:smile:[/x]；" in capsys.readouterr().out


def test_errors_come_before_warnings(capsys: pytest.CaptureFixture[str]) -> None:
    print_problems([odd(Severity.WARNING, "甲"), odd(Severity.ERROR, "乙")], Language.ZH, stderr=True)
    first, second = capsys.readouterr().err.splitlines()
    assert first == "  [错误] 指标!E5：发现 乙；允许 数值；修复：改正"
    assert second.startswith("  [提醒] 指标!E5：发现 甲")


def test_problems_are_told_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    print_problems([odd(Severity.WARNING, "“甲”")], Language.EN)
    assert capsys.readouterr().out == ("  [warning] 指标!E5: found “甲”; allowed: a number; repair: correct it\n")


def test_stop_says_why_and_ends_with_its_code(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended:
        stop("不能使用 [此文件]", 3)
    assert ended.value.exit_code == 3
    assert capsys.readouterr().err == "不能使用 [此文件]\n"


def test_faults_of_input_end_with_code_two(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended, stopping_on(LookupError):
        raise LookupError("没有这一项")
    assert (ended.value.exit_code, capsys.readouterr().err) == (UNUSABLE, "没有这一项\n")


@pytest.mark.parametrize(("language", "told"), [(Language.ZH, "设错了"), (Language.EN, "set wrongly")])
def test_a_setting_is_told_in_the_language_asked_for(
    language: Language, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(typer.Exit) as ended, stopping_on(language=language):
        raise SettingsError("设错了", "set wrongly")
    assert (ended.value.exit_code, capsys.readouterr().err) == (UNUSABLE, f"{told}\n")


def test_a_file_that_cannot_be_opened_is_named_with_the_reason(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit), stopping_on():
        raise PermissionError(13, "Permission denied", "结果.json")
    assert capsys.readouterr().err == "无法读写文件 结果.json：没有权限；请检查路径、权限和磁盘空间\n"


def test_a_fault_of_ours_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError), stopping_on(LookupError):
        raise ZeroDivisionError


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (PermissionError(13, "Permission denied", "结果.json"), "无法读写文件 结果.json：没有权限"),
        (RefusedOutput(Said("园区.xlsx 已存在", "there already")), "园区.xlsx 已存在"),
    ],
)
def test_a_result_that_is_not_written_ends_with_code_four(
    fault: Exception, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(typer.Exit) as ended, saving():
        raise fault
    assert ended.value.exit_code == 4
    assert told in capsys.readouterr().err


def test_a_fault_of_ours_ends_calmly_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended, ending_calmly():
        raise ZeroDivisionError
    assert ended.value.code == 70
    first, second, *_ = capsys.readouterr().err.splitlines()
    assert first.startswith("程序出现意外错误（ZeroDivisionError），本次结果不完整，请勿使用。请重试一次；")
    assert second.startswith("Traceback")


@pytest.mark.parametrize("name", ["stdout", "stderr"])
def test_a_reader_that_has_enough_stops_no_work(name: str, tmp_path: Path) -> None:
    done = tmp_path / "完成"
    script = (
        "from pathlib import Path\n"
        "from service.cli.console import saving, screen\n"
        "from service.workflow.saving import save\n"
        f"for _ in range(9): screen(stderr={name == 'stderr'}).print('行' * 20000)\n"
        f"with saving(): save(Path('/dev/{name}'), b'more')\n"
        f"Path({str(done)!r}).touch()"
    )
    reading, writing = os.pipe()
    os.close(reading)
    out, err = (writing if name == stream else subprocess.PIPE for stream in ("stdout", "stderr"))
    root = Path(__file__).resolve().parents[2]
    ended = subprocess.run([sys.executable, "-c", script], cwd=root, stdout=out, stderr=err, check=False)
    os.close(writing)
    assert (ended.returncode, ended.stdout or b"", ended.stderr or b"") == (0, b"", b"")
    assert done.exists()
