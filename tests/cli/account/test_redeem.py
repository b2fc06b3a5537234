"""acceptance account redeem: code and password come from the keyboard."""

from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner, Result

from service.cli.main import app
from service.workflow.accounts.change_account import Change, reset_account
from tests.storage.installations import Installation
from tests.workflow.accounts.doors import an_account

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
GOOD = "Tang9-Buchan-Que"


def typed(installation: Installation, *answers: str) -> Result:
    text = "\n".join(answers) + "\n"
    return CliRunner().invoke(app, ["account", "redeem"], env=installation.environment, input=text)


def test_a_password_is_set(installation: Installation) -> None:
    an_account(installation.settings)
    code = reset_account(installation.settings, Change("zhangsan", "", datetime.now(UTC))).code
    refused = typed(installation, code, "short", "short")
    assert (refused.exit_code, "至少 12 个字符" in refused.stderr) == (2, True)
    differing = typed(installation, code, GOOD, GOOD + "x")
    assert (differing.exit_code, "两次输入的密码不同" in differing.stderr, differing.stdout) == (2, True, "")
    done = typed(installation, code, GOOD, GOOD)
    assert (done.exit_code, "已设置密码，可以登录： zhangsan" in done.stdout) == (0, True)
    assert GOOD not in done.output
    assert typed(installation, code, GOOD, GOOD).exit_code == 2
