"""Regions in words, and as a line of examples."""

from __future__ import annotations

from decimal import Decimal

import pytest

from service.rulelang.diff.regions import ABSENT, BY_STATE, IMPOSSIBLE, Extent, Region
from service.rulelang.diff.sentences import (
    LOOSER,
    PARKS,
    SCORES,
    STRICTER,
    by_state,
    direction,
    example,
    extent_in_words,
    inputs_in_words,
    outcome_in_words,
    sentence,
)
from service.rulelang.tables import Attribute, Interval
from service.vocabulary.finding import Theme
from service.vocabulary.language import Said
from tests.rulelang.diff.builders import small

RATE = Attribute("attainment", "number", "%", title="完成率")
PARTS = Attribute("parts", "number", "项", title="组成部分", whole=True)
ANSWER = Attribute("answer", "text", values=("符合", "不符合"), title="核查结论")


def between(low: str | None, high: str | None, closed: tuple[bool, bool] = (True, False)) -> Interval:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    return Interval(ends[0], closed[0] and low is not None, ends[1], closed[1] and high is not None)


def a_region(*extents: Extent, before: str = "nearly_met", after: str = "unmet", witness: str = "90%") -> Region:
    named = tuple((extent.column.name, witness) for extent in extents)
    return Region(extents, before, after, named, (None, None))


def test_the_sentence_of_a_region() -> None:
    told = sentence(a_region(Extent(RATE, between("0.9", "0.92"))), Theme.TARGETS, PARKS)
    assert told.zh == "完成率在 [90%, 92%) 的园区由“基本达到”变为“未达到”"
    assert told.en == "parks with attainment in [90%, 92%): nearly_met → unmet"


def test_columns_that_do_not_matter_are_not_told() -> None:
    told = sentence(a_region(Extent(RATE), Extent(ANSWER, words=("符合",))), Theme.TARGETS, PARKS)
    assert told.zh.startswith("核查结论为“符合”的园区由")
    assert sentence(a_region(Extent(RATE)), Theme.TARGETS, PARKS).zh.startswith("所有园区由")


def test_several_regions_stand_one_after_the_other() -> None:
    regions = [a_region(Extent(RATE, between(None, low))) for low in ("0.5", "0.6")]
    assert inputs_in_words(regions, PARKS).zh == "完成率 < 50% 的园区；完成率 < 60% 的园区"
    assert inputs_in_words(regions[:1], SCORES).en == "attainment < 50%"


@pytest.mark.parametrize(
    ("extent", "words"),
    [
        (Extent(RATE, between("0.9", None)), "完成率 ≥ 90%"),
        (Extent(RATE, between("0.9", None, (False, False))), "完成率 > 90%"),
        (Extent(RATE, between(None, "0.9")), "完成率 < 90%"),
        (Extent(RATE, between(None, "0.9", (False, True))), "完成率 ≤ 90%"),
        (Extent(RATE, between("0.9", "0.9", (True, True))), "完成率 = 90%"),
        (Extent(RATE, between(None, None)), "完成率有值"),
        (Extent(RATE, absent=True), "完成率没有值"),
        (Extent(PARTS, between("5", "7", (False, False))), "组成部分 = 6 项"),
        (Extent(PARTS, between("4.5", "6", (False, True))), "组成部分在 [5 项, 6 项]"),
        (Extent(ANSWER, words=("符合", "不符合")), "核查结论为“符合”或“不符合”"),
    ],
)
def test_extents_in_words(extent: Extent, words: str) -> None:
    assert extent_in_words(extent).zh == words


def test_outcomes_in_words() -> None:
    assert outcome_in_words("unmet", Theme.TARGETS) == Said("未达到", "unmet")
    assert outcome_in_words(BY_STATE, Theme.DECISION).zh == "无法判定"
    assert outcome_in_words(BY_STATE, Theme.TARGETS).zh.startswith("无法评价")
    assert outcome_in_words(IMPOSSIBLE, Theme.TARGETS).zh == "没有这种取值"


def test_the_direction_of_a_change() -> None:
    rate = Extent(RATE)
    assert direction(a_region(rate)) == STRICTER
    assert direction(a_region(rate, before="question", after="ok")) == LOOSER
    assert direction(a_region(rate, before="通过", after="限期整改")) == STRICTER
    assert direction(a_region(rate, after="manual")) == ""


def test_the_witness_as_an_example_of_the_later_rule() -> None:
    rules = small().pack.rules
    assert example(a_region(Extent(RATE)), rules["TG-01"]) == '{given: {attainment: "90%"}, verdict: unmet}'
    missing = a_region(Extent(RATE, absent=True), after=BY_STATE, witness=ABSENT)
    assert example(missing, rules["TG-01"]) == "{given: {attainment: missing}, verdict: not_evaluable}"
    assert example(a_region(Extent(RATE), after=IMPOSSIBLE), rules["TG-01"]) == ""


def test_what_a_rule_comes_to_for_want_of_a_value() -> None:
    rules = small().pack.rules
    assert [by_state(rules[rule]) for rule in ("TG-01", "SY-01", "DC-01")] == ["not_evaluable", "manual", "无法判定"]
