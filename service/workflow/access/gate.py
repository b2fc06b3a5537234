"""Whoever uses the service comes through here: asked what, about what, and refused on record where they may not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from service.access.policy import roles_for, scope_for
from service.access.scope import EVERYTHING, NOTHING, Scope
from service.access.use_cases import Asking, UseCase, said
from service.settings import Settings
from service.storage.database import Database
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.person import Person, Role
from service.workflow.access.targets import THE_INSTALLATION, Found, Target, find
from service.workflow.audit.audited import attempt, refused
from service.workflow.installation.open_database import opened

NOT_PERMITTED = "not-permitted"
ACCESS = "access"
"""What a denied attempt is an event of: not of the object, whose history must not tell who of elsewhere asked."""


class NotPermitted(Fault):
    """The role may not ask this; it says which roles may. Whether the object exists was not looked up."""

    def __init__(self, reason: Said) -> None:
        super().__init__(NOT_PERMITTED, reason)


def require(
    settings: Settings, person: Person, asking: Asking, target: Target = THE_INSTALLATION, *, at: datetime
) -> Found:
    """The object, if this person may ask that of it: go on with the id it gives. person: as just loaded; their rights
    are not remembered. A refusal is put on record in a transaction of its own.

    Raises:
        NotPermitted: their role may not, or they are inactive. Fault: there is no such object in their scope, in the
        same words whether there is one outside it or none. StorageError: see open_database.opened().
    """
    with opened(settings) as database:
        passage = _Passage(settings, database, person, asking, target, at)
        passage.require_role()
        return passage.found()


def visible(settings: Settings, person: Person, asking: Asking, *, at: datetime) -> Scope:
    """What of all there is a person may ask that of, to filter a list by. A refusal is put on record.

    Raises:
        NotPermitted: as require(). StorageError: see open_database.opened().
    """
    with opened(settings) as database:
        _Passage(settings, database, person, asking, THE_INSTALLATION, at).require_role()
    return scope_for(person, asking)


@dataclass(frozen=True, slots=True)
class _Passage:
    settings: Settings
    database: Database
    person: Person
    asking: Asking
    target: Target
    at: datetime

    def require_role(self) -> None:
        """Refuse a role that may not ask this anywhere, before the object is looked for."""
        if scope_for(self.person, self.asking) == NOTHING:
            denial = NotPermitted(_why(self.person, self.asking))
            self._record(denial)
            raise denial

    def found(self) -> Found:
        """The object within the scope; the record says what the caller is not told."""
        try:
            with self.database.reading() as session:
                return find(session, self.target, scope_for(self.person, self.asking))
        except Fault as fault:
            self._record(_OUTSIDE if self._exists() else fault)
            raise

    def _exists(self) -> bool:
        try:
            with self.database.reading() as session:
                find(session, self.target, EVERYTHING)
        except Fault:
            return False
        return True

    def _record(self, reason: Fault) -> None:
        event = attempt(self.person, self.at, _action(self.asking), ACCESS, self.target.named)
        refused(self.settings, self.database, event, reason)


_OUTSIDE = Fault("outside-scope", Said("对象不在其范围内", "the object is outside their scope"))


def _action(asking: Asking) -> str:
    """As the audit trail names it: an act by its own name."""
    return asking.value if isinstance(asking, UseCase) else f"case.{asking.__dataclass_fields__['kind'].default}"


def _why(person: Person, asking: Asking) -> Said:
    what, roles = said(asking), roles_for(asking)
    if not person.active:
        return Said(f"{person.name} 已停用；请由在岗人员办理", f"{person.name} is not active; let somebody else do it")
    if person.role in roles:
        return Said(
            f"国家层面的人员不办理各地区的事项（{what.zh}）；请由主管地区的人员办理",
            f"people of the national bodies do not do this ({what.en}); let somebody of the jurisdiction do it",
        )
    listed = [role for role in Role if role in roles]
    zh = "、".join(role.label for role in listed) or "任何人都不能办理"
    en = ", ".join(role.said.en for role in listed) or "nobody"
    return Said(
        f"{person.name} 是{person.role.label}，不能{what.zh}；能办理的角色：{zh}",
        f"{person.name} is {person.role.said.en} and may not {what.en}; this is done by: {en}",
    )


__all__ = ["NotPermitted", "require", "visible"]
