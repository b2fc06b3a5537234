"""What a chart draws: JSON in the page, beside a table that says the same in full."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from service.vocabulary.exact import Quotient


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers under one name, one for each category; None is a gap, never a zero."""

    name: str
    values: tuple[Quotient | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """kind: bar or line. The numbers are drawn, never read: only here are they no longer exact."""

    kind: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]

    @property
    def data(self) -> str:
        """For the attribute `data-chart`."""
        series = [{"name": one.name, "values": _drawn(one.values)} for one in self.series]
        told = {"kind": self.kind, "unit": self.unit, "categories": self.categories, "series": series}
        return json.dumps(told, ensure_ascii=False)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return all(value is None for one in self.series for value in one.values)


def _drawn(values: Sequence[Quotient | None]) -> list[float | None]:
    return [None if value is None else _near(value) for value in values]


def _near(value: Quotient) -> float:
    top, bottom = value.integers()
    return round(top / bottom, 4)
