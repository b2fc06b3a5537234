"""The pass case of base-145, judged by the pack that a province adapted from it."""

from fractions import Fraction
from pathlib import Path

import pytest

from service.settings import load_settings
from service.vocabulary.assessment import Recommendation
from service.vocabulary.finding import Verdict
from service.vocabulary.problem import Severity
from service.workflow.evaluation.evaluate import Choice, Evaluated, evaluate
from service.workflow.evaluation.examples import write_example

PROVINCE = "example-province"


@pytest.fixture(scope="module")
def evaluated(tmp_path_factory: pytest.TempPathFactory) -> Evaluated:
    """Both evaluators agree on it: otherwise there is no assessment."""
    workbook: Path = tmp_path_factory.mktemp("adapted") / "pass.xlsx"
    write_example(load_settings(), "pass", workbook)
    return evaluate(workbook, load_settings(), Choice(pack=PROVINCE))


def test_it_is_judged_by_the_provinces_weights_and_bands(evaluated: Evaluated) -> None:
    of = evaluated.assessment
    assert (of.pack, of.recommendation, of.grade) == (PROVINCE, Recommendation.PASS, "优秀")
    assert "[92..100]" in of.scorecard.grade_reason
    projects = 20 - 3 * Fraction(2, 5)  # PJ-05 has 3 points here and is nearly met
    assert {s.code: s.points.fraction() for s in of.scorecard.sections if s.code in ("targets", "projects")} == {
        "targets": 38,
        "projects": projects,
    }
    assert next(f for f in of.findings if f.rule == "PJ-08").verdict is Verdict.MET


def test_each_change_is_told_with_its_reason(evaluated: Evaluated) -> None:
    of = evaluated.assessment
    assert [name.partition(" ")[0] for name in of.extends] == ["base-145"]
    assert set(of.switched_off) == {"PR-11"}
    told = {f.rule: f.replaces.partition("：")[0] for f in of.findings if f.replaces}
    assert told == {"TG-07": "base-145 的 TG-07", "GT-05": "base-145 的 GT-05"}
    assert {f.rule_file.split("/")[1] for f in of.findings} == {"base-145", PROVINCE}


def test_a_workbook_on_the_template_of_base_145_is_used_with_warnings(evaluated: Evaluated) -> None:
    met = {problem.code: problem.severity for faults in evaluated.faults for problem in faults.problems}
    assert met == dict.fromkeys(("approximate-number", "other-pack", "switched-off"), Severity.WARNING)
