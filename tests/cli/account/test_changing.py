"""acceptance account disable, enable, unlock, end-sessions."""

import pytest

from tests.cli.builders import call, lines
from tests.storage.installations import Installation
from tests.workflow.accounts.doors import an_account, enter

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


def test_each_says_what_was_done(installation: Installation) -> None:
    an_account(installation.settings)
    enter(installation.settings)

    def said(*words: str) -> list[str]:
        return lines(call("account", *words, folders=installation.environment))

    assert said("end-sessions", "zhangsan", "--lang", "en") == ["ended 1 session"]
    assert said("end-sessions", "zhangsan") == ["已结束 0 个会话"]
    assert said("unlock", "zhangsan") == ["已解锁账号 zhangsan（审批人）"]
    assert "没有待放行" in call("account", "release", "zhangsan", folders=installation.environment).stderr
    assert said("disable", "ZhangSan") == ["已停用账号 zhangsan（审批人）"]
    assert said("enable", "zhangsan", "--lang", "en") == ["enabled the account zhangsan (approver)"]


def test_an_unknown_login_is_named(installation: Installation) -> None:
    for command in ("disable", "enable", "unlock", "release", "end-sessions"):
        refused = call("account", command, "nobody", folders=installation.environment)
        assert (refused.exit_code, "没有登录名为“nobody”" in refused.stderr) == (2, True)
