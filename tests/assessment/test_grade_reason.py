"""Why a score has its grade: the band in words in both languages, or the sections under their minimum."""

from dataclasses import replace

import pytest

from service.assessment.grade_reason import grade_reason, section_in_english
from service.vocabulary.exact import Quotient
from service.vocabulary.scorecard import ScoreSection
from tests.assessment.cases import base_145
from tests.documents.reports import assessed

RUBRIC = base_145()[1]


def test_a_band_is_said_in_words() -> None:
    said = grade_reason(assessed("pass").scorecard, RUBRIC)
    assert said.zh.endswith("分，本等级为 90 分（含）至 100 分（含）")
    assert said.en.endswith("; this grade is from 90 to 100 inclusive")
    assert "[" not in said.zh + said.en


@pytest.mark.parametrize(("score", "band"), [("89.999", "from 75 to below 90"), ("90", "from 90 to 100 inclusive")])
def test_the_band_is_the_one_that_holds_the_score(score: str, band: str) -> None:
    card = replace(assessed("pass").scorecard, score=Quotient.of(score))
    assert grade_reason(card, RUBRIC).en == f"score {score}; this grade is {band}"


def test_sections_under_their_minimum_are_named() -> None:
    card = assessed("rectify").scorecard
    said = grade_reason(card, RUBRIC)
    assert said.zh == card.grade_reason
    assert said.en == (
        "Expected outcomes: rate 38.67%, under the minimum of 60%; Key projects: rate 47%, under the minimum of 50%"
    )


def test_nothing_that_applies_is_said_so() -> None:
    card = assessed("pass").scorecard
    none = replace(card, sections=tuple(replace(one, applicable=False) for one in card.sections), grade_reason="无")
    assert grade_reason(none, RUBRIC) == ("无", "nothing applies, so there is nothing to score")


def test_a_section_that_a_rubric_names_keeps_its_name() -> None:
    first, second = assessed("pass").scorecard.sections[:2]
    assert section_in_english(first) == "Expected outcomes"
    assert section_in_english(second) == "industrial layout"
    own: ScoreSection = replace(first, title="任务与程序")
    assert section_in_english(own) == "任务与程序"
