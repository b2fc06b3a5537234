"""What rules can come to, and how much earlier stages leave."""

from dataclasses import replace
from decimal import Decimal

from service.rulelang.analysis.possible import (
    can_be_inapplicable,
    counted_of_nothing,
    counts_of,
    outcomes,
    within_reach,
)
from service.rulelang.tables import Attribute
from service.vocabulary.finding import Effect
from tests.rulelang.analysis.changes import PACK, RUBRIC, counting, steps, with_rule


def test_outcomes_of_rows_and_of_states() -> None:
    assert outcomes(PACK.rules["TG-01"]) == {"met", "nearly_met", "unmet", "not_evaluable", "not_applicable"}
    assert outcomes(PACK.rules["TG-02"]) == {"met", "unmet", "not_evaluable"}
    assert outcomes(PACK.rules["SY-01"]) == {"met", "nearly_met", "unmet", "not_evaluable", "manual"}
    assert outcomes(PACK.rules["DC-01"]) == {"通过", "限期整改", "不予通过", "无法判定"}
    assert can_be_inapplicable(PACK.rules["PJ-01"])
    assert not can_be_inapplicable(PACK.rules["PR-01"])


def most(where: dict[str, str], rule: str = "GT-01") -> Decimal | None:
    """The most findings that a count in a gate can find."""
    made = counting(rule, where, "met", "unmet")
    return within_reach(made, with_rule(made), RUBRIC).attributes[0].high


def test_counts_of_findings_end_at_what_earlier_stages_can_find() -> None:
    assert most({}) == 7
    assert most({"theme": "credibility", "severity": "high", "open": "yes"}) == 1
    assert most({"theme": "credibility", "severity": "low"}) == 0
    assert most({"verdict": "met"}) == 6
    assert most({"verdict": "question", "open": "no"}) == 1
    assert most({"verdict": "ok", "open": "yes"}) == 0
    assert most({"theme": "gates"}) == 0
    assert most({"task": "symbiosis"}, "PR-02") == 1
    assert most({}, "TG-02") == 1


def test_gates_and_points_bound_the_decision() -> None:
    columns = {c.name: c.high for c in within_reach(PACK.rules["DC-01"], PACK, RUBRIC).attributes}
    assert columns == {"reject": 1, "withhold": 1, "grade": None}
    soft = with_rule(replace(PACK.rules["GT-01"], effect=Effect.WITHHOLD))
    columns = {c.name: c.high for c in within_reach(soft.rules["DC-01"], soft, RUBRIC).attributes}
    assert columns == {"reject": 0, "withhold": 1, "grade": None}
    score = replace(PACK.rules["DC-01"], table=steps("限期整改", "通过", column=Attribute("score", "number")))
    assert within_reach(score, PACK, RUBRIC).attributes[0].high == 100


def test_a_count_of_nothing_known_counts_open_findings() -> None:
    def counted(verdict: str, theme: str = "tasks") -> int:
        rule = counting("PR-02", {"verdict": verdict, "theme": theme}, "met", "unmet")
        return counted_of_nothing(counts_of(rule)["bad"], rule.theme, PACK)

    assert counted("manual") == 1
    assert counted("not_evaluable") == 0
    assert counted("not_evaluable", "targets") == 2
    assert counted("met unmet nearly_met", "targets") == 0
