"""Where the command line prints, and how it ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer
from rich.console import Console
from rich.markup import escape

from service.settings import SettingsError
from service.vocabulary.problem import Problem, Severity

_PIPE_WIDTH = 160
"""Columns of a table that goes into a pipe or file."""

UNUSABLE = 2
DIFFERENT = 3


def screen(stderr: bool = False) -> Console:
    """A console that never cuts or re-wraps a line that goes into a pipe, and never guesses colours for words."""
    console = Console(stderr=stderr, highlight=False, soft_wrap=True, emoji=False)
    if not console.is_terminal:
        console.width = max(console.width, _PIPE_WIDTH)
    return console


def stop(sentence: str, code: int = UNUSABLE) -> NoReturn:
    """Say why nothing more can be done, and end."""
    screen(stderr=True).print(f"[bold red]{escape(sentence)}[/]")
    raise typer.Exit(code)


def print_problems(problems: Iterable[Problem], stderr: bool = False) -> None:
    """The faults of a workbook, errors first."""
    ordered = sorted(problems, key=lambda p: p.severity is not Severity.ERROR)
    for problem in ordered:
        colour = "red" if problem.severity is Severity.ERROR else "yellow"
        screen(stderr).print(f"  [{colour}]{escape(str(problem))}[/]")


@contextmanager
def stopping_on(*kinds: type[Exception]) -> Iterator[None]:
    """End with code 2 and the exception's own sentence for faults of input; anything else is a fault of ours."""
    sentences: tuple[type[Exception], ...] = (*kinds, SettingsError)
    try:
        yield
    except sentences as error:
        stop(str(error))
    except OSError as error:
        stop(f"无法读写文件 {error.filename}：{error.strerror}；请检查路径、权限和磁盘空间")
