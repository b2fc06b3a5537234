"""A case as it stands: state, next steps, plan, questions, scores, waivers, items to put right, difficulties."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from service.api.cases.matters import DifficultyShown, ItemShown, PlanShown, QuestionShown, ScoresShown, WaiverShown
from service.api.cases.steps import StepShown, steps_shown
from service.api.values import Labelled, Shown, Words
from service.casework.expert_scores import expert_scores
from service.casework.park_view import issued_decisions
from service.casework.plan_record import judged_on, plan_on_record
from service.casework.progress_ledger import progress_ledger
from service.casework.questions import asked_questions
from service.casework.rectification import items_to_rectify, rectification_deadline
from service.casework.waivers import waivers
from service.vocabulary.person import Role
from service.workflow.cases.show_case import CaseShown


class OpenedShown(Shown):
    """What the case is about."""

    park: str = Field(description="园区编号，更名、换代码都不变")
    park_name: str = Field(description="立案时的园区名称")
    park_code: str = Field(description="立案时的目录代码，没有的为空")
    jurisdiction: str = Field(description="主管地区编码")
    jurisdiction_name: str = Field(description="主管地区名称")
    city: str = Field(description="设区市，没有的为空")
    programme: str = Field(description="规划期编号")
    programme_title: str = Field(description="规划期名称")


class CaseFileShown(Shown):
    """A case on a day."""

    id: str = Field(description="案卷编号")
    version: int = Field(description="办理记录的条数；办理时照写为 seen")
    opened: OpenedShown = Field(description="园区、主管地区和规划期")
    state: Labelled = Field(description="所处环节")
    round: int = Field(description="第几轮评价")
    on: date = Field(description="按哪一天的情况")
    note: Words | None = Field(description="没有可办事项时说明原因")
    steps: list[StepShown] = Field(description="下一步可以办什么：谁办、期限、障碍；案卷在等的排在前面")
    plan: PlanShown = Field(description="登记在案的方案")
    questions: list[QuestionShown] = Field(description="数据核对提出的存疑")
    scores: list[ScoresShown] = Field(description="本轮专家评分")
    waivers: list[WaiverShown] = Field(description="不适用认定")
    items: list[ItemShown] = Field(description="整改事项")
    deadline: date | None = Field(description="整改期限，没有的为 null")
    difficulties: list[DifficultyShown] = Field(description="年度进展中报告的困难")
    reports_missing: list[int] = Field(description="应报送而没有报送年度进展的年份")

    @classmethod
    def of(cls, shown: CaseShown, reader: Role) -> CaseFileShown:
        """The case as it is shown to somebody of that role."""
        case, on, inside = shown.case, shown.on, reader is not Role.SUBMITTER
        told = inside or issued_decisions(case)
        ledger = progress_ledger(case, shown.reports_due, on)
        return cls(
            id=shown.case_id,
            version=case.version,
            opened=_opened(shown),
            state=Labelled.of(case.state),
            round=case.round,
            on=on,
            note=Words.of(shown.outlook.note) if shown.outlook.note is not None else None,
            steps=steps_shown(shown.outlook, on, reader),
            plan=PlanShown.of(plan_on_record(case, judged_on(case, on))),
            questions=[QuestionShown.of(one, shown.titles) for one in asked_questions(case)],
            scores=[ScoresShown.of(one) for one in expert_scores(case, shown.procedure) if inside],
            waivers=[WaiverShown.of(one, on) for one in waivers(case) if inside],
            items=[ItemShown.of(one) for one in items_to_rectify(case) if told],
            deadline=rectification_deadline(case) if told else None,
            difficulties=[DifficultyShown.of(one) for one in ledger.difficulties],
            reports_missing=list(ledger.missing),
        )


def _opened(shown: CaseShown) -> OpenedShown:
    opened = shown.case.opened
    same = {name: getattr(opened, name) for name in OpenedShown.model_fields if name != "jurisdiction_name"}
    return OpenedShown(jurisdiction_name=shown.place, **same)
