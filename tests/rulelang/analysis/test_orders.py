"""The orders: what earns nothing stands at the bottom, conclusions in the order of precedence."""

from service.rulelang.analysis.orders import RECOMMENDATIONS, grade_ranks, outcome_without_value, ranks_of
from tests.rulelang.builders import DEMO, RuleBase
from tests.scoring.builders import a_rubric

PACK, RUBRIC = RuleBase(DEMO).load()


def test_scored_verdicts() -> None:
    ranks = ranks_of(PACK.rules["TG-01"])
    assert ranks["met"] > ranks["nearly_met"] > ranks["unmet"] == ranks["not_evaluable"] == ranks["manual"]


def test_a_gate_that_rejects_is_worse_than_one_left_open() -> None:
    ranks = ranks_of(PACK.rules["GT-01"])
    assert ranks["met"] > ranks["not_evaluable"] > ranks["unmet"]


def test_questions_and_conclusions() -> None:
    assert ranks_of(PACK.rules["CR-A1"])["ok"] > ranks_of(PACK.rules["CR-A1"])["question"]
    assert sorted(RECOMMENDATIONS, key=RECOMMENDATIONS.__getitem__) == ["不予通过", "无法判定", "限期整改", "通过"]
    assert outcome_without_value(PACK.rules["DC-01"]) == "无法判定"
    assert outcome_without_value(PACK.rules["TG-01"]) == "not_evaluable"


def test_grades_rank_by_their_scores() -> None:
    assert list(grade_ranks(a_rubric(()).bands)) == ["不合格", "合格", "良好", "优秀"]
