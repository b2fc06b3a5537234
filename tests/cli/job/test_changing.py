"""acceptance job cancel, retry."""

import pytest

from service.storage.database import Database
from tests.cli.builders import call
from tests.storage.installations import Installation
from tests.storage.queued_jobs import queued


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_a_job_is_cancelled_and_asked_for_again(installation: Installation, database: Database) -> None:
    number = queued(database).id
    environment = installation.environment
    assert call("job", "cancel", str(number), folders=environment).stdout == f"作业 {number}：已取消\n"
    again = call("job", "cancel", str(number), folders=environment)
    assert (again.exit_code, "不能再取消" in again.stderr) == (2, True)
    assert call("job", "retry", str(number), "--lang", "en", folders=environment).stdout == f"job {number}: queued\n"
    assert call("job", "retry", "9", folders=environment).exit_code == 2
