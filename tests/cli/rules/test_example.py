"""rules example: one line on the screen, code 2 for what the rule does not know."""

from pathlib import Path

from tests.cli.builders import call, demo_folders
from tests.rulelang.builders import adapted_base, rule_base

ON = ("--on", "2026-01-15")


def test_an_example_is_printed() -> None:
    shown = call("rules", "example", "DC-01", "reject=0", "withhold=0", "grade=优秀", *ON)
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert shown.stdout == '- {given: {reject: "0", withhold: "0", grade: 优秀}, verdict: 通过}\n'


def test_unknown_words_name_the_nearest() -> None:
    shown = call("rules", "example", "TG-01", "attainmnt=95%", *ON)
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert shown.stderr.startswith("attainmnt=95% 发现 未知的名称“attainmnt”")
    assert "您是否想写“attainment”？" in shown.stderr
    english = call("rules", "example", "TG-01", "attainment", "--lang", "en", *ON)
    assert english.stderr.startswith("attainment Found no “name=value”")
    assert "您是否想写“TG-01”" in call("rules", "example", "TG-1", "attainment=95%", *ON).stderr


def test_a_faulty_rule_base_is_told_with_its_place(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    base.change("rules/demo/pack.yaml", {"status: example": "status: exampel"})
    shown = call("rules", "example", "TG-01", "attainment=95%", *ON, folders=demo_folders(tmp_path))
    assert shown.exit_code == 2
    assert "rules/demo/pack.yaml:6:9 发现" in shown.stderr


def test_subjects_that_differ_are_told_one_by_one(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    text = (base.root / "rules/indicators/water_reuse.yaml").read_text(encoding="utf-8")
    base.write(
        "rules/indicators/heat_reuse.yaml", text.replace("water_reuse", "heat_reuse").replace("工业用水", "余热")
    )
    base.change("rules/demo/targets/TG-02-water-reuse.yaml", {"[water_reuse]": "[water_reuse, heat_reuse]"})
    shown = call("rules", "example", "TG-02", "water_reuse.actual=80%", *ON, folders=demo_folders(tmp_path))
    assert shown.exit_code == 2
    assert "indicator:water_reuse：met" in shown.stderr
    assert "indicator:heat_reuse：not_evaluable" in shown.stderr


def test_of_two_packs_with_the_rule_the_first_is_taken_and_that_is_said(tmp_path: Path) -> None:
    folders = demo_folders(adapted_base(tmp_path).root)
    shown = call("rules", "example", "tg-01", "attainment=95%", *ON, folders=folders)
    assert (shown.exit_code, shown.stdout) == (0, '- {given: {attainment: "95%"}, verdict: nearly_met}\n')
    assert shown.stderr == "取规则包 demo；local 也有这条规则，用 --pack 指明\n"
    english = call("rules", "example", "TG-01", "attainment=95%", "--lang", "en", *ON, folders=folders)
    assert english.stderr == "taken from pack demo; local also has a rule of this id; choose with --pack\n"
    named = call("rules", "example", "TG-01", "attainment=95%", "--pack", "local", *ON, folders=folders)
    assert (named.exit_code, named.stdout, named.stderr) == (0, shown.stdout, "")
