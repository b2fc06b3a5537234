"""Where a statement stands: file digest, sheet, cell, raw text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of one workbook. `document` is the SHA-256 of the file's bytes, `ref` like `C7`."""

    document: str
    sheet: str
    ref: str
    raw: str = ""

    def __str__(self) -> str:
        return f"{self.sheet}!{self.ref}"
