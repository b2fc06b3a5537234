"""acceptance account show."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.cli.builders import call
from tests.storage.installations import Installation
from tests.workflow.accounts.doors import an_account, enter


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_one_account_is_shown_with_its_sessions(installation: Installation) -> None:
    now = datetime.now(UTC)
    an_account(installation.settings, at=now)
    enter(installation.settings, at=now)
    shown = call("account", "show", "zhangsan", folders=installation.environment).stdout
    assert all(text in shown for text in ("zhangsan　在用", "ID-ZHANGSAN", "剩 0 个恢复码", "会话 1：", "10.0.0.1"))
    an_account(installation.settings, "lisi", at=now, locked_until=now + timedelta(minutes=9), second_factor=False)
    english = call("account", "show", "lisi", "--lang", "en", folders=installation.environment).stdout
    assert all(text in english for text in ("lisi  locked", "locked until", "second factor: none"))
