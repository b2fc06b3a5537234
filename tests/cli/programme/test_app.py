"""acceptance programme: the commands of the group."""

import pytest

from tests.cli.builders import SHIPPED, call


def test_the_commands_are_there() -> None:
    shown = call("programme", "--help").stdout
    assert all(command in shown for command in ("duties", "coverage", "file-report"))


@pytest.mark.parametrize("words", [("duties",), ("coverage",)])
def test_without_a_database_every_command_says_what_to_run(words: tuple[str, ...]) -> None:
    result = call("programme", *words, folders={**SHIPPED, "ACCEPTANCE_DATA_DIR": "不存在的文件夹"})
    assert (result.exit_code, "请运行 acceptance migrate" in result.stderr) == (2, True)
