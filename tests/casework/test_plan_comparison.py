"""The plan on record against the plan in the workbook: nothing where they agree, a sentence where they do not."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from service.casework.acts.application import AmendedTarget, RecordPlan, ReplacedProject
from service.casework.plan_comparison import plan_disagreements, shown_projects, shown_targets
from service.vocabulary.entry import Entry
from service.vocabulary.submission import Amendment, Plan, PlanVersion, ProjectRow, Submission
from tests.assessment.builders import (
    a_project_row,
    a_submission,
    a_version,
    an_amendment,
    an_indicator_row,
    blank,
    day,
    num,
    text,
)
from tests.casework.builders import plan, walk

ON = date(2026, 3, 1)
SECOND = plan(
    version="2", document="发改〔2023〕5号", decided_on=date(2023, 5, 1),
    amended_targets=(AmendedTarget(code="intensity", old="0.40", new="0.42"),),
    replaced_projects=(ReplacedProject(project="余热利用", by="光伏", reason="关停"),),
)  # fmt: skip


def stated(
    version: str = "1", document: str = "发改〔2022〕1号", on: str = "2022-05-01", **changes: Any
) -> PlanVersion:
    filled: dict[str, Any] = {"version": text(version), "authority": text("省发展改革委"), "document": text(document)}
    return replace(a_version(on=on), **filled | changes)


def with_raw(entry: Entry, raw: str) -> Entry:
    return replace(entry, cell=replace(entry.cell, raw=raw))


FIRST_STATED = stated()
BOTH_STATED = (FIRST_STATED, stated("2", "发改〔2023〕5号", "2023-05-01"))
PROJECTS = (
    a_project_row(name="余热利用", status="replaced", change_approval="approved"),
    a_project_row(name="光伏"),
)
AMENDED = an_amendment(num("0.42"))


def workbook(
    versions: tuple[PlanVersion, ...] = BOTH_STATED,
    amendments: tuple[Amendment, ...] = (AMENDED,),
    projects: tuple[ProjectRow, ...] = PROJECTS,
) -> Submission:
    target = with_raw(num("0.40"), "0.40")
    return a_submission(an_indicator_row(target=target), plan=Plan((), versions, amendments), projects=projects)


def told(submission: Submission, *versions: RecordPlan, on: date = ON) -> str:
    begun = walk().open()
    for version in versions or (SECOND,):
        begun.do(version)
    found = plan_disagreements(begun.now, submission, on)
    assert all(one.said.en for one in found)
    return "\n".join(one.said.zh for one in found)


def test_where_they_agree_nothing_is_told() -> None:
    assert told(workbook()) == ""


@pytest.mark.parametrize(
    ("submission", "because"),
    [
        (
            workbook(versions=(FIRST_STATED,)),
            "案卷登记了方案 2，省发展改革委，发改〔2023〕5号，2023-05-01，工作簿“方案版本”没有这一版",
        ),
        (workbook(versions=(*BOTH_STATED, stated("3", on="2024-01-01"))), "工作簿称方案 3 已审核同意，案卷没有登记"),
        (workbook(versions=(BOTH_STATED[1], stated(approval=blank()))), "方案 1 的审核意见：案卷登记为“同意”"),
        (workbook(versions=(BOTH_STATED[1], stated(document="无"))), "方案 1 的文号：案卷登记为“发改〔2022〕1号”"),
        (workbook(versions=(BOTH_STATED[1], stated(authority=text("市发展改革委")))), "方案 1 的审核机关"),
        (workbook(versions=(BOTH_STATED[1], stated(on="2022-05-02"))), "方案 1 的审核日期：案卷登记为“2022-05-01”"),
        (workbook(amendments=()), "工作簿“方案调整”没有审核同意的这项调整，评价仍按原目标"),
        (workbook(amendments=(an_amendment(num("0.42"), approval=None),)), "没有审核同意的这项调整"),
        (workbook(amendments=(an_amendment(with_raw(num("0.43"), "0.43")),)), "的新值为“0.43”；请核对"),
        (workbook(amendments=(AMENDED, an_amendment(num("5"), kind="base"))), "intensity 的基期值调整"),
        (workbook(amendments=(AMENDED, an_amendment(num("5"), code="land"))), "land 的目标值调整"),
        (workbook(projects=PROJECTS[1:]), "项目“余热利用”的变更已经同意（方案 2"),
        (workbook(projects=PROJECTS[:1]), "代替“余热利用”的项目“光伏”（方案 2"),
        (
            workbook(projects=(*PROJECTS, a_project_row(name="管廊", status="cancelled", change_approval="approved"))),
            "项目“管廊”：工作簿称变更已审核同意，案卷登记的方案没有；请登记其审核同意",
        ),
    ],
)
def test_every_disagreement_is_a_sentence_with_the_repair(submission: Submission, because: str) -> None:
    sentences = told(submission)
    assert because in sentences
    assert len(sentences.splitlines()) == 1


def test_what_is_approved_after_the_evaluation_date_does_not_count_on_either_side() -> None:
    later = date(2022, 12, 31)
    assert told(workbook(projects=()), on=later) == ""


def test_a_change_without_stated_approval_is_no_disagreement() -> None:
    assert told(workbook(projects=(*PROJECTS, a_project_row(name="管廊", status="cancelled")))) == ""


@pytest.mark.parametrize(("recorded", "value"), [("80%", "0.8"), ("0.420", "0.42")])
def test_a_number_on_record_is_compared_by_its_value(recorded: str, value: str) -> None:
    version = replace(SECOND, amended_targets=(AmendedTarget(code="intensity", old="x", new=recorded),))
    assert told(workbook(amendments=(an_amendment(num(value)),)), version) == ""


def test_words_on_record_are_compared_as_written() -> None:
    version = replace(SECOND, amended_targets=(AmendedTarget(code="intensity", old="x", new="达到国内先进"),))
    assert told(workbook(amendments=(an_amendment(with_raw(text("达到国内先进"), "达到国内先进")),)), version) == ""
    assert "请核对" in told(workbook(), version)


def test_the_original_target_is_always_shown_beside_the_amended_one() -> None:
    begun = walk().open().do(SECOND)
    (shown,) = shown_targets(begun.now, workbook(), ON)
    assert "原目标“0.40”，现行目标“0.42”" in shown.zh
    assert "工作簿目标列为“0.40”（表!A" in shown.zh
    assert shown_targets(begun.now, workbook(), date(2022, 12, 31)) == ()


def test_changed_projects_are_told_with_or_without_their_approval() -> None:
    begun = walk().open().do(SECOND)
    dropped = a_project_row(name="管廊", status=with_raw(text("cancelled"), "取消"))
    with_it, without = shown_projects(begun.now, workbook(projects=(*PROJECTS, dropped)), ON)
    assert with_it.zh == (
        "项目“余热利用”（replaced）：由“光伏”代替，理由：关停（方案 2，省发展改革委，发改〔2023〕5号，2023-05-01）"
    )
    assert without.zh == "项目“管廊”（取消）：案卷没有登记其审核同意"
    third = plan(
        version="3", document="发改〔2024〕9号", decided_on=date(2024, 1, 8),
        replaced_projects=(ReplacedProject(project="管廊", by="", reason="规划调整"),),
    )  # fmt: skip
    (dropped_with_it,) = shown_projects(begun.do(third).now, workbook(projects=(dropped,)), ON)
    assert "同意取消，理由：规划调整（方案 3" in dropped_with_it.zh


def test_the_cell_of_a_disagreement_is_named() -> None:
    wrong = stated(document="无", approved_on=day("2022-05-01"))
    begun = walk().open().do(SECOND)
    (found,) = plan_disagreements(begun.now, workbook(versions=(BOTH_STATED[1], wrong)), ON)
    assert found.cell == wrong.document.cell
