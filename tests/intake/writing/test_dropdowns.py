"""Every input cell has the drop-down, check or hint of its column or line."""

from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from xlsxwriter import Workbook

from service.intake.forms.layout import Column, Form, Holds, Line
from service.intake.writing.dropdowns import add_dropdowns

WORDS = {"是": "yes", "否": "no"}


def rules_of(form: Form, lists: dict[str, str] | None = None) -> dict[str, Any]:
    """Range → data validation, as another library reads them."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as workbook:
        add_dropdowns(workbook.add_worksheet("表"), form, lists or {})
    sheet = load_workbook(file)["表"]
    return {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}


def test_neighbouring_lines_alike_share_a_rule() -> None:
    lines = (
        Line("a", words={"答": {"符合": "符合"}}),
        Line("b", closed=frozenset({"答"})),
        Line("c", words={"答": {"一致": "一致"}}),
        Line("d", words={"答": {"一致": "一致"}}),
    )
    form = Form("表", "", (Column("编码", Holds.CODE), Column("答", Holds.WORD)), "编码", lines)
    rules = rules_of(form)
    assert {place: rule.formula1 for place, rule in rules.items()} == {"B4": '"符合"', "B6:B7": '"一致"'}


def test_free_rows_take_the_columns_words_and_refuse_others() -> None:
    rules = rules_of(Form("表", "", (Column("是否", Holds.WORD, words=WORDS),), spare=5))
    assert rules["A4:A8"].formula1 == '"是,否"'
    assert rules["A4:A8"].errorStyle in (None, "stop")


def test_units_may_be_written_otherwise() -> None:
    rules = rules_of(Form("表", "", (Column("单位", Holds.UNIT, words={"t": "t"}),), spare=1))
    assert rules["A4"].errorStyle == "information"


def test_long_lists_come_from_the_guide() -> None:
    form = Form("表", "", (Column("编码", Holds.MARK, listed="指标"),), spare=2)
    assert rules_of(form, {"指标": "'填写说明'!$A$5:$A$40"})["A4:A5"].formula1 == "'填写说明'!$A$5:$A$40"
    assert rules_of(form) == {}


def test_words_the_format_cannot_list_leave_the_hint() -> None:
    for words in ({"甲,乙": "x", "丙": "y"}, {f"很长的答案{n}" * 5: "x" for n in range(20)}):
        rules = rules_of(Form("表", "", (Column("答", Holds.WORD, help="任选其一", words=words),), spare=1))
        assert (rules["A4"].type, rules["A4"].prompt) == (None, "任选其一")


def test_dates_and_years_warn_and_locked_columns_have_nothing() -> None:
    columns = (Column("日", Holds.DATE), Column("年", Holds.YEAR), Column("名", Holds.LABEL, help="x"))
    rules = rules_of(Form("表", "", columns, spare=1))
    assert {place: (rule.type, rule.errorStyle) for place, rule in rules.items()} == {
        "A4": ("date", "warning"),
        "B4": ("whole", "warning"),
    }


def test_a_line_may_hold_something_else_than_its_column() -> None:
    columns = (Column("项目", Holds.CODE), Column("内容", Holds.TEXT))
    lines = (Line("日期", holds={"内容": Holds.DATE}), Line("标识", holds={"内容": Holds.LABEL}))
    assert list(rules_of(Form("表", "", columns, "项目", lines))) == ["B4"]
