"""Dates and years as people write them and as Excel stores them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal

from service.intake.cells.faults import Fault, MisreadError, Read, misread, refused
from service.intake.cells.words import absent
from service.intake.files.grid import Kind, RawCell
from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry, Reading
from service.vocabulary.language import Said, as_written
from service.vocabulary.state import State

_DAY = re.compile(r"([0-9]{4})(?:[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})[日号]?|([0-9]{2})([0-9]{2}))")
_TIME_OF_DAY = re.compile(r"[T\s][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?$")
_MONTH_OR_YEAR = re.compile(r"[0-9]{4}(?:[-/.年](?:[0-9]{1,2}月?)?(?:[底末初份])?)?")
_YEAR = re.compile(r"([0-9]{4})(?:\.0+)?(?:年[底末度]?)?")
_SEVERAL_YEARS = re.compile(r"[0-9]{4}年?[-~—–/至到、,][0-9]{2,4}年?")
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")
_EPOCH, _OTHER_EPOCH = date(1899, 12, 30), date(1904, 1, 1)
"""Day zero of workbooks, and of those in the date system of 1904."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_DAY_ALLOWED = Said("年月日，如 2022-06-30 或 2022年6月30日", "year, month and day, such as 2022-06-30")
_YEAR_ALLOWED = Said("四位年份，如 2025", "a year of four digits, such as 2025")


def read_date(raw: RawCell, cell: Cell) -> Read:
    """A calendar day; problems: date-incomplete (no day), date-as-serial, not-a-date."""
    gone = absent(raw, cell)
    if gone is not None:
        return gone
    try:
        day = _stored_day(raw) if raw.kind is Kind.DATE else _written_day(raw)
    except MisreadError as error:
        return refused(raw, cell, error.fault)
    return Entry(State.VALUE, day, cell, reading=Reading(raw.text)), ()


def read_year(raw: RawCell, cell: Cell) -> Read:
    """A year as a whole number; problems: year-range, not-a-year, year-as-date."""
    gone = absent(raw, cell)
    if gone is not None:
        return gone
    try:
        year = _stored_year(raw) if raw.kind is Kind.DATE else _written_year(raw)
    except MisreadError as error:
        return refused(raw, cell, error.fault)
    return Entry(State.VALUE, Decimal(year), cell, "年", Reading(raw.text)), ()


def _stored_day(raw: RawCell) -> date:
    shown = re.sub(r'"[^"]*"|\[[^\]]*\]', "", raw.number_format).lower()
    if raw.number_format and shown != "general" and "d" not in shown:
        repair = Said("单元格只显示到月，请补上日", "the cell shows the month only; add the day")
        raise misread("date-incomplete", _DAY_ALLOWED, repair, raw.text[:10])
    return _iso_day(raw.text)


def _iso_day(text: str) -> date:
    try:
        day = datetime.fromisoformat(text).date()
    except ValueError as error:
        raise MisreadError(_not_a_date()) from error
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise MisreadError(_not_a_date())
    return day


def _written_day(raw: RawCell) -> date:
    text = _TIME_OF_DAY.sub("", unicodedata.normalize("NFKC", raw.text).strip())
    text = "".join(text.split())
    match = _DAY.fullmatch(text)
    if match is None:
        raise MisreadError(_no_day(raw, text))
    year, month, day = (int(part) for part in match.groups() if part is not None)
    return _iso_day(f"{year:04}-{month:02}-{day:02}")


def _no_day(raw: RawCell, text: str) -> Fault:
    if raw.kind is Kind.NUMBER and _SERIAL.fullmatch(text):
        meant = date.fromordinal(_EPOCH.toordinal() + int(Decimal(text))).isoformat()
        repair = Said(
            "把单元格格式设为日期，或按文本填写日期", "set the format of the cell to date, or write the date as text"
        )
        serial = Said(f"Excel 日期序号，即 {meant}", f"a date as Excel numbers it, {meant}")
        return Fault("date-as-serial", _DAY_ALLOWED, repair, (serial, as_written(text)))
    if _MONTH_OR_YEAR.fullmatch(text):
        return Fault("date-incomplete", _DAY_ALLOWED, Said("请写到日", "write the day as well"))
    return _not_a_date()


def _not_a_date() -> Fault:
    repair = Said("改填真实存在的日期，年份写四位", "write a day that exists, with four digits for the year")
    return Fault("not-a-date", _DAY_ALLOWED, repair)


def _stored_year(raw: RawCell) -> int:
    try:
        day = date.fromisoformat(raw.text[:10])
    except ValueError as error:
        raise _not_a_year() from error
    serials = ((day - epoch).days for epoch in (_EPOCH, _OTHER_EPOCH))
    typed = [serial for serial in serials if _FIRST_YEAR <= serial <= _LAST_YEAR]
    if typed:
        repair = Said("把单元格格式设为常规后重填年份", "set the format of the cell to general and type the year again")
        years = (Said(f"{year}年", str(year)) for year in (*typed, day.year))
        raise misread("year-as-date", _YEAR_ALLOWED, repair, *years)
    return day.year


def _written_year(raw: RawCell) -> int:
    text = "".join(unicodedata.normalize("NFKC", raw.text).split())
    match = _YEAR.fullmatch(text)
    if match and _FIRST_YEAR <= int(match[1]) <= _LAST_YEAR:
        return int(match[1])
    if _SEVERAL_YEARS.fullmatch(text):
        raise misread(
            "year-range", _YEAR_ALLOWED, Said("只填一个年份", "write one year only"), *re.findall("[0-9]+", text)
        )
    raise _not_a_year()


def _not_a_year() -> MisreadError:
    return misread("not-a-year", _YEAR_ALLOWED, Said("改填四位数字的年份", "write the year with four digits"))
