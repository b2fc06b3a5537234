"""Events of parks ↔ what a row keeps of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, assert_never

from service.vocabulary.park import (
    Abolished,
    ApprovingLevel,
    Ground,
    MergedInto,
    ParkEvent,
    Reassigned,
    Renamed,
    SplitInto,
    Upgraded,
)

SUCCEEDED = ("merged", "split")
"""Kinds of events after which other parks stand where the park stood."""


RENAMED = "renamed"
"""The kind of an event after which the park is called otherwise."""


def successors(kind: str, detail: Mapping[str, Any]) -> tuple[str, ...]:
    """The ids of those parks, by an event of such a kind."""
    return (detail["successor"],) if kind == "merged" else tuple(detail["successors"])


def written(event: ParkEvent) -> tuple[str, dict[str, Any]]:
    """The kind of an event, and what it states besides its ground, fit for JSON."""
    match event:
        case Renamed():
            return RENAMED, {"old": event.old, "new": event.new}
        case Reassigned():
            return "reassigned", {"old": event.old, "new": event.new}
        case Upgraded():
            levels = {"old_level": event.old_level, "new_level": event.new_level}
            return "upgraded", {**levels, "old_code": event.old_code, "new_code": event.new_code}
        case MergedInto():
            return "merged", {"successor": event.successor}
        case SplitInto():
            return "split", {"successors": list(event.successors)}
        case Abolished():
            return "abolished", {}
        case _:
            assert_never(event)


def read(kind: str, ground: Ground, detail: Mapping[str, Any]) -> ParkEvent:
    """The event of a row. KeyError for a kind this program does not know."""
    return _READERS[kind](ground, detail)


def _upgraded(ground: Ground, detail: Mapping[str, Any]) -> ParkEvent:
    old = detail["old_level"]
    level = ApprovingLevel(old) if old is not None else None
    return Upgraded(ground, level, ApprovingLevel(detail["new_level"]), detail["old_code"], detail["new_code"])


_READERS: Mapping[str, Callable[[Ground, Mapping[str, Any]], ParkEvent]] = {
    "renamed": lambda ground, detail: Renamed(ground, detail["old"], detail["new"]),
    "reassigned": lambda ground, detail: Reassigned(ground, detail["old"], detail["new"]),
    "upgraded": _upgraded,
    "merged": lambda ground, detail: MergedInto(ground, detail["successor"]),
    "split": lambda ground, detail: SplitInto(ground, tuple(detail["successors"])),
    "abolished": lambda ground, _: Abolished(ground),
}
