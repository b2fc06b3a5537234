"""The JSON record keeps to its schema, carries exact numbers, and is the same text for the same assessment."""

import json
from fractions import Fraction

import jsonschema_rs
import pytest

from service.assessment.assess import assess
from service.assessment.record import CASE, FINDINGS, WORKBOOK, InputProblem, canonical, record, schema
from service.casework.case_document import SHEET, document_digest
from service.casework.merged_judgements import merge
from service.vocabulary.assessment import Assessment
from service.vocabulary.cell import Cell
from service.vocabulary.fact import Fact
from service.vocabulary.problem import Severity
from service.vocabulary.state import State
from tests.assessment.assessments import DIGESTS, an_assessment
from tests.assessment.cases import COMPLETE, case
from tests.assessment.pack_builders import a_finding
from tests.casework.builders import ASSESSOR
from tests.casework.judging import judgement, judging, sheet
from tests.vocabulary.problems import a_problem

CASES = (*COMPLETE, "zhenjiang-p03")


@pytest.fixture(scope="module", params=CASES)
def assessment(request: pytest.FixtureRequest) -> Assessment:
    return case(str(request.param)).assessment()


def test_the_schema_is_a_schema() -> None:
    jsonschema_rs.meta.validate(schema())


def test_a_record_keeps_to_the_schema(assessment: Assessment) -> None:
    jsonschema_rs.Draft202012Validator(schema()).validate(json.loads(canonical(record(assessment))))


def test_the_schema_refuses_what_is_no_record() -> None:
    with pytest.raises(jsonschema_rs.ValidationError):
        jsonschema_rs.Draft202012Validator(schema()).validate({"recommendation": "通过"})


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


def test_what_an_adapted_pack_changes_is_there() -> None:
    of = an_assessment(
        extends=("base 2",), switched_off={"T-09": "不考核"}, findings=(a_finding(replaces="base 的 T-01：从严"),)
    )
    written = record(of)
    assert written["pack"] == {"id": "test", "version": "1", "extends": ["base 2"], "switched_off": {"T-09": "不考核"}}
    assert written["findings"][0]["replaces"] == "base 的 T-01：从严"


def test_the_same_assessment_is_the_same_text(assessment: Assessment) -> None:
    assert canonical(record(assessment)) == canonical(record(assessment))


def test_every_cell_names_its_file_and_the_digests_resolve_it(assessment: Assessment) -> None:
    written = record(assessment)
    digests = assessment.digests
    assert (written["digests"][WORKBOOK], written["digests"][FINDINGS]) == (digests.workbook, digests.judgements)
    for finding, told in zip(assessment.findings, written["findings"], strict=True):
        cells = [(c.document, c.sheet, c.ref, c.raw) for c in finding.cells()]
        found = [(written["digests"][c["document"]], c["sheet"], c["ref"], c["raw"]) for c in told["cells"]]
        assert found == cells


def test_the_problems_of_the_input_are_part_of_the_record() -> None:
    problem = a_problem(
        Severity.WARNING, "percent-or-fraction", "指标", "H7", "“0.5”", "百分数", "请填 50", ("0.5%", "50%")
    )
    written = record(case(COMPLETE[0]).assessment(), [InputProblem(FINDINGS, "核查记录.xlsx", problem)])
    jsonschema_rs.Draft202012Validator(schema()).validate(json.loads(canonical(written)))
    assert written["problems"] == [
        {
            "file": "findings",
            "name": "核查记录.xlsx",
            "severity": "warning",
            "code": "percent-or-fraction",
            "sheet": "指标",
            "ref": "H7",
            "found": "“0.5”",
            "allowed": "百分数",
            "repair": "请填 50",
            "readings": ["0.5%", "50%"],
        }
    ]


def test_what_is_recorded_in_a_case_is_a_third_document_named_only_where_there_is_one() -> None:
    of = case("pass")
    gate = of.pack.rules["GT-01"]
    assert gate.manual is not None
    answer = next(iter(gate.manual.answers))
    begun = judging().do(sheet()).do(judgement(answer, gate.id, basis="查询公开信息"), by=ASSESSOR)
    case_so_far = begun.now
    merged = merge(case_so_far, {case_so_far.version - 1: of.judgements()}, of.assessment().evaluation_date)
    assessment = assess(of.submission(), merged.judgements, of.pack, of.rubric)
    written = record(assessment)
    jsonschema_rs.Draft202012Validator(schema()).validate(json.loads(canonical(written)))
    assert written["digests"][CASE] == document_digest(merged.document)
    cells = [cell for finding in written["findings"] for cell in finding["cells"] if cell["document"] == CASE]
    assert cells == [{"document": CASE, "sheet": SHEET, "ref": f"#{case_so_far.version}", "raw": answer}]
    assert CASE not in record(of.assessment())["digests"]


@pytest.mark.parametrize("ref", ["--on", "--pack", "#12", "AB7", ""])
def test_every_place_a_cell_can_name_keeps_to_the_schema(ref: str) -> None:
    cell = Cell(DIGESTS.workbook, "命令行", ref, "2026-03-31")
    fact = Fact("评估日期", State.VALUE, "2026-03-31", cell=cell)
    written = record(an_assessment(findings=(a_finding(facts=(fact,)),)))
    jsonschema_rs.Draft202012Validator(schema()["$defs"]["cell"]).validate(written["findings"][0]["cells"][0])
