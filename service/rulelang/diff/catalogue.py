"""Indicators, raw quantities and energy carriers that the rules of either side read, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from service.rulelang.catalogue import Carrier, Formula, Indicator, Name, Operation, Quantity
from service.rulelang.diff.change import Change, Level, Places
from service.rulelang.diff.fields import Field, changed_fields
from service.rulelang.digest import references, used_catalogue
from service.rulelang.pack import Pack, Rule
from service.vocabulary.canonical import canonical_json
from service.vocabulary.language import Said

_WORDING = (
    Field("name", Level.WORDING, Said("名称", "name")),
    Field("source", Level.WORDING, Said("来源", "source")),
    Field("reliability", Level.WORDING, Said("可靠程度", "reliability")),
)
_DEFINED = (
    *_WORDING,
    Field("name_en", Level.WORDING, Said("英文名称", "English name")),
    Field("definition", Level.WORDING, Said("定义", "definition")),
)
_UNIT = Field("unit", Level.SCHEME, Said("单位", "unit"))
_BASIS = Field("basis", Level.SCHEME, Said("基准", "basis"))
_PLAUSIBLE = Field("plausible", Level.JUDGEMENT, Said("合理区间", "plausible range"))
_INDICATOR = (
    Field("kind", Level.SCHEME, Said("性质", "kind")),
    Field("better", Level.SCHEME, Said("好的方向", "better direction")),
    _UNIT,
    _BASIS,
    Field("bounded_by", Level.SCHEME, Said("以哪项总量为界", "bounded by")),
    Field("group", Level.JUDGEMENT, Said("所属任务", "group")),
    Field("core", Level.JUDGEMENT, Said("核心指标", "core")),
    _PLAUSIBLE,
    *_DEFINED,
)
_QUANTITY = (_UNIT, _PLAUSIBLE, *_DEFINED)
_CARRIER = (_UNIT, _BASIS, Field("factor", Level.JUDGEMENT, Said("折标系数（kgce）", "factor (kgce)")), *_WORDING)
_METHOD = (
    Field("method", Level.SCHEME, Said("完成率的算法", "method of attainment")),
    Field("if_target_not_better_than_base", Level.SCHEME, Said("目标不优于基期时的算法", "method without progress")),
)
_FIELDS: Mapping[str, tuple[Field, ...]] = {"indicators": _INDICATOR, "quantities": _QUANTITY, "carriers": _CARRIER}
_Entry = Indicator | Quantity | Carrier


@dataclass(frozen=True, slots=True)
class EntryDifference:
    """What differs in one entry of the catalogue. `kind`: indicators, quantities or carriers; `rules` read it."""

    kind: str
    entry: _Entry
    places: Places
    rules: tuple[str, ...]
    changes: tuple[Change, ...]


def diff_catalogues(before: Pack, after: Pack) -> tuple[EntryDifference, ...]:
    """The entries that differ among those the rules of both sides read; one that only one side reads comes and goes
    with its rules."""
    return tuple(_differing(before, after))


def _differing(before: Pack, after: Pack) -> Iterator[EntryDifference]:
    one, other = used_catalogue(before), used_catalogue(after)
    rounds = "rounded" in (before.comparison.method, after.comparison.method)
    for kind, fields in _FIELDS.items():
        for code in one[kind]:
            earlier, later = one[kind][code], other[kind].get(code)
            if isinstance(earlier, _Entry) and isinstance(later, _Entry):
                places = (earlier.position, later.position)
                changes = (
                    *changed_fields(earlier, later, fields, places),
                    *_digits(earlier, later, rounds, places),
                    *_computed(earlier, later, places),
                )
                if changes:
                    rules = tuple(rule.id for rule in after.rules.values() if _reads(rule, code, kind))
                    yield EntryDifference(kind, later, places, rules, changes)


def _digits(earlier: _Entry, later: _Entry, rounds: bool, places: Places) -> tuple[Change, ...]:
    """Places shown; they decide only where values are rounded before they are compared."""
    if isinstance(earlier, Carrier) or isinstance(later, Carrier):
        return ()
    digits = Field("digits", Level.JUDGEMENT if rounds else Level.WORDING, Said("小数位数", "digits"))
    return changed_fields(earlier, later, (digits,), places)


def _computed(earlier: _Entry, later: _Entry, places: Places) -> tuple[Change, ...]:
    """Formula by the quantities it is made of, and the method of attainment."""
    if not (isinstance(earlier, Indicator) and isinstance(later, Indicator)):
        return ()
    changes = changed_fields(earlier.attainment, later.attainment, _METHOD, places)
    if _formula(earlier) == _formula(later):
        return changes
    what = Said("公式", "formula")
    return (*changes, Change("formula", Level.SCHEME, what, _told(earlier), _told(later), places=places))


def _formula(indicator: Indicator) -> str:
    made = None if indicator.formula is None else _by_quantity(indicator.formula, indicator.raw)
    return canonical_json((made, sorted(indicator.raw.values())))


def _by_quantity(formula: Formula, raw: Mapping[str, str]) -> Formula:
    if isinstance(formula, Name):
        return replace(formula, alias=raw.get(formula.alias, formula.alias))
    if isinstance(formula, Operation):
        return replace(formula, left=_by_quantity(formula.left, raw), right=_by_quantity(formula.right, raw))
    return formula


def _told(indicator: Indicator) -> Said:
    raw = "、".join(f"{alias} = {code}" for alias, code in indicator.raw.items())
    text = f"{indicator.formula_text}（{raw}）" if raw else indicator.formula_text
    return Said(text, text)


def _reads(rule: Rule, code: str, kind: str) -> bool:
    named = {subject.partition(":")[2] for subject in rule.subjects}
    refs = {ref.partition(".")[0] for line in rule.derived for ref in references(line)}
    return (kind == "carriers" and "carrier" in refs) or code in named | refs
