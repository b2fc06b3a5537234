"""The languages the program speaks, and what it says in them."""

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
