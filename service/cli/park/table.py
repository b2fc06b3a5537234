"""Parks as the command line shows them."""

from __future__ import annotations

from service.vocabulary.exact import plain
from service.vocabulary.jurisdiction import Jurisdictions
from service.vocabulary.language import Language, Said
from service.vocabulary.park import (
    Abolished,
    MergedInto,
    Park,
    ParkEvent,
    Reassigned,
    Renamed,
    SplitInto,
    Upgraded,
)

HEADINGS = (
    Said("编号", "id"),
    Said("代码", "code"),
    Said("名称", "name"),
    Said("主管地区", "jurisdiction"),
    Said("级别", "level"),
    Said("类型", "type"),
    Said("批准时间", "approved"),
    Said("面积（公顷）", "area (ha)"),
    Said("状态", "status"),
)


def cells(park: Park, jurisdictions: Jurisdictions, language: Language) -> tuple[str, ...]:
    """One text a heading; empty where nothing is known."""
    return (
        park.id,
        park.code,
        park.name,
        place(park.jurisdiction, jurisdictions, language),
        park.level.said.told(language) if park.level is not None else "",
        park.type,
        park.approved,
        plain(park.area) if park.area is not None else "",
        park.status.said.told(language),
    )


def place(code: str, jurisdictions: Jurisdictions, language: Language) -> str:
    """A jurisdiction by its name, in English by its code."""
    return code if language is Language.EN else jurisdictions.titled(code)


def told(event: ParkEvent, jurisdictions: Jurisdictions, language: Language) -> str:
    """`2020-05-01 更名：甲园 → 乙园（某政函〔2020〕1号；优化布局）`."""
    ground = event.ground
    what = _what(event, jurisdictions).told(language)
    if language is Language.EN:
        return f"{ground.on} {what} ({ground.document}; {ground.reason})"
    return f"{ground.on} {what}（{ground.document}；{ground.reason}）"


def _what(event: ParkEvent, jurisdictions: Jurisdictions) -> Said:
    match event:
        case Renamed():
            return Said(f"更名：{event.old} → {event.new}", f"renamed: {event.old} → {event.new}")
        case Upgraded():
            codes = f"{event.old_code} → {event.new_code}" if event.old_code != event.new_code else event.new_code
            return Said(f"升为{event.new_level.said.zh}：{codes}", f"raised to {event.new_level.said.en}: {codes}")
        case Reassigned():
            old, new = jurisdictions.titled(event.old), jurisdictions.titled(event.new)
            return Said(f"归口：{old} → {new}", f"assigned: {event.old} → {event.new}")
        case MergedInto():
            return Said(f"并入 {event.successor}", f"merged into {event.successor}")
        case SplitInto():
            return Said(f"拆分为 {'、'.join(event.successors)}", f"split into {', '.join(event.successors)}")
        case Abolished():
            return Said("撤销", "abolished")
