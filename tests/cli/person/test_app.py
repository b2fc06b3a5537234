"""acceptance person: the commands of the group."""

from tests.cli.builders import call


def test_the_commands_are_there() -> None:
    shown = call("person", "--help").stdout
    assert all(command in shown for command in ("add", "list", "deactivate"))


def test_without_a_database_every_command_says_what_to_run() -> None:
    nowhere = {"ACCEPTANCE_DATA_DIR": "不存在的文件夹"}
    for words in (("list",), ("add", "张三", "--role", "viewer", "--jurisdiction", "ningbo"), ("deactivate", "张三")):
        result = call("person", *words, folders=nowhere)
        assert (result.exit_code, "请运行 acceptance migrate" in result.stderr) == (2, True)
