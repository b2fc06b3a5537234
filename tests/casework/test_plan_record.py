"""The plan on record: the version in force on a day, and what approved versions changed of the original."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from service.casework.acts.application import AmendedTarget, RecordPlan, ReplacedProject
from service.casework.plan_record import PlanOnRecord, judged_on, plan_on_record
from tests.casework.builders import EVALUATED_ON, imported, plan, walk

ON = date(2026, 3, 1)


def recorded(*versions: RecordPlan, on: date = ON) -> PlanOnRecord:
    begun = walk().open()
    for version in versions:
        begun.do(version)
    return plan_on_record(begun.now, on)


def second(new: str = "0.42", **changes: object) -> RecordPlan:
    filled: dict[str, object] = {
        "version": "2", "document": "发改〔2023〕5号", "decided_on": date(2023, 5, 1),
        "amended_targets": (AmendedTarget(code="energy_intensity", old="0.40", new=new),),
        "replaced_projects": (ReplacedProject(project="余热利用", by="光伏", reason="关停"),),
    } | changes  # fmt: skip
    return plan(**filled)


def test_the_version_approved_last_by_the_day_is_in_force_and_the_first_stays_the_original() -> None:
    of = recorded(second())
    assert of.in_force is not None
    assert of.original is not None
    assert (of.original.act.version, of.in_force.act.version) == ("1", "2")
    before = recorded(second(), on=date(2023, 4, 30))
    assert before.in_force == before.original
    assert (before.targets, before.replaced) == ({}, {})
    nothing = recorded(on=date(2022, 4, 30))
    assert (nothing.in_force, nothing.original) == (None, None)


def test_a_version_recorded_again_stands_as_recorded_last() -> None:
    of = recorded(second(), second("0.44", document="发改〔2023〕6号"))
    assert [one.act.document for one in of.versions] == ["发改〔2022〕1号", "发改〔2023〕6号"]
    assert of.targets["target", "energy_intensity"].amended == "0.44"
    assert len(recorded(second(), second(approved=False)).versions) == 1


def test_approvals_count_by_the_evaluation_date_of_the_workbook() -> None:
    assert judged_on(walk().open().now, ON.replace(year=2027)) == ON.replace(year=2027)
    assert judged_on(walk().accepted().do(imported()).now, ON.replace(year=2027)) == EVALUATED_ON


def test_a_version_that_was_refused_is_not_in_force() -> None:
    assert len(recorded(second(approved=False)).versions) == 1


def test_the_original_target_is_told_beside_the_one_in_force() -> None:
    third = plan(
        version="3", document="发改〔2024〕7号", decided_on=date(2024, 6, 1),
        amended_targets=(AmendedTarget(code="energy_intensity", old="0.42", new="0.45"),),
    )  # fmt: skip
    of = recorded(second(), third)
    target = of.targets["target", "energy_intensity"]
    assert (target.original, target.amended) == ("0.40", "0.45")
    assert target.said.zh == (
        "energy_intensity：原目标“0.40”，现行目标“0.45”（方案 3，省发展改革委，发改〔2024〕7号，2024-06-01）"
    )
    assert of.replaced["余热利用"][1].act.version == "2"


@given(
    st.lists(st.dates(date(2022, 6, 1), date(2025, 12, 31)), max_size=4, unique=True), st.dates(date(2022, 6, 1), ON)
)
def test_what_is_approved_later_never_changes_what_was_in_force_before(days: list[date], on: date) -> None:
    versions = [second(str(n), version=str(n), decided_on=day) for n, day in enumerate(days, 2)]
    of, of_past = recorded(*versions, on=on), recorded(*(v for v in versions if v.decided_on <= on), on=on)
    assert [one.act for one in of.versions] == [one.act for one in of_past.versions]
    assert of.in_force is not None
    assert of.in_force.act.decided_on == max([day for day in days if day <= on], default=date(2022, 5, 1))
