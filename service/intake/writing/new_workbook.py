"""An empty xlsx file in which text stays text, with the one font of all our workbooks."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook

from service.intake.writing.row_heights import FittingWorkbook

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_FONT = {"font_name": "宋体", "font_size": 11, "font_scheme": "none"}


def new_workbook(file: BytesIO, title: str, created: datetime) -> Workbook:
    """The workbook, to be closed when it is filled. created: without zone, as the format has none."""
    # A copy of the font each time: the library writes into what it is given.
    workbook = FittingWorkbook(file, _OPTIONS | {"default_format_properties": dict(_FONT)})
    workbook.set_properties({"title": title, "created": created})
    return workbook
