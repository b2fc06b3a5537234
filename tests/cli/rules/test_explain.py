"""rules explain: one rule part by part; code 2 for a rule there is not."""

from tests.cli.builders import call, lines

ON = ("--on", "2026-01-15")


def test_a_rule_is_explained() -> None:
    shown = call("rules", "explain", "tg-01", *ON)
    assert (shown.exit_code, shown.stderr) == (0, "")
    told = lines(shown)
    assert told[0] == "TG-01 单位生产总值能耗达到预期成效"
    assert told[1] == "规则包：demo 1　预期成效　rules/demo/targets/TG-01-energy-intensity.yaml"
    assert "完成率 90%（含）至 100%（不含） → 基本达到" in told


def test_headings_speak_english() -> None:
    told = lines(call("rules", "explain", "TG-01", *ON, "--lang", "en"))
    assert {"What it judges", "Who attests", "How it judges", "Where its numbers come from"} <= set(told)


def test_an_unknown_rule_is_a_wrong_call() -> None:
    shown = call("rules", "explain", "TG-9", *ON)
    assert shown.exit_code == 2
    assert "没有编号为“TG-9”的规则" in shown.stderr
