"""Fractions as the official path holds them."""

from decimal import Decimal
from fractions import Fraction

from service.vocabulary.exact import Quotient


def quotient(value: Fraction) -> Quotient:
    """The same number as a quotient."""
    return Quotient(Decimal(value.numerator), Decimal(value.denominator))
