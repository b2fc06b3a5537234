"""Tables: attributes, tests, rows. Every rule is one table over attributes of one subject."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from service.authoring.position import Position as Position


@dataclass(frozen=True, slots=True)
class Attribute:
    """What a column of a table reads. `kind` is number or text; an operand of a derivation may also be a date.

    Numbers: `unit` ("%" = stored as a fraction; "" = a plain number), `low`/`high` the closed domain (None = open
    end), `whole` when only whole numbers occur (counts). Text: `values` are all values it can have.
    """

    name: str
    kind: str
    unit: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    values: tuple[str, ...] = ()
    title: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """A range in the attribute's unit; None = unbounded. A point has low == high, both closed."""

    low: Decimal | None
    low_closed: bool
    high: Decimal | None
    high_closed: bool


@dataclass(frozen=True, slots=True)
class NumberTest:
    """A union of disjoint intervals in rising order."""

    intervals: tuple[Interval, ...]
    text: str


@dataclass(frozen=True, slots=True)
class TextTest:
    """One of `values`; a written `not(…)` is already turned into the values that remain."""

    values: frozenset[str]
    text: str


Test = NumberTest | TextTest


@dataclass(frozen=True, slots=True)
class Row:
    """One row: tests by attribute (an attribute without one may have any state and value), and its outcome: a
    verdict's code, or a recommendation's Chinese word in the decision."""

    number: int
    tests: Mapping[str, Test]
    outcome: str
    position: Position


@dataclass(frozen=True, slots=True)
class Table:
    """Columns in written order; rows are mutually exclusive and together exhaustive over the reachable values.

    `thresholds` names the parameters used, e.g. {"core_floor": 0.6}. `better` is what the authors say of columns:
    name → higher or lower.
    """

    attributes: tuple[Attribute, ...]
    rows: tuple[Row, ...]
    thresholds: Mapping[str, Decimal] = field(default_factory=dict)
    better: Mapping[str, str] = field(default_factory=dict)

    def attribute(self, name: str) -> Attribute:
        """The column of that name; KeyError when there is none."""
        return next(a for a in self.attributes if a.name == name)
