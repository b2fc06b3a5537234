"""Who acts: a named person with role, department and jurisdiction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from service.vocabulary.language import Said


class Role(StrEnum):
    """What somebody is there for. One person has one role; the three administrators are separate people (三权分立)."""

    SUBMITTER = "submitter"
    CITY_REVIEWER = "city_reviewer"
    ASSESSOR = "assessor"
    EXPERT = "expert"
    APPROVER = "approver"
    POLICY_OFFICER = "policy_officer"
    VIEWER = "viewer"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"
    AUDIT_ADMIN = "audit_admin"

    @property
    def said(self) -> Said:
        """The word in both languages."""
        return _ROLES[self]

    @property
    def label(self) -> str:
        """The Chinese word shown on screen."""
        return self.said.zh


_ROLES = {
    Role.SUBMITTER: Said("园区填报员", "park submitter"),
    Role.CITY_REVIEWER: Said("设区市初审员", "city reviewer"),
    Role.ASSESSOR: Said("评估员", "assessor"),
    Role.EXPERT: Said("专家", "expert"),
    Role.APPROVER: Said("审批人", "approver"),
    Role.POLICY_OFFICER: Said("政策人员", "policy officer"),
    Role.VIEWER: Said("只读用户", "viewer"),
    Role.SYSTEM_ADMIN: Said("系统管理员", "system administrator"),
    Role.SECURITY_ADMIN: Said("安全管理员", "security administrator"),
    Role.AUDIT_ADMIN: Said("审计管理员", "audit administrator"),
}

ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
"""They run the installation and act on no case, so they need no jurisdiction."""


class Department(StrEnum):
    """The departments that consult on a case; 发改 and 工信 are jointly responsible (通知三(五))."""

    DRC = "drc"
    MIIT = "miit"
    FINANCE = "finance"
    ECOLOGY = "ecology"
    WATER = "water"
    COMMERCE = "commerce"

    @property
    def said(self) -> Said:
        """The word in both languages."""
        return _DEPARTMENTS[self]

    @property
    def label(self) -> str:
        """The Chinese word shown on screen."""
        return self.said.zh


_DEPARTMENTS = {
    Department.DRC: Said("发改", "development and reform"),
    Department.MIIT: Said("工信", "industry and information technology"),
    Department.FINANCE: Said("财政", "finance"),
    Department.ECOLOGY: Said("生态环境", "ecology and environment"),
    Department.WATER: Said("水利", "water resources"),
    Department.COMMERCE: Said("商务", "commerce"),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who acts. jurisdiction: short code of the 主管地区 (`zhejiang`, `ningbo`), city: name of the 设区市,
    park: code of the park; each empty where the role has none. An inactive person acts no more but stays on record."""

    id: int
    name: str
    role: Role
    department: Department | None = None
    jurisdiction: str = ""
    city: str = ""
    park: str = ""
    active: bool = True

    def lacks(self) -> tuple[Said, ...]:
        """What the role needs and this person does not state; empty when complete."""
        return tuple(self._lacking())

    def _lacking(self) -> Iterator[Said]:
        if not self.name.strip():
            yield Said("姓名", "a name")
        if not self.jurisdiction and self.role not in ADMINISTRATORS:
            yield Said("主管地区", "a jurisdiction")
        if self.role is Role.APPROVER and self.department is None:
            yield Said("部门", "a department")
        if self.role is Role.CITY_REVIEWER and not self.city:
            yield Said("设区市", "a city")
        if self.role is Role.SUBMITTER and not self.park:
            yield Said("园区", "a park")


def same_name(one: str, other: str) -> bool:
    """Whether two spellings of a person's name differ in spaces only."""
    return _unspaced(one) == _unspaced(other)


def marks(person: Person) -> frozenset[str]:
    """What an entry is told by, each without spaces: `7` by its id, `=张三` by its name."""
    return frozenset({str(person.id), f"={_unspaced(person.name)}"})


def same_person(one: Person, other: Person) -> bool:
    """Whether two entries have to be taken for one human: the same id, or the same name under another id."""
    return not marks(one).isdisjoint(marks(other))


def is_among(person: Person, others: Iterable[Person]) -> bool:
    """Whether somebody has to be taken for one of the others."""
    return any(same_person(person, other) for other in others)


def _unspaced(name: str) -> str:
    return "".join(name.split())
