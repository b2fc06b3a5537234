"""rules example: a line that, pasted into its rule, holds."""

from pathlib import Path

import pytest

from service.settings import Settings
from service.workflow.rules.rule_base import RuleProblems, UnknownRule
from service.workflow.rules.rule_example import rule_example
from tests.rulelang.builders import TARGET, RuleBase, rule_base
from tests.workflow.builders import ON, demo_settings


def settings_of(base: RuleBase) -> Settings:
    return demo_settings(rules_dir=base.root / "rules", rubrics_dir=base.root / "rubrics")


def test_the_line_can_be_pasted_and_holds(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    made = rule_example(settings_of(base), None, "TG-01", ["attainment=95%"], ON)
    assert made.line == '- {given: {attainment: "95%"}, verdict: nearly_met}'
    assert (made.agree, made.verdicts) == (True, {"indicator:energy_intensity": ("nearly_met", "nearly_met")})
    base.change(TARGET, {"examples:\n": f"examples:\n  {made.line}\n"})
    assert base.problems() == ()


def test_rows_of_a_collection_and_states() -> None:
    made = rule_example(demo_settings(), "demo", "PJ-01", ["project=[{status: building}]"], ON)
    assert made.line == "- {given: {project: [{status: building}]}, verdict: unmet}"
    assert rule_example(demo_settings(), None, "SY-01", ["answer=missing"], ON).line.endswith("verdict: manual}")


def test_unknown_rules_and_names_are_refused() -> None:
    with pytest.raises(UnknownRule, match="您是否想写“TG-01”"):
        rule_example(demo_settings(), None, "TG-1", ["attainment=95%"], ON)
    with pytest.raises(RuleProblems, match="您是否想写“attainment”"):
        rule_example(demo_settings(), None, "TG-01", ["attainmnt=95%"], ON)


def test_of_two_packs_with_the_rule_the_first_is_taken_unless_one_is_named(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    for path in [base.root / "rubrics/demo.yaml", *sorted((base.root / "rules/demo").rglob("*.yaml"))]:
        text = path.read_text(encoding="utf-8").replace("id: demo", "id: other").replace("pack: demo", "pack: other")
        base.write(str(path.relative_to(base.root)).replace("demo", "other", 1), text)
    first = rule_example(settings_of(base), None, "TG-01", ["attainment=95%"], ON)
    assert (first.pack, first.others) == ("demo", ("other",))
    named = rule_example(settings_of(base), "other", "TG-01", ["attainment=95%"], ON)
    assert (named.pack, named.others, named.line) == ("other", (), first.line)


def test_subjects_that_differ_give_no_line(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    text = (base.root / "rules/indicators/water_reuse.yaml").read_text(encoding="utf-8")
    base.write(
        "rules/indicators/heat_reuse.yaml", text.replace("water_reuse", "heat_reuse").replace("工业用水", "余热")
    )
    base.change("rules/demo/targets/TG-02-water-reuse.yaml", {"[water_reuse]": "[water_reuse, heat_reuse]"})
    made = rule_example(settings_of(base), None, "TG-02", ["water_reuse.actual=80%"], ON)
    assert (made.line, made.agree) == ("", True)
    assert made.verdicts["indicator:water_reuse"] == ("met", "met")
    assert made.verdicts["indicator:heat_reuse"] == ("not_evaluable", "not_evaluable")
