"""The `derive:` block: counts, sums, shares and the like from which a table's attributes are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as column

from service.rulelang.tables import Attribute, Test


@dataclass(frozen=True, slots=True)
class Value:
    """A reference: `energy_saving.actual`, `gdp.base`, `plan.parts_present`, `self.actual`, a parameter, or an
    attribute derived above."""

    ref: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows of a collection (project, carrier, progress_report, finding) pass all tests."""

    collection: str
    where: Mapping[str, Test] = column(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of a numeric field over the rows that pass all tests."""

    collection: str
    field: str
    where: Mapping[str, Test] = column(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Earliest:
    """The earliest date of a field over the rows that pass all tests; missing when there is none."""

    collection: str
    field: str
    where: Mapping[str, Test] = column(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Share:
    """numerator ÷ denominator as a fraction with unit "%". if_zero: the state (missing / not_applicable) when the
    denominator is 0."""

    numerator: str
    denominator: str
    if_zero: str = "missing"


@dataclass(frozen=True, slots=True)
class Ratio:
    """numerator ÷ denominator with a unit of its own."""

    numerator: str
    denominator: str
    unit: str
    if_zero: str = "missing"


@dataclass(frozen=True, slots=True)
class Difference:
    """left − right, same unit."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Deviation:
    """|left − right| ÷ |right| as a fraction; right = 0: 0 when left is 0 too, else missing."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Days:
    """Days from `start` to `end` (negative when end is earlier), a plain number with unit 天."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Lacks:
    """Whether something cannot be told although there is what it would be told of: yes where one of `needed` has
    neither a value nor is not applicable while one of `beside` has a value, else no; never without a value itself."""

    needed: tuple[str, ...]
    beside: tuple[str, ...]


Expression = Value | Count | Sum | Earliest | Share | Ratio | Difference | Deviation | Days | Lacks


def operands(made: Expression) -> tuple[str, ...]:
    """The names and references that an expression reads; none for one that goes through a collection."""
    match made:
        case Value(ref):
            return (ref,)
        case Share(one, other) | Ratio(one, other) | Difference(one, other) | Deviation(one, other) | Days(one, other):
            return one, other
        case Lacks(needed, beside):
            return *needed, *beside
    return ()


@dataclass(frozen=True, slots=True)
class Derived:
    """One line of a derive block: the attribute it makes (type and unit inferred and checked by the parser)."""

    attribute: Attribute
    expression: Expression
