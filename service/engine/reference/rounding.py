"""修约值比较法 once more: a value rounded to its declared digits, half to even, before it is compared."""

from __future__ import annotations

from fractions import Fraction

from service.engine.reference.known import Known, value
from service.rulelang.catalogue import Catalogue, Indicator, Quantity
from service.rulelang.pack import Pack
from service.rulelang.tables import Attribute


def places(column: Attribute, subject: str, pack: Pack) -> int | None:
    """The places to which a column is rounded; None under 全数值比较法 and for columns without declared digits."""
    if pack.comparison.method != "rounded" or column.kind != "number":
        return None
    if column.unit == "%":
        return pack.comparison.percent_digits + 2
    kind, _, code = subject.partition(":")
    known = _entry(kind, code, pack.catalogue)
    return known.digits if known is not None and known.unit == column.unit else None


def rounded(known: Known, digits: int) -> Known:
    """A number rounded to so many places; unchanged where there is no value."""
    return value(_half_even(known.number, digits)) if known.present else known


def _entry(kind: str, code: str, catalogue: Catalogue) -> Indicator | Quantity | None:
    if kind == "indicator":
        return catalogue.indicators[code]
    return catalogue.quantities[code] if kind == "quantity" else None


def _half_even(number: Fraction, places: int) -> Fraction:
    return Fraction(round(number * 10**places), 10**places)
