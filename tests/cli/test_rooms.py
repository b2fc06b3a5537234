"""Commands that need the database are there, and the others do not wait for it."""

import subprocess
import sys

import pytest

from service.cli.rooms import ROOMS
from tests.cli.builders import call
from tests.storage.postgres import ROOT

DATABASE = ("sqlalchemy", "alembic", "sqlmodel")
RULE_TOOLS = ("service.workflow.rules.mutate_rules", "service.cli.demo")


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_is_listed_and_entered(room: str) -> None:
    assert room in call("--help").stdout
    shown = call(room, "--help")
    assert shown.exit_code == 0
    assert f"acceptance {room}" in shown.stdout
    assert "--install-completion" not in shown.stdout, f"give the app of {room} add_completion=False"


def test_an_unknown_command_is_refused() -> None:
    assert call("persons").exit_code == 2


def test_an_evaluation_does_not_wait_for_the_database() -> None:
    assert loaded("service.cli.main", "service.cli.evaluate").isdisjoint(DATABASE)


def test_a_case_does_not_wait_for_the_rule_tools() -> None:
    assert loaded("service.cli.main", "service.cli.case.app").isdisjoint(RULE_TOOLS)


def loaded(*modules: str) -> set[str]:
    """The modules that a process has loaded after importing these."""
    program = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(run.stdout.split())
