"""acceptance doctor: lines or JSON, and an exit code for machines."""

import json
from pathlib import Path

from service.vocabulary.person import ADMINISTRATORS
from tests.cli.builders import call, lines
from tests.storage.builders import a_person
from tests.storage.installations import Installation, installed
from tests.workflow.accounts.doors import an_account


def test_what_is_in_order_ends_with_zero(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation:
        shown = call("doctor", "--full", folders=installation.environment)
        told = call("doctor", "--json", folders=installation.environment)
        last = lines(shown)[-1]
        for number, role in enumerate(sorted(ADMINISTRATORS)):
            an_account(installation.settings, f"admin{number}", a_person(f"管理员{number}", role, None))
        complete = call("doctor", folders=installation.environment)
    assert (shown.exit_code, "还没有管理员" in last, "acceptance account first-admin" in last) == (0, True, True)
    assert (complete.exit_code, lines(complete)[-1]) == (0, "一切正常")
    assert (told.exit_code, json.loads(told.stdout)["ok"]) == (0, True)


def test_what_is_not_ends_with_one(tmp_path: Path) -> None:
    shown = call("doctor", "--lang", "en", folders=Installation(tmp_path / "none").environment)
    assert shown.exit_code == 1
    assert lines(shown)[-1] == "not in order: see the lines marked ✗ and their repair"
    assert any(line.startswith("✗ there is no data folder") for line in lines(shown))
