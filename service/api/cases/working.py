"""The acts by which an office works a case: imports, evaluations, supplement, draft, dispute, recusal, verification."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import File, Form, UploadFile
from pydantic import AfterValidator, Field, Json

from service.access.use_cases import UseCase
from service.api.cases.acting import THE_CASE, acting, told
from service.api.cases.assessed import AssessedShown
from service.api.cases.done import DoneShown
from service.api.cases.imported import JudgementsImportedShown, SubmissionImportedShown
from service.api.values import Given
from service.casework.acts.carrying_out import LinkEvidence, Target
from service.casework.acts.evaluation import DraftDecision, Evaluate, PreAssess, RequestSupplement
from service.casework.acts.site_visit import ImportJudgements, RecordVerification, Recuse
from service.casework.acts.submission import DisputeValue, ImportSubmission
from service.transport.auth import Who
from service.transport.declared import asks, routed
from service.transport.plain_text import as_plain
from service.transport.uploads import Workbook, on_disk
from service.vocabulary.day import day_of
from service.workflow.access.gate import require
from service.workflow.access.targets import a_person
from service.workflow.cases.dispute_value import dispute_value
from service.workflow.cases.draft_decision import Duties, draft_decision
from service.workflow.cases.evaluate_case import evaluate_case, pre_assess
from service.workflow.cases.import_judgements import import_judgements
from service.workflow.cases.import_submission import import_submission
from service.workflow.cases.link_evidence import link_evidence
from service.workflow.cases.record_verification import Concluded, record_verification
from service.workflow.cases.recuse_expert import recuse_expert
from service.workflow.cases.request_supplement import request_supplement

router = routed("/cases", "案卷")
_SEEN = "您看到的办理记录条数（案卷的 version）；此后有人办理过的，答复 409"
SeenField = Annotated[int, Form(ge=1, description=_SEEN)]
DryRun = Annotated[bool, Form(description="试导入：只说明会怎样，什么也不保存")]
Evidence = Annotated[UploadFile, File(description="文件（PDF、JPEG、PNG、xlsx 等）")]


class SeenGiven(Given):
    """What every act states."""

    seen: int = Field(ge=1, description=_SEEN)


class SupplementGiven(SeenGiven):
    """补正材料通知书."""

    items: list[str] = Field([], description="须补正的事项；不写为评价所缺的资料，或未解决的重大存疑")
    deadline: date | None = Field(None, description="补正期限；不写为评价给出的期限")


class DraftGiven(SeenGiven):
    """The decision to draft; owners and deadlines belong to 限期整改."""

    owners: dict[str, str] = Field({}, description="规则编号 → 责任单位；不写的为管委会")
    deadlines: dict[str, date] = Field({}, description="规则编号 → 该项的期限；不写的为总期限")
    deadline: date | None = Field(None, description="整改总期限；不写为评价给出的期限")


class DisputeGiven(SeenGiven):
    """A disputed value."""

    code: str = Field(min_length=1, description="指标或原始数据的编码")
    year: int = Field(ge=1900, le=2999, description="哪一年的数值")
    reason: str = Field(min_length=1, description="理由")
    established: str = Field("", description="核查认定的数值，可带单位；尚未查明的不写", examples=["1.05", "12%"])


class RecusalGiven(SeenGiven):
    """回避."""

    expert: str = Field(min_length=1, description="回避的专家：编号或姓名")
    reason: str = Field(min_length=1, description="理由")
    items: list[str] = Field([], description="只对这些事项回避；不写为全部")


@router.post("/{case_id}/submissions", **asks(UseCase.UPLOAD_FILE, of=THE_CASE, summary="导入评估工作簿"))
def import_workbook(
    who: Who, case_id: str, workbook: Workbook, seen: SeenField, dry_run: DryRun = False
) -> SubmissionImportedShown:
    """导入评估工作簿：列出问题、与上一次的差异和数据核对提出的存疑。"""
    with acting(who, ImportSubmission, seen) as case, on_disk([workbook]) as (path,):
        imported = import_submission(who.settings, case, path, who.asked(seen), dry_run)
        return SubmissionImportedShown.of(imported, day_of(who.at))


@router.post("/{case_id}/judgements", **asks(UseCase.UPLOAD_FILE, of=THE_CASE, summary="导入核查记录"))
def import_findings(
    who: Who, case_id: str, workbook: Workbook, seen: SeenField, dry_run: DryRun = False
) -> JudgementsImportedShown:
    """导入核查记录；再次导入的代替前一次。"""
    with acting(who, ImportJudgements, seen) as case, on_disk([workbook]) as (path,):
        imported = import_judgements(who.settings, case, path, who.asked(seen), dry_run)
        return JudgementsImportedShown.of(imported, day_of(who.at))


@router.post("/{case_id}/pre-assessments", **asks(UseCase.ACT_ON_CASE, of=THE_CASE, summary="预评价"))
def pre_assess_(who: Who, case_id: str, body: SeenGiven) -> AssessedShown:
    """现场核查之前的第一次评价；约需一秒，算完才答复。"""
    with acting(who, PreAssess, body.seen) as case:
        return AssessedShown.of(pre_assess(who.settings, case, who.asked(body.seen)), day_of(who.at))


@router.post("/{case_id}/evaluations", **asks(UseCase.ACT_ON_CASE, of=THE_CASE, summary="评价"))
def evaluate(who: Who, case_id: str, body: SeenGiven) -> AssessedShown:
    """可据以作出决定的评价；约需一秒，算完才答复。"""
    with acting(who, Evaluate, body.seen) as case:
        return AssessedShown.of(evaluate_case(who.settings, case, who.asked(body.seen)), day_of(who.at))


@router.post("/{case_id}/supplements", **asks(UseCase.ACT_ON_CASE, of=THE_CASE, summary="发补正材料通知书"))
def supplement(who: Who, case_id: str, body: SupplementGiven) -> DoneShown:
    """请园区补正所缺的资料。"""
    with acting(who, RequestSupplement, body.seen) as case:
        items = tuple(body.items)
        return told(who, request_supplement(who.settings, case, items, body.deadline, who.asked(body.seen)))


@router.post("/{case_id}/drafts", **asks(UseCase.ACT_ON_CASE, of=THE_CASE, summary="拟定决定"))
def draft(who: Who, case_id: str, body: DraftGiven) -> DoneShown:
    """照最近一次评价的建议，或照改变建议结论的认定，拟定决定。"""
    with acting(who, DraftDecision, body.seen) as case:
        duties = Duties(body.owners, body.deadlines, body.deadline)
        return told(who, draft_decision(who.settings, case, duties, who.asked(body.seen)))


@router.post("/{case_id}/disputes", **asks(UseCase.ACT_ON_CASE, of=THE_CASE, summary="登记争议数值"))
def dispute(who: Who, case_id: str, body: DisputeGiven) -> DoneShown:
    """登记有争议的数值和已查明的数值。"""
    with acting(who, DisputeValue, body.seen) as case:
        said = (body.code, body.year, body.reason, body.established)
        return told(who, dispute_value(who.settings, case, *said, who.asked(body.seen)))


@router.post("/{case_id}/recusals", **asks(UseCase.ACT_ON_CASE, of=THE_CASE, summary="专家回避"))
def recuse(who: Who, case_id: str, body: RecusalGiven) -> DoneShown:
    """专家不参加；其意见和评分不再计入。"""
    with acting(who, Recuse, body.seen) as case:
        expert = require(who.settings, who.person, UseCase.LIST_PEOPLE, a_person(body.expert), at=who.at)
        said = (expert.id, body.reason, tuple(body.items))
        return told(who, recuse_expert(who.settings, case, *said, who.asked(body.seen)))


@router.post("/{case_id}/verifications", **asks(UseCase.UPLOAD_FILE, of=THE_CASE, summary="登记第三方核查"))
def verification(
    who: Who,
    case_id: str,
    report: Evidence,
    organisation: Annotated[str, Form(min_length=1, description="核查机构")],
    values: Annotated[
        Json[dict[str, str]],
        AfterValidator(as_plain),
        Form(description='JSON：编码/年份 → 数值，如 {"gdp/2025": "105.2 亿元"}'),
    ],
    seen: SeenField,
    made_on: Annotated[date | None, Form(description="报告日期，不明的不写")] = None,
    conclusion: Annotated[str, Form(description="报告的结论；没有列出数值的须写")] = "",
) -> DoneShown:
    """第三方核查的数值和结论，附核查报告。"""
    with acting(who, RecordVerification, seen) as case, on_disk([report]) as (path,):
        concluded = Concluded(made_on, conclusion)
        done = record_verification(who.settings, case, organisation, path, values, who.asked(seen), concluded)
        return told(who, done)


@router.post("/{case_id}/evidence", **asks(UseCase.UPLOAD_FILE, of=THE_CASE, summary="登记佐证材料"))
def evidence(
    who: Who,
    case_id: str,
    file: Evidence,
    target: Annotated[Target, Form(description="佐证什么：value、project、finding 或 item")],
    key: Annotated[
        str, Form(min_length=1, description="数值写 编码/年份，项目写名称，判定写 规则/对象，事项写规则编号")
    ],
    name: Annotated[str, Form(min_length=1, description="材料的名称")],
    seen: SeenField,
) -> DoneShown:
    """存入一份文件，写明它佐证什么。"""
    with acting(who, LinkEvidence, seen) as case, on_disk([file]) as (path,):
        return told(who, link_evidence(who.settings, case, path, target, key, name, who.asked(seen)))
