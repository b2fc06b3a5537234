"""The clause matrix: both directions agree, and what is missing in it is told."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from service.authoring.problem import ProblemLog, RuleProblem
from service.rulelang.matrix import Matrix, clauses_of, in_order, matrix, note_gaps
from service.vocabulary.finding import Theme
from service.vocabulary.language import Language
from tests.rulelang.builders import CLAUSES, CREDIBILITY, LOCAL, RuleBase, adapted_base
from tests.rulelang.matrices import SCENE, demo_matrix, line_of

MATRIX = demo_matrix(TG_01=(SCENE,))


def gaps(of: Matrix, *shown: str) -> tuple[RuleProblem, ...]:
    log = ProblemLog()
    note_gaps(of, shown, log)
    return log.problems()


def test_every_sentence_and_every_rule_has_its_line() -> None:
    ((register, clauses),) = MATRIX.documents
    assert [line.clause for line in clauses] == list(register.clauses.values())
    assert {line.rule.id for line in MATRIX.rules} == MATRIX.pack.rules.keys()


def test_both_directions_say_the_same() -> None:
    forth = {
        (line.clause.id, entry.rule.id) for _, clauses in MATRIX.documents for line in clauses for entry in line.lines
    }
    back = {(clause.id, line.rule.id) for line in MATRIX.rules for clause in line.clauses}
    assert forth == back != set()


def test_a_line_has_points_examples_and_scenarios() -> None:
    line = line_of(MATRIX, "TG-01")
    assert line.scored is not None
    assert (line.scored[0].code, line.scored[1].weight) == ("targets", Decimal(40))
    assert dict(line.examples) == {"met": 1, "not_evaluable": 1, "nearly_met": 2, "unmet": 1, "not_applicable": 1}
    assert line.scenes == (SCENE,)
    assert line_of(MATRIX, "GT-01").scored is None


def test_rules_stand_in_the_order_of_evaluation() -> None:
    themes = [list(Theme).index(rule.theme) for rule in in_order(MATRIX.pack)]
    assert themes == sorted(themes)
    assert len(themes) == len(MATRIX.pack.rules)


def test_a_clause_above_stands_for_all_below_it() -> None:
    assert [clause.id for clause in clauses_of(MATRIX.pack.rules["TG-01"], MATRIX.pack)] == ["三(三).1", "三(三).4"]


def test_a_rule_without_scenario_is_told_with_its_tag() -> None:
    (problem,) = gaps(MATRIX, "TG-01", "TG-02")
    assert (problem.code, problem.position.file) == ("no-scenario", "rules/demo/targets/TG-02-water-reuse.yaml")
    assert "@TG-02" in problem.repair
    assert "no scenario shows rule TG-02" in problem.told(Language.EN)


def test_no_scenario_is_wanted_where_the_pack_has_none() -> None:
    assert gaps(MATRIX) == ()


def test_a_sentence_left_to_people_without_a_rule_is_told() -> None:
    rules = {name: rule for name, rule in MATRIX.pack.rules.items() if name != "SY-01"}
    ((register, clauses),) = MATRIX.documents
    lines = tuple(replace(line, lines=tuple(e for e in line.lines if e.rule.id in rules)) for line in clauses)
    (problem,) = gaps(replace(MATRIX, documents=((register, lines),)))
    assert problem.code == "clause-without-rule"
    assert problem.found == "条款 二(二).1 标为 manual，却没有任何规则引用"


def a_manual_sentence_switched_off(folder: Path) -> RuleBase:
    """A pack `local` without the one rule, CR-A1, that covers a sentence left to people."""
    base = adapted_base(folder, switched_off="[{rule: CR-A1, reason: 不核对}]")
    base.change(CREDIBILITY, {"三(五).2": "三(六).1"})
    base.change(CLAUSES, {"总结经验, status: procedural": "总结经验, status: manual"})
    return base


def test_only_the_sentences_of_rules_switched_off_need_no_rule(tmp_path: Path) -> None:
    base = a_manual_sentence_switched_off(tmp_path)
    assert gaps(matrix(*base.load(pack="local"), {})) == ()
    base.change(CLAUSES, {"clauses:\n": "clauses:\n  - {id: 二(二).9, gist: 另一句, status: manual}\n"})
    (problem,) = gaps(matrix(*base.load(pack="local"), {}))
    assert (problem.code, problem.found) == ("clause-without-rule", "条款 二(二).9 标为 manual，却没有任何规则引用")


def test_a_rule_that_came_back_excuses_no_gap(tmp_path: Path) -> None:
    base = a_manual_sentence_switched_off(tmp_path)
    head = (tmp_path / LOCAL).read_text(encoding="utf-8").replace("local", "city").replace("demo", "local")
    base.write("rules/city/pack.yaml", head.replace("switched_off", "# switched_off"))
    assert base.load(pack="city")[0].clauses_off == ("ndrc-2021-1004/三(六).1",)
    base.write("rules/city/credibility/CR-A1.yaml", (tmp_path / CREDIBILITY).read_text(encoding="utf-8"))
    assert base.load(pack="city")[0].clauses_off == ()
