"""acceptance account: the commands of the group."""

from tests.cli.builders import call


def test_the_commands_are_there() -> None:
    shown = call("account", "--help").stdout
    commands = ("first-admin", "create", "redeem", "list", "show", "disable", "enable", "unlock", "reset", "assign")
    assert all(command in shown for command in (*commands, "end-sessions"))


def test_without_a_database_every_command_says_what_to_run() -> None:
    nowhere = {"ACCEPTANCE_DATA_DIR": "不存在的文件夹"}
    for words in (("list",), ("show", "wang"), ("disable", "wang"), ("reset", "wang"), ("end-sessions", "wang")):
        result = call("account", *words, folders=nowhere)
        assert (result.exit_code, "请运行 acceptance migrate" in result.stderr) == (2, True)
