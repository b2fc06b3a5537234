"""PostgreSQL goes down in the midst of requests: a clear answer with a hint when to ask again; ours need no restart."""

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from service.vocabulary.person import Person, Role
from service.workflow.installation.migrate import migrate
from tests.api.served import serving
from tests.serving.served import wait_for
from tests.storage.installations import Installation
from tests.storage.mortal_postgres import mortal_postgres
from tests.workflow.accounts.doors import an_account, enter

ASSESSOR = Person(0, "程若谷", Role.ASSESSOR, None, "zhejiang")


@pytest.mark.slow
def test_requests_are_answered_before_during_and_after(tmp_path: Path) -> None:
    with mortal_postgres() as server:
        made = Installation(tmp_path / "data", server.database("offices").render_as_string(hide_password=False))
        migrate(made.settings)
        before = datetime.now(UTC) - timedelta(minutes=2)
        an_account(made.settings, "a", ASSESSOR, at=before)
        token = enter(made.settings, "a", before).token
        with serving(made.settings) as service:
            answers: list[httpx.Response] = []
            over = threading.Event()

            def ask() -> None:
                while not over.is_set():
                    answers.append(service.client.get("/cases", headers={"Authorization": f"Bearer {token}"}))

            threads = [threading.Thread(target=ask) for _ in range(4)]
            for thread in threads:
                thread.start()
            wait_for(lambda: bool(answers))
            server.strike()
            wait_for(lambda: answers[-1].status_code != 200)
            server.start()
            wait_for(lambda: answers[-1].status_code == 200)
            over.set()
            for thread in threads:
                thread.join()
            assert service.client.get("/cases", headers={"Authorization": f"Bearer {token}"}).status_code == 200
    refused = [answer for answer in answers if answer.status_code != 200]
    assert {answer.status_code for answer in refused} == {503}
    assert {answer.json()["code"] for answer in refused} == {"cannot-connect"}
    assert {answer.headers["retry-after"] for answer in refused} == {"5"}
