"""Composed texts in English: names within sentences, several at once, and what somebody wrote as it was."""

import pytest

from service.assessment.english import PLAIN, counted, english_marks, english_of
from tests.assessment.cases import base_145


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("", ""),
        ("5 ÷ 10 = 50%", "5 ÷ 10 = 50%"),
        ("缺失", "missing"),
        ("是", "yes"),
        ("缺少封面基期年", "base year of the cover is missing"),
        ("缺少封面基期年；年份应为整数", "base year of the cover is missing; the year should be a whole number"),
        ("专家意见：符合 3 人、不符合 1 人，取多数", "opinions of experts: 符合 3, 不符合 1; the majority counts"),
        ("2 + 1 = 3；得分率 3 ÷ 4 = 75%", "2 + 1 = 3; rate 3 ÷ 4 = 75%"),
        ("缺少程若谷的意见", "the opinion of 程若谷 is missing"),
        ("填写为“暂无”，视为缺失", "written as “暂无”, taken as missing"),
        ("12 个百分点", "12 percentage points"),
        ("能源消费第8行：缺少折标系数", "energy used, row 8: factor to standard coal is missing"),
        ("节能量按原始数据复算：除数为零", "recomputing 节能量 from raw data: divided by zero"),
        (
            "2025年总量（原始数据!I18）、折标量（能源消费!G4）为 0，不能作除数，请核实（填错的更正，没有数据的清空）",
            (
                "总量 2025 (原始数据!I18), amount as standard coal (能源消费!G4) is 0, by which nothing can be "
                "divided; please check (correct a wrong figure, clear the cell if there are no data)"
            ),
        ),
        ("重点项目第4行“甲”：缺少状态", "key projects, row 4 “甲”: state is missing"),
        ("园区自己写的一句话", "园区自己写的一句话"),
    ],
)
def test_without_names(text: str, english: str) -> None:
    assert PLAIN.of(text) == english


def test_names_of_the_catalogue_stand_in_sentences() -> None:
    english = english_of(base_145()[0])
    name = base_145()[0].catalogue.indicators["energy_intensity"].name_en
    assert english.of("缺少单位生产总值能耗基期值") == f"{name}: base is missing"
    assert english.of("2025年单位生产总值能耗") == f"{name} 2025"
    assert english.of("缺少2025年单位生产总值能耗，也不能由原始数据算出：年份应为整数") == (
        f"{name} 2025 is missing, nor can it be computed from raw data: the year should be a whole number"
    )


def test_codes_are_words() -> None:
    english = english_of(base_145()[0])
    assert [english.name(code) for code in ("attainment", "reject", "self.actual", "评估年度")] == [
        "attainment", "gates that reject", "actual", "evaluated year",
    ]  # fmt: skip
    assert english.name("energy_intensity.target").endswith(": target")


@pytest.mark.parametrize(
    ("text", "english"),
    [("= 0 项", "= 0"), ("2025 年", "2025"), ("3 天", "3 days"), ("3 万元", "3 万元"), ("2 项目", "2 项目")],
)
def test_english_counts_without_measure_words(text: str, english: str) -> None:
    assert counted(text) == english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        (
            "Because：gates that reject 0（DC-01，clause 三(五).2）",
            "Because: gates that reject 0 (DC-01, clause 三(五).2)",
        ),
        ("CR-A1 1、CR-A2 1　【unmet】", "CR-A1 1, CR-A2 1  [unmet]"),
        ("closed：执行报告含园外居民区污水，已扣除（见附件）", "closed: 执行报告含园外居民区污水，已扣除（见附件）"),
    ],
)
def test_marks_behind_english_words_are_english(text: str, english: str) -> None:
    assert english_marks(text) == english
