"""What the rules could make nothing of is refused, with cause and repair."""

from dataclasses import replace
from decimal import Decimal

import pytest

from service.casework.acts.act import Act
from service.casework.acts.evaluation import Override, ProposeWaiver
from service.casework.acts.site_visit import RecordVerification, ScoreItem, VerifiedValue
from service.casework.acts.submission import DisputeValue
from service.casework.usable import unusable
from service.vocabulary.assessment import Recommendation
from service.vocabulary.finding import Effect, Theme
from service.vocabulary.person import Person
from tests.assessment.pack_builders import a_manual, a_pack, a_rule
from tests.casework.builders import ASSESSOR, DRC, EXPERT, PARK, RECTIFY_BY
from tests.casework.judging import judgement
from tests.casework.stages import PASS, PROGRESS, REJECT
from tests.scoring.builders import a_rubric

PACK = a_pack(
    a_rule(id="T-01", not_applicable=("园区无此类企业",)),
    a_rule(id="T-02", subjects=("indicator:land",)),
    a_rule(id="CR-A1", theme=Theme.CREDIBILITY, not_applicable=("x",), subjects=("indicator:land",)),
    a_rule(id="LY-06", theme=Theme.TASKS, subjects=("item:LY-06",), manual=a_manual("expert")),
    a_rule(id="GT-01", theme=Theme.GATES, subjects=("item:GT-01",), manual=a_manual("assessor"), effect=Effect.REJECT),
)
RUBRIC = a_rubric(())


def refused(act: Act, by: Person = ASSESSOR) -> str:
    reasons = unusable(act, by, PACK, RUBRIC)
    assert all(reason.en for reason in reasons)
    return "；".join(reason.zh for reason in reasons)


def overriding(decision: Recommendation, grade: str) -> Override:
    return Override(decision=decision, grade=grade, reason="专家组一致认为", until=RECTIFY_BY)


def waiver(subject: str) -> ProposeWaiver:
    return ProposeWaiver(subject=subject, reason="不涉及", until=RECTIFY_BY)


def disputed(code: str = "gdp", year: int = 2025, unit: str = "万元") -> DisputeValue:
    return DisputeValue(code=code, year=year, reason="口径", established=Decimal(1), unit=unit)


@pytest.mark.parametrize(
    ("act", "by"),
    [
        (judgement("符合", "LY-06"), EXPERT),
        (judgement("符合", "GT-01", "查询公开信息"), ASSESSOR),
        (waiver("T-01"), ASSESSOR),
        (waiver("intensity"), ASSESSOR),
        (disputed(), ASSESSOR),
        (disputed("intensity", 2024, "tce/万元"), ASSESSOR),
        (disputed(unit=""), ASSESSOR),
        (ScoreItem(item="symbiosis", score=Decimal(80)), EXPERT),
        (ScoreItem(item="LY-06", score=Decimal(80)), EXPERT),
        (overriding(PASS, "优秀"), ASSESSOR),
        (overriding(REJECT, ""), ASSESSOR),
        (overriding(REJECT, "不合格"), ASSESSOR),
    ],
)
def test_what_the_rules_can_use_is_not_refused(act: Act, by: Person) -> None:
    assert refused(act, by) == ""


@pytest.mark.parametrize(
    ("act", "by", "because"),
    [
        (judgement("好", "LY-06"), EXPERT, "“好”不是 LY-06 的可选答案；请从 符合、基本符合、不符合 中选择"),
        (judgement("符合", "LY-06"), ASSESSOR, "LY-06 由专家判定"),
        (judgement("符合", "GT-01"), ASSESSOR, "否决项 GT-01 的认定须写明依据"),
        (judgement("符合", "LY-66"), EXPERT, "没有“LY-66”这一人工核查事项；您是否想写 LY-06？"),
        (judgement("符合", "T-01"), EXPERT, "没有“T-01”这一人工核查事项"),
        (waiver("T-02"), ASSESSOR, "T-02 不允许不适用，T-02 不能认定为不适用；请照常评价"),
        (waiver("land"), ASSESSOR, "T-02 不允许不适用，land 不能认定为不适用"),
        (waiver("GT-01"), DRC, "GT-01 不允许不适用"),
        (waiver("nothing"), ASSESSOR, "没有“nothing”这一指标或核查事项"),
        (disputed("gpd"), ASSESSOR, "没有“gpd”这一指标或原始数据；您是否想写 gdp？"),
        (disputed(unit="亿元"), ASSESSOR, "gdp 的计量单位是 万元，写的是 亿元；请换算后填写"),
        (disputed(year=2019), ASSESSOR, "2019 年不在规则包的年份 2020—2025 之内"),
        (ScoreItem(item="X-9", score=Decimal(80)), EXPERT, "没有“X-9”这一核查事项或任务"),
        (overriding(PASS, "特优"), ASSESSOR, "不能是“特优”；评分标准允许：优秀、良好、合格"),
        (overriding(PASS, ""), ASSESSOR, "不能是“（未写）”"),
        (overriding(PASS, "不合格"), ASSESSOR, "决定为“通过”时等级不能是“不合格”"),
        (overriding(REJECT, "优秀"), ASSESSOR, "评分标准允许：（不写）、不合格"),
    ],
)
def test_what_the_rules_cannot_use_is_refused_with_the_reason(act: Act, by: Person, because: str) -> None:
    assert because in refused(act, by)


def test_every_value_of_a_verification_is_looked_at() -> None:
    values = tuple(VerifiedValue(code=code, year=2025, value=Decimal(1)) for code in ("gdp", "x", "y"))
    reasons = unusable(RecordVerification(organisation="节能中心", report="r", values=values), ASSESSOR, PACK, RUBRIC)
    assert ["“x”" in reasons[0].zh, "“y”" in reasons[1].zh, len(reasons)] == [True, True, 2]


@pytest.mark.parametrize("year", [1900, 2035])
def test_progress_of_a_year_beyond_the_pack_is_refused(year: int) -> None:
    assert "不在规则包的年份" in refused(replace(PROGRESS, year=year), PARK)
    assert refused(PROGRESS, PARK) == ""
