"""What is said of amounts that cannot be used, or only with care: numbers, units and bases that do not go together."""

from __future__ import annotations

from service.intake.cells.faults import Fault, MisreadError, misread, remark
from service.intake.forms.spellings import spellings
from service.vocabulary.language import Said, quoted

_PERCENT = Said("百分数，如 37 或 37%", "a percentage, such as 37 or 37%")
_SHARE = Said("不超过 1 的比值，如 0.37", "a share of at most 1, such as 0.37")


def allowed_units(wanted: str) -> Said:
    """The units a mismatch names as allowed."""
    units = spellings(wanted)
    return Said("、".join(units), quoted(units)) if units else Said("不带单位的数", "a number without a unit")


def below_zero() -> MisreadError:
    """The error for a negative number of what is never below zero."""
    repair = Said(
        "这一项不会小于零，请核对后改填；下降的，填下降后的水平",
        "this is never below zero; check and correct it, and of what fell write the level after the fall",
    )
    return misread("below-zero", Said("不小于零的数", "a number not below zero"), repair)


def unit_missing(unit: str) -> Fault:
    """The warning for a number without any unit."""
    repair = Said(f"已按 {unit} 读取，请补填单位", f"read as “{unit}”; fill in the unit")
    return remark("unit-missing", Said("在单位列写明单位", "the unit in the column of units"), repair)


def two_units(*readings: str) -> MisreadError:
    """The error for a number whose brackets name another unit than stands behind it."""
    repair = Said("只保留一个单位", "keep one unit only")
    return misread("unit-contradiction", Said("一个单位", "one unit"), repair, *readings)


def unknown_unit(text: str, wanted: str) -> Fault:
    """The fault of a unit that is none of ours."""
    repair = Said(f"不认识单位“{text}”，请改用允许的单位", f"the unit “{text}” is not known; use one that is allowed")
    return Fault("unknown-unit", allowed_units(wanted), repair, unit=text)


def unit_mismatch(text: str, wanted: str) -> Fault:
    """The fault of a unit that measures something else."""
    repair = Said(
        f"单位“{text}”不能换算为“{wanted or '无量纲'}”，请核对数值和单位后改填",
        f"the unit “{text}” does not convert to {f'“{wanted}”' if wanted else 'a plain number'}; check number and unit "
        "and correct them",
    )
    return Fault("unit-mismatch", allowed_units(wanted), repair, unit=text)


def multiplied_twice(number: str, multiplier: str, unit: str) -> MisreadError:
    """The error for 万 or 亿 both in the number and in the unit."""
    allowed = Said("数字里和单位里只有一处写万、亿", "“万” or “亿” in the number or in the unit, not in both")
    repair = Said("写明完整的单位或只填数字", "write the whole unit behind the number, or the number only")
    readings = f"{number}{unit}", Said(f"{number}{multiplier}（{unit}）", f"“{number}{multiplier}” in “{unit}”")
    return misread("multiplier-twice", allowed, repair, *readings)


_AGREEING = Said("单元格内的单位与单位列一致", "the same unit in the cell and in the column of units")


def column_contradicted(*readings: str) -> MisreadError:
    """The error for a unit in the cell beside a column whose unit does not fit at all."""
    repair = Said("改正单位列，或删去单元格内的单位", "correct the column of units, or delete the unit in the cell")
    return misread("unit-contradiction", _AGREEING, repair, *readings)


def other_unit(own: str, *readings: str) -> Fault:
    """The warning for a unit in the cell that is another than the column's."""
    repair = Said(
        f"已按单元格内的“{own}”读取；如不对，请删去单元格内的单位",
        f"read as “{own}”, as the cell says; if that is wrong, delete the unit in the cell",
    )
    return remark("unit-contradiction", _AGREEING, repair, *readings)


def over_one(unit: str, as_fraction: str, as_percent: str) -> Fault:
    """The warning for a share above 1."""
    repair = Said(
        f"单位是“{unit}”，已按 {as_fraction} 读取；如果是 {as_percent}，请填 {as_percent}",
        f"the unit is “{unit}” and it was read as {as_fraction}; if {as_percent} is meant, write {as_percent}",
    )
    return remark("percent-or-fraction", _SHARE, repair, as_fraction, as_percent)


def perhaps_a_fraction(as_percent: str, as_fraction: str) -> Fault:
    """The warning for a percentage of at most 1; figures without the sign."""
    repair = Said(
        f"已按 {as_percent}% 读取；如果是 {as_fraction}%，请填 {as_fraction}",
        f"read as {as_percent}%; if {as_fraction}% is meant, write {as_fraction}",
    )
    return remark("percent-or-fraction", _PERCENT, repair, f"{as_percent}%", f"{as_fraction}%")


def other_basis(found: str, wanted: str) -> Fault:
    """The warning for a basis other than the wanted one; empty: carbon dioxide alone is wanted."""
    allowed = (
        Said(wanted, f"“{wanted}”")
        if wanted
        else Said("二氧化碳（不含其他温室气体）", "carbon dioxide (without other greenhouse gases)")
    )
    repair = Said(
        f"写的是{found}，请换算为{allowed.zh}后填写，或更正标注",
        f"it says “{found}”; convert the number to {allowed.en}, or correct what it says",
    )
    return remark("basis-mismatch", allowed, repair)


def remark_in_number(text: str) -> Fault:
    """The warning for words in brackets behind a number."""
    repair = Said(f"把“{text}”移到“说明”列", f"move “{text}” into the column “说明”")
    return remark("remark-in-number", Said("单元格内只填数值", "a number only in the cell"), repair)


def inexact_conversion(written: str, shown: str, wanted: str) -> MisreadError:
    """The error for a number whose conversion does not come out even."""
    repair = Said(
        f"{written} ≈ {shown} {wanted}，除不尽，系统不代为舍入；请直接按 {wanted} 填写",
        f"“{written}” ≈ {shown} “{wanted}”, which does not come out even, and nothing is rounded for you; write it in "
        f"“{wanted}”",
    )
    allowed = Said(f"按 {wanted} 填写的数", f"a number in “{wanted}”")
    return misread("inexact-conversion", allowed, repair)
