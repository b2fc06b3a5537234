"""Where something is written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Position:
    """File (from the rules or rubrics folder on), line and column, both from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
