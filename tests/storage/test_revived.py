"""What was open when a backup was made is over afterwards, and only that."""

from datetime import timedelta

import pytest

from service.access.codes import CodeUse
from service.access.sessions import Ended
from service.storage import accounts, jobs, requests, sessions
from service.storage.requests import RequestKey
from service.storage.revived import Revived, end_revived
from service.vocabulary.job import JobState, NewJob
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.workflow.accounts.doors import an_account

CODE, TOKEN = "AAAAA-BBBBB", "token"
KEY = RequestKey("1", "POST /jobs", "key", "0" * 64)


def test_everything_open_ends_once(installation: Installation) -> None:
    account = an_account(installation.settings, totp_step=7).id
    with installation.open() as database, database.writing() as session:
        one = sessions.start(session, TOKEN, account, NOW, NOW + timedelta(hours=8), "")
        sessions.confirm(session, "grant", one.id, sessions.Confirmed(act="sign", object_id="x"), NOW, NOW)
        accounts.add_code(session, account, CodeUse.PASSWORD, CODE, NOW, None)
        accounts.add_code(session, account, CodeUse.RECOVERY, "CCCCC", NOW, None)
        accounts.use_code(session, CodeUse.RECOVERY, "CCCCC", account, NOW)
        assert requests.claim_request(session, KEY, "claim", NOW) is None
        job = jobs.submit(session, NewJob(kind="sweep_files", arguments_json="{}", owner="1"), NOW).job.id
        assert end_revived(session, NOW, 100) == Revived(1, 1, 1, 1, (job,))
        assert end_revived(session, NOW, 99) == Revived(0, 0, 0, 0, ())
        found = sessions.by_token(session, TOKEN)
        assert found is not None
        assert found.record.ended is Ended.BY_ADMINISTRATOR
        assert accounts.owner_of_code(session, CodeUse.PASSWORD, CODE, NOW) is None
        cancelled = jobs.get(session, job)
        assert (cancelled.state, cancelled.token, cancelled.finished_at) == (JobState.CANCELLED, 1, NOW)
        assert cancelled.progress.message is not None
        assert "从备份恢复时取消" in cancelled.progress.message.zh
        assert accounts.get(session, account).totp_step == 100
        assert jobs.retry(session, job).state is JobState.QUEUED


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_an_empty_installation_has_nothing_to_end(installation: Installation) -> None:
    with installation.open() as database, database.writing() as session:
        assert end_revived(session, NOW, 0) == Revived(0, 0, 0, 0, ())
