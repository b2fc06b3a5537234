"""The case collects what is said, and shows both evaluators the same situation."""

from service.vocabulary.exact import Quotient
from service.vocabulary.state import State
from tests.criteria.builders import a_case, given

SUBJECT = "indicator:energy_intensity"


def test_nothing_is_known_at_first() -> None:
    situation = a_case().situation(SUBJECT)
    assert (situation.given, situation.given_rows) == ({}, {})
    assert not situation.submission.indicators
    assert situation.submission.cover.evaluated_year.value == 2025


def test_what_is_said_of_a_subject_counts_as_its_own() -> None:
    case = a_case()
    given(case, "“单位生产总值能耗”的实际值为0.41")
    given(case, "“节能量”的实际值为5 tce")
    own = case.situation(SUBJECT).given
    assert own["actual"].value == own["energy_intensity.actual"].value == Quotient.of("0.41")
    assert own["energy_saving.actual"].value == Quotient.of(5)
    assert case.situation("indicator:energy_saving").given["actual"].value == Quotient.of(5)
    assert "actual" not in case.situation("portfolio").given


def test_the_subjects_meant_are_those_spoken_of() -> None:
    case = a_case()
    rule = case.pack.rules["CR-A1"]
    assert case.subjects(rule) == rule.subjects
    given(case, "“节能量”的实际值为5 tce")
    assert case.subjects(rule) == rule.subjects
    given(case, "“单位生产总值能耗”的实际值为0.41")
    assert case.subjects(rule) == (SUBJECT,)


def test_waivers_rulings_and_opinions_reach_the_situation() -> None:
    case = a_case()
    given(case, "“单位生产总值能耗”填报为不适用，理由为“园区无统计口径”")
    given(case, "评估员对“单位生产总值能耗”不适用的认定为“同意”")
    given(case, "2名专家对SY-01的意见为“符合”")
    situation = case.situation(SUBJECT)
    assert situation.submission.indicators["energy_intensity"].state.value == State.NOT_APPLICABLE
    assert situation.judgements.not_applicable["energy_intensity"].accepted.value == "yes"
    assert len(situation.judgements.opinions["SY-01"]) == 2
