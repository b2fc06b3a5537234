"""What happens to parks, as an algebra: an event on a park gives the park after it, or is refused with every reason."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import assert_never

from service.casework.registry_refused import RegistryRefused
from service.vocabulary.language import Said
from service.vocabulary.park import (
    CATALOGUE_CODE,
    Abolished,
    ApprovingLevel,
    MergedInto,
    Park,
    ParkEvent,
    ParkStatus,
    Reassigned,
    Renamed,
    SplitInto,
    Upgraded,
)

_FEWEST_SUCCESSORS = 2
OUT_OF_SIGHT = ""
"""Stands for the id of a park that the reader may not see."""


def happened(park: Park, event: ParkEvent, parks: Mapping[str, Park], hidden: Container[str] = ()) -> Park:
    """The park after an event. parks: all parks by id; a successor must be there and active, so that following
    successors always ends; hidden: the ids of those of which a refusal tells nothing.

    Raises:
        RegistryRefused: the event cannot be; every reason is told.
    """
    reasons = (*_common(park, event), *_own(park, event, parks, hidden))
    if reasons:
        raise RegistryRefused(reasons)
    after = replace(park, history=(*park.history, event))
    if isinstance(event, Renamed):
        return replace(after, name=event.new)
    if isinstance(event, Upgraded):
        return replace(after, level=event.new_level, code=event.new_code)
    if isinstance(event, Reassigned):
        return replace(after, jurisdiction=event.new)
    return after


def heirs(park: Park, parks: Mapping[str, Park], day: date = date.max) -> tuple[Park, ...]:
    """The parks that stood on a day where this one stood: itself while it is active; after mergers and splits those at
    the end of the chain, each once; none where it was abolished. By default after all that has happened."""
    if status_on(park, day) is ParkStatus.ACTIVE:
        return (park,)
    found = (heir for id_ in park.successors for heir in heirs(parks[id_], parks, day))
    return tuple({heir.id: heir for heir in found}.values())


def predecessors(park: Park, parks: Iterable[Park]) -> tuple[Park, ...]:
    """The parks that were merged directly into this one or of whose split it came."""
    return tuple(other for other in parks if park.id in other.successors)


def as_seen(park: Park, seen: Container[str]) -> Park:
    """The park for somebody who may see of other parks only those with these ids: in its history every other successor
    is OUT_OF_SIGHT."""

    def told(id_: str) -> str:
        return id_ if id_ in seen else OUT_OF_SIGHT

    def of(event: ParkEvent) -> ParkEvent:
        if isinstance(event, MergedInto):
            return replace(event, successor=told(event.successor))
        if isinstance(event, SplitInto):
            return replace(event, successors=tuple(map(told, event.successors)))
        return event

    return replace(park, history=tuple(map(of, park.history)))


def name_on(park: Park, day: date) -> str:
    """The name the park went by on a day: a new name counts from the day of its document on."""
    name = park.name
    for event in reversed(park.history):
        if isinstance(event, Renamed) and event.ground.on > day:
            name = event.old
    return name


def jurisdiction_on(park: Park, day: date) -> str:
    """The code of the jurisdiction that answered for the park on a day: another one from the day of its document on."""
    code = park.jurisdiction
    for event in reversed(park.history):
        if isinstance(event, Reassigned) and event.ground.on > day:
            code = event.old
    return code


def status_on(park: Park, day: date) -> ParkStatus:
    """What the park was on a day."""
    last = park.history[-1] if park.history else None
    return ParkStatus.ACTIVE if last is None or last.ground.on > day else park.status


def _common(park: Park, event: ParkEvent) -> Iterator[Said]:
    ground = event.ground
    if park.status is not ParkStatus.ACTIVE:
        zh = f"{park.name}（{park.id}）{park.status.said.zh}，不能再变更"
        yield Said(zh, f"{park.id} is {park.status.said.en}; nothing more can happen to it")
    if park.history and ground.on < park.history[-1].ground.on:
        last = park.history[-1].ground.on
        yield Said(
            f"日期 {ground.on} 早于上一次变更（{last}）", f"the date {ground.on} is before the last event ({last})"
        )
    if not ground.document.strip():
        yield Said("没有写明依据的文件；请写名称和文号", "no document is named; give its title and number")
    if not ground.reason.strip():
        yield Said("没有写明原因", "no reason is given")


def _own(park: Park, event: ParkEvent, parks: Mapping[str, Park], hidden: Container[str]) -> Iterator[Said]:
    match event:
        case Renamed():
            yield from _renamed(park, event)
        case Upgraded():
            yield from _upgraded(park, event, parks, hidden)
        case Reassigned():
            yield from _reassigned(park, event)
        case MergedInto():
            yield from _successor(park, event.successor, parks)
        case SplitInto():
            if len(set(event.successors)) < max(len(event.successors), _FEWEST_SUCCESSORS):
                yield Said("拆分后应有两个以上不同的园区", "a split needs two or more different parks")
            for successor in dict.fromkeys(event.successors):
                yield from _successor(park, successor, parks)
        case Abolished():
            return
        case _:
            assert_never(event)


def _renamed(park: Park, event: Renamed) -> Iterator[Said]:
    if event.old != park.name:
        yield Said(f"原名“{event.old}”不是现在的名称“{park.name}”", f"“{event.old}” is not the name “{park.name}”")
    if not event.new.strip() or event.new == park.name:
        yield Said(f"新名称“{event.new}”空白或没有变化", f"the new name “{event.new}” is blank or the old one")


def _upgraded(park: Park, event: Upgraded, parks: Mapping[str, Park], hidden: Container[str]) -> Iterator[Said]:
    if (event.old_level, event.old_code) != (park.level, park.code):
        yield Said("升级前的级别或代码与名录不符", "the level or code before differs from the registry")
    if event.new_level is not ApprovingLevel.NATIONAL or park.level is ApprovingLevel.NATIONAL:
        yield Said("只有省级园区能升为国家级", "only a provincial park can be raised, to national")
    if event.new_code and not CATALOGUE_CODE.fullmatch(event.new_code):
        yield Said(f"代码“{event.new_code}”不是 G 或 S 加六位数字", f"“{event.new_code}” is not G or S and six digits")
    holder = next((one for one in parks.values() if one.id != park.id and event.new_code in _codes(one)), None)
    if event.new_code and holder is not None:
        yield unusable_code(event.new_code) if holder.id in hidden else _taken(event.new_code, holder)


def _taken(code: str, holder: Park) -> Said:
    return Said(f"代码 {code} 已经是 {holder.name}（{holder.id}）的", f"the code {code} belongs to {holder.id}")


def unusable_code(code: str) -> Said:
    """Of a code that a park has which whoever reads this may not see: nothing is told of that park."""
    return Said(
        f"代码 {code} 不能用；请核对，确认无误的请联系国家级人员办理",
        f"the code {code} cannot be used; check it, and if it is right ask somebody of the national bodies",
    )


def _reassigned(park: Park, event: Reassigned) -> Iterator[Said]:
    if event.old != park.jurisdiction:
        yield Said("原主管地区与名录不符", "the jurisdiction before differs from the registry")
    if not event.new or event.new == park.jurisdiction:
        yield Said("新的主管地区空白或没有变化", "the new jurisdiction is blank or the old one")


def _codes(park: Park) -> tuple[str, ...]:
    return (park.code, *park.former_codes)


def _successor(park: Park, successor: str, parks: Mapping[str, Park]) -> Iterator[Said]:
    found = parks.get(successor)
    if successor == park.id:
        yield Said("园区不能并入或拆成自己", "a park cannot be its own successor")
    elif found is None:
        yield Said(f"名录里没有编号为“{successor}”的园区", f"no park with the id “{successor}”")
    elif found.status is not ParkStatus.ACTIVE:
        zh = f"{found.name}（{successor}）{found.status.said.zh}，不能承接；请写承接它的园区"
        yield Said(zh, f"{successor} is {found.status.said.en}; name the park that came after it")
