"""What is wrong with an input, where, and how to repair it."""

from dataclasses import dataclass
from enum import StrEnum

from service.vocabulary.language import Said, as_written
from service.vocabulary.unreadable_english import ENGLISH


class Severity(StrEnum):
    """error: the value cannot be used. warning: it is used, but should be looked at."""

    ERROR = "error"
    WARNING = "warning"

    @property
    def said(self) -> Said:
        """The word in both languages."""
        return Said("错误" if self is Severity.ERROR else "提醒", self.value)

    @property
    def label(self) -> str:
        """The Chinese word."""
        return self.said.zh


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a workbook. Sheet and cell are empty where the fault is the file's as a whole.

    `code` is a stable ASCII name of the kind of fault (`percent-or-fraction`); `readings` lists what the text
    could mean when it has more than one reading. What stands in the workbook, and names of its sheets and columns, are
    quoted as they are in both languages.
    """

    severity: Severity
    code: str
    sheet: str
    ref: str
    found: Said
    allowed: Said
    repair: Said
    readings: tuple[Said, ...] = ()

    @property
    def place(self) -> Said:
        """`指标!E5`, the sheet, or 文件 where the fault is the file's as a whole."""
        if not self.sheet:
            return Said("文件", "the file")
        return as_written(f"{self.sheet}!{self.ref}" if self.ref else self.sheet)

    @property
    def said(self) -> Said:
        """All of it in one line."""
        zh, en = (" / ".join(words) for words in zip(*self.readings, strict=True)) if self.readings else ("", "")
        meant = Said(f"；可能的含义：{zh}" if zh else "", f"; could mean: {en}" if en else "")
        return Said(
            f"[{self.severity.said.zh}] {self.place.zh}：发现 {self.found.zh}；允许 {self.allowed.zh}{meant.zh}；"
            f"修复：{self.repair.zh}",
            f"[{self.severity.said.en}] {self.place.en}: found {self.found.en}; allowed: {self.allowed.en}{meant.en}; "
            f"repair: {self.repair.en}",
        )

    def __str__(self) -> str:
        return self.said.zh


class Unreadable(Exception):  # noqa: N818 - a state of the file, named as people say it
    """A file that cannot be read at all; the message is one clear Chinese sentence with the repair. english: the same
    where it says more than what is said of every such fault."""

    def __init__(self, code: str, sentence: str, english: str = "") -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.english = english

    @property
    def said(self) -> Said:
        """The sentence in both languages."""
        return Said(self.sentence, self.english or ENGLISH[self.code])
