"""修约值比较法 once more: a value rounded to its declared digits, half to even, before it is compared."""

from __future__ import annotations

from fractions import Fraction

from service.engine.reference.known import Known, value
from service.rulelang.catalogue import Catalogue, Indicator, Quantity
from service.rulelang.pack import Pack
from service.rulelang.tables import Attribute


def rounded(known: Known, column: Attribute, subject: str, pack: Pack) -> Known:
    """The value as the pack compares it; unchanged under 全数值比较法 and for columns without declared digits."""
    if pack.comparison.method != "rounded" or not known.present or column.kind != "number":
        return known
    places = _places(column, subject, pack)
    return known if places is None else value(_half_even(known.number, places))


def _places(column: Attribute, subject: str, pack: Pack) -> int | None:
    if column.unit == "%":
        return pack.comparison.percent_digits + 2
    kind, _, code = subject.partition(":")
    known = _entry(kind, code, pack.catalogue)
    return known.digits if known is not None and known.unit == column.unit else None


def _entry(kind: str, code: str, catalogue: Catalogue) -> Indicator | Quantity | None:
    if kind == "indicator":
        return catalogue.indicators[code]
    return catalogue.quantities[code] if kind == "quantity" else None


def _half_even(number: Fraction, places: int) -> Fraction:
    return Fraction(round(number * 10**places), 10**places)
