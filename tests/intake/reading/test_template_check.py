"""A file that is not this workbook is refused in one sentence that names what is wrong."""

import pytest

from service.intake.files.grid import Grid, Kind, RawCell, Sheet
from service.intake.forms.books import forms
from service.intake.forms.layout import Book
from service.intake.reading.template_check import in_order, marker_of, open_tables
from service.vocabulary.problem import Problem, Severity, Unreadable
from tests.intake.builders import PACK, codes_of, edited, filled, without
from tests.vocabulary.problems import a_problem, chinese_left

GRID = filled({})
FORMS = forms(Book.SUBMISSION, PACK)
FINDINGS = filled({}, Book.JUDGEMENTS)


def refusal(grid: Grid, book: Book = Book.SUBMISSION) -> str:
    """The sentence of the refusal."""
    with pytest.raises(Unreadable) as unreadable:
        open_tables(grid, book, forms(book, PACK))
    assert unreadable.value.code == "wrong-template"
    assert not chinese_left(unreadable.value.said)
    return unreadable.value.sentence


def opened(grid: Grid) -> list[Problem]:
    return list(open_tables(grid, Book.SUBMISSION, forms(Book.SUBMISSION, PACK))[1])


def test_the_right_workbook_opens_without_a_word() -> None:
    tables, problems = open_tables(GRID, Book.SUBMISSION, forms(Book.SUBMISSION, PACK))
    assert (len(tables), problems) == (11, ())


def test_the_other_workbook_is_named() -> None:
    assert refusal(FINDINGS).startswith("这是“核查记录”，此处需要“评估工作簿”。")
    assert refusal(GRID, Book.JUDGEMENTS).startswith("这是“评估工作簿”，此处需要“核查记录”。")


def test_another_version_is_named() -> None:
    assert refusal(edited(GRID, "封面", {"B13": "评估工作簿/0"})).startswith("文件用的是第 0 版模板，现行模板是第 1 版")
    assert "模板标识是“预算表”" in refusal(edited(GRID, "封面", {"B13": "预算表"}))


def test_missing_sheets_and_columns_are_named_together() -> None:
    sentence = refusal(edited(without(GRID, "年度进展"), "指标", {"E3": "基准值", "Q3": None}))
    assert "缺少工作表“年度进展”" in sentence
    assert "工作表“指标”缺少列“基期值”“说明”" in sentence


def test_the_english_names_them_as_well() -> None:
    with pytest.raises(Unreadable) as unreadable:
        open_tables(without(edited(GRID, "指标", {"E3": "基准值"}), "年度进展"), Book.SUBMISSION, FORMS)
    assert unreadable.value.said.en == (
        "this is no complete “评估工作簿”: the sheet “指标” has no column “基期值”; the sheet “年度进展” is missing; "
        "fill in the template “评估工作簿” of this system, keeping its sheets and headings"
    )


def test_years_and_headers_are_needed() -> None:
    assert "工作表“原始数据”缺少年份列" in refusal(edited(GRID, "原始数据", dict.fromkeys([f"{c}3" for c in "DEFGHI"])))
    assert "工作表“佐证材料”找不到表头" in refusal(edited(GRID, "佐证材料", dict.fromkeys([f"{c}3" for c in "ABCDE"])))


def test_a_header_written_twice_is_named_with_both_cells() -> None:
    assert "工作表“指标”的表头“2025”出现两次（M3、R3）" in refusal(edited(GRID, "指标", {"R3": "2025年"}))


def test_a_sheet_that_is_there_twice_but_for_a_space_is_named() -> None:
    twice = Grid("d", {"指标 ": GRID.sheets["指标"], **GRID.sheets})
    assert "工作表“指标”有 2 张（“指标 ”“指标”）" in refusal(twice)


def test_any_other_file_is_refused_in_one_sentence_of_bearable_length() -> None:
    sentence = refusal(Grid("d", {"Sheet1": Sheet({"A1": RawCell(Kind.TEXT, "预算")})}))
    assert "缺少工作表“封面”" in sentence
    assert "等共 11 处" in sentence
    assert len(sentence) < 200


@pytest.mark.parametrize("cells", [{"A13": None, "B13": None}, {"B13": None}, {"B13": "　"}])
def test_a_lost_or_blank_marker_is_mentioned(cells: dict[str, str | None]) -> None:
    assert [problem.code for problem in opened(edited(GRID, "封面", cells))] == ["marker-missing"]


def test_a_marker_is_found_where_its_column_was_moved() -> None:
    moved = {"B3": None, "B13": None, "E3": "填写内容", "E13": "预算表"}
    assert marker_of(edited(GRID, "封面", moved)) == "预算表"


def test_own_sheets_are_mentioned_unless_they_are_empty() -> None:
    more = {"测算": Sheet({"A1": RawCell(Kind.NUMBER, "1")}), "Sheet2": Sheet({"A1": RawCell(Kind.TEXT, " ")})}
    problems = opened(Grid("d", {**GRID.sheets, **more}))
    assert [(problem.code, problem.sheet) for problem in problems] == [("unknown-sheet", "测算")]


def test_the_guide_may_be_thrown_away() -> None:
    assert opened(without(GRID, "填写说明")) == []


def test_problems_come_in_the_order_of_sheets_errors_first() -> None:
    def problem(sheet: str, severity: Severity, ref: str) -> Problem:
        return a_problem(severity, "x", sheet, ref, "A", "B", "C")

    mixed = [
        problem("指标", Severity.WARNING, "A1"),
        problem("指标", Severity.ERROR, "A2"),
        problem("封面", Severity.WARNING, "A3"),
        problem("", Severity.ERROR, ""),
    ]
    assert [ref for _, ref in codes_of(in_order(mixed, GRID))] == ["", "A3", "A2", "A1"]


def test_more_rows_than_any_park_has_are_refused() -> None:
    rows: dict[str, str | None] = {f"A{row}": f"项目{row}" for row in range(4, 1005)}
    assert "工作表“重点项目”有 1001 行内容，超过上限 1000 行" in refusal(edited(GRID, "重点项目", rows))
    rows.pop("A4")
    assert opened(edited(GRID, "重点项目", rows)) == []
