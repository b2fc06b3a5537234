"""What is said of amounts, in both languages: units and words of the cell are quoted as they are."""

from service.intake.cells.amount_faults import (
    allowed_units,
    inexact_conversion,
    multiplied_twice,
    other_basis,
    over_one,
    perhaps_a_fraction,
    unit_mismatch,
    unknown_unit,
)
from service.vocabulary.problem import Severity


def test_units_are_quoted_in_english_where_they_are_chinese() -> None:
    assert allowed_units("km²") == ("km²、平方公里、公顷", "“km²”, “平方公里”, “公顷”")
    assert allowed_units("") == ("不带单位的数", "a number without a unit")
    assert unknown_unit("斤", "t").repair.en == "the unit “斤” is not known; use one that is allowed"
    assert "does not convert to a plain number" in unit_mismatch("吨", "").repair.en
    assert unit_mismatch("吨", "").repair.zh.startswith("单位“吨”不能换算为“无量纲”")


def test_both_readings_of_a_share_are_named() -> None:
    for fault in (over_one("倍", "120%", "1.2%"), perhaps_a_fraction("0.37", "37")):
        assert (fault.code, fault.severity, len(fault.readings)) == ("percent-or-fraction", Severity.WARNING, 2)
    assert perhaps_a_fraction("0.37", "37").repair.en == "read as 0.37%; if 37% is meant, write 37"


def test_a_multiplier_in_two_places_has_two_readings() -> None:
    readings = multiplied_twice("1.2", "亿", "亿元").fault.readings
    assert readings == (("1.2亿元", "1.2亿元"), ("1.2亿（亿元）", "“1.2亿” in “亿元”"))


def test_a_basis_and_a_conversion_say_what_to_do() -> None:
    assert other_basis("等价值", "当量值").repair == (
        "写的是等价值，请换算为当量值后填写，或更正标注",
        "it says “等价值”; convert the number to “当量值”, or correct what it says",
    )
    assert "carbon dioxide" in other_basis("二氧化碳当量", "").allowed.en
    assert inexact_conversion("100 亩", "6.666667", "公顷").fault.repair.zh.startswith("100 亩 ≈ 6.666667 公顷，除不尽")
