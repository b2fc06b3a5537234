"""acceptance audit: the commands of the group."""

from tests.cli.builders import call


def test_the_commands_are_there() -> None:
    shown = call("audit", "--help").stdout
    assert all(command in shown for command in ("verify", "head", "list"))


def test_without_a_database_every_command_says_what_to_run() -> None:
    for command in ("verify", "head", "list"):
        result = call("audit", command, folders={"ACCEPTANCE_DATA_DIR": "不存在的文件夹"})
        assert result.exit_code == 2
        assert "acceptance migrate" in result.stderr
