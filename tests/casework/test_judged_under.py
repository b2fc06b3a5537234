"""What a decision goes by, from the data of the pack alone."""

from dataclasses import replace
from pathlib import Path

from service.casework.judged_under import UNTOLD, judged_under
from service.vocabulary.language import Said
from tests.rulelang.builders import rule_base


def test_the_provisions_that_rules_cite_are_told_with_pack_and_rubric(tmp_path: Path) -> None:
    pack, rubric = rule_base(tmp_path).load()
    (register,) = pack.registers.values()
    basis = judged_under(pack, rubric).basis
    assert basis is not None
    assert basis.zh.startswith(f"{register.title}：")
    assert basis.zh.endswith(f"；{pack.title}（demo 第 {pack.version} 版）；{rubric.title}（demo）")
    assert basis.en.endswith(f"; {pack.title} (demo version {pack.version}); {rubric.title} (demo)")
    assert "三(三)" in basis.zh
    assert ".4" not in basis.zh.removesuffix(f"；{pack.title}（demo 第 {pack.version} 版）；{rubric.title}（demo）")


def test_a_document_that_no_rule_cites_is_not_told(tmp_path: Path) -> None:
    pack, rubric = rule_base(tmp_path).load()
    (register,) = pack.registers.values()
    other = replace(register, id="other-2020", title="另一个文件")
    basis = judged_under(replace(pack, registers={register.id: register, other.id: other}), rubric).basis
    assert basis is not None
    assert "另一个文件" not in basis.zh


def test_rules_and_indicators_are_named_with_their_code(tmp_path: Path) -> None:
    under = judged_under(*rule_base(tmp_path).load())
    assert under.named("TG-01").zh == "单位生产总值能耗达到预期成效（TG-01）"
    assert under.named("energy_intensity").zh == "单位生产总值能耗（energy_intensity）"
    assert under.named("unknown") == UNTOLD.named("unknown") == Said("unknown", "unknown")
