"""修约值比较法 once more: a value rounded to its declared digits, half to even, before it is compared."""

from __future__ import annotations

from fractions import Fraction

from service.engine.reference.block import Subject
from service.engine.reference.known import Known, value
from service.rulelang.pack import Pack
from service.rulelang.tables import Attribute


def rounded(known: Known, column: Attribute, subject: Subject, pack: Pack) -> Known:
    """The value as the pack compares it; unchanged under 全数值比较法 and for columns without declared digits."""
    if pack.comparison.method != "rounded" or not known.present or column.kind != "number":
        return known
    places = _places(column, subject, pack)
    return known if places is None else value(_half_even(known.number, places))


def _places(column: Attribute, subject: Subject, pack: Pack) -> int | None:
    if column.unit == "%":
        return pack.comparison.percent_digits + 2
    kind, _, code = subject.subject.partition(":")
    if kind == "indicator" and column.unit == pack.catalogue.indicators[code].unit:
        return pack.catalogue.indicators[code].digits
    return None


def _half_even(number: Fraction, places: int) -> Fraction:
    return Fraction(round(number * 10**places), 10**places)
