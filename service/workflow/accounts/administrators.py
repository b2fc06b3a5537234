"""The three administrators: who of them can act, so that no administration is ever left without anybody."""

from __future__ import annotations

from datetime import datetime

from service.access.account import Account, AccountState
from service.access.profiles import Profile
from service.storage import accounts, people
from service.storage.database import Session
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.person import ADMINISTRATORS, Person, Role

_USABLE = (AccountState.ACTIVE, AccountState.LOCKED)
"""A lock runs out by itself; whatever else stands in the way has to be removed by somebody."""


def usable_accounts(session: Session, role: Role, at: datetime, profile: Profile) -> tuple[Account, ...]:
    """The accounts of a role whose owners can sign in to them: active persons, with a password, lately used."""
    active = {person.id for person in people.everyone(session) if person.active}
    mine = (one for one in accounts.everyone(session) if one.role is role and one.person in active)
    return tuple(one for one in mine if one.state(at, profile) in _USABLE)


def require_not_last(session: Session, person: int, by: Person | None, at: datetime, profile: Profile) -> None:
    """Return unless the person is the only one left who can act in an administration. Whoever runs the machine (by:
    None) can make another first administrator, so for them there is no last one.

    Raises:
        Fault: they are the last.
    """
    found = people.get(session, person)
    if by is None or found is None or found.role not in ADMINISTRATORS:
        return
    usable = usable_accounts(session, found.role, at, profile)
    if [one.person for one in usable] == [person]:
        role, login = found.role, usable[0].login
        said = Said(
            f"“{login}”是最后一个可用的{role.label}账号，没有改动；请先为接任的人开立账号，并由本人设好密码",
            f"“{login}” is the last account of a {role.said.en} that can be used; nothing was changed: create the "
            "successor's account first, and let them set a password",
        )
        raise Fault("last-administrator", said)


def own_account(login: str) -> Fault:
    """Nobody does this to themselves."""
    said = Said(
        f"“{login}”是您自己的账号，不能由本人办理；请另一位管理员办理",
        f"“{login}” is your own account; another administrator has to do this",
    )
    return Fault("own-account", said)
