"""Units of quotients and formulas: a declared unit must be what the parts make, without a hidden factor."""

from __future__ import annotations

from collections.abc import Mapping

from service.authoring.problem import English, Mistake
from service.rulelang.catalogue import Formula, Name, Number
from service.vocabulary.units import DIMENSIONLESS, Unit, UnknownUnit, stored_unit


def known_unit(text: str) -> Unit:
    """The unit in which values of `text` are kept (percent: a fraction).

    Raises:
        Mistake: no unit of that name.
    """
    try:
        return stored_unit(text)
    except UnknownUnit as error:
        raise Mistake(
            "unknown-unit",
            f"不认识的单位“{text}”（{error}）",
            "tce、万元、m³、t、tCO2、kWh、项 等单位及其乘除",
            "改用通行的写法",
            en=English(
                f"the unknown unit “{text}”",
                "units such as tce, 万元, m³, t, tCO2, kWh, 项, their products and quotients",
                "use the common spelling",
            ),
        ) from None


def require_counting_unit(text: str) -> str:
    """The text itself, when it is a unit in which things are counted one by one (项, 份, 个).

    Raises:
        Mistake: it is not.
    """
    unit, one = known_unit(text), known_unit("项")
    if not (unit.measures(one) and unit.size == one.size):
        raise Mistake(
            "wrong-unit",
            f"行数的单位“{text}”",
            "逐一计数的单位，如 项、份、个",
            "改成计数的单位，或删去 unit",
            en=English(
                f"the unit “{text}” for a number of rows",
                "a unit for counting one by one: 项, 份, 个",
                "use a counting unit, or delete unit",
            ),
        )
    return text


def require_quotient_unit(top: str, bottom: str, unit: str) -> None:
    """That a number in `top` over a number in `bottom` is a number in `unit`, without any factor.

    Raises:
        Mistake: it is something else, or a unit is unknown.
    """
    if unit and f"{top}/{bottom}" == unit:
        return
    _require_same(known_unit(top) / known_unit(bottom), unit, f"{top or '1'} ÷ {bottom or '1'}")


def require_formula_unit(formula: Formula, units: Mapping[str, str], unit: str) -> None:
    """That a formula over numbers in `units` (alias → unit) gives a number in `unit`, without any factor.

    Raises:
        Mistake: it gives something else, adds unlike units, or a unit is unknown.
    """
    if unit and _quotient_text(formula, units) == unit:
        return
    _require_same(_unit_of(formula, units), unit, "公式")


def _quotient_text(formula: Formula, units: Mapping[str, str]) -> str:
    """`tce/万元` for the plain quotient of two quantities: no need to ask what the units mean."""
    if isinstance(formula, Name | Number) or formula.operator != "/":
        return ""
    if not (isinstance(formula.left, Name) and isinstance(formula.right, Name)):
        return ""
    return f"{units[formula.left.alias]}/{units[formula.right.alias]}"


def _unit_of(formula: Formula, units: Mapping[str, str]) -> Unit:
    if isinstance(formula, Number):
        return DIMENSIONLESS
    if isinstance(formula, Name):
        return known_unit(units[formula.alias])
    left, right = _unit_of(formula.left, units), _unit_of(formula.right, units)
    if formula.operator == "*":
        return left * right
    if formula.operator == "/":
        return left / right
    if not left.measures(right) or left.size != right.size:
        found = f"单位不同的数相加减：{left.text or '无单位'} 与 {right.text or '无单位'}"
        raise Mistake(
            "different-units",
            found,
            "单位相同的数相加减",
            "改正公式，或改正原始数据的单位",
            en=English(
                f"a sum or difference of numbers in different units: {left.text or 'none'} and {right.text or 'none'}",
                "numbers in the same unit",
                "correct the formula, or the unit of the raw quantity",
            ),
        )
    return left


def _require_same(made: Unit, unit: str, what: str) -> None:
    wanted = known_unit(unit)
    if made.measures(wanted) and made.size == wanted.size:
        return
    factor = f"，相差 {made.size / wanted.size} 倍" if made.measures(wanted) else ""
    raise Mistake(
        "wrong-unit",
        f"{what}得出的单位是“{made.text or '无单位'}”，写的是“{unit or '无单位'}”{factor}",
        "与各部分一致的单位",
        "改正单位，或改正公式",
        en=English(
            f"the unit “{unit or 'none'}”, where the parts give “{made.text or 'none'}”",
            "the unit that follows from the parts",
            "correct the unit or the formula",
        ),
    )
