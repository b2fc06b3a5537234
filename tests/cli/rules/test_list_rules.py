"""rules list: one line a rule, and how many."""

from tests.cli.builders import call, lines, own_chinese

ON = ("--on", "2026-01-15")


def test_rules_are_listed_and_counted() -> None:
    told = lines(call("rules", "list", "--theme", "targets", *ON))
    assert told == [
        "demo　预期成效　TG-01　单位生产总值能耗达到预期成效　三(三)",
        told[1],
        "规则：2 条",
    ]
    assert lines(call("rules", "list", *ON, "--lang", "en"))[-1] == "Rules: 9"


def test_in_english_only_what_files_state_is_chinese() -> None:
    shown = call("rules", "list", *ON, "--lang", "en")
    assert own_chinese(shown.stdout) == set()
    assert "demo  Expected outcomes  TG-01  单位生产总值能耗达到预期成效 [zh]  三(三)" in lines(shown)
    refused = call("rules", "list", "--indicator", "energy", *ON, "--lang", "en")
    assert refused.stderr.startswith("Found the unknown indicator or quantity “energy”; allowed: ")


def test_an_unknown_word_is_a_wrong_call() -> None:
    shown = call("rules", "list", "--indicator", "energy", *ON)
    assert shown.exit_code == 2
    assert "未知的指标或原始数据“energy”" in shown.stderr
