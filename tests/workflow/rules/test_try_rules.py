"""rules test: the rules' own examples by both evaluators."""

from pathlib import Path

import pytest

from service.workflow.rules.rule_base import UnknownPack
from service.workflow.rules.try_rules import run_examples
from tests.rulelang.builders import TARGET, rule_base
from tests.workflow.builders import ON, demo_settings, two_versions


def test_every_example_of_every_rule_holds() -> None:
    tried = run_examples(demo_settings(), None, ON)
    assert {one.rule for one in tried} >= {"TG-01", "PJ-01", "DC-01"}
    assert [str(one) for one in tried if one.fault] == []


def test_a_wrong_example_is_told_at_its_place(tmp_path: Path) -> None:
    wrong = rule_base(tmp_path)
    wrong.change(TARGET, {'actual: "0.40"}, verdict: met': 'actual: "0.41"}, verdict: met'})
    settings = demo_settings(rules_dir=wrong.root / "rules", rubrics_dir=wrong.root / "rubrics")
    (failed,) = [one for one in run_examples(settings, "demo", ON) if one.fault]
    assert failed.fault == "应为 met，实为 nearly_met"
    assert failed.place.startswith("rules/demo/targets/TG-01-energy-intensity.yaml:")


def test_examples_of_versions_that_come_into_force_later_are_tried_too(tmp_path: Path) -> None:
    settings = two_versions(tmp_path)
    target = tmp_path / TARGET.replace("rules/demo/", "rules/demo-2/")
    text = target.read_text(encoding="utf-8")
    target.write_text(
        text.replace('{attainment: "90%"}, verdict: nearly_met', '{attainment: "90%"}, verdict: met'), "utf-8"
    )
    for name in (None, "demo", "demo@2"):
        (failed,) = [one for one in run_examples(settings, name, ON) if one.fault]
        assert failed.place.startswith("rules/demo-2/targets/")
    assert not [one for one in run_examples(settings, "demo@1", ON) if one.fault]


def test_an_unknown_pack_is_told() -> None:
    with pytest.raises(UnknownPack):
        run_examples(demo_settings(), "nobody", ON)
