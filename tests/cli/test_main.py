"""`acceptance` alone lists its commands; a wrong one is refused."""

from tests.cli.builders import call


def test_help_names_every_command() -> None:
    shown = call("--help")
    assert shown.exit_code == 0
    assert all(name in shown.stdout for name in ("evaluate", "template", "example", "demo", "rules"))


def test_without_a_command_the_help_is_shown() -> None:
    assert "evaluate" in call().output


def test_an_unknown_command_is_refused() -> None:
    assert call("没有的命令").exit_code == 2
