"""No administration is left without anybody who can act: disabled, assigned or deactivated, the last one stays."""

from datetime import timedelta

import pytest

from service.settings import Settings
from service.vocabulary.fault import Fault
from service.vocabulary.person import ADMINISTRATORS, Person, Role
from service.workflow.accounts.change_account import Change, disable_account
from service.workflow.audit.origin import known_as
from service.workflow.people.deactivate_person import deactivate_person
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.workflow.accounts.doors import an_account

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
LONG_AGO = NOW - timedelta(days=91)
ROLES = sorted(ADMINISTRATORS)


def an_administrator(settings: Settings, login: str, role: Role, **changed: object) -> Person:
    kept = an_account(settings, login, Person(0, f"管理 {login}", role), **changed)  # type: ignore[arg-type]
    return Person(kept.person, f"管理 {login}", role)


def refused(settings: Settings, by: Person, last: str, person: Person) -> tuple[str, str]:
    """The codes with which both ways to remove the last one are refused."""
    with known_as(by, "1"):
        with pytest.raises(Fault) as disabling:
            disable_account(settings, Change(last, str(by.id), NOW))
        with pytest.raises(Fault) as deactivating:
            deactivate_person(settings, str(person.id), NOW)
    return disabling.value.code, deactivating.value.code


@pytest.mark.parametrize("role", ROLES)
def test_the_last_one_of_each_administration_stays_whoever_else_cannot_act(
    role: Role, installation: Installation
) -> None:
    settings = installation.settings
    by = an_administrator(settings, "by", next(one for one in ROLES if one is not role))
    last = an_administrator(settings, "last", role)
    an_administrator(settings, "old", role, at=LONG_AGO)
    an_administrator(settings, "new", role, password_hash="")
    gone = an_administrator(settings, "gone", role)
    assert deactivate_person(settings, str(gone.id), NOW).active is False
    assert refused(settings, by, "last", last) == ("last-administrator",) * 2
    an_administrator(settings, "locked", role, locked_until=NOW + timedelta(minutes=1))
    assert disable_account(settings, Change("last", str(by.id), NOW)).disabled_at == NOW


def test_nobody_deactivates_themselves_and_the_machine_may_anybody(installation: Installation) -> None:
    settings = installation.settings
    me = an_administrator(settings, "me", Role.SECURITY_ADMIN)
    an_administrator(settings, "other", Role.SECURITY_ADMIN)
    with known_as(me, "1"), pytest.raises(Fault, match="您自己的账号"):
        deactivate_person(settings, str(me.id), NOW)
    assert deactivate_person(settings, "管理 other", NOW).active is False
    assert deactivate_person(settings, str(me.id), NOW).active is False
