"""What a later workbook says otherwise: nothing where they say the same, everything where they do not."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from service.intake.changes import Difference, changes, difference
from service.intake.places import Place, shown, statements
from service.intake.reading.submission import read_submission
from service.intake.writing.fill import SheetContent
from service.vocabulary.submission import Submission
from tests.assessment.builders import (
    a_project_row,
    a_quantity_row,
    a_relative_target,
    a_report,
    a_submission,
    an_evidence_row,
    an_indicator_row,
    blank,
)
from tests.intake.builders import PACK, edited, filled

INDICATORS = [{"编码": "energy_intensity", "基期值": "0.50", "目标值": "0.40", "2025": "0.40"}]
PROJECTS = [
    {"项目名称": "中水回用", "状态": "在建", "台账编号": "X-1"},
    {"项目名称": "余热利用", "状态": "在建", "台账编号": "X-2"},
]


def stated(**sheets: SheetContent) -> Submission:
    content: Mapping[str, SheetContent] = {"指标": INDICATORS, "重点项目": PROJECTS, **sheets}
    return read_submission(filled(content), PACK)[0]


def told(before: Submission, after: Submission) -> list[str]:
    return [str(change) for change in changes(before, after)]


def test_the_same_content_has_no_changes() -> None:
    assert difference(stated(), stated()) == Difference((), (), ())


def test_a_value_that_is_written_otherwise_is_no_change() -> None:
    assert told(stated(), stated(指标=[INDICATORS[0] | {"2025": "0.4000"}])) == []


def test_a_changed_number_stands_with_its_unit_and_with_both_cells() -> None:
    (change,) = changes(stated(), stated(指标=[INDICATORS[0] | {"2025": "380 kgce/万元"}]))
    assert (change.before, change.after, change.code) == ("0.4 tce/万元", "0.38 tce/万元", "energy_intensity")
    assert change.old is not None
    assert change.new is not None
    assert (change.old.raw, change.new.raw) == ("0.4", "380 kgce/万元")
    assert change.said.zh == (
        f"指标·energy_intensity·2025：0.4 tce/万元（“0.4”，{change.old}）"
        f" → 0.38 tce/万元（“380 kgce/万元”，{change.new}）"
    )


def test_a_target_that_moved_is_told_as_the_plans() -> None:
    (change,) = changes(stated(), stated(指标=[INDICATORS[0] | {"目标值": "0.42"}]))
    assert str(change) == "指标·energy_intensity·目标值：0.4 tce/万元 → 0.42 tce/万元"
    assert change.code == "target:energy_intensity"


def test_a_target_that_means_otherwise_is_a_change_even_with_the_same_number() -> None:
    level, relative = (an_indicator_row(target=target) for target in (blank(), a_relative_target("-0.16")))
    assert told(a_submission(level), a_submission(relative)) == ["指标·intensity·目标值：（无） → -16%（较基期）"]


def test_rows_are_told_apart_by_what_they_are_about_not_by_where_they_stand() -> None:
    assert told(stated(), stated(重点项目=PROJECTS[::-1])) == []


def test_words_are_told_as_written() -> None:
    done = [PROJECTS[0] | {"状态": "已完成"}, PROJECTS[1]]
    assert told(stated(), stated(重点项目=done)) == ["重点项目·中水回用·状态：在建 → 已完成"]


def test_what_could_not_be_used_is_compared_by_its_text() -> None:
    grid = filled({"指标": INDICATORS})
    cell = next(ref for ref, raw in grid.sheets["指标"].cells.items() if raw.text == "0.5")
    before, after = (read_submission(edited(grid, "指标", {cell: word}), PACK)[0] for word in ("半", "约半"))
    assert told(before, before) == []
    assert told(before, after) == ["指标·energy_intensity·基期值：半 → 约半"]


def test_a_row_that_is_gone_and_one_that_is_new() -> None:
    other = [PROJECTS[0], {"项目名称": "管廊", "状态": "在建", "台账编号": "X-3"}]
    found = difference(stated(), stated(重点项目=other))
    assert (found.added, found.removed) == ((("重点项目", "管廊"),), (("重点项目", "余热利用"),))
    assert [str(change) for change in found.changes] == [
        "重点项目·管廊·项目名称：（无） → 管廊",
        "重点项目·管廊·台账编号：（无） → X-3",
        "重点项目·管廊·状态：（无） → 在建",
        "重点项目·余热利用·项目名称：余热利用 → （无）",
        "重点项目·余热利用·台账编号：X-2 → （无）",
        "重点项目·余热利用·状态：在建 → （无）",
    ]
    assert "(nothing) → 管廊" in found.changes[0].said.en


def test_two_rows_of_one_key_are_both_compared() -> None:
    twice = [PROJECTS[0], PROJECTS[0] | {"状态": "已完成"}]
    assert told(stated(重点项目=[PROJECTS[0]]), stated(重点项目=twice)) == [
        "重点项目·中水回用（第2行）·项目名称：（无） → 中水回用",
        "重点项目·中水回用（第2行）·台账编号：（无） → X-1",
        "重点项目·中水回用（第2行）·状态：（无） → 已完成",
    ]


def test_the_cover_is_compared_too() -> None:
    later = stated(封面={"园区名称": "青山经济开发区", "评估日期": "2026-06-30", "基期年": "2020", "评估年度": "2025"})
    assert told(stated(), later) == ["封面·评估日期：2026-03-31 → 2026-06-30"]


def test_changes_are_grouped_by_sheet_and_summed_up_by_what_they_are_about() -> None:
    done = [PROJECTS[0] | {"状态": "已完成"}, PROJECTS[1]]
    found = difference(stated(), stated(指标=[INDICATORS[0] | {"2025": "0.38", "目标值": "0.42"}], 重点项目=done))
    assert {sheet: len(group) for sheet, group in found.by_sheet().items()} == {"指标": 2, "重点项目": 1}
    assert found.codes == ("target:energy_intensity", "energy_intensity", "projects")


def test_what_is_neither_opened_nor_always_open_is_outside() -> None:
    later = stated(
        指标=[INDICATORS[0] | {"2025": "0.38", "目标值": "0.42"}],
        佐证材料=[{"编号": "ZZ01", "名称": "能源审计报告"}],
    )
    found = difference(stated(), later)
    assert [change.code for change in found.outside({"energy_intensity"})] == ["target:energy_intensity"]
    assert {change.code for change in found.outside(())} == {"energy_intensity", "target:energy_intensity"}


NUMBERS = st.sampled_from([None, "0", "0.4", "0.40", "0.41"])
SUBMISSIONS = st.builds(
    lambda actual, gdp, projects, years, numbers: a_submission(
        an_indicator_row(actuals={2025: actual}),
        quantities=[a_quantity_row("gdp", {2025: gdp})],
        projects=tuple(a_project_row(name=name, status=status) for name, status in projects),
        progress=tuple(a_report(year, filed) for year, filed in years),
        evidence=tuple(map(an_evidence_row, numbers)),
    ),
    NUMBERS,
    NUMBERS,
    st.lists(st.tuples(st.sampled_from([None, "甲", "乙"]), st.sampled_from(["done", "building"])), max_size=3),
    st.lists(st.tuples(st.integers(2022, 2024), st.sampled_from(["yes", "no", None])), max_size=3),
    st.lists(st.sampled_from(["ZZ1", "ZZ2"]), max_size=2),
)


def reading(submission: Submission) -> dict[Place, str]:
    """What every statement reads as, blank ones left out."""
    return {place: shown(entry) for place, entry in statements(submission) if shown(entry)}


@given(SUBMISSIONS, SUBMISSIONS)
def test_the_changes_turn_the_earlier_workbook_into_the_later_and_back(one: Submission, other: Submission) -> None:
    there, back = difference(one, other), difference(other, one)
    applied = reading(one) | {change.place: change.after for change in there.changes}
    assert {place: said for place, said in applied.items() if said} == reading(other)
    assert {(c.place, c.before, c.after) for c in there.changes} == {(c.place, c.after, c.before) for c in back.changes}
    assert (set(there.added), set(there.removed)) == (set(back.removed), set(back.added))


@given(SUBMISSIONS)
def test_nothing_differs_from_itself(one: Submission) -> None:
    assert difference(one, one) == Difference((), (), ())


@given(SUBMISSIONS, SUBMISSIONS)
def test_an_added_row_has_nothing_before_and_a_removed_one_nothing_after(one: Submission, other: Submission) -> None:
    found = difference(one, other)
    for change in found.changes:
        row = change.place[:2]
        assert not change.before or row not in found.added
        assert not change.after or row not in found.removed
    assert {*found.added, *found.removed} <= {change.place[:2] for change in found.changes}
