"""The languages the program speaks, and what it says in them."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Language(StrEnum):
    """What rules and workbooks say stays as it was written; the program's own words are in this language."""

    ZH = "zh"
    EN = "en"


class Said(NamedTuple):
    """One sentence or word in the program's languages."""

    zh: str
    en: str

    def told(self, language: Language) -> str:
        """The text in a language."""
        return self.en if language is Language.EN else self.zh


def as_written(text: str) -> Said:
    """A figure, or what somebody wrote: the same in every language."""
    return Said(text, text)


def quoted(words: Iterable[str]) -> str:
    """“万吨”, tce: words of a workbook in a sentence of English, in quotes where they are Chinese."""
    return ", ".join(word if word.isascii() else f"“{word}”" for word in words)
