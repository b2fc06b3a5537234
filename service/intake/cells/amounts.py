"""A written number and its unit → the exact value in the wanted unit, with the way it went."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from service.intake.cells.amount_faults import (
    below_zero,
    column_contradicted,
    inexact_conversion,
    multiplied_twice,
    other_basis,
    other_unit,
    over_one,
    perhaps_a_fraction,
    remark_in_number,
    two_units,
    unit_mismatch,
    unit_missing,
    unknown_unit,
)
from service.intake.cells.faults import Fault, MisreadError
from service.intake.cells.numerals import Numeral
from service.vocabulary.exact import Quotient, plain
from service.vocabulary.units import (
    MULTIPLIERS,
    InexactConversion,
    Unit,
    UnknownUnit,
    factor_text,
    finite,
    is_percent,
    parse_unit,
    stored_unit,
)

_PER_YEAR = re.compile(r"/(?:年|a)$")
_REMARK = re.compile(r"(?<=[^/])\(([^()]*)\)")
_COAL_EQUIVALENT = re.compile(r"(?:标准煤|标煤|煤)当量(?!值)")
_CARBON_EQUIVALENT = re.compile(r"(CO2|二氧化碳)(?:eq|e|当量)")
_BASIS = re.compile(r"(当量|等价)值?")
_CARBON_BASIS = "二氧化碳当量"
_TIMES = frozenset({"[time]", "[calendar]", "[working_day]"})


@dataclass(frozen=True, slots=True)
class Measured:
    """What a number is to be read as: the canonical unit, the calculation basis (当量值 or 等价值, empty: any), whether
    a tonne of it is a cubic metre (water), and whether it may be below zero (signed)."""

    unit: str
    basis: str = ""
    water: bool = False
    signed: bool = True


@dataclass(frozen=True, slots=True)
class Expected:
    """What a numeric cell must hold, and the text of its unit column (empty: not filled in)."""

    wanted: Measured
    label: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A unit as written: the text, the unit, the basis named beside it, other remarks."""

    text: str
    unit: Unit
    basis: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """An exact value in the wanted unit (percent as a fraction), the unit it was written in, the conversion, remarks
    for the reading, and faults that leave it usable."""

    value: Decimal
    from_unit: str
    conversion: str
    notes: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


@lru_cache(maxsize=256)
def parse_label(text: str) -> Label:
    """The unit a label names, without basis and remarks: `吨标煤/万元（等价值）`, `单位：亿元（2020年可比价）`.

    Raises:
        UnknownUnit: what is left is no unit of ours.
    """
    tidied = "".join(unicodedata.normalize("NFKC", text).split()).removeprefix("单位").lstrip(":")
    tidied = re.sub(r"^\(([^()]*)\)$|^[-—–/]+$", r"\1", tidied)
    remarks = tuple(_REMARK.findall(tidied))
    body = _COAL_EQUIVALENT.sub("标煤", _REMARK.sub("", tidied))
    body, carbon = _CARBON_EQUIVALENT.subn(r"\1", body)
    basis = _CARBON_BASIS if carbon else basis_in("".join((body, *remarks)))
    return Label(tidied, parse_unit(_BASIS.sub("", body)), basis, remarks)


def basis_in(text: str) -> str:
    """当量值 or 等价值 when the text names one of them, else empty."""
    found = {f"{name}值" for name in _BASIS.findall(text)}
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=256)
def scale(label: Label, expected: Expected) -> tuple[Fraction, str] | None:
    """The factor from a written unit to the stored one, with a remark on what was taken for granted; None when the
    unit measures something else. A share in percent fits only where percent is wanted."""
    if label.unit.dimension == () and label.unit.size != 1 and not is_percent(expected.wanted.unit):
        return None
    wanted = stored_unit(expected.wanted.unit)
    for unit, yearly in _by_year(label):
        for left, right, taken in _substances(unit, wanted, expected.wanted.water):
            if left.measures(right):
                return left.size / right.size, "；".join(filter(None, (yearly, taken)))
    return None


def settle(numeral: Numeral, expected: Expected) -> Amount:
    """The amount a numeral states under a unit column.

    Raises:
        MisreadError: unit-mismatch, unknown-unit, unit-contradiction, multiplier-twice, inexact-conversion,
            below-zero.
    """
    if numeral.value < 0 and not expected.wanted.signed:
        raise below_zero()
    numeral = _with_unit_of_remark(numeral)
    power = MULTIPLIERS.get(numeral.unit, 0)
    named = bool(numeral.unit) and not power
    label = _label(numeral.unit if named else expected.label or expected.wanted.unit, expected)
    if power and label.unit.multiplied:
        raise multiplied_twice(plain(numeral.value), numeral.unit, label.text)
    factor, taken = _factor(label, expected)
    faults = [*_basis_faults(numeral, label if named else None, expected), *_remark_faults(numeral)]
    if named:
        faults += _contradiction(numeral, label, factor, expected)
    elif not expected.label and expected.wanted.unit:
        faults.append(unit_missing(expected.wanted.unit))
    if not named and not power and not label.unit.dimension:
        faults += _percent_or_fraction(numeral, label, expected)
    factor *= 10**power
    value = _exactly(numeral, factor, label, expected)
    from_unit = (numeral.unit if power else "") + label.text
    notes = tuple(filter(None, (taken, label.basis, numeral.remark)))
    return Amount(value, from_unit, factor_text(factor), notes, tuple(faults))


