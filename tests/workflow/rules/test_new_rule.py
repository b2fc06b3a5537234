"""rules new: the file in its place, never over another, and only for what there is."""

from pathlib import Path

import pytest

from service.workflow.rules.check_rules import check_rules
from service.workflow.rules.new_rule import Asked, Mistake, RefusedOutput, new_rule
from tests.rulelang.builders import LOCAL_HEAD, adapted_base
from tests.workflow.builders import ON
from tests.workflow.rule_bases import a_copy, settings_of, two_versions

TOWN = {**LOCAL_HEAD, "id": "town", "extends": "local"}
"""A pack that extends one that extends another."""


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        (Asked("TG-10", "targets", "节能量"), "targets/TG-10-energy-saving.yaml"),
        (Asked("TG-10", "预期成效", "energy_saving", "saving"), "targets/TG-10-saving.yaml"),
        (Asked("LY-10", "tasks/layout"), "tasks/layout/LY-10-item.yaml"),
        (Asked("LY-10", "优化产业空间布局", "water_reuse"), "tasks/layout/LY-10-water-reuse.yaml"),
        (Asked("GT-10", "gates", "case"), "gates/GT-10-case.yaml"),
        (Asked("CR-X1", "credibility", "gdp", pack="demo"), "credibility/CR-X1-gdp.yaml"),
    ],
)
def test_the_file_stands_in_the_folder_of_its_theme(tmp_path: Path, asked: Asked, place: str) -> None:
    _, settings = a_copy(tmp_path)
    path = new_rule(settings, asked)
    assert path.relative_to(settings.rules_dir / "demo").as_posix() == place
    first = path.read_text(encoding="utf-8").splitlines()[0]
    schema = (path.parent / first.partition("$schema=")[2]).resolve()
    assert schema == (settings.rules_dir / "schema" / "rule.schema.json").resolve()


def test_the_rule_base_is_red_until_it_is_filled(tmp_path: Path) -> None:
    _, settings = a_copy(tmp_path)
    new_rule(settings, Asked("TG-10", "targets", "节能量"))
    assert {problem.code for problem in check_rules(settings, None, ON).problems} == {"unfilled"}


def test_an_id_is_used_once(tmp_path: Path) -> None:
    _, settings = a_copy(tmp_path)
    with pytest.raises(RefusedOutput, match=r"规则包 demo 已有 TG-01：TG-01-energy-intensity\.yaml"):
        new_rule(settings, Asked("TG-01", "gates", "case"))


def test_of_several_versions_the_last_is_written_in_unless_another_is_named(tmp_path: Path) -> None:
    base = two_versions(tmp_path)
    settings = settings_of(base)
    for pack, folder in (("", "demo-2"), ("demo", "demo-2"), ("demo@1", "demo"), ("demo@2", "demo-2")):
        path = new_rule(settings, Asked("TG-10", "targets", "节能量", pack=pack))
        assert path.relative_to(settings.rules_dir).as_posix() == f"{folder}/targets/TG-10-energy-saving.yaml"
        path.unlink()


def test_of_several_packs_one_must_be_named(tmp_path: Path) -> None:
    base = adapted_base(tmp_path)
    with pytest.raises(Mistake, match="没有写明规则包，而规则包不止一个；允许 demo、local") as refused:
        new_rule(settings_of(base), Asked("TG-10", "targets"))
    assert refused.value.en is not None


def test_the_id_of_an_inherited_rule_is_refused_with_the_way_to_replace_it(tmp_path: Path) -> None:
    base = adapted_base(tmp_path, switched_off="[{rule: CR-A1, reason: 本地不核对}]")
    base.write("rules/town/pack.yaml", "".join(f"{key}: {value}\n" for key, value in TOWN.items()))
    settings = settings_of(base)
    before = sorted(settings.rules_dir.rglob("*"))
    for pack, rule, theme in (
        ("local", "TG-01", "targets"),
        ("local", "CR-A1", "credibility"),
        ("town", "TG-01", "gates"),
    ):
        with pytest.raises(Mistake, match=f"编号“{rule}”，它是所沿用的 demo 的规则") as refused:
            new_rule(settings, Asked(rule, theme, pack=pack))
        assert f"加上 replaces: {rule} 和 reason: …" in refused.value.repair
        assert refused.value.en is not None
        assert f"replaces: {rule}" in refused.value.en.repair
    assert sorted(settings.rules_dir.rglob("*")) == before
    assert new_rule(settings, Asked("TG-10", "targets", pack="town")).parent == settings.rules_dir / "town" / "targets"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Asked("TG-10", "target"), "未知的主题“target”"),
        (Asked("TG-10", "tasks"), "未知的主题“tasks”"),
        (Asked("TG-10", "targets", "energie"), "未知的规则对象“energie”"),
        (Asked("TG-10", "targets", "case"), "预期成效规则的对象“case”"),
        (Asked("DC-10", "decision", "plan"), "验收结论规则的对象“plan”"),
        (Asked("tg 10", "targets"), "编号“tg 10”"),
        (Asked("TG-10", "targets", "", "节能"), "文件名里的词“节能”"),
        (Asked("TG-10", "targets", pack="demos"), "未知的规则包“demos”"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_written(tmp_path: Path, asked: Asked, said: str) -> None:
    _, settings = a_copy(tmp_path)
    before = sorted(settings.rules_dir.rglob("*"))
    with pytest.raises(Mistake, match=said):
        new_rule(settings, asked)
    assert sorted(settings.rules_dir.rglob("*")) == before
