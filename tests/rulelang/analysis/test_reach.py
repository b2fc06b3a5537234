"""Rows, weights and grades that nothing leads to."""

from dataclasses import replace
from decimal import Decimal

from service.rulelang.analysis.reach import prove_grades, prove_rows, prove_weights
from service.rulelang.derivations import Derived, Value
from service.rulelang.tables import Attribute, Interval, NumberTest
from service.vocabulary.finding import Effect
from tests.rulelang.analysis.changes import PACK, RUBRIC, faults, points, steps, with_rule, with_table


def test_the_demo_reaches_everything() -> None:
    rows = [one for rule in PACK.rules.values() for one in prove_rows(rule, PACK, RUBRIC)]
    assert [one.about for one in rows] == ["DC-01", "PR-02"]
    assert faults([*rows, *prove_weights(PACK, RUBRIC), *prove_grades(PACK, RUBRIC)]) == []


def test_a_decision_row_for_gates_that_cannot_reject() -> None:
    soft = with_rule(replace(PACK.rules["GT-01"], effect=Effect.WITHHOLD))
    (one,) = prove_rows(soft.rules["DC-01"], soft, RUBRIC)
    assert one.fault is not None
    assert one.fault.mistake.found == "第 1 行永远不会适用：触发的否决项最多 0，暂缓事项最多 1"
    assert one.fault.position == PACK.rules["DC-01"].table.rows[0].position


def test_a_weight_that_can_be_earned_in_part() -> None:
    pack = with_rule(with_table("PJ-01", steps("unmet", "nearly_met")))
    (found,) = [one.fault for one in prove_weights(pack, RUBRIC) if one.fault]
    assert (found.mistake.code, found.owner) == ("unearnable-weight", "PJ-01")
    assert "最多得 60%" in found.mistake.found
    nothing = with_rule(with_table("PJ-01", steps("unmet", "not_evaluable")))
    assert "最多得 0%" in next(o.fault for o in prove_weights(nothing, RUBRIC) if o.fault).mistake.found


def test_a_grade_between_two_scores_that_follow_each_other() -> None:
    worst, best = points(nearly_met="0"), replace(RUBRIC.bands[0].interval, low=Decimal(99), high_closed=False)
    bands = (replace(RUBRIC.bands[0], interval=best, text="[99..100)"), *RUBRIC.bands[1:])
    found = [one.fault for one in prove_grades(PACK, replace(worst, bands=bands)) if one.fault]
    assert [one.of for one in found] == ["优秀"]
    assert found[0].mistake.found.startswith("等级“优秀”（[99..100)）在各项均适用时得不到；离它最近的可得总分：95、100")


def test_more_parts_of_a_plan_than_the_pack_names_are_never_there() -> None:
    row = PACK.rules["PJ-01"].table.rows[0]
    column = Attribute("parts", "number", "项", Decimal(0), title="方案已具备的部分", whole=True)
    tests = [Interval(Decimal(99), True, None, False), Interval(None, False, Decimal(99), False)]
    rows = tuple(
        replace(row, number=number, tests={"parts": NumberTest((part,), "")}) for number, part in enumerate(tests, 1)
    )
    derived = (Derived(column, Value("plan.parts_present")),)
    table = replace(PACK.rules["PJ-01"].table, attributes=(column,), rows=rows)
    rule = replace(PACK.rules["PJ-01"], derived=derived, table=table)
    (one,) = prove_rows(rule, PACK, RUBRIC)
    assert one.fault is not None
    assert one.fault.mistake.found == f"第 1 行永远不会适用：方案已具备的部分最多 {len(PACK.parts)} 项"
