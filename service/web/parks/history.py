"""What happened to a park, in one sentence each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from service.casework.park_history import OUT_OF_SIGHT
from service.vocabulary.jurisdiction import Jurisdictions
from service.vocabulary.language import Said
from service.vocabulary.park import (
    Abolished,
    MergedInto,
    ParkEvent,
    Reassigned,
    Renamed,
    SplitInto,
    Upgraded,
)


@dataclass(frozen=True, slots=True)
class Happened:
    """An event with its day and its ground."""

    on: date
    said: Said
    document: str
    reason: str


def told(event: ParkEvent, names: Mapping[str, str], places: Jurisdictions) -> Happened:
    """The event in words. names: of other parks, by their ids; one that is not there goes by its id, one that may not
    be seen by neither."""
    return Happened(event.ground.on, _said(event, names, places), event.ground.document, event.ground.reason)


def _said(event: ParkEvent, names: Mapping[str, str], places: Jurisdictions) -> Said:
    match event:
        case Renamed():
            return Said(f"由“{event.old}”更名为“{event.new}”", f"renamed from “{event.old}” to “{event.new}”")
        case Upgraded():
            return _upgraded(event)
        case Reassigned():
            old, new = places.titled(event.old), places.titled(event.new)
            return Said(f"主管地区由{old}改为{new}", f"moved from {old} to {new}")
        case MergedInto():
            into = _named(event.successor, names)
            return Said(f"并入{into.zh}", f"merged into {into.en}")
        case SplitInto():
            parts = [_named(one, names) for one in event.successors]
            zh, en = "、".join(one.zh for one in parts), ", ".join(one.en for one in parts)
            return Said(f"拆分为{zh}", f"split into {en}")
        case Abolished():
            return Said("撤销", "abolished")
        case _:
            assert_never(event)


def _named(id_: str, names: Mapping[str, str]) -> Said:
    if id_ == OUT_OF_SIGHT:
        return Said("您看不到的园区", "a park you may not see")
    name = names.get(id_, id_)
    return Said(name, name)


def _upgraded(event: Upgraded) -> Said:
    level = event.new_level.said
    if not event.new_code:
        return Said(f"升为{level.zh}", f"raised to {level.en}")
    old = event.old_code or "无"
    return Said(
        f"升为{level.zh}，代码由 {old} 改为 {event.new_code}",
        f"raised to {level.en}, code {event.old_code or 'none'} changed to {event.new_code}",
    )
