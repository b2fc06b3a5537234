"""The example cases against mutants: how a case ends is compared in the words of its file."""

from dataclasses import replace
from decimal import Decimal

from service.trial.case_trial import CaseTrial, ExpectedCase, ending
from service.trial.mutant import Kind, Mutant
from tests.assessment.cases import base_145, case
from tests.assessment.pack_builders import HERE

PACK, RUBRIC = base_145()
RECTIFY = case("rectify")
EXPECTED = {"建议结论": "限期整改", "等级": "不合格", "总分": "51.77", "评价完整度": "99.5%", "期限": "2026-10-15"}
TRIAL = CaseTrial((ExpectedCase("rectify.yaml", RECTIFY.submission(), RECTIFY.judgements(), EXPECTED),), PACK, RUBRIC)


def test_an_ending_in_words() -> None:
    assert ending(RECTIFY.assessment(), RUBRIC) == EXPECTED


def test_another_deadline_is_noticed() -> None:
    months = PACK.parameters["rectification_months"]
    same = Mutant(Kind.PARAMETER, months.name, HERE, "=", parameters={months.name: months})
    longer = replace(same, change="7", parameters={months.name: replace(months, value=Decimal(7))})
    assert TRIAL.noticed(same) == ""
    assert TRIAL.noticed(longer) == "rectify.yaml"


def test_a_pack_that_cannot_judge_is_noticed() -> None:
    rule = PACK.rules["DC-01"]
    broken = replace(rule, table=replace(rule.table, rows=rule.table.rows[:1]))
    assert TRIAL.noticed(Mutant(Kind.VERDICT, "DC-01", HERE, "broken", {"DC-01": broken})) == "rectify.yaml"
