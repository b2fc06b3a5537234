"""acceptance account reset."""

import pytest

from service.workflow.accounts.list_accounts import show_account
from tests.cli.builders import call, lines
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.workflow.accounts.doors import an_account


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_a_new_code_is_shown_and_the_second_factor_stays_unless_it_is_lost(installation: Installation) -> None:
    an_account(installation.settings)
    shown = lines(call("account", "reset", "zhangsan", folders=installation.environment))
    assert shown[0] == "已重置账号 zhangsan（审批人）"
    assert show_account(installation.settings, "zhangsan", NOW).line.account.totp_on
    call("account", "reset", "zhangsan", "--second-factor", folders=installation.environment)
    assert not show_account(installation.settings, "zhangsan", NOW).line.account.totp_on
