"""The JSON record keeps to its schema, carries exact numbers, and is the same text for the same assessment."""

import json
from fractions import Fraction

import jsonschema
import pytest

from service.assessment.record import canonical, record, schema
from service.vocabulary.assessment import Assessment
from tests.assessment.cases import COMPLETE, case

CASES = (*COMPLETE, "zhenjiang-p03")


@pytest.fixture(scope="module", params=CASES)
def assessment(request: pytest.FixtureRequest) -> Assessment:
    return case(str(request.param)).assessment()


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_a_record_keeps_to_the_schema(assessment: Assessment) -> None:
    jsonschema.Draft202012Validator(schema()).validate(json.loads(canonical(record(assessment))))


def test_the_schema_refuses_what_is_no_record() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema()).validate({"recommendation": "通过"})


def test_numbers_stand_exactly_beside_the_rounded_ones(assessment: Assessment) -> None:
    written = record(assessment)
    assert Fraction(written["score_exact"]) == assessment.scorecard.score.fraction()
    assert abs(Fraction(written["score_exact"]) - Fraction(str(written["score"]))) <= Fraction(1, 200)
    points = sum(Fraction(line["points_exact"]) for s in written["scorecard"]["sections"] for line in s["lines"])
    assert points == sum(s.points.fraction() for s in assessment.scorecard.sections)


def test_everything_that_was_judged_is_there(assessment: Assessment) -> None:
    written = record(assessment)
    assert len(written["findings"]) == len(assessment.findings)
    assert [g["rule"] for g in written["gates"]] == [g.rule for g in assessment.gates]
    assert {q["verdict"] for q in written["questions"]} <= {"question"}


def test_the_same_assessment_is_the_same_text(assessment: Assessment) -> None:
    assert canonical(record(assessment)) == canonical(record(assessment))
