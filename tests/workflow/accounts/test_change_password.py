"""Changing the password: proven again, allowed by the profile, never one of the last; other sessions end."""

from datetime import timedelta

import pytest

from service.access.passwords import PasswordRefused
from service.access.proof import Offered
from service.access.refusals import NotSignedIn, ProofRefused, SecondFactorNeeded, SignInRefused
from service.access.sessions import SignedIn
from service.settings import Settings
from service.workflow.accounts.change_password import change_password
from service.workflow.accounts.sign_in import sign_in
from service.workflow.accounts.signed_in import signed_in
from service.workflow.audit.list_audit import Wanted, list_audit
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.workflow.accounts.doors import CHEAP, LATER, PASSWORD, an_account, code_at, enter

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
NEW = "Tang9-Buchan-Que{}"


def change(settings: Settings, who: SignedIn, old: str, new: str, steps: int) -> None:
    at = NOW + steps * LATER
    change_password(settings, who, Offered(password=old, code=code_at(at)), new, at, CHEAP)


def test_the_new_password_counts_and_the_other_sessions_end(installation: Installation) -> None:
    settings = installation.settings.model_copy(update={"security_profile": "asvs"})
    an_account(settings)
    other, mine = enter(settings), enter(settings, at=NOW + LATER)
    change(settings, mine.signed_in, PASSWORD, NEW, 2)
    assert signed_in(settings, mine.token, NOW + 2 * LATER).needs == ()
    with pytest.raises(NotSignedIn, match="密码或第二因素已更改"):
        signed_in(settings, other.token, NOW + 2 * LATER)
    at = NOW + 3 * LATER
    with pytest.raises(SignInRefused):
        sign_in(settings, "zhangsan", Offered(password=PASSWORD, code=code_at(at)), at, CHEAP)
    sign_in(settings, "zhangsan", Offered(password=NEW, code=code_at(at)), at, CHEAP)
    shown = str(list_audit(settings, Wanted()))
    assert NEW not in shown
    assert PASSWORD not in shown


def test_an_old_password_is_renewed_by_changing_it(installation: Installation) -> None:
    an_account(installation.settings, password_set_at=NOW - timedelta(days=91))
    mine = enter(installation.settings)
    change(installation.settings, mine.signed_in, PASSWORD, NEW, 1)
    assert signed_in(installation.settings, mine.token, NOW + LATER).needs == ()


def test_the_last_five_are_refused_and_then_free_again(installation: Installation) -> None:
    an_account(installation.settings)
    mine = enter(installation.settings).signed_in
    former = [PASSWORD, *(NEW.format(letter) for letter in "abcde")]
    for number in range(4):
        change(installation.settings, mine, former[number], former[number + 1], number + 1)
    with pytest.raises(PasswordRefused, match="最近 5 个密码之一"):
        change(installation.settings, mine, former[4], PASSWORD, 5)
    change(installation.settings, mine, former[4], former[5], 6)
    change(installation.settings, mine, former[5], PASSWORD, 7)


def test_who_cannot_show_who_they_are_learns_nothing_of_former_passwords(installation: Installation) -> None:
    an_account(installation.settings)
    mine = enter(installation.settings).signed_in
    with pytest.raises(ProofRefused):
        change(installation.settings, mine, "wrong", PASSWORD, 1)
    with pytest.raises(SecondFactorNeeded):
        change_password(installation.settings, mine, Offered(password=PASSWORD), NEW, NOW, CHEAP)
    with pytest.raises(PasswordRefused, match="至少 12 个字符"):
        change(installation.settings, mine, "wrong", "short", 1)


def test_failures_in_a_session_lock_the_account_and_end_the_session(installation: Installation) -> None:
    an_account(installation.settings)
    mine = enter(installation.settings)
    for _ in range(5):
        with pytest.raises(ProofRefused):
            change(installation.settings, mine.signed_in, "wrong", NEW, 1)
    with pytest.raises(NotSignedIn, match="连续失败"):
        signed_in(installation.settings, mine.token, NOW + LATER)
    with pytest.raises(SignInRefused):
        enter(installation.settings, at=NOW + LATER)
