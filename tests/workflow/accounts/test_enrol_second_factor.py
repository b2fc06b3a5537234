"""Enrolling a second factor: nothing counts before a code of it is given, and the old one counts until then."""

import pyotp
import pytest

from service.access.codes import RECOVERY_CODES
from service.access.proof import Offered
from service.access.refusals import EnrolmentRefused, NotSignedIn, ProofRefused, SignInRefused
from service.access.sessions import Need
from service.storage import accounts
from service.workflow.accounts.enrol_second_factor import begin_enrolment, finish_enrolment, new_recovery_codes
from service.workflow.accounts.list_accounts import show_account
from service.workflow.accounts.sign_in import Opened, sign_in
from service.workflow.accounts.signed_in import signed_in
from service.workflow.audit.list_audit import Wanted, list_audit
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.workflow.accounts.doors import CHEAP, LATER, PASSWORD, an_account, code_at, enter

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


def sign_in_with(installation: Installation, code: str, steps: int) -> Opened:
    return sign_in(installation.settings, "zhangsan", Offered(password=PASSWORD, code=code), NOW + steps * LATER, CHEAP)


def test_an_account_without_one_enrols_and_is_free(installation: Installation) -> None:
    an_account(installation.settings, second_factor=False)
    mine = enter(installation.settings)
    assert mine.signed_in.needs == (Need.ENROL_SECOND_FACTOR,)
    begun = begin_enrolment(installation.settings, mine.signed_in, Offered(password=PASSWORD), NOW, CHEAP)
    assert pyotp.parse_uri(begun.uri).secret == begun.secret
    assert begun.svg.startswith("<svg")
    assert signed_in(installation.settings, mine.token, NOW).needs, "not before a code is given"
    code = pyotp.TOTP(begun.secret).at(NOW)
    codes = finish_enrolment(installation.settings, mine.signed_in, code, NOW)
    assert len(set(codes)) == RECOVERY_CODES
    assert signed_in(installation.settings, mine.token, NOW).needs == ()
    with pytest.raises(SignInRefused):
        sign_in_with(installation, code, 0)
    with installation.open() as database, database.reading() as session:
        kept = accounts.find(session, "zhangsan")
    assert begun.secret not in kept.totp_secret
    shown = str(list_audit(installation.settings, Wanted())) + repr(begun)
    assert not any(secret in shown for secret in (begun.secret, code, *codes))


def test_the_old_one_counts_until_the_new_one_is_confirmed(installation: Installation) -> None:
    an_account(installation.settings)
    mine, at = enter(installation.settings).signed_in, NOW + LATER
    with pytest.raises(ProofRefused):
        begin_enrolment(installation.settings, mine, Offered(password="wrong"), at, CHEAP)
    offered = Offered(password=PASSWORD, code=code_at(at))
    begun = begin_enrolment(installation.settings, mine, offered, at, CHEAP)
    with pytest.raises(EnrolmentRefused):
        finish_enrolment(installation.settings, mine, code_at(at), at)
    other = sign_in_with(installation, code_at(NOW + 2 * LATER), 2)
    finish_enrolment(installation.settings, mine, pyotp.TOTP(begun.secret).at(at), at)
    with pytest.raises(NotSignedIn, match="第二因素已更改"):
        signed_in(installation.settings, other.token, at)
    with pytest.raises(SignInRefused):
        sign_in_with(installation, code_at(NOW + 3 * LATER), 3)
    sign_in_with(installation, pyotp.TOTP(begun.secret).at(NOW + 3 * LATER), 3)


def test_nothing_is_finished_that_was_not_begun(installation: Installation) -> None:
    an_account(installation.settings, second_factor=False)
    mine = enter(installation.settings).signed_in
    with pytest.raises(EnrolmentRefused):
        finish_enrolment(installation.settings, mine, "123456", NOW)
    with pytest.raises(EnrolmentRefused):
        new_recovery_codes(installation.settings, mine, Offered(password=PASSWORD), NOW, CHEAP)
    refused = [event.outcome for event in list_audit(installation.settings, Wanted(action="account.enrol"))]
    assert refused == ["refused"]


def test_a_recovery_code_stands_in_once(installation: Installation) -> None:
    an_account(installation.settings)
    mine, at = enter(installation.settings).signed_in, NOW + LATER
    offered = Offered(password=PASSWORD, code=code_at(at))
    first, second, *_ = new_recovery_codes(installation.settings, mine, offered, at, CHEAP)
    with pytest.raises(SignInRefused):
        sign_in(installation.settings, "zhangsan", Offered(password="wrong", code=first), at, CHEAP)
    sign_in_with(installation, first.lower(), 1)  # a wrong password used no code up
    with pytest.raises(SignInRefused):
        sign_in_with(installation, first, 1)
    assert show_account(installation.settings, "zhangsan", at).recovery_codes == RECOVERY_CODES - 1
    again = Offered(password=PASSWORD, code=code_at(at + LATER))
    new_recovery_codes(installation.settings, mine, again, at + LATER, CHEAP)
    with pytest.raises(SignInRefused):
        sign_in_with(installation, second, 2)
