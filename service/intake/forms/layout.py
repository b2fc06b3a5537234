"""The official workbooks as data: which sheets, columns, words, widths and helps; read by writer and readers alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from unicodedata import normalize

VERSION = 1

COVER = "封面"
GUIDE = "填写说明"
MARKER = "模板标识"
NAMES = "姓名"

_BRACKETS = re.compile(r"[（(](.*)[)）]\s*[*＊]?\s*$", re.DOTALL)
_YEAR = re.compile(r"(\d{4})年?")
_BLANKS, _UNSEEN = re.compile(r"\s+"), re.compile("[\u200b-\u200d\u2060\ufeff]")


class Book(StrEnum):
    """The two workbooks: what the park states, and what assessors and experts found."""

    SUBMISSION = "submission"
    JUDGEMENTS = "judgements"

    @property
    def label(self) -> str:
        """The Chinese name, which is also the name of the file."""
        return "评估工作簿" if self is Book.SUBMISSION else "核查记录"

    @property
    def marker(self) -> str:
        """What stands in the cover's 模板标识: book and version of the template."""
        return f"{self.label}/{VERSION}"


class Holds(StrEnum):
    """What the cells of a column hold. CODE is the printed key of a line, LABEL is printed and never read, MARK is an
    identifier kept as typed."""

    CODE = "code"
    LABEL = "label"
    TEXT = "text"
    MARK = "mark"
    NUMBER = "number"
    TARGET = "target"
    DATE = "date"
    YEAR = "year"
    WORD = "word"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `unit` is the unit of a plain number (shown after the header; empty: the row's own unit); `words`
    the drop-down, word → code; `listed` the title of the code table that feeds the drop-down instead."""

    header: str
    holds: Holds = Holds.TEXT
    width: int = 14
    help: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    listed: str = ""

    @property
    def locked(self) -> bool:
        """Whether the template prints the cells of this column and a user cannot change them."""
        return self.holds in (Holds.LABEL, Holds.CODE)

    @property
    def printed(self) -> str:
        """The header as it stands on the sheet: `计划投资（万元）`."""
        return f"{self.header}（{self.unit}）" if self.unit else self.header


@dataclass(frozen=True, slots=True)
class Line:
    """One prefilled row: its key, printed texts by header, and where it differs from its column: what the cell holds,
    its words, its help; `closed` headers take no input; `percent`: its numbers are percents."""

    key: str
    texts: Mapping[str, str] = field(default_factory=dict)
    holds: Mapping[str, Holds] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One sheet: a title, a note, a header, prefilled lines and `spare` empty rows below them.

    `key` is the column whose code names a row, empty where rows are free. `named` are the columns that have a cell
    for a person's name above their header.
    """

    name: str
    note: str
    columns: tuple[Column, ...]
    key: str = ""
    lines: tuple[Line, ...] = ()
    spare: int = 0
    named: tuple[str, ...] = ()

    @property
    def header_row(self) -> int:
        """The row of the header, from 1: title, note, perhaps names, header."""
        return 4 if self.named else 3

    @property
    def last_row(self) -> int:
        """The last row the template gives for filling in."""
        return self.header_row + len(self.lines) + self.spare

    def column(self, header: str) -> Column:
        """The column of that header; KeyError when there is none."""
        for column in self.columns:
            if column.header == header:
                return column
        raise KeyError(header)

    @property
    def has_years(self) -> bool:
        """Whether there is a column a year; which years may differ from programme to programme."""
        return any(year_of(column.header) is not None for column in self.columns)


@lru_cache(maxsize=256)
def header_word(text: str) -> str:
    """A header as it is compared: NFKC, without blanks, line breaks, signs that nobody sees, star and the unit in
    brackets."""
    return _BLANKS.sub("", normalize("NFKC", _BRACKETS.sub("", _UNSEEN.sub("", text)))).rstrip("*")


def header_unit(text: str) -> str:
    """The unit in the brackets at the end of a header, as written; empty when there is none."""
    found = _BRACKETS.search(text)
    return found[1].strip() if found else ""


def year_of(header: str) -> int | None:
    """The year a header names: `2025`, `2025年`, `２０２５`; None for any other header."""
    found = _YEAR.fullmatch(header_word(header))
    return int(found[1]) if found else None


def year_span(years: Iterable[int]) -> range:
    """Every year from the first to the last of those given.

    Raises:
        ValueError: no year given.
    """
    known = tuple(years)
    return range(min(known), max(known) + 1)


def year_columns(years: Iterable[int], holds: Holds = Holds.NUMBER) -> tuple[Column, ...]:
    """One column a year."""
    return tuple(
        Column(str(year), holds, 12, f"{year}年的实际值；没有数据请留空，零请填0。") for year in year_span(years)
    )
