"""Tables are monotone in each column with a better side, and a fall is told with its witness."""

from dataclasses import replace

import pytest

from service.rulelang.analysis.monotone import prove_monotone
from service.rulelang.analysis.obligation import Obligation
from service.rulelang.pack import Rule
from service.rulelang.tables import Attribute
from tests.rulelang.analysis.changes import PACK, faults, steps, with_table

GRADES = ("不合格", "合格", "优秀")
ATTAINMENT = Attribute("attainment", "number", "%", title="完成率")


def proved(rule: Rule) -> list[Obligation]:
    return list(prove_monotone(rule, PACK, GRADES))


@pytest.mark.parametrize("rule", sorted(PACK.rules))
def test_the_tables_of_the_demo_hold(rule: str) -> None:
    assert faults(proved(PACK.rules[rule])) == []


def test_a_fall_is_told_in_domain_units_with_both_inputs_as_commands() -> None:
    (one,) = proved(with_table("TG-01", steps("unmet", "met", "nearly_met", column=ATTAINMENT)))
    assert one.fault is not None
    found = one.fault.mistake
    assert (found.code, one.fault.owner, one.fault.of) == ("not-monotone", "TG-01", "attainment")
    assert found.found == "完成率（attainment）由 150% 变为 200%，判定由“达到”变为“基本达到”"
    assert "acceptance rules example TG-01 attainment=150% --pack demo" in found.repair
    assert "acceptance rules example TG-01 attainment=200% --pack demo" in found.repair
    assert found.en is not None
    assert found.en.found == "attainment goes from 150% to 200%, the outcome from met to nearly_met"


@pytest.mark.parametrize(
    ("outcomes", "code"),
    [
        (("unmet", "nearly_met", "met"), []),
        (("met", "nearly_met", "unmet"), []),
        (("met", "met"), []),
        (("not_evaluable", "unmet", "met"), []),
        (("met", "unmet", "met"), ["not-monotone"]),
        (("unmet", "met", "unmet"), ["not-monotone"]),
    ],
)
def test_without_a_known_side_one_side_must_do(outcomes: tuple[str, ...], code: list[str]) -> None:
    (one,) = proved(with_table("TG-01", steps(*outcomes)))
    assert faults([one]) == code
    assert "由判定表推得" in one.says.zh


def test_a_stated_side_is_the_one_that_counts() -> None:
    table = steps("met", "unmet")
    assert faults(proved(with_table("TG-01", replace(table, better={"x": "lower"})))) == []
    assert faults(proved(with_table("TG-01", replace(table, better={"x": "higher"})))) == ["not-monotone"]


def test_a_stated_side_cannot_turn_a_known_one() -> None:
    table = replace(steps("unmet", "met", column=ATTAINMENT), better={"attainment": "lower"})
    (one,) = proved(with_table("TG-01", table))
    assert (one.group, faults([one])) == ("direction", ["better-contradicts"])


def test_a_credibility_rule_may_ask_about_too_much_and_too_little() -> None:
    table = steps("question", "ok", "question")
    assert proved(with_table("CR-A1", table)) == []
    assert faults(proved(with_table("CR-A1", replace(table, better={"x": "lower"})))) == ["not-monotone"]


def test_both_sides_must_hold_where_the_subjects_differ() -> None:
    rule = replace(PACK.rules["TG-02"], subjects=("indicator:water_reuse", "indicator:energy_intensity"))
    assert faults(proved(rule)) == ["not-monotone"]


def test_the_decision_cannot_be_excused() -> None:
    table = steps("通过", "限期整改", column=Attribute("score", "number", title="得分"))
    (one,) = proved(with_table("DC-01", table))
    assert one.fault is not None
    assert one.fault.mistake.code == "decision-not-monotone"
    assert "suppress" not in one.fault.mistake.repair


def test_an_improvement_that_costs_completeness_is_remarked() -> None:
    approval, lead = proved(PACK.rules["PR-01"])
    assert approval.remark is not None
    assert "由“未达到”变为“无法评价”" in approval.remark.zh
    assert lead.remark is None


def test_answers_have_no_order_of_their_own() -> None:
    assert proved(PACK.rules["SY-01"]) == []
