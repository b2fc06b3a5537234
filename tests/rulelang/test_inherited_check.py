"""What a pack takes away or changes must fit what it leaves as it was."""

from pathlib import Path

import pytest

from tests.rulelang.builders import DEMO, FILTERING, GATE, LOCAL, RuleBase, adapted_base

LINE = '- {{name: core_floor, value: "{}", source: 示例, reliability: example, from: 2025-01-01}}\n'
REPLACES = "replaces: {}\nreason: 本地要求更严\n"


def with_floor(folder: Path, value: str, **head: str) -> RuleBase:
    return adapted_base(folder, {"parameters.yaml": LINE.format(value)}, **head)


def test_switching_off_what_another_rule_counts_is_told_with_both_places(tmp_path: Path) -> None:
    found = adapted_base(tmp_path, switched_off="[{rule: TG-02, reason: 不考核}]").problems(pack="local")
    (problem,) = (one for one in found if one.code == "removed-rule-named")
    assert str(problem.position) == f"{LOCAL}:9:23"
    assert problem.found.startswith("规则 TG-02 已停用，规则 PR-02（rules/demo/procedure/PR-02-one-of-two.yaml:1:1）")
    assert problem.en is not None


def test_replacing_it_under_another_id_is_told_too(tmp_path: Path) -> None:
    text = (DEMO / "rules/demo/targets/TG-02-water-reuse.yaml").read_text(encoding="utf-8")
    renamed = text.replace("id: TG-02", "id: TG-22") + REPLACES.format("TG-02")
    found = adapted_base(tmp_path, {"targets/TG-22.yaml": renamed}).problems(pack="local")
    told = {one.code: one for one in found}
    assert told["removed-rule-named"].position.file == "rules/local/targets/TG-22.yaml"
    assert "已由 TG-22 替换" in told["removed-rule-named"].found
    assert told["removed-rule-scored"].position.file == "rubrics/demo.yaml"
    assert "改成 TG-22" in told["removed-rule-scored"].repair


def test_an_added_rule_asks_for_a_rubric_of_its_own(tmp_path: Path) -> None:
    text = (DEMO / "rules/demo/targets/TG-02-water-reuse.yaml").read_text(encoding="utf-8")
    base = adapted_base(tmp_path, {"targets/TG-22.yaml": text.replace("id: TG-02", "id: TG-22")})
    (problem,) = base.problems(pack="local")
    assert (problem.code, problem.position.file) == ("not-in-rubric", "rules/local/targets/TG-22.yaml")
    assert problem.repair.startswith("给 local 写自己的评分标准，在评分标准的某一部分加一行 {rule: TG-22")


def test_a_switched_off_rule_is_no_criterion(tmp_path: Path) -> None:
    found = adapted_base(tmp_path, switched_off="[{rule: SY-01, reason: 不考核}]").problems(pack="local")
    (problem,) = found
    assert (problem.code, problem.position.file) == ("removed-rule-scored", "rubrics/demo.yaml")
    assert problem.en is not None


@pytest.mark.parametrize(("value", "told"), [("70%", 1), ("60%", 0)])
def test_a_changed_number_asks_for_new_examples(tmp_path: Path, value: str, told: int) -> None:
    found = with_floor(tmp_path, value).problems(pack="local")
    assert [one.code for one in found] == ["overridden-number"] * told
    for problem in found:
        assert str(problem.position) == "rules/local/parameters.yaml:1:3"
        assert f"参数 core_floor 改为 70%，沿用 demo 的规则 GT-01（{GATE}:1:1）用它判定" in problem.found
        assert problem.en is not None


def test_a_changed_number_of_a_filter_asks_for_new_examples_too(tmp_path: Path) -> None:
    line = '- {name: ratio_limit, value: "4 tce", source: 示例, reliability: example, from: 2025-01-01}\n'
    base = adapted_base(tmp_path, {"parameters.yaml": line})
    for path, changes in FILTERING.items():
        base.change(path, changes)
    (problem,) = base.problems(pack="local")
    assert problem.code == "overridden-number"
    assert "参数 ratio_limit 改为 4 tce，沿用 demo 的规则 PJ-01" in problem.found


def test_a_replaced_rule_shows_the_new_number(tmp_path: Path) -> None:
    base = with_floor(tmp_path, "70%")
    gate = (DEMO / GATE).read_text(encoding="utf-8").replace('"60%"', '"70%"').replace('"59%"', '"69%"')
    base.write("rules/local/gates/GT-01.yaml", gate + REPLACES.format("GT-01"))
    pack, _ = base.load(pack="local")
    assert str(pack.parameters["core_floor"].value) == "0.70"
    assert pack.parameters["core_floor"].title == "核心指标下限"
    assert pack.rules["GT-01"].table.thresholds == {"core_floor": pack.parameters["core_floor"].value}
