"""The catalogue: indicators, raw quantities and energy carriers, with unit, source and reliability."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from service.rulelang.tables import Interval, Position


@dataclass(frozen=True, slots=True)
class Name:
    """A raw quantity in a formula by its alias; `at_base` for `alias@base`."""

    alias: str
    at_base: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A constant in a formula."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Operation:
    """left `+ - * /` right."""

    operator: str
    left: Formula
    right: Formula


Formula = Name | Number | Operation


@dataclass(frozen=True, slots=True)
class Attainment:
    """How far a target is reached.

    progress = (base − actual) ÷ (base − target), base 0 for an effect; ratio = actual ÷ target (higher is better) or
    target ÷ actual (lower); level = 1 when the actual is at least as good as the target, else 0.
    `if_target_not_better_than_base`: the method used instead of progress in that case.
    """

    method: str
    if_target_not_better_than_base: str = "level"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator. kind: effect (base is 0) or state; better: higher or lower; `group`: outcome (预期成效) or the
    code of one of the five tasks; `raw`: alias → quantity code; `bounded_by`: the quantity whose base value bounds
    an effect; `digits`: places shown; `plausible` in `unit`, for questions, and whether values
    may be below zero."""

    code: str
    name: str
    kind: str
    better: str
    unit: str
    group: str
    digits: int
    source: str
    reliability: str
    attainment: Attainment
    position: Position
    basis: str = ""
    raw: Mapping[str, str] = field(default_factory=dict)
    formula: Formula | None = None
    formula_text: str = ""
    plausible: Interval | None = None
    bounded_by: str = ""
    definition: str = ""
    name_en: str = ""
    core: bool = False

    @property
    def signed(self) -> bool:
        """Whether a value may be below zero: an effect may go the wrong way."""
        return self.kind == "effect" or _signed(self.unit, self.plausible)


@dataclass(frozen=True, slots=True)
class Quantity:
    """One raw quantity (park-wide total by year)."""

    code: str
    name: str
    unit: str
    digits: int
    source: str
    reliability: str
    position: Position
    plausible: Interval | None = None
    definition: str = ""
    name_en: str = ""

    @property
    def signed(self) -> bool:
        """Whether a value may be below zero."""
        return _signed(self.unit, self.plausible)


def _signed(unit: str, plausible: Interval | None) -> bool:
    """A band says it by where it begins. Without one, a share or a plain number may be a rate of change or an
    elasticity; what has a unit of its own is an amount."""
    if plausible is not None:
        return plausible.low is None or plausible.low < 0
    return unit in ("", "%")


@dataclass(frozen=True, slots=True)
class Carrier:
    """One energy carrier: `unit` of its amount, `factor` in kgce per unit, `basis` 当量值 or 等价值."""

    code: str
    name: str
    unit: str
    factor: Decimal
    basis: str
    source: str
    reliability: str
    position: Position


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything a pack can name, by code, in the order of the files."""

    indicators: Mapping[str, Indicator]
    quantities: Mapping[str, Quantity]
    carriers: Mapping[str, Carrier]
    digest: str = ""
