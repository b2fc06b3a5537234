"""A catalogue in which every kind, direction, method and formula of indicators occurs."""

from decimal import Decimal
from itertools import product

from service.rulelang.catalogue import (
    Attainment,
    Carrier,
    Catalogue,
    Formula,
    Indicator,
    Name,
    Number,
    Operation,
    Quantity,
)
from service.rulelang.tables import Interval
from tests.engine.builders import HERE

METHODS = (
    *(Attainment("progress", other) for other in ("level", "ratio")),
    Attainment("ratio"),
    Attainment("level"),
)
BAND = Interval(Decimal("0.05"), True, Decimal(6), False)
FORMULAS: tuple[Formula | None, ...] = (
    None,
    Operation("/", Name("a"), Name("b")),
    Operation("-", Name("a", at_base=True), Name("a")),
    Operation("/", Operation("*", Operation("+", Name("a"), Name("b")), Number(Decimal("0.5"))), Name("b")),
    Operation("/", Operation("-", Name("a", at_base=True), Name("a")), Operation("-", Name("b"), Name("b"))),
)
RAW = {"a": "energy", "b": "gdp"}


def a_wide_catalogue() -> Catalogue:
    """Sixteen indicators, three quantities, two carriers."""
    kinds = product(("state", "effect"), ("lower", "higher"), METHODS)
    indicators = (_indicator(number, *kind) for number, kind in enumerate(kinds))
    quantities = (_quantity("energy", BAND), _quantity("gdp", None), _quantity("water", BAND))
    carriers = (
        Carrier("coal", "原煤", "t", Decimal("0.7143"), "当量值", "示例", "example", HERE),
        Carrier("power", "电力", "kWh", Decimal("0.3"), "等价值", "示例", "example", HERE),
    )
    return Catalogue(
        {one.code: one for one in indicators},
        {one.code: one for one in quantities},
        {one.code: one for one in carriers},
    )


def _indicator(number: int, kind: str, better: str, attainment: Attainment) -> Indicator:
    formula = FORMULAS[number % len(FORMULAS)]
    return Indicator(
        code=f"i{number}",
        name=f"指标{number}",
        kind=kind,
        better=better,
        unit="%" if number % 3 == 0 else "tce",
        group="outcome",
        digits=number % 4,
        source="示例",
        reliability="example",
        attainment=attainment,
        position=HERE,
        raw={} if formula is None else RAW,
        formula=formula,
        plausible=BAND if number % 2 else None,
        bounded_by="water" if kind == "effect" else "",
    )


def _quantity(code: str, plausible: Interval | None) -> Quantity:
    return Quantity(code, code, "tce", 1, "示例", "example", HERE, plausible)
