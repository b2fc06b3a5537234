"""An act nobody signed decides nothing: every kind of act of the example cases loses its person or ground in turn."""

from dataclasses import dataclass

import pytest

from service.intake.reading.judgements import read_judgements
from service.vocabulary.assessment import Assessment, Recommendation
from service.vocabulary.finding import Finding, Verdict
from service.vocabulary.problem import Severity
from tests.assessment.cases import COMPLETE, case
from tests.intake.builders import edited

GATES = [(f"{column}{row}", f"GT-0{row - 3}") for row in (4, 5, 6, 7) for column in "EF"]


@dataclass(frozen=True)
class Unsigned:
    """A case with one cell blanked: what comes of it and the places of the errors."""

    assessment: Assessment
    errors: tuple[str, ...]

    def finding(self, rule: str, subject: str = "") -> Finding:
        (found,) = [f for f in self.assessment.findings if f.rule == rule and f.subject.endswith(subject)]
        return found


def blanked(name: str, sheet: str, ref: str) -> Unsigned:
    of = case(name)
    assert of.findings is not None
    assert ref in of.findings.sheets[sheet].cells, "nothing stands there to blank"
    findings = edited(of.findings, sheet, {ref: None})
    _, problems = read_judgements(findings, of.pack)
    errors = tuple(f"{p.sheet}!{p.ref}" for p in problems if p.severity is Severity.ERROR)
    return Unsigned(of.assessment(findings=findings), errors)


@pytest.mark.parametrize("name", COMPLETE)
def test_every_act_of_the_example_cases_is_signed(name: str) -> None:
    of = case(name)
    assert of.findings is not None
    assert read_judgements(of.findings, of.pack)[1] == ()


@pytest.mark.parametrize(("ref", "gate"), GATES)
def test_a_gate_without_person_or_ground_is_still_to_be_judged(ref: str, gate: str) -> None:
    got = blanked("pass", "否决事项", ref)
    assert got.assessment.recommendation is Recommendation.UNDETERMINED
    assert got.finding(gate).verdict is Verdict.MANUAL
    assert got.errors == (f"否决事项!{ref}",)


def test_nobody_rejects_a_park_without_signing() -> None:
    got = blanked("reject", "否决事项", "E6")
    assert got.assessment.recommendation is Recommendation.UNDETERMINED
    assert got.errors == ("否决事项!E6",)


@pytest.mark.parametrize("ref", ["C4", "E4", "F4"])
def test_a_high_question_closed_without_number_person_or_reason_stays_open(ref: str) -> None:
    got = blanked("pass", "存疑处理", ref)
    assert got.assessment.recommendation is Recommendation.UNDETERMINED
    assert got.finding("CR-C4", "wastewater_discharge").open
    assert got.finding("GT-08").verdict is Verdict.UNMET
    assert got.errors == (f"存疑处理!{ref}",)


def test_a_low_question_stays_open_as_well_but_holds_nothing_up() -> None:
    got = blanked("pass", "存疑处理", "F5")
    assert got.assessment.recommendation is Recommendation.PASS
    assert got.finding("CR-F1C", "vocs_reduction").open
    assert got.errors == ("存疑处理!F5",)


@pytest.mark.parametrize("ref", ["E4", "F4"])
def test_a_waiver_without_person_or_reason_waives_nothing(ref: str) -> None:
    got = blanked("pass", "不适用认定", ref)
    assert got.finding("LY-05").verdict is Verdict.NOT_EVALUABLE
    assert got.assessment.scorecard.completeness.fraction() < 1
    assert got.errors == (f"不适用认定!{ref}",)


def test_a_value_established_by_nobody_stays_disputed() -> None:
    got = blanked("rectify", "争议数据", "F4")
    assert got.finding("TG-09").verdict is Verdict.NOT_EVALUABLE
    assert "尚无认定值" in got.finding("TG-09").cause
    assert got.errors == ("争议数据!F4",)


@pytest.mark.parametrize(("ref", "rule", "verdict"), [("F3", "PR-06", "manual"), ("G3", "LY-07", "not_evaluable")])
def test_the_answers_of_a_nameless_column_are_not_counted(ref: str, rule: str, verdict: str) -> None:
    got = blanked("pass", "人工核查", ref)
    assert got.finding(rule).verdict == verdict
    assert got.errors == (f"人工核查!{ref}",)


def test_without_any_name_the_park_does_not_pass() -> None:
    got = blanked("pass", "人工核查", "A3")
    assert got.assessment.recommendation is Recommendation.UNDETERMINED
    assert got.errors == tuple(f"人工核查!{column}4" for column in "FGHIJK")
