"""What rules read of a raw quantity: base, actual, an outside body's figure, and how these compare."""

from __future__ import annotations

from service.assessment.comparisons import change, deviation, label, magnitude, unlabelled
from service.assessment.facts import chosen, numeric, stated, whole, without, without_column
from service.assessment.views import QuantityView, cover_base_year, evaluated_year, quantity_at
from service.vocabulary.fact import Fact, Sought
from service.vocabulary.state import MISSING, VALUE, Attestor


def base(view: QuantityView) -> Fact:
    """The value of the cover's base year."""
    return view.once("base", lambda v: _at(v, "base", cover_base_year(v.situation)))


def actual(view: QuantityView) -> Fact:
    """The value of the evaluated year."""
    return view.once("actual", lambda v: _at(v, "actual", evaluated_year(v.situation)))


def _at(view: QuantityView, name: str, year: Fact) -> Fact:
    number = whole(year)
    if number is None:
        return without(name, MISSING, view.quantity.unit, year.note or "年份应为整数", (year,))
    source = quantity_at(view.situation, view.quantity.code, number)
    return chosen(name, source, f"取{number}年值", (year,))


def external(view: QuantityView) -> Fact:
    """The figure of an outside body for the evaluated year."""
    return view.once("external", _external)


def _external(view: QuantityView) -> Fact:
    unit = view.quantity.unit
    year = evaluated_year(view.situation)
    number = whole(year)
    if number is None:
        return without("external", MISSING, unit, year.note or "年份应为整数", (year,))
    figure = view.situation.judgements.external.get((view.quantity.code, number))
    if figure is None:
        note = f"没有{number}年{view.quantity.name}的外部核对数值"
        return without("external", MISSING, unit, note, (year,))
    source = numeric(f"{number}年{view.quantity.name}外部数值", figure.value, unit)
    taken = chosen("external", source, "取外部核对数值", (year,))
    if not taken.present:
        return taken
    origin = stated("数据来源", figure.source)
    note = f"来源：{origin.value}" if origin.present else source.note
    how = taken.working
    third = Attestor.THIRD_PARTY
    return Fact("external", VALUE, taken.value, taken.unit, None, how, taken.operands, third, note)


def external_deviation(view: QuantityView) -> Fact:
    """|actual − external| ÷ |external|."""
    return deviation("external_deviation", actual(view), external(view))


def change_from_base(view: QuantityView) -> Fact:
    """(actual − base) ÷ |base|."""
    return change("change_from_base", actual(view), base(view))


def quantity_magnitude(view: QuantityView) -> Fact:
    """The sheet's value of the evaluated year against the plausible band."""
    year = evaluated_year(view.situation)
    return magnitude(view.quantity.plausible, _reported(view, whole(year)), (year,))


def _reported(view: QuantityView, year: int | None) -> Fact:
    name, unit = view.quantity.name, view.quantity.unit
    if year is None:
        return without(name, MISSING, unit, f"缺少{name}")
    sought = Sought(year, name)
    entry = view.row.values.get(year) if view.row else None
    return without_column(sought, unit) if entry is None else numeric(sought.named, entry, unit)


def unit_label(view: QuantityView) -> Fact:
    """matches or mismatch: the unit as written against the catalogue's."""
    if view.row is None:
        return unlabelled(view.quantity.name)
    return label(view.row.unit_label, view.row.unit_matches, view.quantity.unit)
