"""Several events of one transaction: all of them with what was done, or nothing."""

import pytest

from service.access.sessions import SignedIn
from service.storage import accounts
from service.storage.database import Session
from service.vocabulary.person import Role
from service.workflow.accounts.recorded import Done, by_owner, by_visitor, recorded, refusal
from service.workflow.audit.list_audit import Wanted, list_audit
from tests.access.builders import account
from tests.storage.builders import NOW, a_person
from tests.storage.installations import Installation

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


def test_all_events_are_written_with_what_was_done(installation: Installation) -> None:
    events = [by_visitor(NOW, "account.sign_in", account(), "10.0.0.1"), by_visitor(NOW, "account.lock", None, "")]

    def work(session: Session) -> Done[str]:
        accounts.add_failure(session, accounts.Failure(None, "10.0.0.1", NOW), NOW)
        return "done", events

    with installation.open() as database:
        assert recorded(installation.settings, database, work) == "done"
    first, second = list_audit(installation.settings, Wanted())
    assert (first.object_id, first.actor, first.ip) == ("zhangsan", "visitor", "10.0.0.1")
    assert (second.object_id, second.role) == ("", "visitor")


def test_what_fails_leaves_neither(installation: Installation) -> None:
    def work(session: Session) -> Done[None]:
        accounts.add_failure(session, accounts.Failure(None, "10.0.0.1", NOW), NOW)
        raise ZeroDivisionError

    with installation.open() as database:
        with pytest.raises(ZeroDivisionError):
            recorded(installation.settings, database, work)
        with database.reading() as session:
            assert accounts.failures_from(session, "10.0.0.1") == ()
    assert list_audit(installation.settings, Wanted()) == []


def test_an_owner_is_told_with_their_session(installation: Installation) -> None:
    who = SignedIn(person=a_person(role=Role.ASSESSOR), account=1, login="zhangsan", session=7, ends_at=NOW)
    event = refusal(by_owner(who, NOW, "account.confirm", "10.0.0.1", '{"act":"sign"}'), "密码不对")
    assert (event.actor_name, event.session, event.ip, event.detail_json) == ("张三", "7", "10.0.0.1", '{"act":"sign"}')
    assert (event.outcome.value, event.reason) == ("refused", "密码不对")
