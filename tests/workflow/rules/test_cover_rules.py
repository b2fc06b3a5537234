"""rules test: coverage of the packs, with a line ready to paste for each gap."""

from pathlib import Path

from service.vocabulary.language import Language
from service.workflow.rules.cover_rules import cover_rules
from tests.rulelang.builders import GATE, rule_base
from tests.workflow.builders import ON, demo_settings

LAST = '\n  - {given: {attainment: "59%"}, verdict: unmet}'


def test_the_small_rule_base_is_covered() -> None:
    (covered,) = cover_rules(demo_settings(), None, ON)
    assert covered.gaps == ()
    assert covered.told(Language.ZH) == "demo 1 例子覆盖：判定 33/33 (100%)，界线两侧 36/36 (100%)"
    assert covered.told(Language.EN) == "demo 1: examples show verdicts 33/33 (100%), sides of borders 36/36 (100%)"


def test_a_side_without_example_is_told_with_a_line_that_shows_it(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    base.change(GATE, {LAST: '\n  - {given: {attainment: "58%"}, verdict: unmet}'})
    settings = demo_settings(rules_dir=base.root / "rules", rubrics_dir=base.root / "rubrics")
    (covered,) = cover_rules(settings, "demo", ON)
    assert "界线两侧 35/36 (97%)" in covered.told(Language.ZH)
    (gap,) = covered.gaps
    place, told = gap.told(Language.ZH).split(" ", 1)
    assert place.startswith("rules/demo/gates/GT-01-core-target.yaml:")
    assert told == (
        f"规则 GT-01 没有例子表明：attainment 界线 60% 的一侧 59%（unmet）；在 examples 里加一行 {LAST.strip()}"
    )
    (gap,) = cover_rules(settings, "demo", ON, Language.EN)[0].gaps
    assert gap.told(Language.EN).endswith(f"border 60%, side 59% (unmet); add to examples: {LAST.strip()}")
