"""acceptance job."""

from tests.cli.builders import call


def test_all_commands_are_there() -> None:
    shown = call("job", "--help").stdout
    assert all(name in shown for name in ("submit", "list", "show", "cancel", "retry"))
