"""Signing in: what opens a session, what does not, and what anybody can learn from it."""

from datetime import timedelta

import pytest

from service.access.proof import Offered
from service.access.refusals import NotSignedIn, SecondFactorNeeded, SignInRefused
from service.access.sessions import Need
from service.storage import accounts
from service.vocabulary.fault import Fault
from service.workflow.accounts.sign_in import sign_in
from service.workflow.accounts.signed_in import signed_in
from service.workflow.audit.list_audit import Wanted, list_audit
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.workflow.accounts.doors import CHEAP, LATER, PASSWORD, an_account, code_at, enter

SQLITE = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


def refused(installation: Installation, login: str, password: str = PASSWORD, code: str = "") -> Fault:
    with pytest.raises(Fault) as caught:
        sign_in(installation.settings, login, Offered(password=password, code=code, ip="10.0.0.1"), NOW, CHEAP)
    return caught.value


def test_password_and_code_open_a_session(installation: Installation) -> None:
    account = an_account(installation.settings)
    opened = enter(installation.settings, " ZhangSan ")
    who = opened.signed_in
    assert (who.account, who.person.id, who.login, who.needs) == (account.id, account.person, "zhangsan", ())
    assert signed_in(installation.settings, opened.token, NOW) == who
    assert opened.token not in repr(opened)
    (event,) = list_audit(installation.settings, Wanted(action="account.sign_in"))
    assert (event.actor, event.session, event.ip) == (str(account.person), str(who.session), "10.0.0.1")


@SQLITE
def test_a_refusal_does_not_tell_whether_the_login_exists(installation: Installation) -> None:
    an_account(installation.settings)
    an_account(installation.settings, "gone", disabled_at=NOW)
    an_account(installation.settings, "old", used_at=NOW - timedelta(days=90))
    an_account(installation.settings, "new", password_hash="", second_factor=False)
    an_account(installation.settings, "shut", locked_until=NOW + timedelta(seconds=1))
    known = refused(installation, "zhangsan", "wrong")
    others = [refused(installation, login, code=code_at(NOW)) for login in ("nobody", "gone", "old", "new", "shut")]
    assert {(type(error), error.said) for error in others} == {(SignInRefused, known.said)}
    events = list_audit(installation.settings, Wanted(action="account.sign_in"))
    assert [(event.object_id, event.outcome, event.role) for event in events] == [
        (login, "refused", "visitor") for login in ("zhangsan", "", "gone", "old", "new", "shut")
    ]
    assert "nobody" not in "".join(map(str, events))


@SQLITE
def test_the_second_factor_is_asked_for_once_the_password_is_right(installation: Installation) -> None:
    an_account(installation.settings)
    assert isinstance(refused(installation, "zhangsan"), SecondFactorNeeded)
    assert isinstance(refused(installation, "zhangsan", "wrong", code_at(NOW)), SignInRefused)
    assert isinstance(refused(installation, "zhangsan", code="000000"), SignInRefused)
    assert isinstance(refused(installation, "zhangsan", code="ABCDE-ABCDE-ABCDE"), SignInRefused)


@SQLITE
def test_a_code_is_accepted_once(installation: Installation) -> None:
    an_account(installation.settings)
    enter(installation.settings)
    assert isinstance(refused(installation, "zhangsan", code=code_at(NOW)), SignInRefused)
    assert enter(installation.settings, at=NOW + LATER).signed_in.login == "zhangsan"


@SQLITE
def test_a_session_without_second_factor_is_good_for_enrolling_only(installation: Installation) -> None:
    an_account(installation.settings, second_factor=False)
    assert enter(installation.settings).signed_in.needs == (Need.ENROL_SECOND_FACTOR,)
    lenient = installation.settings.model_copy(update={"security_profile": "asvs"})
    assert enter(lenient).signed_in.needs == ()


@SQLITE
def test_an_old_password_has_to_be_changed_first(installation: Installation) -> None:
    an_account(installation.settings, password_set_at=NOW - timedelta(days=90))
    assert enter(installation.settings).signed_in.needs == (Need.CHANGE_PASSWORD,)


@SQLITE
def test_a_session_ends_where_the_account_is_signed_in_to_elsewhere(installation: Installation) -> None:
    an_account(installation.settings)
    first = enter(installation.settings)
    second = enter(installation.settings, at=NOW + LATER)
    with pytest.raises(NotSignedIn, match="同一账号已在别处登录"):
        signed_in(installation.settings, first.token, NOW + LATER)
    assert signed_in(installation.settings, second.token, NOW + LATER) == second.signed_in
    several = installation.settings.model_copy(update={"security_profile": "asvs"})
    tokens = [enter(several, at=NOW + LATER * (2 + number)).token for number in range(5)]
    assert len({signed_in(several, token, NOW + LATER * 7).session for token in tokens}) == 5
    with pytest.raises(NotSignedIn):
        signed_in(several, second.token, NOW + LATER * 7)


@SQLITE
def test_a_hash_of_other_parameters_is_renewed(installation: Installation) -> None:
    from pwdlib import PasswordHash
    from pwdlib.hashers.argon2 import Argon2Hasher

    old = PasswordHash((Argon2Hasher(time_cost=2, memory_cost=8, parallelism=1),)).hash(PASSWORD)
    an_account(installation.settings, password_hash=old)
    enter(installation.settings)
    with installation.open() as database, database.reading() as session:
        account = accounts.find(session, "zhangsan")
    assert account.password_hash != old
    assert CHEAP.verify(PASSWORD, account.password_hash).right
    assert enter(installation.settings, at=NOW + LATER).signed_in.login == "zhangsan"
