"""The roles, and what each may ask for: the table of rights as it is enforced."""

from __future__ import annotations

from pydantic import Field

from service.access.policy import POLICY
from service.access.use_cases import UseCase, said
from service.api.auth import Who
from service.api.declared import asks, routed
from service.api.values import Labelled, Shown
from service.vocabulary.person import Role

router = routed("/roles", "角色与权限")


class UseCaseShown(Shown):
    """What can be asked for."""

    code: str
    zh: str
    en: str


class RoleShown(Shown):
    """A role with everything it may ask for, within its own jurisdiction, city or park; acts on cases besides."""

    role: Labelled
    may: list[UseCaseShown] = Field(description="可以办理的用例；办理案卷的各种行为另见案卷的可办事项")


@router.get("", **asks(UseCase.READ_ROLES))
def list_roles(who: Who) -> list[RoleShown]:
    """权限表，与实际执行的是同一张表；没有写的都不允许。"""
    return [RoleShown(role=Labelled.of(role), may=_rights(role)) for role in Role]


def _rights(role: Role) -> list[UseCaseShown]:
    mine = [one for one in UseCase if role in POLICY[one].roles]
    return [UseCaseShown(code=one.value, zh=said(one).zh, en=said(one).en) for one in mine]
