"""Precedence of the conclusions over every case of the decision table."""

from dataclasses import replace

import pytest

from service.rulelang.analysis.decision import prove_decision
from service.rulelang.analysis.obligation import Obligation
from service.rulelang.pack import Rule
from tests.rulelang.analysis.changes import PACK, faults

RULE = PACK.rules["DC-01"]


def proved(**outcomes: str) -> list[Obligation]:
    """With other outcomes for rows, `r1` the first."""
    rows = tuple(replace(row, outcome=outcomes.get(f"r{row.number}", row.outcome)) for row in RULE.table.rows)
    return list(prove_decision(replace(RULE, table=replace(RULE.table, rows=rows)), PACK))


def test_the_decision_of_the_demo_holds() -> None:
    found = proved()
    assert faults(found) == []
    assert found[0].how.zh == "穷举：把各列分成不可再分的格，27 种组合逐一核对"


@pytest.mark.parametrize(
    ("outcomes", "witness"),
    [
        ({"r1": "无法判定"}, "reject = 1，withhold = 0，grade = 优秀"),
        ({"r2": "限期整改"}, "reject = 0，withhold = 1，grade = 优秀"),
        ({"r3": "不予通过"}, "reject = 0，withhold = 0，grade = 不合格"),
        ({"r4": "无法判定"}, "reject = 0，withhold = 0，grade = 优秀"),
    ],
)
def test_a_wrong_conclusion_is_told_with_its_case(outcomes: dict[str, str], witness: str) -> None:
    found = [one.fault for one in proved(**outcomes) if one.fault]
    assert [fault.mistake.code for fault in found] == ["decision-precedence"]
    name, _, _ = witness.rpartition("，")
    assert found[0].mistake.found.startswith(name)
    assert "acceptance rules example DC-01 reject=" in found[0].mistake.repair


def only_grade() -> Rule:
    columns = tuple(c for c in RULE.table.attributes if c.name == "grade")
    rows = tuple(replace(r, tests={"grade": r.tests["grade"]}) for r in RULE.table.rows if "grade" in r.tests)
    return replace(RULE, table=replace(RULE.table, attributes=columns, rows=rows))


def test_a_table_without_the_counts_lets_rejected_parks_pass() -> None:
    rejects, withholds = [one.fault.mistake for one in prove_decision(only_grade(), PACK) if one.fault]
    assert {rejects.code, withholds.code} == {"decision-precedence"}
    assert rejects.found.startswith("reject = 1，grade = ")
    assert withholds.found.startswith("reject = 0，withhold = 1，grade = ")
    assert "在 on 里加上" in rejects.repair


def test_a_count_that_no_gate_adds_to_need_not_be_read() -> None:
    gateless = replace(PACK, rules={RULE.id: RULE})
    assert faults(list(prove_decision(only_grade(), gateless))) == []
