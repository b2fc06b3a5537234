"""What an evaluation gives: conclusion, score, what is short, what is missing, what is in question."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from service.api.cases.done import DoneShown
from service.api.values import Digest, Exact, Shown
from service.vocabulary.assessment import Digests, Need, Recommendation, RectificationItem
from service.vocabulary.assessment_summary import AssessmentSummary, OpenQuestion
from service.workflow.cases.evaluate_case import CaseEvaluated


class ResultShown(Shown):
    """The result of one evaluation."""

    assessment: str = Field(description="评价记录的摘要；没有保存的为空")
    pack: str = Field(description="规则包")
    pack_version: str = Field(description="规则包的版本")
    evaluation_date: date = Field(description="评估日期")
    evaluated_year: int = Field(description="评估年度")
    recommendation: Recommendation = Field(description="建议结论")
    grade: str = Field(description="等级，没有的为空")
    score: Exact = Field(description="得分")
    completeness: Exact = Field(description="数据完整率")
    deadline: date | None = Field(description="整改或补正的期限，没有的为 null")
    failed: list[RectificationItem] = Field(description="未达到的、须整改的事项")
    needs: list[Need] = Field(description="缺什么资料不能判定")
    questions: list[OpenQuestion] = Field(description="未解决的存疑")
    digests: Digests = Field(description="所依据的各项内容的摘要")

    @classmethod
    def of(cls, summary: AssessmentSummary) -> ResultShown:
        """The summary of an assessment."""
        lists = {name: list(getattr(summary, name)) for name in ("failed", "needs", "questions")}
        same = {name: getattr(summary, name) for name in cls.model_fields if name not in lists}
        return cls(**same, **lists)


class AssessedShown(Shown):
    """A case after it was evaluated."""

    result: ResultShown = Field(description="评价的结果，计入有效的不适用认定")
    without_waivers: ResultShown | None = Field(description="不计任何不适用认定的结果；没有认定的为 null")
    record: Digest = Field(description="完整评价记录的摘要，可用它下载")
    done: DoneShown = Field(description="办理的结果")

    @classmethod
    def of(cls, evaluated: CaseEvaluated, today: date) -> AssessedShown:
        """After an evaluation."""
        counting, without = evaluated.assessed.counting, evaluated.assessed.without_waivers
        return cls(
            result=ResultShown.of(counting.summary),
            without_waivers=ResultShown.of(without.summary) if without is not None else None,
            record=counting.output.digest,
            done=DoneShown.of(evaluated.done, today),
        )
