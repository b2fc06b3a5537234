"""Every outcome and missing data need an example; the line that is told is ready to paste and true."""

import re
import shutil
from pathlib import Path

import pytest

from service.assessment.rule_examples import try_examples
from service.authoring.problem import RuleProblem, RuleProblems
from service.rulelang.load import load_rule_base
from tests.rulelang.builders import DECISION, DEMO, GATE, MANUAL, ON, PROJECTS, TARGET, codes, problems_after, rule_base

SHIPPED = Path(__file__).parents[2]
_LINE = re.compile(r"加一行 (- \{.*\})；")
_BLOCK = re.compile(r"^examples:\n(?:  .*\n)+", re.MULTILINE)


def line(problem: RuleProblem) -> str:
    hit = _LINE.search(problem.repair)
    assert hit is not None
    return hit[1]


def without_examples(text: str) -> str:
    bare, count = _BLOCK.subn("examples: []\n", text)
    assert count == 1
    return bare


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        (
            TARGET,
            [
                '- {given: {attainment: "100%"}, verdict: met}',
                '- {given: {attainment: "90%"}, verdict: nearly_met}',
                '- {given: {attainment: "89%"}, verdict: unmet}',
                "- {given: {attainment: missing}, verdict: not_evaluable}",
            ],
        ),
        (
            MANUAL,
            [
                "- {given: {answer: 符合}, verdict: met}",
                "- {given: {answer: 基本符合}, verdict: nearly_met}",
                "- {given: {answer: 不符合}, verdict: unmet}",
                "- {given: {answer: missing}, verdict: manual}",
            ],
        ),
        (
            DECISION,
            [
                '- {given: {reject: "1"}, verdict: 不予通过}',
                '- {given: {reject: "0", withhold: "1"}, verdict: 无法判定}',
                '- {given: {reject: "0", withhold: "0", grade: 不合格}, verdict: 限期整改}',
                '- {given: {reject: "0", withhold: "0", grade: 优秀}, verdict: 通过}',
            ],
        ),
    ],
)
def test_what_no_example_shows_is_told(tmp_path: Path, path: str, lines: list[str]) -> None:
    base = rule_base(tmp_path)
    base.write(path, without_examples((DEMO / path).read_text(encoding="utf-8")))
    problems = base.problems()
    assert {(problem.code, str(problem.position)) for problem in problems} == {("no-example", f"{path}:1:1")}
    assert [line(problem) for problem in problems] == lines


def test_counts_of_findings_are_never_missing(tmp_path: Path) -> None:
    path = "rules/demo/procedure/PR-02-one-of-two.yaml"
    base = rule_base(tmp_path)
    base.write(path, without_examples((DEMO / path).read_text(encoding="utf-8")))
    assert [line(problem).split("verdict: ")[1] for problem in base.problems()] == ["met}", "unmet}", "not_evaluable}"]


def test_a_row_of_a_list_may_be_what_is_missing(tmp_path: Path) -> None:
    swap = {"{rate: missing}": "{project: [{status: missing, task: layout}]}"}
    assert problems_after(tmp_path, PROJECTS, swap) == ()


def test_a_rule_at_fault_is_not_told_for_its_examples(tmp_path: Path) -> None:
    missing = "  - {given: {attainment: missing}, verdict: not_evaluable}\n"
    assert codes(problems_after(tmp_path, GATE, {missing: "", "title:": "titel:"})) == ["unknown-word"]


def test_what_is_told_can_be_pasted_and_holds(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED / "rules", tmp_path / "rules")
    for path in (tmp_path / "rules/base-145").rglob("*/*.yaml"):
        path.write_text(without_examples(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(RuleProblems) as told:
        load_rule_base(tmp_path / "rules", SHIPPED / "rubrics", "base-145", ON)
    lines: dict[str, list[str]] = {}
    for problem in told.value.problems:
        lines.setdefault(problem.position.file, []).append(f"  {line(problem)}\n")
    for name, pasted in lines.items():
        path = tmp_path / name
        text = path.read_text(encoding="utf-8").replace("examples: []\n", f"examples:\n{''.join(pasted)}")
        path.write_text(text, encoding="utf-8")
    pack, _ = load_rule_base(tmp_path / "rules", SHIPPED / "rubrics", "base-145", ON)
    assert all(rule.examples for rule in pack.rules.values())
    assert [str(one) for one in try_examples(pack) if one.fault] == []
