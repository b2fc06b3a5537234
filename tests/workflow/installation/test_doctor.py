"""The whole look over an installation."""

import json
from pathlib import Path

from service.documents.bundle.check import Outcome
from service.workflow.installation.doctor import doctor, json_checks, overall
from tests.storage.backups import furnished, now
from tests.storage.installations import Installation, installed


def test_an_installation_in_order_is_green(installation: Installation) -> None:
    for full in (False, True):
        checks = list(doctor(furnished(installation).settings if not full else installation.settings, now(), full))
        assert overall(checks) is Outcome.HOLDS, [check for check in checks if check.outcome is Outcome.FAILS]
    assert {"setting", "key", "revision", "files-sound", "audit", "clock"} <= {check.code for check in checks}


def test_where_there_is_no_database_the_rest_is_still_told(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation:
        (installation.data_dir / "acceptance.db").unlink()
        checks = list(doctor(installation.settings, now()))
    assert overall(checks) is Outcome.FAILS
    assert [check.code for check in checks if check.outcome is Outcome.FAILS] == ["not-migrated"]
    told = json.loads(json_checks(checks))
    assert told["ok"] is False
    assert told["checks"][-1]["outcome"] == "fails"
    assert {"code", "outcome", "zh", "en"} == set(told["checks"][0])
