"""A whole 评估工作簿 becomes a submission; nothing typed is lost or changed on the way."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from service.intake.files.grid import Grid, Kind, RawCell, Sheet
from service.intake.forms.books import forms
from service.intake.forms.layout import Book, Form, Holds
from service.intake.reading.submission import cover_of, read_submission
from service.intake.reading.table import ref
from service.intake.writing.fill import fill
from service.vocabulary.problem import Problem, Severity, Unreadable
from service.vocabulary.submission import Submission
from tests.intake.builders import COVER, PACK, codes_of, edited, filled, grid_of, without

GRID = filled({})


def test_the_gist_is_known_before_the_pack() -> None:
    gist = cover_of(filled({}))
    assert (gist.pack, gist.evaluation_date, gist.park) == ("base-145", date(2026, 3, 31), "青山经济开发区")
    assert gist.problems == ()


def test_the_gist_of_a_blank_cover_says_what_is_missing() -> None:
    gist = cover_of(filled({"封面": {"规则包": "", "评估日期": "三月底"}}))
    assert (gist.evaluation_date, gist.park) == (None, "")
    assert ("not-a-date", "B9") in codes_of(gist.problems)


def test_the_gist_of_another_file_is_refused() -> None:
    for grid in (filled({}, Book.JUDGEMENTS), Grid("d", {}), without(filled({}), "封面")):
        with pytest.raises(Unreadable) as refusal:
            cover_of(grid)
        assert refusal.value.code == "wrong-template"


def test_a_filled_cover_is_enough_to_read_without_a_problem() -> None:
    submission, problems = read_submission(filled({}), PACK)
    assert problems == ()
    assert set(submission.indicators) == set(PACK.catalogue.indicators)
    assert set(submission.quantities) == set(PACK.catalogue.quantities)
    assert [part.code for part in submission.plan.parts] == list(PACK.parts)
    assert (submission.projects, submission.carriers, submission.evidence) == ((), (), ())


def test_all_problems_come_at_once_in_chinese_with_their_cells() -> None:
    content = {
        "重点项目": [{"项目名称": "余热", "状态": "完工", "计划投资": "一百万"}],
        "指标": [{"编码": "energy_saving", "2025": "1.2.3"}, {"编码": "energy_intensity", "2025": "约0.4"}],
    }
    _, problems = read_submission(filled(content), PACK)
    assert [(p.severity, p.sheet, p.ref) for p in problems] == [
        (Severity.ERROR, "指标", "M6"),
        (Severity.WARNING, "指标", "M4"),
        (Severity.ERROR, "重点项目", "E4"),
        (Severity.ERROR, "重点项目", "J4"),
    ]
    assert all(problem.found.zh and problem.allowed.zh and problem.repair.zh for problem in problems)


def test_the_cover_must_fit_pack_and_columns() -> None:
    _, problems = read_submission(filled({"封面": {**COVER, "规则包": "base-155", "评估年度": "2030"}}), PACK)
    lacking = ("year-without-column", "B11")
    assert codes_of(problems) == [("other-pack", "B8"), ("evaluated-before-year-end", "B9"), lacking, lacking]


@pytest.mark.parametrize(
    ("programme", "told"),
    [("十五五", True), ("十四五", False), ("“十四五”园区循环化改造", False), ("145", False), ("", False)],
)
def test_a_cover_of_another_programme_than_the_pack_is_told(programme: str, told: bool) -> None:
    """A number is how the registry calls a programme; the pack does not know it."""
    _, problems = read_submission(filled({"封面": {**COVER, "规划期": programme}}), PACK)
    assert [(p.code, p.ref, p.severity, p.found.zh, p.allowed.zh) for p in problems] == (
        [("other-programme", "B7", Severity.WARNING, f"“{programme}”", "十四五")] if told else []
    )
    assert all("规则包“base-145”" in problem.repair.zh for problem in problems)


@pytest.mark.parametrize("base", ["2025", "2026"])
def test_a_base_year_not_before_the_evaluated_year_is_told(base: str) -> None:
    _, (problem,) = read_submission(filled({"封面": {**COVER, "基期年": base}}), PACK)
    assert (problem.code, problem.ref, problem.found.zh) == ("base-year-not-before", "B10", f"“{base}”")
    assert "2025年" in problem.allowed.zh


def test_a_base_year_without_a_column_of_raw_data_is_told() -> None:
    _, (problem,) = read_submission(filled({"封面": {**COVER, "基期年": "2015"}}), PACK)
    assert (problem.code, problem.ref) == ("year-without-column", "B10")
    assert "基期年是2015年，工作表“原始数据”" in problem.repair.zh


@pytest.mark.parametrize(("day", "told"), [("2025-03-01", True), ("2025-12-30", True), ("2025-12-31", False)])
def test_an_evaluation_before_the_year_is_over_is_told(day: str, told: bool) -> None:
    _, problems = read_submission(filled({"封面": {**COVER, "评估日期": day}}), PACK)
    assert codes_of(problems) == ([("evaluated-before-year-end", "B9")] if told else [])


@pytest.mark.parametrize(
    ("year", "says"), [("2030", "到2025年尚未到期"), ("2022", "已于2022年到期"), ("2025", ""), ("", "")]
)
def test_a_target_of_another_year_than_is_evaluated_is_told(year: str, says: str) -> None:
    row = {"编码": "energy_saving", "目标年": year, "目标值": "7"}
    _, problems = read_submission(filled({"指标": [row]}), PACK)
    assert [problem.code for problem in problems] == (["target-of-other-year"] if says else [])
    assert all(says in problem.repair.zh and problem.sheet == "指标" for problem in problems)
    without = {"编码": "energy_saving", "目标年": year}
    assert read_submission(filled({"指标": [without]}), PACK)[1] == ()


def test_a_statement_of_the_park_goes_to_measures_only() -> None:
    plain, _ = read_submission(filled({}), PACK)
    stated, _ = read_submission(filled({"任务措施": [{"编码": "LY-06", "园区自述": "符合"}]}), PACK)
    assert stated.measures["LY-06"].statement.value == "符合"
    assert (stated.projects, stated.evidence) == (plain.projects, plain.evidence)


def test_inserted_rows_and_moved_columns_change_nothing() -> None:
    grid = filled({"指标": [{"编码": "energy_saving", "基期年": "2019", "2025": "7"}]})
    old = grid.sheets["指标"].cells
    mirrored = {f"{chr(ord('Z') - ord(place[0]) + ord('A'))}{int(place[1:]) + 9}": raw for place, raw in old.items()}
    moved, problems = read_submission(Grid("d", {**grid.sheets, "指标": Sheet(mirrored)}), PACK)
    row = moved.indicators["energy_saving"]
    assert (row.base_year.value, row.actuals[2025].value) == (Decimal(2019), Decimal(7))
    assert str(row.actuals[2025].cell) == "指标!N15"
    assert {problem.code for problem in problems} <= {"above-table"}


def test_a_file_saved_by_another_program_with_rows_hidden_reads_the_same() -> None:
    data = fill(Book.SUBMISSION, PACK, {"封面": COVER, "指标": [{"编码": "solid_waste_utilisation", "2025": "37.5%"}]})
    workbook = load_workbook(BytesIO(data))
    workbook["指标"].row_dimensions[5].hidden = True
    workbook["指标"].column_dimensions["M"].hidden = True
    workbook["佐证材料"].sheet_state = "hidden"
    workbook.save(file := BytesIO())
    submission, problems = read_submission(grid_of(file.getvalue()), PACK)
    assert submission.indicators["solid_waste_utilisation"].actuals[2025].value == Decimal("0.375")
    assert problems == ()


def test_values_typed_beyond_the_given_rows_are_read() -> None:
    submission, _ = read_submission(edited(filled({}), "佐证材料", {"A900": "ZZ99", "B900": "迟到的材料"}), PACK)
    assert str(submission.evidence[0].number.cell) == "佐证材料!A900"


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("http://x")', "+cmd", "@SUM(A1)"])
def test_text_like_a_formula_is_data(text: str) -> None:
    submission, _ = read_submission(filled({"重点项目": [{"项目名称": text, "建设内容": text}]}), PACK)
    assert (submission.projects[0].name.value, submission.projects[0].content.value) == (text, text)


@pytest.mark.parametrize(
    "form", [form for form in forms(Book.SUBMISSION, PACK) if form.name != "封面"], ids=lambda f: f.name
)
def test_every_word_of_every_drop_down_is_understood(form: Form) -> None:
    columns = [column for column in form.columns if column.holds is Holds.WORD and column.words]
    for turn in range(max((len(column.words) for column in columns), default=0)):
        row = {column.header: list(column.words)[turn % len(column.words)] for column in columns}
        key = {form.key: form.lines[0].key} if form.key else {}
        _, problems = read_submission(filled({form.name: [{**key, **row}]}), PACK)
        assert "unknown-word" not in {problem.code for problem in problems}


NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, allow_infinity=False, places=3)
PERCENTS = st.decimals(min_value=0, max_value=100, allow_nan=False, allow_infinity=False, places=2)
TEXTS = st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=30)


@settings(max_examples=25)
@given(NUMBERS, PERCENTS, st.dates(date(1950, 1, 1), date(2100, 1, 1)), TEXTS)
def test_what_is_filled_in_is_what_is_read(number: Decimal, percent: Decimal, day: date, text: str) -> None:
    content: dict[str, Any] = {
        "指标": [
            {"编码": "energy_saving", "2024": str(number), "2025": f"{number:,}"},
            {"编码": "solid_waste_utilisation", "2025": f"{percent}%", "基期值": f"{percent} %"},
        ],
        "重点项目": [{"项目名称": "项目", "业主单位": text, "竣工日期": day.isoformat()}],
    }
    submission, _ = read_submission(filled(content), PACK)
    saving, waste = submission.indicators["energy_saving"], submission.indicators["solid_waste_utilisation"]
    assert saving.actuals[2024].value == number == saving.actuals[2025].value
    assert waste.actuals[2025].value == percent / 100 == waste.base.value
    (project,) = submission.projects
    assert project.finished_on.value == day
    assert project.owner.cell.raw == text
    assert project.owner.value in (None, text.strip(" \u00a0\u3000\u200b\ufeff"))


@given(st.dictionaries(st.tuples(st.integers(1, 40), st.integers(1, 20)), TEXTS, max_size=12), st.integers(0, 10))
def test_no_content_breaks_the_reader(cells: dict[tuple[int, int], str], sheet: int) -> None:
    name = list(GRID.sheets)[sheet]
    scribbled = {ref(*place): RawCell(Kind.TEXT, text) for place, text in cells.items() if place[0] != 3}
    grid = Grid("d", {**GRID.sheets, name: Sheet({**GRID.sheets[name].cells, **scribbled})})
    read = read_or_refuse(grid)
    if isinstance(read, Unreadable):
        assert (read.code, name) == ("wrong-template", "封面")
    else:
        submission, problems = read
        assert set(submission.indicators) == set(PACK.catalogue.indicators)
        assert all(problem.sheet in grid.sheets for problem in problems)


def read_or_refuse(grid: Grid) -> tuple[Submission, tuple[Problem, ...]] | Unreadable:
    try:
        return read_submission(grid, PACK)
    except Unreadable as refusal:
        return refusal


def test_a_region_is_read_where_the_pack_has_regions_and_told_where_it_has_none() -> None:
    regional = replace(PACK, regions=("甲区", "乙区"))
    grid = grid_of(fill(Book.SUBMISSION, regional, {"封面": {**COVER, "所在区域": "乙区"}}))
    assert cover_of(grid).problems == ()
    submission, problems = read_submission(grid, regional)
    assert (submission.cover.region.value, problems) == ("乙区", ())
    elsewhere, found = read_submission(grid, PACK)
    assert not elsewhere.cover.region.present
    assert codes_of(found) == [("unknown-code", "A13")]
