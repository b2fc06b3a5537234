"""A command that cannot be understood is refused in the language of the program, with the code it always had."""

import pytest

from service.cli.usage import language_of
from service.vocabulary.language import Language
from tests.cli.builders import call


@pytest.mark.parametrize(
    ("command", "zh", "en"),
    [
        ("case show", "缺少“案卷编号”，没有执行", "“案卷编号” is missing; nothing was done"),
        ("account create 1", "缺少选项 --login，", "the option --login is missing;"),
        ("evaluate --nope x", "没有选项 --nope", "there is no option --nope"),
        ("evaluate --forc x", "没有选项 --forc；您是否想写 --force、", "did you mean --force,"),
        ("evaluate a b c", "多写了“b c”，", "“b c” is too much;"),
        ("case lst", "没有命令“lst”；您是否想写 list，", "there is no command “lst”; did you mean list;"),
        ("nothing", "没有命令“nothing”，", "there is no command “nothing”;"),
        ("park list --force=3", "没有选项 --force", "there is no option --force"),
        ("evaluate x --force=3", "选项 --force 后面不写值，", "the option --force takes no value;"),
        (
            "audit list --last x",
            "选项 --last 的值不能用：应当是整数，",
            "the value of the option --last cannot be used: it has",
        ),
        ("audit list --last 0", "不能小于 1，", "it must not be below 1;"),
        ("serve --port 70000", "不能大于 65535，", "it must not be above 65535;"),
    ],
)
def test_what_is_wrong_is_told_in_both_languages(command: str, zh: str, en: str) -> None:
    for told, more in ((zh, ""), (en, " --lang en"), (en, " --lang=EN")):
        shown = call(*(command + more).split())
        assert (shown.exit_code, told in shown.stderr) == (2, True), shown.stderr
        assert "--help" in shown.stderr


@pytest.mark.parametrize(
    ("command", "zh", "en"),
    [
        ("rules list --on zzz", "“zzz”不是能识别的日期；请写成 2026-03-31", "“zzz” is no date that is known;"),
        ("rules list --on 2026-02-30", "不是日历上的一天", "is no day of the calendar"),
        (
            "case list --state zzz",
            "没有名为“zzz”的状态；请写其中之一：",
            "there is no state “zzz”; write one of these: imp",
        ),
        ("job list --state zzz", "没有名为“zzz”的状态；", "there is no state “zzz”;"),
        ("park list --level zzz", "没有名为“zzz”的级别；", "there is no level “zzz”; write one of these: national ("),
        ("park list --status zzz", "没有名为“zzz”的状态；", "there is no status “zzz”;"),
        ("park eligibility x --eligible zzz", "没有名为“zzz”的结果；", "there is no answer “zzz”;"),
        ("programme duties --state zzz", "没有名为“zzz”的情况；", "there is no progress “zzz”;"),
        ("case override 1 --decision zzz", "没有名为“zzz”的决定；", "there is no decision “zzz”;"),
        ("case score 1 --score zzz", "“zzz”不是数；", "“zzz” is no number;"),
        ("case evidence 1 x --for zzz", "没有名为“zzz”的证明对象；", "nothing called “zzz” can be proved;"),
        ("case correct 1 --place zzz", "没有名为“zzz”的可以更正之处；", "there is no place to correct “zzz”;"),
        ("backup --keep zzz", "“zzz”不能读作保留几份；", "“zzz” does not say how many to keep;"),
        ("case opinion 1 --department zzz", "没有名为“zzz”的部门；", "no department “zzz”;"),
    ],
)
def test_a_value_that_cannot_be_read_is_told_in_both_languages(command: str, zh: str, en: str) -> None:
    for told, more in ((zh, ""), (en, " --lang en"), (en, " --lang=EN"), (zh, "")):
        shown = call(*(command + more).split())
        assert (shown.exit_code, told in shown.stderr) == (2, True), shown.stderr


def test_an_option_without_its_value_and_where_help_is() -> None:
    shown = call("case", "import", "1", "2", "--by")
    assert (shown.exit_code, shown.stderr) == (
        2,
        "选项 --by 后面要写值，没有执行。\n在同一命令后面写 --help，可以看用法\n",
    )
    assert "用法见 acceptance --help" in call("no-such").stderr
    assert "用法见 acceptance case import --help" in call("case", "import").stderr


def test_a_group_alone_shows_its_help_and_nothing_else() -> None:
    shown = call("case")
    assert (shown.exit_code, shown.stderr) == (2, "")
    assert "import" in shown.stdout


def test_the_language_is_found_in_a_command_that_was_not_understood() -> None:
    assert language_of(["x", "--lang", "en"]) is Language.EN
    assert language_of(["x", "--lang=en"]) is Language.EN
    assert language_of(["x", "--lang"]) is Language.ZH
    assert language_of(["x", "en"]) is Language.ZH
