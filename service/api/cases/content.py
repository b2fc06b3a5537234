"""Exactly what is signed, and its digest."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from service.api.persons import PersonShown
from service.api.values import Digest, Exact, Labelled, Shown
from service.casework.acts.application import RecordPlan
from service.casework.acts.decision import GiveOpinion
from service.casework.acts.evaluation import ItemToRectify, Override, ProposeWaiver
from service.casework.signing import (
    DecisionContent,
    Signature,
    content_digest,
    decision_content,
    missing_opinions,
    missing_signatures,
    signatures,
)
from service.vocabulary.assessment import Recommendation
from service.workflow.cases.show_case import CaseShown


class DecisionShown(Shown):
    """All that a signature stands for."""

    case: str = Field(description="案卷编号")
    park: str = Field(description="园区编号")
    programme: str = Field(description="规划期编号")
    jurisdiction: str = Field(description="主管地区编码")
    round: int = Field(description="第几轮评价")
    draft: int = Field(description="拟定决定的办理记录序号")
    plan: RecordPlan | None = Field(description="现行方案及其审核同意")
    workbook: Digest = Field(description="评估工作簿的摘要")
    submission: Digest = Field(description="申报内容的摘要")
    assessment: Digest = Field(description="评价记录的摘要")
    basis: Digest = Field(description="评价所依据的案卷内容的摘要")
    pack: Digest = Field(description="规则包的摘要")
    rubric: Digest = Field(description="评分标准的摘要")
    recommendation: Recommendation = Field(description="建议结论")
    score: Exact = Field(description="得分")
    decision: Recommendation = Field(description="拟作的决定")
    grade: str = Field(description="等级，没有的为空")
    override: Override | None = Field(description="改变建议结论的理由，没有改变的为 null")
    waivers: list[ProposeWaiver] = Field(description="评价计入的不适用认定")
    items: list[ItemToRectify] = Field(description="整改事项")
    deadline: date | None = Field(description="整改期限，没有的为 null")
    opinions: list[GiveOpinion] = Field(description="会商意见")

    @classmethod
    def of(cls, content: DecisionContent) -> DecisionShown:
        """The content, field by field."""
        lists = {name: list(getattr(content, name)) for name in ("waivers", "items", "opinions")}
        same = {name: getattr(content, name) for name in cls.model_fields if name not in lists}
        return cls(**same, **lists)


class SignatureShown(Shown):
    """One signature on record."""

    act: int = Field(description="办理记录序号")
    department: Labelled = Field(description="代表哪个部门")
    person: PersonShown = Field(description="签名的人")
    stands: bool = Field(description="是否有效：签的是现在的内容，签名人没有经办本案")

    @classmethod
    def of(cls, one: Signature) -> SignatureShown:
        """The signature as it counts now."""
        return cls(
            act=one.recorded.seq,
            department=Labelled.of(one.department),
            person=PersonShown.of(one.recorded.person),
            stands=one.stands,
        )


class ContentShown(Shown):
    """The drafted decision with its digest and signatures; null and empty while none is drafted."""

    version: int = Field(description="办理记录的条数；办理时照写为 seen")
    digest: str = Field(description="内容摘要：签名时照写为 content；没有拟定决定的为空")
    content: DecisionShown | None = Field(description="会签的全部内容；没有拟定决定的为 null")
    signatures: list[SignatureShown] = Field(description="全部签名，失效的也在内")
    missing_signatures: list[Labelled] = Field(description="尚待哪些部门签名")
    missing_opinions: list[Labelled] = Field(description="尚待哪些部门的会商意见")

    @classmethod
    def of(cls, shown: CaseShown) -> ContentShown:
        """What is to be signed in a case now."""
        case, procedure = shown.case, shown.procedure
        content = decision_content(case)
        return cls(
            version=case.version,
            digest=content_digest(case),
            content=DecisionShown.of(content) if content is not None else None,
            signatures=[SignatureShown.of(one) for one in signatures(case)],
            missing_signatures=[Labelled.of(one) for one in missing_signatures(case, procedure)] if content else [],
            missing_opinions=[Labelled.of(one) for one in missing_opinions(case, procedure)] if content else [],
        )
