"""The sheets of the 评估工作簿 as the design lists them."""

from dataclasses import replace

import pytest

from service.intake.forms.books import form
from service.intake.forms.layout import Form, Holds
from service.intake.forms.submission_forms import (
    CONTENT,
    REGION,
    manual_rules,
    region_words,
    submission_cover,
    submission_forms,
    task_title,
)
from tests.intake.builders import PACK

SHEETS = submission_forms(PACK, (2020, 2025))
HEADERS = {
    "方案组成": "编码 部分 是否具备 所在页码",
    "方案版本": "版本 编制日期 审核意见 审核机关 文号 审核日期",
    "方案调整": "调整对象 指标编码 原值 新值 审核意见 文号 审核日期 理由",
    "指标": "编码 指标名称 单位 基期年 基期值 目标年 目标值 2020 2021 2022 2023 2024 2025 状态 原因 佐证编号 说明",
    "原始数据": "编码 名称 单位 2020 2021 2022 2023 2024 2025 佐证编号",
    "能源消费": "年份 品种 实物量 单位 折标系数 系数基准 折标量",
    "重点项目": "项目名称 业主单位 所属任务 建设内容 计划投资 实际投资 资金来源 开工日期 竣工日期 状态 变更审核 "
    "台账编号 年节能量 其他计划",
    "任务措施": "编码 任务 核查内容 园区自述 佐证编号",
    "年度进展": "年度 是否报送 报送日期 主要进展 困难 是否解决",
    "佐证材料": "编号 名称 类型 出具单位 日期",
}


def sheet(name: str) -> Form:
    return form(name, SHEETS)


@pytest.mark.parametrize("name", HEADERS)
def test_the_headers(name: str) -> None:
    assert " ".join(column.header for column in sheet(name).columns) == HEADERS[name]


def test_the_cover_asks_for_these_items() -> None:
    assert " ".join(line.key for line in sheet("封面").lines) == (
        "园区名称 园区代码 主管地区 规划期 规则包 评估日期 基期年 评估年度 备注 模板标识"
    )


def test_every_part_indicator_and_quantity_has_a_line() -> None:
    assert [line.key for line in sheet("方案组成").lines] == list(PACK.parts)
    assert {line.key for line in sheet("指标").lines} == set(PACK.catalogue.indicators)
    assert {line.key for line in sheet("原始数据").lines} == set(PACK.catalogue.quantities)


def test_percents_take_percents() -> None:
    assert [line.percent for line in sheet("指标").lines] == [False, True, False]


def test_checks_stand_in_the_order_of_themes_and_tasks_without_gates() -> None:
    assert [rule.id for rule in manual_rules(PACK)] == ["LY-06", "EC-09", "PR-04"]
    assert [task_title(rule) for rule in manual_rules(PACK)] == ["优化产业空间布局", "推动节能降碳", "程序要求"]


def test_every_column_of_words_offers_words() -> None:
    columns = [column for each in SHEETS for column in each.columns if column.holds is Holds.WORD]
    assert len(columns) > 10
    assert all(column.words or column.listed for column in columns)


def test_the_cover_asks_for_the_region_where_the_pack_has_regions() -> None:
    regional = replace(PACK, regions=("甲区", "乙区"))
    (line,) = (line for line in submission_cover(regional).lines if line.key == REGION)
    assert line.words[CONTENT] == region_words(regional) == {"甲区": "甲区", "乙区": "乙区"}
    assert line.holds[CONTENT] is Holds.WORD
    assert [line.key for line in submission_cover(regional).lines if line.key != REGION] == [
        line.key for line in submission_cover(PACK).lines
    ]
