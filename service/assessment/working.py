"""Worked arithmetic: how a number came about, put into text only when somebody reads it."""

from __future__ import annotations

from typing import NamedTuple

from service.assessment.showing import PLACES, figure
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact

_TERM_PLACES = 6


class Working(NamedTuple):
    """`template` has one `{}` for each term; str() fills them in and appends the value (None: nothing is appended)."""

    template: str
    terms: tuple[Fact, ...]
    value: Quotient | None = None
    unit: str = ""
    digits: int = PLACES

    def __str__(self) -> str:
        """`(0.50 − 0.41) ÷ (0.50 − 0.40) = 90%`; ≈ where the value does not end within the printed places."""
        text = self.template.format(*(_term(fact) for fact in self.terms))
        if self.value is None:
            return text
        places = 0 if self.value.denominator == 1 else self.digits
        result, exact = figure(self.value, self.unit, places)
        return f"{text} {'=' if exact else '≈'} {result}"


def _term(fact: Fact) -> str:
    """The number of a fact as it stands in a formula; a negative one in brackets."""
    text, _ = figure(fact.number, fact.unit, _TERM_PLACES)
    return f"({text})" if text[0] == "-" else text
