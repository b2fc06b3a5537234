"""Conditional formats of a worksheet that change how its numbers are shown."""

from collections.abc import Callable

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HIDDEN = ";;;"
"""The number format that shows nothing, as bars and icons without their numbers do."""
AREAS = "http://schemas.microsoft.com/office/excel/2006/main sqref"
_EXTENDED = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_MOST = 200
_LONGEST = 10_000


class NumberConditions:
    """Receives the XML events of one worksheet that `starts` names, and the texts and ends of AREAS.

    Afterwards `found` holds, for each area (`M4:M40 P4`, as written), the number format that may be laid over it, or
    the number of the style in the styles part that may have one.
    """

    def __init__(self) -> None:
        self.found: list[tuple[str, str | int]] = []
        self._areas = ""
        self._formats: list[str] = []
        self.starts: dict[str, Callable[[dict[str, str]], None]] = {
            f"{MAIN} conditionalFormatting": self._begin,
            f"{MAIN} cfRule": self._rule,
            f"{MAIN} dataBar": self._picture,
            f"{MAIN} iconSet": self._picture,
            f"{_EXTENDED} conditionalFormatting": self._begin,
            f"{_EXTENDED} dataBar": self._extended_picture,
            f"{_EXTENDED} iconSet": self._extended_picture,
            # Beside the cells a worksheet part has number formats in extended conditions alone.
            f"{MAIN} numFmt": self._extended_format,
        }

    def text(self, data: str) -> None:
        """Areas of an extended condition, which stand behind its rules."""
        self._areas = (self._areas + data)[:_LONGEST]

    def end(self) -> None:
        """The areas of an extended condition are complete."""
        for number_format in self._formats:
            self._add(number_format)
        self._formats = []

    def _begin(self, attributes: dict[str, str]) -> None:
        self._areas, self._formats = attributes.get("sqref", "")[:_LONGEST], []

    def _rule(self, attributes: dict[str, str]) -> None:
        style = attributes.get("dxfId", "")
        if style.isascii() and style.isdigit():
            self._add(int(style[:9]))

    def _picture(self, attributes: dict[str, str]) -> None:
        if _hides(attributes):
            self._add(HIDDEN)

    def _extended_picture(self, attributes: dict[str, str]) -> None:
        if _hides(attributes):
            self._formats.append(HIDDEN)

    def _extended_format(self, attributes: dict[str, str]) -> None:
        self._formats.append(attributes.get("formatCode", ""))

    def _add(self, laid_over: str | int) -> None:
        if len(self.found) < _MOST:
            self.found.append((self._areas, laid_over))


def _hides(attributes: dict[str, str]) -> bool:
    return attributes.get("showValue") in ("0", "false")
