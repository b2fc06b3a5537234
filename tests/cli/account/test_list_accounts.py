"""acceptance account list."""

import pytest

from tests.cli.builders import call
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.workflow.accounts.doors import an_account

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


def test_accounts_are_listed(installation: Installation) -> None:
    assert "acceptance account first-admin" in call("account", "list", folders=installation.environment).stdout
    an_account(installation.settings)
    an_account(installation.settings, "lisi", disabled_at=NOW, second_factor=False)
    shown = call("account", "list", folders=installation.environment).stdout
    assert all(text in shown for text in ("登录名", "zhangsan", "lisi", "审批人", "已登记", "已停用"))
    english = call("account", "list", "--lang", "en", folders=installation.environment).stdout
    assert all(text in english for text in ("login", "approver", "enrolled", "disabled"))
