"""rules mutate: the score of a pack, what would notice each survivor, and explanations that must stay true."""

from pathlib import Path

import pytest

from service.settings import Settings
from service.workflow.rules.mutate_rules import EXPLANATIONS, Mutated, mutate_rules
from service.workflow.rules.rule_base import UnknownRule
from tests.rulelang.builders import GATE, RuleBase, rule_base
from tests.workflow.builders import ON, demo_settings

SIDE = '  - {given: {attainment: "59%"}, verdict: unmet}\n'
EFFECT = "GT-01 effect reject → withhold"


def settings_of(base: RuleBase) -> Settings:
    features = base.root / "features"
    features.mkdir(exist_ok=True)
    return demo_settings(base.root / "rules", base.root / "rubrics", features)


def mutated(settings: Settings, rule: str = "") -> Mutated:
    (found,) = mutate_rules(settings, "demo", ON, rule)
    return found


def test_survivors_come_with_what_would_notice_them(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    base.change(GATE, {SIDE: '  - {given: {attainment: "50%"}, verdict: unmet}\n'})
    found = {one.mutant.change: one for one in mutated(settings_of(base), "GT-01").survivors}
    assert found["attainment: 60% → 59%"].proposal == SIDE.strip()
    assert "    | GT-01 | 未达到 |\n" in found["reject → withhold"].proposal


def test_an_explained_survivor_needs_no_proposal_and_a_stale_one_is_told(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    gone = "GT-01 threshold attainment: 60% → 61%"
    base.write(
        f"rules/demo/{EXPLANATIONS}",
        f"- {{mutant: {EFFECT}, because: 场景另写}}\n- {{mutant: '{gone}', because: 无}}\n",
    )
    found = mutated(settings_of(base))
    (effect,) = [one for one in found.survivors if one.mutant.name == EFFECT]
    assert (effect.because, effect.proposal) == ("场景另写", "")
    assert [(p.code, p.position.line) for p in found.stale] == [("stale-explanation", 2)]
    assert not found.good


def test_an_unknown_rule_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnknownRule, match="您是否想写“GT-01”"):
        list(mutate_rules(settings_of(rule_base(tmp_path)), "demo", ON, "GT-10"))
