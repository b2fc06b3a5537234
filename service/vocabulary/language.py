"""The languages the program speaks."""

from enum import StrEnum


class Language(StrEnum):
    """What rules and workbooks say stays as it was written; the program's own words are in this language."""

    ZH = "zh"
    EN = "en"
