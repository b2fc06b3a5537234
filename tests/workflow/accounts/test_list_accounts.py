"""The accounts as they are at a moment."""

from datetime import timedelta

import pytest

from service.access.account import AccountState
from service.vocabulary.fault import Fault
from service.workflow.accounts.list_accounts import list_accounts, show_account
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.workflow.accounts.doors import an_account, enter

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


def test_each_has_its_person_and_state(installation: Installation) -> None:
    first = an_account(installation.settings)
    second = an_account(installation.settings, "lisi", disabled_at=NOW)
    lines = list_accounts(installation.settings, NOW)
    assert [(line.account, line.person.id, line.state) for line in lines] == [
        (first, first.person, AccountState.ACTIVE),
        (second, second.person, AccountState.DISABLED),
    ]


def test_one_is_shown_with_its_sessions_that_last(installation: Installation) -> None:
    an_account(installation.settings)
    mine = enter(installation.settings).signed_in
    shown = show_account(installation.settings, "ZHANGSAN", NOW)
    assert ([one.id for one in shown.sessions], shown.recovery_codes) == ([mine.session], 0)
    assert show_account(installation.settings, "zhangsan", NOW + timedelta(hours=9)).sessions == ()
    with pytest.raises(Fault, match="没有登录名为“lisi”"):
        show_account(installation.settings, "lisi", NOW)
