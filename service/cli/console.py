"""Where the command line prints, and how it ends."""

from __future__ import annotations

import errno
import os
import signal
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer
from rich.console import Console
from rich.markup import escape

from service.authoring.problem import Mistake, RuleProblems
from service.settings import SettingsError
from service.vocabulary.fault import Fault
from service.vocabulary.language import Language, Said, as_written
from service.vocabulary.problem import Problem, Severity
from service.workflow.saving import RefusedOutput

_PIPE_WIDTH = 160
"""Columns of a table that goes into a pipe or file."""

_NOT_PERMITTED = Said("没有权限", "not permitted")
_REASONS = {
    errno.ENOENT: Said("文件或文件夹不存在", "there is no such file or folder"),
    errno.EACCES: _NOT_PERMITTED,
    errno.EPERM: _NOT_PERMITTED,
    errno.EISDIR: Said("是文件夹，不是文件", "it is a folder, not a file"),
    errno.ENOTDIR: Said("路径中有一段不是文件夹", "a part of the path is no folder"),
    errno.ENOSPC: Said("磁盘空间不足", "there is no space left on the disk"),
    errno.EROFS: Said("所在磁盘只读", "the disk is read-only"),
    errno.ENAMETOOLONG: Said("文件名太长", "the name is too long"),
}

COLON = Said("：", ": ")
"""Between a name and what is said of it."""

UNUSABLE = 2
DIFFERENT = 3
UNWRITABLE = 4
REFUSED = 5
FAULT_OF_OURS = 70


class _Screen(Console):
    def on_broken_pipe(self) -> None:
        """Whoever read the output has enough (`| head -1`): say no more, and do the rest of the work."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.file.fileno())
        os.close(nowhere)


def screen(stderr: bool = False) -> Console:
    """A console that never cuts or re-wraps a line that goes into a pipe, and never guesses colours for words."""
    console = _Screen(stderr=stderr, highlight=False, soft_wrap=True, emoji=False)
    if not console.is_terminal:
        console.width = max(console.width, _PIPE_WIDTH)
    return console


def stop(sentence: str, code: int = UNUSABLE) -> NoReturn:
    """Say why nothing more can be done, and end."""
    screen(stderr=True).print(f"[bold red]{escape(sentence)}[/]")
    raise typer.Exit(code)


def print_problems(problems: Iterable[Problem], language: Language, stderr: bool = False) -> None:
    """The faults of a workbook, errors first."""
    ordered = sorted(problems, key=lambda p: p.severity is not Severity.ERROR)
    for problem in ordered:
        colour = "red" if problem.severity is Severity.ERROR else "yellow"
        screen(stderr).print(f"  [{colour}]{escape(problem.said.told(language))}[/]")


@contextmanager
def stopping_on(*kinds: type[Exception], language: Language = Language.ZH) -> Iterator[None]:
    """End with code 2 and the exception's own sentence for faults of input, in Chinese where it has no other; anything
    else is a fault of ours."""
    sentences: tuple[type[Exception], ...] = (*kinds, SettingsError, Fault)
    try:
        yield
    except sentences as error:
        stop(_sentence(error, language))
    except OSError as error:
        _stop_on_file(error, UNUSABLE, language)


def _sentence(error: Exception, language: Language) -> str:
    if isinstance(error, SettingsError):
        return Said(str(error), error.en).told(language)
    if isinstance(error, Mistake | RuleProblems | Fault):
        return error.told(language)
    said = getattr(error, "said", None)
    return said.told(language) if isinstance(said, Said) else str(error)


@contextmanager
def saving(language: Language = Language.ZH) -> Iterator[None]:
    """End with code 4 where a result is not written; a reader that has enough is no fault."""
    try:
        yield
    except BrokenPipeError:
        return
    except RefusedOutput as refused:
        stop(refused.said.told(language), UNWRITABLE)
    except OSError as error:
        _stop_on_file(error, UNWRITABLE, language)


def _stop_on_file(error: OSError, code: int, language: Language) -> NoReturn:
    reason = _REASONS.get(error.errno or 0, as_written(str(error.strerror)))
    said = Said(
        f"无法读写文件 {error.filename}：{reason.zh}；请检查路径、权限和磁盘空间",
        f"cannot read or write {error.filename}: {reason.en}; check path, permissions and space on the disk",
    )
    stop(said.told(language), code)


@contextmanager
def tidying_up() -> Iterator[None]:
    """Let SIGTERM end the program as Ctrl-C does: what is half done goes on the way out, above all copies of keys and
    of everything that an installation holds."""
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def ending_calmly() -> Iterator[None]:
    """End with code 70 for a fault of ours: first what to do, then what whoever repairs it needs."""
    try:
        yield
    except Exception as fault:
        screen(stderr=True).print(
            f"程序出现意外错误（{type(fault).__name__}），本次结果不完整，请勿使用。"
            "请重试一次；仍出现时，把以下技术信息连同所用的工作簿交给软件维护人员。"
        )
        traceback.print_exception(fault)
        raise SystemExit(FAULT_OF_OURS) from None
