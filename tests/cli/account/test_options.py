"""How an account and its code are told."""

import pytest

from service.cli.account.options import print_account, print_code
from service.vocabulary.language import Language, Said
from service.workflow.accounts.create_account import Issued
from tests.access.builders import account
from tests.storage.builders import NOW


def test_a_code_is_told_with_what_to_do_with_it(capsys: pytest.CaptureFixture[str]) -> None:
    print_code(Said("已重置账号", "reset the account"), Issued(account(), "AAAAA-BBBBB", NOW, None), Language.ZH)
    shown = capsys.readouterr().out
    assert "已重置账号 zhangsan（评估员）" in shown
    assert "一次性代码 AAAAA-BBBBB" in shown
    assert "2026-03-01 16:30:00（北京时间）" in shown
    assert "在本机运行 acceptance account redeem" in shown
    assert "POST /api/v1/accounts/redeem" in shown


def test_an_account_is_told_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    print_account(Said("已停用账号", "disabled the account"), account(), Language.EN)
    assert capsys.readouterr().out == "disabled the account zhangsan (assessor)\n"
