"""Fields of two values of one kind, compared one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from service.rulelang.diff.change import NOTHING, Change, Level, Places, alike
from service.rulelang.tables import Interval
from service.rulelang.words import value_in_words
from service.vocabulary.exact import plain
from service.vocabulary.language import Said


def said(value: object) -> Said:
    """A field's value as a person reads it; nothing for None and empty values."""
    if isinstance(value, bool):
        return Said("是", "yes") if value else Said("否", "no")
    if value is None or value in ("", (), {}):
        return NOTHING
    if isinstance(value, Decimal):
        return alike(plain(value))
    if isinstance(value, date):
        return alike(value.isoformat())
    if isinstance(value, Enum):
        return Said(value_in_words(str(value.value)), str(value.value))
    if isinstance(value, Interval):
        return alike(_range(value))
    if isinstance(value, Mapping):
        return _listed(Said(f"{key}：{said(part).zh}", f"{key}: {said(part).en}") for key, part in value.items())
    if isinstance(value, tuple | frozenset):
        return _listed(said(part) for part in value)
    return Said(value_in_words(str(value)), str(value))


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the value (and as kind of the change), how grave a difference is, what it is called;
    `means` turns the value into what is compared, `told` into what is shown."""

    name: str
    level: Level
    what: Said
    means: Callable[[Any], object] = lambda value: value
    told: Callable[[Any], Said] = said


def changed_fields(before: object, after: object, fields: Iterable[Field], places: Places) -> tuple[Change, ...]:
    """A change for each field that means something else."""
    pairs = ((field, getattr(before, field.name), getattr(after, field.name)) for field in fields)
    return tuple(
        Change(field.name, field.level, field.what, field.told(one), field.told(other), places=places)
        for field, one, other in pairs
        if field.means(one) != field.means(other)
    )


def _listed(parts: Iterable[Said]) -> Said:
    found = list(parts)
    return Said("、".join(part.zh for part in found), ", ".join(part.en for part in found))


def _range(interval: Interval) -> str:
    low = "-∞" if interval.low is None else plain(interval.low)
    high = "∞" if interval.high is None else plain(interval.high)
    return f"{'[' if interval.low_closed else '('}{low}, {high}{']' if interval.high_closed else ')'}"
