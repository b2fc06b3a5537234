"""What is wrong with an input, where, and how to repair it."""

from dataclasses import dataclass
from enum import StrEnum

from service.vocabulary.language import Said
from service.vocabulary.unreadable_english import ENGLISH


class Severity(StrEnum):
    """error: the value cannot be used. warning: it is used, but should be looked at."""

    ERROR = "error"
    WARNING = "warning"

    @property
    def label(self) -> str:
        """The Chinese word shown on screen."""
        return "错误" if self is Severity.ERROR else "提醒"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a workbook. Sheet and cell are empty where the fault is the file's as a whole.

    `code` is a stable ASCII name of the kind of fault (`percent-or-fraction`); `readings` lists what the text
    could mean when it has more than one reading.
    """

    severity: Severity
    code: str
    sheet: str
    ref: str
    found: str
    allowed: str
    repair: str
    readings: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """`指标!E5`, the sheet, or 文件 where the fault is the file's as a whole."""
        return f"{self.sheet}!{self.ref}" if self.ref else (self.sheet or "文件")

    def __str__(self) -> str:
        readings = f"；可能的含义：{' / '.join(self.readings)}" if self.readings else ""
        told = f"{self.place}：发现 {self.found}；允许 {self.allowed}{readings}；修复：{self.repair}"
        return f"[{self.severity.label}] {told}"


class Unreadable(Exception):  # noqa: N818 - a state of the file, named as people say it
    """A file that cannot be read at all; the message is one clear Chinese sentence with the repair."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence

    @property
    def said(self) -> Said:
        """The sentence in both languages."""
        return Said(self.sentence, ENGLISH[self.code])
