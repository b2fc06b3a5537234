"""The record of persons: values in, values out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session, col, select

from service.storage.tables.person import PersonRow
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.person import Department, Person, Role, same_name

_TOO_MANY_DIGITS = 10
"""No id is as long: databases refuse numbers that are larger than any of theirs."""


def add(session: Session, person: Person, at: datetime, namesake: str = "") -> Person:
    """Record a person, whose id is given here. `namesake`: why the jurisdiction gets another entry of that name.

    Raises:
        Fault: their role needs something they lack, there is an active person just like them, or somebody of that name
        is or was on record in the jurisdiction and no reason is given.
    """
    named = replace(person, name=" ".join(person.name.split()), id=0)
    _require_complete(named)
    for twin in _namesakes(session, named):
        if twin.active and replace(twin, id=0) == named:
            raise _same(twin)
        if not namesake.strip():
            raise _namesake(twin)
    row = PersonRow(
        name=named.name,
        role=named.role.value,
        department=named.department.value if named.department else None,
        jurisdiction=named.jurisdiction,
        city=named.city,
        park=named.park,
        added_at=at,
    )
    session.add(row)
    session.flush()
    return person_of(row)


def get(session: Session, number: int) -> Person | None:
    """The person of that id, also an inactive one: what they did stays theirs."""
    row = session.get(PersonRow, number)
    return None if row is None else person_of(row)


def find(session: Session, who: str, among: Callable[[Person], bool] = lambda _: True) -> Person:
    """The active person of that id or name; `among`: who is looked for at all.

    Raises:
        Fault: there is none, several have that name, or they are inactive.
    """
    who = " ".join(who.split())
    known = _by_number(session, who) if who.isascii() and who.isdecimal() else _named(session, who)
    found = [person for person in known if among(person)]
    active = [person for person in found if person.active]
    if len(active) == 1:
        return active[0]
    if active:
        raise _ambiguous(who, active)
    raise _inactive(found[0]) if found else _unknown(who)


def everyone(session: Session) -> tuple[Person, ...]:
    """All persons in the order of their ids, inactive ones too."""
    return tuple(person_of(row) for row in session.exec(select(PersonRow).order_by(col(PersonRow.id))))


def deactivate(session: Session, who: str, at: datetime) -> Person:
    """Let a person act no more; what they did stays on record.

    Raises:
        Fault: as find.
    """
    row = session.get_one(PersonRow, find(session, who).id)
    row.deactivated_at = at
    session.flush()
    return person_of(row)


def _by_number(session: Session, digits: str) -> list[Person]:
    found = get(session, int(digits)) if len(digits) < _TOO_MANY_DIGITS else None
    return [] if found is None else [found]


def _named(session: Session, name: str) -> list[Person]:
    chosen = select(PersonRow).where(PersonRow.name == name).order_by(col(PersonRow.id))
    return [person_of(row) for row in session.exec(chosen)]


def _namesakes(session: Session, person: Person) -> list[Person]:
    """Whoever is or was on record in the person's jurisdiction under the same name."""
    there = select(PersonRow).where(PersonRow.jurisdiction == person.jurisdiction).order_by(col(PersonRow.id))
    return [person_of(row) for row in session.exec(there) if same_name(row.name, person.name)]


def person_of(row: PersonRow) -> Person:
    """What a row of the table says."""
    assert row.id is not None
    return Person(
        id=row.id,
        name=row.name,
        role=Role(row.role),
        department=Department(row.department) if row.department else None,
        jurisdiction=row.jurisdiction,
        city=row.city,
        park=row.park,
        active=row.deactivated_at is None,
    )


def _require_complete(person: Person) -> None:
    lacks = person.lacks()
    if lacks:
        zh, en = "、".join(one.zh for one in lacks), ", ".join(one.en for one in lacks)
        role = person.role.said
        raise Fault(
            "person-incomplete",
            Said(f"{role.zh}须写明{zh}；请补上后再登记", f"for the role {role.en} give {en} as well"),
        )


def _same(twin: Person) -> Fault:
    return Fault(
        "person-known",
        Said(
            f"已有完全相同的人员 {twin.name}（编号 {twin.id}），没有重复登记",
            f"{twin.name} is on record already (id {twin.id}) with all of this",
        ),
    )


def _namesake(twin: Person) -> Fault:
    zh, en = ("", "") if twin.active else ("，已停用", ", inactive")
    return Fault(
        "person-namesake",
        Said(
            f"本地区已登记过 {twin.name}（编号 {twin.id}，{twin.role.label}{zh}），没有再登记；确需登记的"
            "（变动岗位，或另有同名的人），请用 --namesake 写明理由；同一案卷里，同名的按同一人看待，经办与审批分开",
            f"{twin.name} is on record here (id {twin.id}, {twin.role.said.en}{en}); if another entry is "
            "needed (a new post, or somebody else of that name), give the reason with --namesake; in a case, people of "
            "one name count as one person, who cannot both prepare and approve",
        ),
    )


def _ambiguous(who: str, several: Sequence[Person]) -> Fault:
    zh = "；".join(f"{one.id} {one.role.label} {one.jurisdiction}" for one in several)
    en = "; ".join(f"{one.id} {one.role.said.en} {one.jurisdiction}" for one in several)
    return Fault(
        "person-ambiguous",
        Said(
            f"有 {len(several)} 人叫“{who}”：{zh}；请写编号",
            f"{len(several)} persons are called “{who}”: {en}; give the id",
        ),
    )


def _inactive(person: Person) -> Fault:
    return Fault(
        "person-inactive",
        Said(
            f"{person.name}（编号 {person.id}）已停用，不能再办理；请换一位办理人",
            f"{person.name} (id {person.id}) is inactive and acts no more; choose somebody else",
        ),
    )


def _unknown(who: str) -> Fault:
    return Fault(
        "person-unknown",
        Said(
            f"没有编号或姓名为“{who}”的人员；用 acceptance person list 查看，或用 acceptance person add 登记",
            f"nobody has the id or name “{who}”; see acceptance person list, or add them with acceptance person add",
        ),
    )
