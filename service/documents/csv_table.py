"""Tables as CSV for spreadsheet programs (RFC 4180), in which no text that somebody wrote can become a formula."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

_BEGINS_FORMULA = frozenset("=+-@\t\r\n")
_SHIELD = "'"


def csv_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with a mark, as spreadsheet programs need it for Chinese; None is an empty cell, numbers stay numbers."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([shielded(column) for column in columns])
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", "backslashreplace")


def shielded(text: str) -> str:
    """With a leading ' where a spreadsheet would take the text for a formula, in full width (＝) too; and where it
    begins with one itself, so that each cell can be read back."""
    first = unicodedata.normalize("NFKC", text[:1])[:1]
    return _SHIELD + text if first in _BEGINS_FORMULA or first == _SHIELD else text


def unshielded(cell: str) -> str:
    """The text of a cell."""
    return cell.removeprefix(_SHIELD)


def _cell(value: object) -> object:
    if value is None:
        return ""
    return value if isinstance(value, int) else shielded(str(value))
