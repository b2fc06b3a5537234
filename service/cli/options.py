"""Options that several commands share, read and refused in the language of the command."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Protocol, TypeVar

import typer

from service.cli.usage import NotUnderstood
from service.vocabulary.day import day_of
from service.vocabulary.language import Language, Said


class Word(Protocol):
    """A member of an enumeration of words."""

    @property
    def value(self) -> str:
        """Its code."""

    @property
    def said(self) -> Said:
        """What it is called."""


W = TypeVar("W", bound=Word)
_DAY = re.compile(r"(\d{4})([-/.年])(\d{1,2})([-/.月])(\d{1,2})(日?)")
_MARKS = {("-", "-", ""), ("/", "/", ""), (".", ".", ""), ("年", "月", "日")}


def read_day(text: str) -> date:
    """2026-3-31, 2026/3/31, 2026.3.31 or 2026年3月31日.

    Raises:
        NotUnderstood: anything else.
    """
    found = _DAY.fullmatch(text.strip())
    if found is None or found.group(2, 4, 6) not in _MARKS:
        raise NotUnderstood(
            Said(
                f"“{text}”不是能识别的日期；请写成 2026-03-31、2026/3/31 或 2026年3月31日",
                f"“{text}” is no date that is known; write it like 2026-03-31 or 2026/3/31",
            )
        )
    try:
        return date(*map(int, found.group(1, 3, 5)))
    except ValueError:
        raise NotUnderstood(
            Said(
                f"“{text}”不是日历上的一天；请核对年、月、日，例如 2026-03-31",
                f"“{text}” is no day of the calendar; check year, month and day, such as 2026-03-31",
            )
        ) from None


def read_language(text: str) -> Language:
    """zh or en.

    Raises:
        NotUnderstood: anything else.
    """
    try:
        return Language(text.strip().lower())
    except ValueError:
        raise NotUnderstood(
            Said(
                f"没有名为“{text}”的界面语言；请写 {' 或 '.join(Language)}",
                f"there is no language “{text}”; write {' or '.join(Language)}",
            )
        ) from None


def read_word(text: str, words: Iterable[W], kind: Said) -> W:
    """The word of that code or Chinese name; NotUnderstood for anything else. kind: what the words are of."""
    words, wanted = tuple(words), text.strip()
    found = next((one for one in words if wanted in (one.value, one.said.zh)), None)
    if found is None:
        zh = "、".join(f"{one.value}（{one.said.zh}）" for one in words)
        en = ", ".join(f"{one.value} ({one.said.en})" for one in words)
        raise NotUnderstood(
            Said(
                f"没有名为“{text}”的{kind.zh}；请写其中之一：{zh}",
                f"there is no {kind.en} “{text}”; write one of these: {en}",
            )
        )
    return found


Day = Annotated[
    date | None,
    typer.Option("--on", parser=read_day, metavar="日期", help="按哪一天有效的规则，如 2026-03-31；不写为今天"),
]
EvaluationDay = Annotated[
    date | None, typer.Option("--on", parser=read_day, metavar="日期", help="评估日期，如 2026-03-31；不写时按封面")
]
Lang = Annotated[Language, typer.Option("--lang", parser=read_language, metavar="zh|en", help="界面语言")]
Force = Annotated[bool, typer.Option("--force", help="覆盖已有的文件")]
Out = Annotated[Path, typer.Option("--out", "-o", help="写到哪个文件（.xlsx）")]


def day_or_today(on: date | None) -> date:
    """The day asked for, or today on the offices' calendar, wherever the machine stands."""
    return on or day_of(datetime.now(UTC))
