"""The plan on record against the plan in the workbook: nothing where they agree, a sentence where they do not."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from service.casework.acts.application import AmendedTarget, RecordPlan, ReplacedProject
from service.casework.acts.submission import ImportSubmission
from service.casework.plan_comparison import plan_disagreements
from service.casework.stated_plan import stated_amendments, stated_changes, stated_plans, stated_projects
from service.vocabulary.entry import Entry
from service.vocabulary.submission import Amendment, Plan, PlanVersion, ProjectRow, Submission, Target
from tests.assessment.builders import (
    a_project_row,
    a_submission,
    a_version,
    an_amendment,
    an_indicator_row,
    blank,
    num,
    text,
)
from tests.casework.builders import imported, plan, walk

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


def amended(new: str, by: str = "发改〔2023〕5号", **stated: Any) -> Amendment:
    return replace(an_amendment(num(new), **stated), document=text(by))


AMENDED = amended("0.42")


def workbook(
    versions: tuple[PlanVersion, ...] = BOTH_STATED,
    amendments: tuple[Amendment, ...] = (AMENDED,),
    projects: tuple[ProjectRow, ...] = PROJECTS,
) -> Submission:
    target = with_raw(num("0.40"), "0.40")
    return a_submission(an_indicator_row(target=target), plan=Plan((), versions, amendments), projects=projects)


def claims(submission: Submission, on: date = ON) -> ImportSubmission:
    return imported(
        evaluation_date=on,
        plans=stated_plans(submission),
        amendments=stated_amendments(submission),
        changes=stated_changes(submission),
        projects=stated_projects(submission),
    )


def told(submission: Submission, *versions: RecordPlan, on: date = ON) -> str:
    begun = walk().open().do(*(versions or (SECOND,)))
    found = tuple(plan_disagreements(begun.now, claims(submission, on)))
    assert all(one.en for one in found)
    return "\n".join(one.zh for one in found)


def test_where_they_agree_nothing_is_told() -> None:
    assert told(workbook()) == ""


@pytest.mark.parametrize(
    ("submission", "because"),
    [
        (
            workbook(versions=(BOTH_STATED[1],)),
            "案卷登记了方案 1，省发展改革委，发改〔2022〕1号，2022-05-01，工作簿没有",
        ),
        (workbook(versions=(*BOTH_STATED, stated("3", on="2024-01-01"))), "称方案 3 已审核同意，案卷没有登记"),
        (workbook(versions=(BOTH_STATED[1], stated(approval=blank()))), "案卷登记了方案 1"),
        (workbook(versions=(BOTH_STATED[1], stated(document="无"))), "方案 1 的文号：案卷登记为“发改〔2022〕1号”"),
        (workbook(versions=(BOTH_STATED[1], stated(authority=text("市发展改革委")))), "方案 1 的审核机关"),
        (workbook(versions=(BOTH_STATED[1], stated(on="2022-05-02"))), "方案 1 的审核日期：案卷登记为“2022-05-01”"),
        (workbook(amendments=()), "工作簿“方案调整”没有审核同意的这项调整，评价会按原值"),
        (workbook(amendments=(amended("0.42", approval=None),)), "没有审核同意的这项调整"),
        (workbook(amendments=(AMENDED, amended("5", kind="base"))), "intensity 的基期值调整"),
        (workbook(amendments=(AMENDED, amended("5", code="land"))), "land 的目标调整"),
        (workbook(amendments=(AMENDED, amended("0.42", on=None))), "（发改〔2023〕5号，无日期），案卷没有这样登记"),
        (workbook(amendments=(AMENDED, amended("0.42", by="另一文号"))), "（另一文号，2023-05-01），案卷没有这样登记"),
        (workbook(amendments=(amended("0.50", on="2022-06-01"), AMENDED)), "案卷没有这样登记"),
        (workbook(projects=PROJECTS[1:]), "项目“余热利用”的替换已经同意（方案 2"),
        (workbook(projects=PROJECTS[:1]), "代替“余热利用”的项目“光伏”（方案 2"),
        (
            workbook(
                projects=(a_project_row(name="余热利用", status="cancelled", change_approval="approved"), PROJECTS[1])
            ),
            "项目“余热利用”的替换已经同意",
        ),
        (
            workbook(projects=(*PROJECTS, a_project_row(name="管廊", status="cancelled", change_approval="approved"))),
            "称变更已审核同意，案卷登记的方案到评估日期没有；请用 acceptance case plan 登记其审核同意",
        ),
    ],
)
def test_every_disagreement_is_a_sentence_with_the_repair(submission: Submission, because: str) -> None:
    sentences = told(submission)
    assert because in sentences
    assert len(sentences.splitlines()) == 1
    assert "；请" in sentences


def test_another_value_than_the_approved_one_is_told_on_both_sides() -> None:
    sentences = told(workbook(amendments=(replace(AMENDED, new=Target(with_raw(num("0.43"), "0.43"))),)))
    assert "调整为“0.43”已审核同意（发改〔2023〕5号，2023-05-01），案卷没有这样登记" in sentences
    assert "最后的新值为“0.43”" in sentences


def test_an_amendment_need_not_be_listed_as_a_version_too() -> None:
    assert told(workbook(versions=(FIRST_STATED,))) == ""


def test_what_is_approved_after_the_evaluation_date_need_not_be_stated_nor_excuse_a_project() -> None:
    early = date(2022, 12, 31)
    assert told(workbook((FIRST_STATED,), (), ()), on=early) == ""
    assert "到评估日期没有" in told(workbook(), on=early)


def test_a_change_without_stated_approval_is_no_disagreement() -> None:
    assert told(workbook(projects=(*PROJECTS, a_project_row(name="管廊", status="cancelled")))) == ""


@pytest.mark.parametrize(("recorded", "value"), [("80%", "0.8"), ("0.420", "0.42")])
def test_a_number_on_record_is_compared_by_its_value(recorded: str, value: str) -> None:
    version = replace(SECOND, amended_targets=(AmendedTarget(code="intensity", old="x", new=recorded),))
    assert told(workbook(amendments=(amended(value),)), version) == ""


def test_words_on_record_are_compared_as_written() -> None:
    version = replace(SECOND, amended_targets=(AmendedTarget(code="intensity", old="x", new="达到国内先进"),))
    assert (
        told(
            workbook(amendments=(replace(AMENDED, new=Target(with_raw(text("达到国内先进"), "达到国内先进"))),)),
            version,
        )
        == ""
    )
    assert "请改正工作簿" in told(workbook(), version)


def test_the_cell_of_a_claim_is_named() -> None:
    wrong = stated(document="无")
    assert str(wrong.approval.cell) in told(workbook(versions=(BOTH_STATED[1], wrong)))


@pytest.mark.parametrize("claimed", ["版本", "目标", "基期值", "项目"])
def test_no_approval_that_only_the_park_states_agrees_with_the_record(claimed: str) -> None:
    """With the plan on record as first approved, each claim alone is told."""
    first = workbook(versions=(FIRST_STATED,), amendments=(), projects=())
    lone = {
        "版本": workbook(amendments=(), projects=()),
        "目标": workbook(versions=(FIRST_STATED,), projects=()),
        "基期值": workbook(versions=(FIRST_STATED,), amendments=(amended("5", kind="base"),), projects=()),
        "项目": workbook(versions=(FIRST_STATED,), amendments=()),
    }
    assert told(first, refused_second()) == ""
    assert told(lone[claimed], refused_second()).count("审核同意") >= 1


def refused_second() -> RecordPlan:
    return replace(SECOND, approved=False)


def test_an_amended_base_value_agrees_where_it_is_on_record() -> None:
    base = AmendedTarget(code="intensity", old="0.5", new="0.6", what="base")
    version = replace(SECOND, amended_targets=(*SECOND.amended_targets, base))
    assert told(workbook(amendments=(AMENDED, amended("0.6", kind="base"))), version) == ""
    assert "原基期值“0.5”，现行基期值“0.6”" in told(workbook(), version)


def test_of_two_values_approved_on_one_day_the_workbooks_last_one_counts() -> None:
    third = plan(
        version="3", document="发改〔2023〕6号", decided_on=SECOND.decided_on,
        amended_targets=(AmendedTarget(code="intensity", old="0.42", new="0.45"),),
    )  # fmt: skip
    later = amended("0.45", by="发改〔2023〕6号")
    versions = (*BOTH_STATED, stated("3", "发改〔2023〕6号", "2023-05-01"))
    assert told(workbook(versions, (AMENDED, later)), SECOND, third) == ""
    assert "最后的新值为“" in told(workbook(versions, (later, AMENDED)), SECOND, third)


def test_a_plan_approved_after_the_evaluation_date_is_none_to_evaluate_by() -> None:
    """The decision would name no plan: none was in force on the day by which everything else is judged."""
    only = workbook(versions=(FIRST_STATED,), amendments=(), projects=())
    begun = walk().open()
    before, then = (tuple(plan_disagreements(begun.now, claims(only, date(2022, *day)))) for day in ((4, 30), (5, 1)))
    (told_before,) = before
    assert told_before.zh.startswith("评估日期 2022-04-30 以前没有审核同意的方案，案卷登记的最早一版同意于 2022-05-01")
    assert "请核对封面的评估日期" in told_before.zh
    assert told_before.en
    assert then == ()
