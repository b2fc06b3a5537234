"""What must hold between files."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from service.authoring.problem import ProblemLog
from service.rulelang.cross_check import check_clauses, check_decision, check_rubric, rewarded_indicators
from service.rulelang.pack import Pack, Rule
from service.rulelang.rubric import Rubric
from service.vocabulary.finding import Theme
from tests.rulelang.builders import DEMO, ON, PACK, TARGET, RuleBase, codes, rule_base
from tests.rulelang.strategies import HERE


@pytest.fixture(scope="module")
def loaded() -> tuple[Pack, Rubric]:
    return RuleBase(DEMO).load()


def rubric_problems(rubric: Rubric, pack: Pack) -> list[str]:
    log = ProblemLog()
    check_rubric(rubric, pack, {id_: rule.theme for id_, rule in pack.rules.items()}, ON, log)
    return list(codes(log.problems()))


def clauses(rules: Iterable[Rule]) -> list[str]:
    return [rule.clause for rule in rules]


def test_the_demo_holds_together(loaded: tuple[Pack, Rubric]) -> None:
    pack, rubric = loaded
    log = ProblemLog()
    check_decision(pack.rules.values(), HERE, log)
    check_clauses(clauses(pack.rules.values()), pack.registers, log)
    assert codes(log.problems()) + rubric_problems(rubric, pack) == []


def test_every_coded_clause_has_a_rule(loaded: tuple[Pack, Rubric]) -> None:
    pack, _ = loaded
    for gone, clause in (("PR-01", "三(三).1"), ("DC-01", "三(五).2")):
        rest = [r for r in pack.rules.values() if r.id != gone and not (gone == "DC-01" and "三(五)" in r.clause)]
        if gone == "PR-01":
            rest = [r for r in rest if r.clause != "ndrc-2021-1004/三(三)"]
        log = ProblemLog()
        check_clauses(clauses(rest), pack.registers, log)
        assert [problem.found.split()[1] for problem in log.problems()] == [clause]


def test_a_register_no_rule_names_asks_for_nothing(loaded: tuple[Pack, Rubric]) -> None:
    log = ProblemLog()
    check_clauses([], loaded[0].registers, log)
    assert len(log) == 0


def test_one_decision(loaded: tuple[Pack, Rubric]) -> None:
    decision = loaded[0].rules["DC-01"]
    for rules in ([], [decision, replace(decision, id="DC-02")]):
        log = ProblemLog()
        check_decision(rules, HERE, log)
        assert codes(log.problems()) == ["decision"]


def test_criteria_name_scored_rules_of_the_pack(loaded: tuple[Pack, Rubric]) -> None:
    pack, rubric = loaded
    section = rubric.sections[1]
    for rule, code in (("XX-01", "unknown-word"), ("GT-01", "not-scored"), ("CR-A1", "not-scored")):
        changed = replace(section, criteria=(replace(section.criteria[0], rule=rule),))
        assert rubric_problems(replace(rubric, sections=(changed,)), pack) == [code]


def test_every_judging_rule_is_scored(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    rule = (DEMO / TARGET).read_text(encoding="utf-8").replace("id: TG-01", "id: TG-10")
    base.write("rules/demo/targets/TG-10-again.yaml", rule)
    (problem,) = base.problems()
    assert (problem.code, str(problem.position)) == ("not-in-rubric", "rules/demo/targets/TG-10-again.yaml:1:1")
    assert problem.found == "规则 TG-10 未列入评分标准 rubrics/demo.yaml"
    assert "加一行 {rule: TG-10, weight: …, not_applicable: …}，并调整权重使合计为 100" in problem.repair
    base.write("rules/demo/targets/TG-10-again.yaml", rule.replace("2024-01-01", "2027-01-01"))
    assert base.problems() == ()


def test_what_is_unscored_is_not_told_while_pack_yaml_is_at_fault(tmp_path: Path) -> None:
    """A rule meant to be switched off there is none that has to be scored."""
    base = rule_base(tmp_path)
    rule = (DEMO / TARGET).read_text(encoding="utf-8").replace("id: TG-01", "id: TG-10")
    base.write("rules/demo/targets/TG-10-again.yaml", rule)
    base.change(PACK, {"status: example": "status: exampel"})
    assert codes(base.problems()) == ["unknown-word"]


def test_a_rule_whose_criterion_is_misspelt_is_not_told_twice(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    base.change("rubrics/demo.yaml", {"rule: PJ-01": "rule: PJ-11"})
    assert codes(base.problems()) == ["unknown-word"]


def test_a_rule_out_of_force_cannot_be_scored(loaded: tuple[Pack, Rubric]) -> None:
    pack, rubric = loaded
    without = replace(pack, rules={id_: rule for id_, rule in pack.rules.items() if id_ != "PJ-01"})
    log = ProblemLog()
    check_rubric(rubric, without, {"PJ-01": Theme.PROJECTS}, ON, log)
    assert codes(log.problems()) == ["not-in-force"]


def test_an_indicator_earns_points_in_one_section(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    rule = (DEMO / "rules/demo/targets/TG-02-water-reuse.yaml").read_text(encoding="utf-8").replace("TG-02", "RS-01")
    base.write("rules/demo/tasks/resources/RS-01.yaml", rule)
    line = '- {rule: PR-01, weight: "5", not_applicable: not_allowed}'
    parts = line.replace("5", "2"), line.replace("5", "3").replace("PR-01", "RS-01")
    base.change("rubrics/demo.yaml", {line: "\n      ".join(parts)})
    (problem,) = base.problems()
    assert problem.code == "earned-twice"
    assert "water_reuse 在两个部分得分：targets（TG-02）与 work（RS-01）" in problem.found
    amended = rule.replace('{actual: "75%"}', "{target_amendment: none}").replace("actual:", "target_amendment:")
    amended = (
        amended.replace('"74%"', "unapproved")
        .replace('">= 75%"', """'"none", "approved"'""")
        .replace('"< 75%"', """'"unapproved"'""")
    )
    base.write("rules/demo/tasks/resources/RS-01.yaml", amended)
    assert base.problems() == ()


def test_references_reward_an_indicator_too(loaded: tuple[Pack, Rubric], tmp_path: Path) -> None:
    pack, _ = loaded
    assert rewarded_indicators(pack.rules["TG-01"], pack.catalogue) == ("energy_intensity",)
    assert rewarded_indicators(pack.rules["CR-A1"], pack.catalogue) == ()
    assert rewarded_indicators(pack.rules["PJ-01"], pack.catalogue) == ()
    base = rule_base(tmp_path)
    whole = "{share: [done, planned], if_zero: not_applicable, title: 项目完成率}"
    swap = {whole: "{share: [energy_saving.actual, energy_total.base], title: 项目完成率}"}
    base.change("rules/demo/projects/PJ-01-completion.yaml", swap)
    changed, _ = base.load()
    assert rewarded_indicators(changed.rules["PJ-01"], changed.catalogue) == ("energy_saving",)
