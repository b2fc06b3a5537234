"""acceptance account create, first-admin."""

from datetime import UTC, datetime

import pytest

from service.workflow.accounts.list_accounts import list_accounts
from service.workflow.accounts.redeem_code import redeem_code
from service.workflow.people.add_person import add_person
from tests.cli.builders import call, lines
from tests.storage.builders import NOW, a_person
from tests.storage.installations import Installation
from tests.workflow.accounts.doors import CHEAP

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


def test_the_first_administrator_gets_a_code(installation: Installation) -> None:
    words = ("account", "first-admin", "王安全", "--login", "wang", "--identity", "A-001")
    shown = lines(call(*words, folders=installation.environment))
    assert shown[0] == "已开立账号 wang（安全管理员）"
    assert shown[1].startswith("一次性代码 ")
    code = shown[1].removeprefix("一次性代码 ")
    redeem_code(installation.settings, code, "Tang9-Buchan-Que", datetime.now(UTC), hasher=CHEAP)
    again = call(*words, "--lang", "en", folders=installation.environment)
    assert (again.exit_code, "there is an active security administrator, “wang”" in again.stderr) == (2, True)
    other = call(*words, "--role", "assessor", folders=installation.environment)
    assert (other.exit_code, "不是管理员" in other.stderr) == (2, True)


def test_somebody_on_record_gets_an_account(installation: Installation) -> None:
    add_person(installation.settings, a_person(), NOW)
    words = ("account", "create", "张三", "--login", "zhangsan", "--identity", "138 0013 8000", "--lang", "en")
    shown = lines(call(*words, folders=installation.environment))
    assert shown[0] == "created the account zhangsan (approver)"
    assert shown[1].startswith("one-time code ")
    (line,) = list_accounts(installation.settings, NOW)
    assert (line.account.login, line.account.identity) == ("zhangsan", "13800138000")
