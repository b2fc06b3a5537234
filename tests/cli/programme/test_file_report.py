"""acceptance programme file-report."""

import pytest

from tests.cli.builders import call
from tests.storage.installations import Installation
from tests.workflow.registries import with_parks

WHEN = ("--filed-on", "2022-06-20", "--document", "辽发改〔2022〕9号")


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_reports_of_a_jurisdiction_and_of_a_park(installation: Installation) -> None:
    with_parks(installation.settings)
    words = ("programme", "file-report", "park-list", "--jurisdiction", "辽宁", *WHEN)
    result = call(*words, folders=installation.environment)
    assert (result.exit_code, "已登记 liaoning park-list 145 2022-06-20" in result.stdout) == (0, True)
    again = call(*words, folders=installation.environment)
    assert (again.exit_code, "已经登记过" in again.stderr) == (2, True)
    own = ("programme", "file-report", "park-progress", "--park", "甲园", "--period", "2022", *WHEN, "--lang", "en")
    assert "on record: S217001 park-progress 2022" in call(*own, folders=installation.environment).stdout
