"""The sheets of the 核查记录 as the design lists them."""

import pytest

from service.intake.forms.books import form
from service.intake.forms.judgement_forms import answer_headers, answers, judgement_forms, manual_gates
from tests.intake.builders import PACK

SHEETS = judgement_forms(PACK)
HEADERS = {
    "人工核查": "编码 任务 核查内容 无数值原因 可选答案 评估员 专家1 专家2 专家3 专家4 专家5 专家6 专家7",
    "否决事项": "编码 否决事项 可选答案 认定 认定人 依据",
    "不适用认定": "编码 名称 园区理由 认定 理由 认定人",
    "争议数据": "编码 年份 争议说明 核查认定值 单位 认定人",
    "外部核对": "编码 年份 外部数值 单位 数据来源",
    "存疑处理": "规则 对象 存疑编号 处理 理由 处理人",
}


@pytest.mark.parametrize("name", HEADERS)
def test_the_headers(name: str) -> None:
    assert " ".join(column.header for column in form(name, SHEETS).columns) == HEADERS[name]


def test_each_check_takes_its_own_answers_in_the_columns_that_count() -> None:
    lines = {line.key: line for line in form("人工核查", SHEETS).lines}
    assert list(lines["LY-06"].words["专家3"]) == ["符合", "基本符合", "不符合"]
    assert lines["LY-06"].closed == {"评估员"}
    assert lines["PR-04"].closed == {f"专家{n}" for n in range(1, 8)}
    assert lines["PR-04"].texts["可选答案"] == "一致、不一致"


def test_gates_have_their_own_sheet() -> None:
    assert (
        [rule.id for rule in manual_gates(PACK)] == ["GT-01"] == [line.key for line in form("否决事项", SHEETS).lines]
    )


def test_answers_stand_for_themselves() -> None:
    assert answers(PACK.rules["PR-04"]) == {"一致": "一致", "不一致": "不一致"}
    assert answers(PACK.rules["TG-07"]) == {}
    assert answer_headers(PACK.rules["PR-04"]) == ("评估员",)
