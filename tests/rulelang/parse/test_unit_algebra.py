"""Declared units are what the parts make, without a hidden factor."""

import pytest

from service.authoring.problem import Mistake
from service.rulelang.parse.formula import parse_formula
from service.rulelang.parse.unit_algebra import (
    known_unit,
    require_counting_unit,
    require_formula_unit,
    require_quotient_unit,
)

UNITS = {"energy": "tce", "gdp": "万元", "fresh": "m³", "reused": "m³", "firms": "家"}


@pytest.mark.parametrize(
    ("formula", "unit"),
    [
        ("energy / gdp", "tce/万元"),
        ("reused / (fresh + reused)", "%"),
        ("fresh@base - fresh", "m³"),
        ("firms / firms", "%"),
        ("energy / gdp", "kgce/十元"),
        ("gdp / energy", "万元/tce"),
        ("energy * 2 / 2", "tce"),
    ],
)
def test_formulas_that_agree_with_their_unit(formula: str, unit: str) -> None:
    require_formula_unit(parse_formula(formula), UNITS, unit)


@pytest.mark.parametrize(
    ("formula", "unit", "words"),
    [
        ("energy / gdp", "tce/亿元", "相差"),
        ("energy / gdp", "万元/tce", "得出的单位是“tce/万元”"),
        ("energy / gdp", "%", "得出的单位"),
        ("energy + gdp", "tce", "单位不同的数相加减"),
        ("energy", "斗", "不认识的单位"),
    ],
)
def test_formulas_that_do_not(formula: str, unit: str, words: str) -> None:
    with pytest.raises(Mistake) as caught:
        require_formula_unit(parse_formula(formula), UNITS, unit)
    assert words in str(caught.value)


def test_quotients() -> None:
    require_quotient_unit("tCO2", "tce", "tCO2/tce")
    require_quotient_unit("tce", "tce", "")
    require_quotient_unit("%", "", "%")
    with pytest.raises(Mistake, match="10000 倍"):
        require_quotient_unit("tce", "万元", "tce/亿元")


def test_unknown_units_are_refused() -> None:
    with pytest.raises(Mistake, match="不认识的单位“星期”"):
        known_unit("星期")


@pytest.mark.parametrize("unit", ["项", "份", "个"])
def test_rows_are_counted_one_by_one(unit: str) -> None:
    assert require_counting_unit(unit) == unit


@pytest.mark.parametrize("unit", ["tce", "%", "年", "斗"])
def test_rows_are_counted_in_nothing_else(unit: str) -> None:
    with pytest.raises(Mistake, match=unit):
        require_counting_unit(unit)
