"""The example cases against mutants: how a case ends is compared in the words of its file."""

from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from service.engine.agree import Difference, Disagreement
from service.trial.case_trial import CaseTrial, ExpectedCase, ending
from service.trial.mutant import Kind, Mutant
from service.trial.original import EvaluatorsDiffer, Failing
from tests.assessment.cases import base_145, case
from tests.assessment.pack_builders import HERE

PACK, RUBRIC = base_145()
EXPECTED = {"建议结论": "限期整改", "等级": "不合格", "总分": "51.77", "评价完整度": "99.5%", "期限": "2026-10-15"}


@cache
def trial() -> CaseTrial:
    rectify = case("rectify")
    expected = ExpectedCase("rectify.yaml", rectify.submission(), rectify.judgements(), EXPECTED)
    return CaseTrial((expected,), PACK, RUBRIC)


def test_an_ending_in_words() -> None:
    assert ending(case("rectify").assessment(), RUBRIC) == EXPECTED


def test_another_deadline_is_noticed() -> None:
    months = PACK.parameters["rectification_months"]
    same = Mutant(Kind.PARAMETER, months.name, HERE, "=", parameters={months.name: months})
    longer = replace(same, change="7", parameters={months.name: replace(months, value=Decimal(7))})
    assert trial().noticed(same) == ""
    assert trial().noticed(longer) == "rectify.yaml"


def test_a_pack_that_cannot_judge_is_noticed() -> None:
    rule = PACK.rules["DC-01"]
    broken = replace(rule, table=replace(rule.table, rows=rule.table.rows[:1]))
    assert trial().noticed(Mutant(Kind.VERDICT, "DC-01", HERE, "broken", {"DC-01": broken})) == "rectify.yaml"


def test_what_ends_otherwise_without_any_change_is_told() -> None:
    assert list(trial().failing()) == []
    (case_,) = trial().cases
    wrong = replace(trial(), cases=(replace(case_, expected={**EXPECTED, "等级": "合格"}),))
    told = Failing("rectify.yaml", "等级应为 合格，实为 不合格", "等级: 合格 expected, 不合格 found")
    assert list(wrong.failing()) == [told]


def test_evaluators_that_disagree_notice_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """That is a fault of the program: it must come out, not raise the score."""

    def disagree(*_: object) -> None:
        raise Disagreement((Difference("TG-07", "case", "判定", "met", "unmet"),))

    monkeypatch.setattr("service.trial.case_trial.assess", disagree)
    months = PACK.parameters["rectification_months"]
    mutant = Mutant(Kind.PARAMETER, months.name, HERE, "=", parameters={months.name: months})
    with pytest.raises(EvaluatorsDiffer, match=r"rectify\.yaml 在改动“rectification_months parameter =”之后"):
        trial().noticed(mutant)
    (failing,) = trial().failing()
    assert "TG-07" in failing.zh
