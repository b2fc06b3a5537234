"""Names and derivations in Chinese: nothing of the shipped packs stays in code words."""

import re
from dataclasses import replace
from datetime import date

import pytest

from service.rulelang.derivation_words import Namer
from service.rulelang.derivations import (
    Count,
    Days,
    Derived,
    Deviation,
    Difference,
    Earliest,
    Expression,
    Lacks,
    Ratio,
    Share,
    Sum,
    Value,
)
from service.rulelang.load import load_rule_base
from service.rulelang.tables import Attribute, TextTest
from service.settings import load_settings
from tests.rulelang.builders import DEMO, ON

PACK = load_rule_base(DEMO / "rules", DEMO / "rubrics", "demo", ON)[0]
NAMER = Namer(PACK.rules["TG-01"], PACK)
DONE = {"status": TextTest(frozenset({"done"}), '"done"')}


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (Value("gdp.actual"), "生产总值的评估年度值"),
        (Value("energy_saving.target"), "节能量的目标值"),
        (Value("plan.parts_present"), "方案已具备的部分"),
        (Value("self.base"), "基期值"),
        (Count("project"), "全部重点项目的行数"),
        (Count("project", DONE), "重点项目中状态为已完成的行数"),
        (Sum("project", "paid_investment", DONE), "重点项目中状态为已完成的“实际投资”合计"),
        (Earliest("project", "started_on"), "全部重点项目的“开工日期”最早的一个"),
        (Share("actual", "target", "not_applicable"), "实际值 ÷ 目标值（分母为零时记为不适用）"),
        (Ratio("actual", "target", "t/t"), "实际值 ÷ 目标值（分母为零时记为缺失）"),
        (Difference("target", "actual"), "目标值 − 实际值"),
        (Deviation("target", "actual"), "目标值与实际值相比的偏差"),
        (Days("plan.approved_on", "first"), "从方案审核同意日期到first的天数"),
        (Lacks(("attainment",), ("actual", "target")), "有实际值或目标值而缺完成率"),
    ],
)
def test_every_derivation_is_told(made: Expression, told: str) -> None:
    assert NAMER.derivation(Derived(Attribute("x", "number"), made)) == told


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (Value("gdp.actual"), "gdp.actual"),
        (Count("project"), "number of all project rows"),
        (Sum("project", "paid_investment", DONE), "sum of paid_investment over project rows with status done"),
        (Earliest("project", "started_on"), "earliest of started_on over all project rows"),
        (Share("actual", "target", "not_applicable"), "actual ÷ target (if the denominator is zero: not applicable)"),
        (Difference("target", "actual"), "target − actual"),
        (Deviation("target", "actual"), "deviation of target from actual"),
        (Days("plan.approved_on", "first"), "days from plan.approved_on to first"),
        (
            Lacks(("attainment",), ("actual", "target")),
            "whether attainment is lacking although actual or target has a value",
        ),
    ],
)
def test_every_derivation_is_told_in_codes(made: Expression, told: str) -> None:
    assert NAMER.derivation_in_codes(Derived(Attribute("x", "number"), made)) == told


def test_the_region_of_the_park_is_told() -> None:
    pack = replace(PACK, regions=("东部", "西部"))
    line = Derived(Attribute("x", "text"), Value("park.region"))
    assert Namer(pack.rules["TG-01"], pack).derivation(line) == "所在区域"


def test_subjects_are_told_by_name() -> None:
    subjects = ("indicator:energy_saving", "quantity:gdp", "item:SY-01", "portfolio", "case")
    assert [NAMER.subject(subject) for subject in subjects] == [
        "节能量",
        "生产总值",
        "人工核查事项",
        "重点项目整体",
        "整个案件",
    ]


def test_no_derivation_of_the_shipped_rules_stays_in_code_words() -> None:
    settings = load_settings()
    pack = load_rule_base(settings.rules_dir, settings.rubrics_dir, "base-145", date(2026, 3, 31))[0]
    told = [
        Namer(rule, pack).derivation(line)
        for rule in pack.rules.values()
        for line in rule.derived
        if line.attribute.title
    ]
    assert told
    assert not [words for words in told if re.search(r"[a-z_]{4,}", words)]
