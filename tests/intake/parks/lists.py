"""Small park lists as files: CSV text in any encoding, and workbooks."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook

from service.vocabulary.jurisdiction import Jurisdiction, JurisdictionKind, Jurisdictions

PLACES = Jurisdictions(
    (
        Jurisdiction("neimenggu", "150000", "内蒙古自治区", "内蒙古", JurisdictionKind.AUTONOMOUS_REGION),
        Jurisdiction("liaoning", "210000", "辽宁省", "辽宁", JurisdictionKind.PROVINCE),
        Jurisdiction("dalian", "210200", "大连市", "大连", JurisdictionKind.SEPARATE_CITY, within="liaoning"),
    )
)
ROW = {
    "序号": "530",
    "代码": "G156020",
    "开发区名称": "满洲里中俄互市贸易区",
    "省份": "内蒙古自治区",
    "批准级别": "国务院",
    "开发区类型": "其他类型开发区",
    "批准时间": "1992.04",
    "核准面积_公顷": "20.96",
    "主导产业": "轻工、民间贸易",
}
"""A row of the catalogue of 2018."""


def row(**cells: Any) -> dict[str, Any]:
    """The row with other cells; None leaves a column out."""
    return {name: text for name, text in {**ROW, **cells}.items() if text is not None}


def csv_bytes(*rows: Mapping[str, Any], encoding: str = "utf-8", before: Sequence[str] = ()) -> bytes:
    """A CSV file; `before`: lines above the headings."""
    out = io.StringIO()
    out.writelines(f"{line}\r\n" for line in before)
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


def xlsx_bytes(*rows: Mapping[str, Any], others: Mapping[str, Sequence[Mapping[str, Any]]] | None = None) -> bytes:
    """A workbook with one sheet, cells typed as Python values are; `others`: further sheets, name → rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "清单"
    sheet.append(list(rows[0]))
    for one in rows:
        sheet.append(list(one.values()))
    for name, more in (others or {}).items():
        another = book.create_sheet(name)
        for line in ([*more[0]], *([*one.values()] for one in more)):
            another.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
