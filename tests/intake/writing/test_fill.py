"""A readable mapping becomes a workbook, typed as a person types; what does not fit is refused in Chinese."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.intake.files.grid import Kind
from service.intake.forms.layout import Book, Holds
from service.intake.writing.fill import UnknownContentError, fill, typed
from tests.intake.builders import COVER, PACK, filled


@pytest.mark.parametrize(
    ("text", "holds", "value", "number_format"),
    [
        ("0.41", Holds.NUMBER, Decimal("0.41"), "General"),
        ("-3", Holds.NUMBER, Decimal(-3), "General"),
        ("1,234.50", Holds.NUMBER, Decimal("1234.50"), "#,##0.00"),
        ("37%", Holds.NUMBER, Decimal("0.37"), "0%"),
        ("12.5%", Holds.TARGET, Decimal("0.125"), "0.0%"),
        ("2025", Holds.YEAR, Decimal(2025), ""),
        ("2024-06-30", Holds.DATE, date(2024, 6, 30), ""),
        ("2024-06-31", Holds.DATE, "2024-06-31", ""),
        ("90%以上", Holds.TARGET, "90%以上", ""),
        ("3.2万tce", Holds.NUMBER, "3.2万tce", ""),
        ("12,34", Holds.NUMBER, "12,34", ""),
        ("0012", Holds.MARK, "0012", ""),
        ("12", Holds.TEXT, "12", ""),
        ("1234567890.1234567", Holds.NUMBER, "1234567890.1234567", ""),
    ],
)
def test_what_excel_keeps_of_a_text(text: str, holds: Holds, value: object, number_format: str) -> None:
    kept = typed(text, holds)
    assert (kept.value, kept.number_format) == (value, number_format)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**8), max_value=10**8))
def test_a_plain_number_keeps_every_digit(value: Decimal) -> None:
    kept = typed(format(value, "f"), Holds.NUMBER).value
    assert Decimal(str(kept)) == value


def test_rows_go_to_their_line_and_lists_are_appended() -> None:
    grid = filled(
        {
            "指标": [{"编码": "energy_saving", 2025: "12000", "说明": "审计数"}],
            "重点项目": [{"项目名称": "余热利用"}, {"项目名称": "中水回用", "计划投资": 800}],
        }
    )
    indicators, projects = grid.sheets["指标"], grid.sheets["重点项目"]
    row = next(ref[1:] for ref, cell in indicators.cells.items() if cell.text == "energy_saving")
    assert (indicators.at(f"M{row}").kind, indicators.at(f"M{row}").text) == (Kind.NUMBER, "12000")
    assert indicators.at(f"Q{row}").text == "审计数"
    assert [projects.at(ref).text for ref in ("A4", "A5", "E5")] == ["余热利用", "中水回用", "800"]


def test_the_row_of_names_is_a_line_of_its_own() -> None:
    grid = filled({"人工核查": [{"编码": "姓名", "专家1": "张三"}]}, Book.JUDGEMENTS)
    assert grid.sheets["人工核查"].at("G3").text == "张三"


def test_prefilled_texts_may_be_overwritten() -> None:
    grid = filled(
        {"封面": {**COVER, "规则包": "other-145"}, "指标": [{"编码": "energy_intensity", "单位": "吨标煤/万元"}]}
    )
    assert grid.sheets["封面"].at("B8").text == "other-145"
    assert grid.sheets["指标"].at("C4").text == "吨标煤/万元"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"指标表": []}, ("工作表“指标表”不存在", "指标")),
        ({"指标": [{"编码": "energy"}]}, ("“energy”不存在", "energy_intensity")),
        ({"指标": [{"目标值": "1"}]}, ("编码“”不存在",)),
        ({"指标": [{"编码": "energy_saving", "2026": "1"}]}, ("“2026”不存在", "2025")),
        ({"指标": [{"编码": "energy_saving", "指标名称": "改名"}]}, ("“指标名称”不存在",)),
        ({"指标": [{"编码": "energy_saving", "2025": "1"}, {"编码": "energy_saving", "2025": "2"}]}, ("写了两次",)),
        ({"指标": {"energy_saving": "1"}}, ("应是逐行的列表",)),
        ({"指标": ["energy_saving"]}, ("应是“表头: 内容”的对照",)),
        ({"封面": {"园区": "x"}}, ("“园区”不存在", "园区名称")),
        ({"封面": [{"园区名称": "x"}]}, ("应是“项目: 填写内容”的对照",)),
        ({"重点项目": [{"项目名称": True}]}, ("应是文字或数字", "加引号")),
        ({"填写说明": []}, ("工作表“填写说明”不存在",)),
    ],
)
def test_what_does_not_fit_is_refused(content: dict[str, Any], words: tuple[str, ...]) -> None:
    with pytest.raises(UnknownContentError) as refusal:
        fill(Book.SUBMISSION, PACK, content)
    assert all(word in str(refusal.value) for word in words)