def _with_unit_of_remark(numeral: Numeral) -> Numeral:
    """The numeral with the unit that its brackets name: 1.2(万吨标煤), 1.2万(吨标煤).

    Raises:
        MisreadError: the brackets name another unit than stands behind the number.
    """
    parts = [part for part in re.split("[,;:、]", numeral.remark) if part not in ("", "单位")]
    units = [part for part in parts if _names_unit(part)]
    if not units:
        return numeral
    rest = "、".join(part for part in parts if part not in units)
    joined = numeral.unit + units[0]
    if not numeral.unit or (numeral.unit in MULTIPLIERS and _names_unit(joined)):
        numeral, units = replace(numeral, unit=joined, remark=rest), units[1:]
    if any(not _alike(numeral.unit, unit) for unit in units):
        raise two_units(*(f"{plain(numeral.value)} {unit}" for unit in (numeral.unit, *units)))
    return replace(numeral, remark=rest)


def _names_unit(text: str) -> bool:
    """Whether a text is a unit a number can be in; 年 and the like say when, not how much."""
    if text in MULTIPLIERS or is_percent(text):
        return True
    try:
        dimension = dict(parse_label(text).unit.dimension)
    except UnknownUnit:
        return False
    return not _TIMES.issuperset(dimension)


def _alike(one: str, other: str) -> bool:
    try:
        left, right = parse_label(one).unit, parse_label(other).unit
    except UnknownUnit:
        return False
    return (left.size, left.dimension) == (right.size, right.dimension)


def _label(text: str, expected: Expected) -> Label:
    try:
        return parse_label(text)
    except UnknownUnit as unknown:
        raise MisreadError(unknown_unit(text, expected.wanted.unit)) from unknown


def _factor(label: Label, expected: Expected) -> tuple[Fraction, str]:
    found = scale(label, expected)
    if found is None:
        raise MisreadError(unit_mismatch(label.text, expected.wanted.unit))
    return found


def _by_year(label: Label) -> Iterator[tuple[Unit, str]]:
    yield label.unit, ""
    if _PER_YEAR.search(label.text):
        yield label.unit * parse_unit("年"), "“/年”按年度数理解"


def _substances(unit: Unit, wanted: Unit, water: bool) -> Iterator[tuple[Unit, Unit, str]]:
    yield unit, wanted, ""
    if water:
        left, right = (each.reckoned_as("[mass]", "[volume]") for each in (unit, wanted))
        yield left, right, "水按1吨=1立方米"
    if "[carbon_dioxide]" in dict(wanted.dimension):
        yield unit.reckoned_as("[mass]", "[carbon_dioxide]"), wanted, "吨按吨二氧化碳理解"


def _contradiction(numeral: Numeral, own: Label, factor: Fraction, expected: Expected) -> list[Fault]:
    if not expected.label:
        return []
    readings = f"{plain(numeral.value)} {own.text}", f"{plain(numeral.value)} {expected.label}"
    column = _column_scale(expected)
    if column is None:
        raise column_contradicted(*readings)
    return [] if factor / column in _in_the_number(own) else [other_unit(own.text, *readings)]


def _column_scale(expected: Expected) -> Fraction | None:
    try:
        found = scale(parse_label(expected.label), expected)
    except UnknownUnit:
        return None
    return found[0] if found else None


def _in_the_number(own: Label) -> set[int]:
    """By how much a cell's own unit may exceed the column's without a second reading: 3.2万吨标煤 under tce is the
    number 3.2万, while 12万元 under 亿元 is not."""
    leading = next((m for m in sorted(MULTIPLIERS, key=len, reverse=True) if own.text.startswith(m)), "")
    return {1, 10 ** MULTIPLIERS[leading]} if own.unit.multiplied else {1}


def _percent_or_fraction(numeral: Numeral, label: Label, expected: Expected) -> list[Fault]:
    if label.unit.size == 1 and is_percent(expected.wanted.unit) and abs(numeral.value) > 1:
        as_fraction, as_percent = plain(numeral.value.scaleb(2)) + "%", plain(numeral.value) + "%"
        return [over_one(label.text, as_fraction, as_percent)]
    if label.unit.size != Fraction(1, 100) or not 0 < abs(numeral.value) <= 1:
        return []
    return [perhaps_a_fraction(plain(numeral.value), plain(numeral.value.scaleb(2)))]


def _basis_faults(numeral: Numeral, own: Label | None, expected: Expected) -> list[Fault]:
    found = (own.basis if own else "") or basis_in(numeral.remark)
    fault = basis_fault(found, expected.wanted.basis)
    return [fault] if fault else []


def basis_fault(found: str, wanted: str) -> Fault | None:
    """The warning for a basis other than the wanted one; the numbers of two bases must not be compared."""
    if not found or found == wanted or not (wanted or found == _CARBON_BASIS):
        return None
    return other_basis(found, wanted)


def _remark_faults(numeral: Numeral) -> list[Fault]:
    if not numeral.remark or basis_in(numeral.remark):
        return []
    return [remark_in_number(numeral.remark)]


def _exactly(numeral: Numeral, factor: Fraction, label: Label, expected: Expected) -> Decimal:
    result = Fraction(numeral.value) * factor
    try:
        return finite(result)
    except InexactConversion as inexact:
        shown = plain(Quotient(Decimal(result.numerator), Decimal(result.denominator)).rounded(6))
        raise inexact_conversion(f"{plain(numeral.value)} {label.text}", shown, expected.wanted.unit) from inexact
