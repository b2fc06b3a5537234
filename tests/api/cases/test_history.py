"""Whoever may read a case may read what the audit trail says of it, but not from where it was asked."""

from collections.abc import Iterator

import pytest

from service.vocabulary.person import Role
from service.workflow.audit.audited import attempt, audited
from service.workflow.installation.open_database import opened
from tests.access.expectations import somebody
from tests.api.everybody import Everybody, everybody
from tests.storage.builders import NOW
from tests.workflow.access.provinces import EARLY


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Everybody]:
    with everybody(tmp_path_factory.mktemp("history")) as made:
        yield made


def test_the_history_of_a_case_tells_who_did_what(there: Everybody) -> None:
    event = attempt(somebody(Role.ASSESSOR), NOW, "case.withdraw", "case", EARLY)
    with opened(there.settings) as database:
        audited(there.settings, database, event, lambda _: (None, event))
    (told,) = there.client.get(f"/cases/{EARLY}/audit", headers=there.headers[Role.ASSESSOR]).json()
    assert (told["action"], told["outcome"]) == ("case.withdraw", "done")
    assert "ip" not in told
