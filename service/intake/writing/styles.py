"""How the cells of a template look, and which take input."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from service.intake.forms.layout import Column, Holds, Line

_NUMBER_FORMATS = {Holds.DATE: "yyyy-mm-dd", Holds.MARK: "@", Holds.YEAR: "0", Holds.UNIT: "@"}
PERCENT = "0.00%"

_FRAME = {"border": 1, "border_color": "#BFBFBF"}
_INPUT = {"bg_color": "#FFFBE6", **_FRAME}


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def title(self) -> Format:
        """Of a sheet's title."""
        return self._format(bold=True, font_size=15, valign="vcenter")

    def note(self) -> Format:
        """Of the sentence below the title."""
        return self._format(font_color="#595959", valign="vcenter")

    def header(self) -> Format:
        """Of a header."""
        return self._format(bold=True, bg_color="#DCE6F1", align="center", valign="vcenter", text_wrap=True, **_FRAME)

    def label(self) -> Format:
        """Of printed text nobody is to change."""
        return self._format(bg_color="#F2F2F2", valign="top", text_wrap=True, **_FRAME)

    def plain(self) -> Format:
        """Of the guide's text."""
        return self._format(valign="top", text_wrap=True)

    def shading(self) -> Format:
        """Of the rows given for filling in, laid over whatever they hold."""
        return self._format(**_INPUT)

    def cell(self, column: Column, line: Line, number_format: str = "") -> Format:
        """Of one cell of a prefilled line."""
        if column.locked or column.header in line.closed:
            return self.label()
        holds = line.holds.get(column.header, column.holds)
        if holds is Holds.LABEL:
            return self.label()
        return self._input(holds, line.percent, number_format, **_INPUT)

    def free(self, column: Column, number_format: str = "") -> Format:
        """Of one cell of a free row."""
        return self._input(column.holds, False, number_format)

    def _input(self, holds: Holds, percent: bool, number_format: str, **more: object) -> Format:
        usual = PERCENT if percent and holds in (Holds.NUMBER, Holds.TARGET) else _NUMBER_FORMATS.get(holds, "General")
        wrap = {"text_wrap": True} if holds is Holds.TEXT else {}
        return self._format(locked=False, num_format=number_format or usual, valign="top", **wrap, **more)

    def _format(self, **properties: Any) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(properties)
        return self._made[key]
