"""Numeric cells: the exact value in the wanted unit, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from service.intake.cells.amounts import Amount, Expected, Measured, basis_fault, parse_label, scale, settle
from service.intake.cells.faults import Fault, MisreadError, Read, misread, refused, remark
from service.intake.cells.formats import Shown, shown_as
from service.intake.cells.numerals import EXACT, Numeral, read_numeral
from service.intake.cells.words import absent, read_text
from service.intake.files.grid import Kind, RawCell
from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry, Reading
from service.vocabulary.exact import plain
from service.vocabulary.language import Said
from service.vocabulary.problem import Problem
from service.vocabulary.state import State
from service.vocabulary.units import MULTIPLIERS, UnknownUnit

_BEYOND_PERCENT = 1000
_NUMBER = Said("数值", "a number")


def read_number(raw: RawCell, cell: Cell, unit_label: str, wanted: Measured) -> Read:
    """The number of a cell, exactly, as what is wanted (percent as a fraction).

    `unit_label` is what the unit column says. Never raises on any cell; what cannot be used is missing with an error,
    what has more than one reading is listed and not guessed. A bound or approximation (72%以上, 约20%) gives the
    printed number, marked approximate, with a warning.
    """
    gone = absent(raw, cell)
    if gone is not None:
        return gone
    expected = Expected(wanted, unit_label.strip())
    try:
        numeral = numeral_of(raw)
        amount = settle(numeral, expected)
    except MisreadError as error:
        return refused(raw, cell, as_displayed(raw, error.fault))
    vague = numeral.about or numeral.bound != EXACT
    faults = (
        *amount.faults,
        *format_faults(raw, numeral, amount, expected),
        *([approximate(numeral)] if vague else []),
    )
    return number_entry(raw, cell, amount, wanted.unit, vague), located(faults, raw, cell)


def read_unit_label(raw: RawCell, cell: Cell, wanted: Measured) -> tuple[Entry, bool, tuple[Problem, ...]]:
    """A cell of the unit column: its text, whether it measures what is wanted, and a warning when it names
    another basis. A unit that does not fit is reported where a number stands under it."""
    stated, problems = read_text(raw, cell)
    if not isinstance(stated.value, str):
        return stated, False, problems
    expected = Expected(wanted, stated.value)
    try:
        label = parse_label(stated.value)
    except UnknownUnit:
        return stated, False, problems
    fault = basis_fault(label.basis, wanted.basis)
    warnings = (fault.at(raw, cell),) if fault else ()
    return stated, scale(label, expected) is not None, (*problems, *warnings)


def numeral_of(raw: RawCell) -> Numeral:
    """The number a cell states; of a stored number the one its format shows: 0.37 under 0% is 37%, 3.2 under 0.0"万吨"
    is 3.2万吨.

    Raises:
        MisreadError: the cell holds a truth value, a date, or a text without exactly one number, or shows another
            figure than it stores.
    """
    if raw.kind is Kind.BOOL:
        raise misread("boolean-instead-of-number", _NUMBER, Said("改填数值", "write a number"))
    if raw.kind is Kind.DATE:
        repair = Said(
            "Excel 把输入识别成了日期；把单元格格式设为常规后重填数值",
            "Excel took what was typed for a date; set the format of the cell to general and type the number again",
        )
        raise misread("date-instead-of-number", _NUMBER, repair)
    stored = read_numeral(raw.text)
    if raw.kind is not Kind.NUMBER:
        return stored
    shown = shown_as(raw.number_format, stored.value)
    if shown.inserted or not shown.sign_kept:
        raise _altered(shown)
    numeral = _shown_numeral(stored, shown)
    if shown.scaled and _multiplier(numeral.unit) != shown.scaled:
        raise _scaled(shown)
    return numeral


def _shown_numeral(stored: Numeral, shown: Shown) -> Numeral:
    if not shown.visible:
        return stored
    if not shown.worded:
        return replace(stored, value=shown.figure, unit="%" * shown.percent)
    return read_numeral(shown.text)


def _multiplier(unit: str) -> int:
    """The power of ten of the Chinese multiplier a unit begins with; zero without one."""
    leading = next((word for word in sorted(MULTIPLIERS, key=len, reverse=True) if unit.startswith(word)), "")
    return MULTIPLIERS.get(leading, 0)


_AS_STORED = Said("显示与存储一致的数值", "a number that is shown as it is stored")


def _scaled(shown: Shown) -> MisreadError:
    """The error for a format that shows another figure than is stored and does not say by how much."""
    repair = Said(
        f"单元格里存的是 {plain(shown.stored)}，数字格式把它显示为“{shown.text}”；把格式设为常规后重填数值",
        f"the cell stores {plain(shown.stored)} and its number format shows “{shown.text}”; set the format to general "
        "and type the number again",
    )
    return misread("scaled-format", _AS_STORED, repair, shown.text, plain(shown.stored))


def _altered(shown: Shown) -> MisreadError:
    """The error for a format that draws signs into the figure, or hides which side of zero it is on."""
    what = Said("改变了它的正负号", "changes its sign")
    if shown.inserted:
        what = Said(f"在数字中间加了“{shown.inserted}”", f"puts “{shown.inserted}” into it")
    repair = Said(
        f"单元格里存的是 {plain(shown.stored)}，数字格式{what.zh}；把格式设为常规后重填数值",
        f"the cell stores {plain(shown.stored)} and its number format {what.en}; set the format to general and type "
        "the number again",
    )
    return misread("scaled-format", _AS_STORED, repair)


def shown_of(raw: RawCell) -> Shown | None:
    """How the format of a stored number shows it; None for any other cell."""
    if raw.kind is not Kind.NUMBER:
        return None
    try:
        return shown_as(raw.number_format, read_numeral(raw.text).value)
    except MisreadError:
        return None


def as_displayed(raw: RawCell, fault: Fault) -> Fault:
    """The fault of a cell, with what its format shows where that is more than is stored."""
    shown = shown_of(raw)
    if shown is None or not shown.visible or not shown.worded or fault.code == "scaled-format":
        return fault
    repair = Said(
        f"单元格的数字格式把它显示为“{shown.text}”；{fault.repair.zh}",
        f"the number format of the cell shows it as “{shown.text}”; {fault.repair.en}",
    )
    return replace(fault, repair=repair)


def format_faults(raw: RawCell, numeral: Numeral, amount: Amount, expected: Expected) -> Iterator[Fault]:
    """The warnings for what the format of a stored number does to it: a percent figure shown times 100, a unit that
    stands in the format alone, a number that is not shown."""
    shown = shown_of(raw)
    if shown is None:
        return
    stored = plain(shown.stored)
    if not shown.visible:
        what = (
            Said(f"数字格式把它显示为“{shown.text}”", f"its number format shows “{shown.text}”")
            if shown.worded
            else Said("数字格式或工作表的设置使它不显示", "its number format or the settings of the sheet hide it")
        )
        repair = Said(
            f"单元格里存的是 {stored}，{what.zh}；已按 {stored} 读取，没有数据请清空单元格",
            f"the cell stores {stored} and {what.en}; it was read as {stored}; clear the cell if there are no data",
        )
        yield remark("hidden-value", Said("看得见的数值", "a number that can be seen"), repair)
    elif shown.worded and _settled(shown.stored, expected) not in (None, amount.value):
        repair = Said(
            f"单元格里存的是 {stored}，数字格式把它显示为“{shown.text}”，已按显示的读取；请把格式设为常规后核对",
            f"the cell stores {stored} and its number format shows “{shown.text}”, which was read; set the format to "
            "general and check the number",
        )
        allowed = Said("单位写在单位列", "the unit in the column of units")
        yield remark("unit-in-format", allowed, repair, shown.text, f"{stored} {expected.label}".strip())
    elif shown.percent and abs(numeral.value) >= _BEYOND_PERCENT:
        yield _percent_twice(numeral)


def _settled(stored: Decimal, expected: Expected) -> Decimal | None:
    """The value of a stored number under the unit column alone."""
    try:
        return settle(Numeral(stored), expected).value
    except MisreadError:
        return None


def _percent_twice(numeral: Numeral) -> Fault:
    """The warning for a percent figure typed into a cell that shows its number times 100: 92.5 under 0% is 9250%."""
    shown, typed = plain(numeral.value) + "%", plain(numeral.value.scaleb(-2)) + "%"
    repair = Said(
        f"单元格为百分比格式，已按 {shown} 读取；如果是 {typed}，请在该单元格填 {typed}",
        f"the cell has a percent format and was read as {shown}; if {typed} is meant, write {typed} in it",
    )
    return remark("percent-or-fraction", Said("百分数，如 37%", "a percentage, such as 37%"), repair, shown, typed)


def number_entry(raw: RawCell, cell: Cell, amount: Amount, wanted: str, vague: bool) -> Entry:
    """The entry of an amount, with what it was, what it became and by which conversion."""
    notes, conversion, shown = amount.notes, amount.conversion, shown_of(raw)
    if shown is not None and shown.visible and shown.worded:
        notes = (*notes, f"单元格显示为“{shown.text}”")
    elif shown is not None and shown.percent:
        notes, conversion = (*notes, "单元格为百分比格式"), ""
    reading = Reading(raw.text, amount.from_unit, wanted, conversion, vague, "；".join(notes))
    return Entry(State.VALUE, amount.value, cell, wanted, reading)


def approximate(numeral: Numeral) -> Fault:
    """The warning for a number that is only a bound or an approximation."""
    words = "、".join(numeral.words)
    printed = plain(numeral.value) + numeral.unit
    repair = Said(
        f"已按 {printed} 使用并标为近似值；有确切数值时请改填",
        f"used as “{printed}” and marked as approximate; write the exact number where there is one",
    )
    allowed = Said(f"确切数值（不带“{words}”）", f"an exact number (without “{words}”)")
    return remark("approximate-number", allowed, repair)


def located(faults: tuple[Fault, ...], raw: RawCell, cell: Cell) -> tuple[Problem, ...]:
    """The problems of one cell."""
    return tuple(fault.at(raw, cell) for fault in faults)
