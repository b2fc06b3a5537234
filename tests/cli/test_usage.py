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
