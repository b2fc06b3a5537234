"""rules explain: one rule part by part; code 2 for a rule there is not."""

from tests.cli.builders import call, lines, own_chinese

ON = ("--on", "2026-01-15")


def test_a_rule_is_explained() -> None:
    shown = call("rules", "explain", "tg-01", *ON)
    assert (shown.exit_code, shown.stderr) == (0, "")
    told = lines(shown)
    assert told[0] == "TG-01 单位生产总值能耗达到预期成效"
    assert told[1] == "规则包：demo 1　预期成效　rules/demo/targets/TG-01-energy-intensity.yaml"
    assert "完成率 90%（含）至 100%（不含） → 基本达到" in told


def test_in_english_only_what_files_state_is_chinese() -> None:
    told = lines(call("rules", "explain", "TG-01", *ON, "--lang", "en"))
    assert told[0] == "TG-01 单位生产总值能耗达到预期成效 [zh]"
    assert told[1] == "Rule pack: demo 1  Expected outcomes  rules/demo/targets/TG-01-energy-intensity.yaml"
    assert {"What it judges", "Who attests", "How it judges", "Where its numbers come from", "Clause"} <= set(told)
    for rule in ("CR-A1", "TG-01", "SY-01", "PJ-01", "PR-02", "GT-01", "DC-01"):
        assert own_chinese(call("rules", "explain", rule, *ON, "--lang", "en").stdout) == set(), rule


def test_an_unknown_rule_is_a_wrong_call() -> None:
    shown = call("rules", "explain", "TG-9", *ON)
    assert shown.exit_code == 2
    assert "没有编号为“TG-9”的规则" in shown.stderr
