"""Chinese names, titles, words and numbers, each with the nearest when there is none of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from service.authoring.problem import Mistake
from service.criteria import names
from service.rulelang.tables import Attribute
from service.vocabulary.exact import Quotient
from service.vocabulary.finding import Verdict
from service.vocabulary.state import State
from tests.criteria.builders import rule_base

PACK, RUBRIC = rule_base()
INTENSITY = names.indicator_or_quantity("单位生产总值能耗", PACK)
ACTUAL = names.titled("实际值", INTENSITY.attributes)


def test_indicators_and_quantities_by_name() -> None:
    assert (INTENSITY.subject, INTENSITY.code) == ("indicator:energy_intensity", "energy_intensity")
    assert ACTUAL.name == "actual"
    gdp = names.indicator_or_quantity(PACK.catalogue.quantities["gdp"].name, PACK)
    assert (gdp.subject, names.titled("外部数据", gdp.attributes).name) == ("quantity:gdp", "external")


def test_names_of_the_case_of_the_plan_and_of_the_park() -> None:
    assert names.of_the_case("评价完整度", PACK, RUBRIC)[0] == "completeness"
    assert names.of_the_case("方案审核意见", PACK, RUBRIC)[0] == "plan.approval"
    regional = replace(PACK, regions=("甲区", "乙区"))
    assert names.of_the_case("所在区域", regional, RUBRIC)[0] == "park.region"
    name, grade = names.of_the_case("等级", PACK, RUBRIC)
    assert (name, grade.values) == ("grade", ("优秀", "合格", "不合格"))


def test_collections_by_title() -> None:
    name, fields = names.fields_of("重点项目", PACK)
    assert (name, fields["台账编号"].name) == ("project", "ledger")


def test_what_can_be_waived_is_a_rule_or_an_indicator() -> None:
    assert names.waivable("SY-01", PACK) == "SY-01"
    assert names.waivable("节能量", PACK) == "energy_saving"
    assert names.rule_of("TG-01", PACK).id == "TG-01"
    assert names.verdict_of("基本达到") is Verdict.NEARLY_MET


@pytest.mark.parametrize(
    ("ask", "nearest"),
    [
        (lambda: names.indicator_or_quantity("单位生产总值能耗量", PACK), "单位生产总值能耗"),
        (lambda: names.indicator_code("节能", PACK), "节能量"),
        (lambda: names.titled("实际", INTENSITY.attributes), "实际值"),
        (lambda: names.rule_of("TG-011", PACK), "TG-01"),
        (lambda: names.of_the_case("评价完整", PACK, RUBRIC), "评价完整度"),
        (lambda: names.fields_of("重点项", PACK), "重点项目"),
        (lambda: names.verdict_of("基本达成"), "基本达到"),
        (lambda: names.waivable("节能", PACK), "节能量"),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest(ask: Callable[[], object], nearest: str) -> None:
    with pytest.raises(Mistake, match="未知的") as told:
        ask()
    assert told.value.suggestion == nearest


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.41 tce/万元", "0.41"),
        ("0.41", "0.41"),
        ("410 kgce/万元", "0.41"),
        ("0", "0"),
    ],
)
def test_numbers_are_exact_in_the_unit_of_the_attribute(text: str, value: str) -> None:
    fact = names.read_value("actual", text, ACTUAL, PACK)
    assert (fact.state, fact.value, fact.unit) == (State.VALUE, Quotient(Decimal(value)), "tce/万元")


@pytest.mark.parametrize(
    ("word", "state"), [("缺失", State.MISSING), ("不适用", State.NOT_APPLICABLE), ("有争议", State.DISPUTED)]
)
def test_state_words_are_states_without_value(word: str, state: State) -> None:
    fact = names.read_value("actual", word, ACTUAL, PACK)
    assert (fact.state, fact.value) == (state, None)


def test_words_dates_and_percents() -> None:
    _, fields = names.fields_of("重点项目", PACK)
    status = names.read_value("status", "已取消（未获同意）", fields["状态"], PACK)
    assert status.value == "cancelled_not_approved"
    assert names.read_value("d", "2022-06-01", fields["开工日期"], PACK).value == date(2022, 6, 1)
    share = Attribute("share", "number", "%", title="比例")
    assert names.read_value("share", "79.99%", share, PACK).value == Quotient(Decimal("0.7999"))


def test_carriers_go_by_their_names() -> None:
    _, fields = names.fields_of("能源消费", PACK)
    assert names.read_value("carrier", "原煤", fields["品种"], PACK).value == "raw_coal"


@pytest.mark.parametrize(
    ("text", "found"),
    [("很多", "不是数的"), ("50%", "百分数"), ("3 m³", "不是同一种量")],
)
def test_what_is_no_value_of_the_attribute_is_told(text: str, found: str) -> None:
    with pytest.raises(Mistake, match=found):
        names.read_value("actual", text, ACTUAL, PACK)


def test_an_unknown_word_lists_the_allowed_ones() -> None:
    _, fields = names.fields_of("重点项目", PACK)
    with pytest.raises(Mistake, match="已完成、试运行、在建"):
        names.read_value("status", "完工", fields["状态"], PACK)
