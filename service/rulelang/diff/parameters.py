"""Parameters whose number differs, with the rules that use them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from service.authoring.problem import Mistake
from service.rulelang.diff.change import NOTHING, Change, Level, Places, alike, places
from service.rulelang.diff.fields import Field, changed_fields
from service.rulelang.digest import parameters_of
from service.rulelang.pack import Pack, Parameter
from service.rulelang.parse.measures import Measure, in_unit_of
from service.rulelang.parse.parameters import USED_BY_ASSESSMENT
from service.rulelang.tables import Attribute
from service.rulelang.words import number_in_words
from service.vocabulary.language import Said

_WORDING = (
    Field("title", Level.WORDING, Said("名称", "title")),
    Field("source", Level.WORDING, Said("来源", "source")),
    Field("reliability", Level.WORDING, Said("可靠程度", "reliability")),
    Field("in_force_from", Level.WORDING, Said("施行日期", "in force from")),
)
_VALUE = Said("数值", "value")


@dataclass(frozen=True, slots=True)
class ParameterDifference:
    """What differs in one parameter; `rules` are the ids of those that use it on either side."""

    parameter: Parameter
    places: Places
    rules: tuple[str, ...]
    changes: tuple[Change, ...]


def diff_parameters(before: Pack, after: Pack) -> tuple[ParameterDifference, ...]:
    """The parameters that differ, by name as written, the removed ones first among equals."""
    return tuple(_differing(before, after))


def _differing(before: Pack, after: Pack) -> Iterator[ParameterDifference]:
    for name in dict.fromkeys((*before.parameters, *after.parameters)):
        one, other = before.parameters.get(name), after.parameters.get(name)
        found = one or other
        assert found is not None
        where = places(one, other)
        rules = tuple(dict.fromkeys((*_users(before, name), *_users(after, name))))
        used = bool(rules) or name in USED_BY_ASSESSMENT
        changes = _changes(one, other, where, Level.JUDGEMENT if used else Level.WORDING)
        if changes:
            yield ParameterDifference(other or found, where, rules, changes)


def _changes(one: Parameter | None, other: Parameter | None, where: Places, level: Level) -> tuple[Change, ...]:
    note = NOTHING if level is Level.JUDGEMENT else Said("没有规则用到它", "no rule uses it")
    if one is None or other is None:
        return (Change("value", level, _VALUE, _value(one), _value(other), note, where),)
    changes = changed_fields(one, other, _WORDING, where)
    if (one.value, one.unit) == (other.value, other.unit):
        return changes
    if _amount_in(one, other.unit) == other.value:
        level, note = Level.WORDING, Said("数值相等", "the same amount")
    return (Change("value", level, _VALUE, _value(one), _value(other), note, where), *changes)


def _amount_in(parameter: Parameter, unit: str) -> Decimal | None:
    """A parameter's value in another unit; None where there is no such conversion."""
    try:
        return in_unit_of(Attribute("", "number", unit), Measure(parameter.value, parameter.unit, parameter.name))
    except Mistake:
        return None


def _value(parameter: Parameter | None) -> Said:
    return NOTHING if parameter is None else alike(number_in_words(parameter.value, parameter.unit))


def _users(pack: Pack, name: str) -> Iterator[str]:
    for rule in pack.rules.values():
        if name in parameters_of(rule):
            yield rule.id
