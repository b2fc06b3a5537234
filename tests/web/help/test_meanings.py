"""The texts say what a word means, not which figure a policy sets."""

from __future__ import annotations

import re

from service.vocabulary.assessment import Recommendation
from service.vocabulary.finding import Verdict
from service.web.help.meanings import CLAUSES, MEANINGS, NUMBERS
from tests.documents.reports import assessed

FIGURE = re.compile(r"\d+(?:\.\d+)?")
FULL_SCORE, FIRST_ROUND = "100", "1"


def test_no_number_of_a_policy_stands_in_a_text() -> None:
    found = {figure for said in MEANINGS.values() for figure in FIGURE.findall(said.zh)}
    assert found == {FULL_SCORE, FIRST_ROUND}
    assert all(CLAUSES.values())
    assert {f"number-{name}" for name in NUMBERS} <= set(MEANINGS)


def test_the_words_of_a_conclusion_hold_of_the_examples() -> None:
    passed, rejected = assessed("pass"), assessed("reject")
    assert passed.recommendation is Recommendation.PASS
    assert any(one.verdict is Verdict.NEARLY_MET for one in passed.findings), "accepted, and not all met"
    assert "未达到的要求只少得分" in MEANINGS["conclusion-pass"].zh
    assert (rejected.recommendation, rejected.scorecard.grade) == (Recommendation.REJECT, "良好")
    assert "不论得多少分" in MEANINGS["conclusion-reject"].zh
    assert "只在通过时有" not in MEANINGS["grade-良好"].zh, "the score has its grade all the same"
