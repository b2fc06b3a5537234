"""Numeric cells: the exact value in the wanted unit, or why there is none."""

from __future__ import annotations

import re
from dataclasses import replace

from service.intake.cells.amounts import Amount, Expected, Measured, basis_fault, parse_label, scale, settle
from service.intake.cells.faults import Fault, MisreadError, Read, misread, refused, remark
from service.intake.cells.numerals import EXACT, Numeral, read_numeral
from service.intake.cells.words import absent, read_text
from service.intake.files.grid import Kind, RawCell
from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry, Reading
from service.vocabulary.exact import plain
from service.vocabulary.problem import Problem
from service.vocabulary.state import State
from service.vocabulary.units import UnknownUnit

_BEYOND_PERCENT = 1000
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


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
        return refused(raw, cell, error.fault)
    vague = numeral.about or numeral.bound != EXACT
    faults = (*amount.faults, *percent_twice(raw, numeral), *([approximate(numeral)] if vague else []))
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
    """The number a cell states; a number under a percent format is the percent figure it shows.

    Raises:
        MisreadError: the cell holds a truth value, a date, or a text without exactly one number.
    """
    if raw.kind is Kind.BOOL:
        raise misread("boolean-instead-of-number", "数值", "改填数值")
    if raw.kind is Kind.DATE:
        repair = "Excel 把输入识别成了日期；把单元格格式设为常规后重填数值"
        raise misread("date-instead-of-number", "数值", repair)
    numeral = read_numeral(raw.text)
    if is_percent_cell(raw):
        return replace(numeral, value=numeral.value.scaleb(2), unit="%")
    return numeral


def is_percent_cell(raw: RawCell) -> bool:
    """Whether the number format shows the stored number times 100 with a percent sign."""
    return raw.kind is Kind.NUMBER and "%" in _LITERAL.sub("", raw.number_format)


def percent_twice(raw: RawCell, numeral: Numeral) -> tuple[Fault, ...]:
    """The warning for a percent figure typed into a cell that shows its number times 100: 92.5 under 0% is 9250%."""
    if not is_percent_cell(raw) or abs(numeral.value) < _BEYOND_PERCENT:
        return ()
    shown, typed = plain(numeral.value) + "%", plain(numeral.value.scaleb(-2)) + "%"
    repair = f"单元格为百分比格式，已按 {shown} 读取；如果是 {typed}，请在该单元格填 {typed}"
    return (remark("percent-or-fraction", "百分数，如 37%", repair, shown, typed),)


def number_entry(raw: RawCell, cell: Cell, amount: Amount, wanted: str, vague: bool) -> Entry:
    """The entry of an amount, with what it was, what it became and by which conversion."""
    notes, conversion = amount.notes, amount.conversion
    if is_percent_cell(raw):
        notes, conversion = (*notes, "单元格为百分比格式"), ""
    reading = Reading(raw.text, amount.from_unit, wanted, conversion, vague, "；".join(notes))
    return Entry(State.VALUE, amount.value, cell, wanted, reading)


def approximate(numeral: Numeral) -> Fault:
    """The warning for a number that is only a bound or an approximation."""
    words = "、".join(numeral.words)
    printed = plain(numeral.value) + numeral.unit
    repair = f"已按 {printed} 使用并标为近似值；有确切数值时请改填"
    return remark("approximate-number", f"确切数值（不带“{words}”）", repair)


def located(faults: tuple[Fault, ...], raw: RawCell, cell: Cell) -> tuple[Problem, ...]:
    """The problems of one cell."""
    return tuple(fault.at(raw, cell) for fault in faults)
