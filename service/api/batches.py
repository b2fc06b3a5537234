"""Jobs over many cases: hand in a folder of workbooks, see what evaluating a jurisdiction came to."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import File, Form, Path, UploadFile
from pydantic import Field

from service.access.use_cases import UseCase
from service.api.jobs import ErrorShown, JobShown
from service.api.values import Labelled, Shown, Words
from service.transport.auth import Who
from service.transport.bodies import LIMITS, require_size
from service.transport.declared import asks, numbered, routed
from service.transport.uploads import file_name
from service.workflow.access.targets import a_job
from service.workflow.batch.jurisdiction_results import JurisdictionResults, jurisdiction_results
from service.workflow.batch.submit_import import FolderHandedIn, submit_import

router = routed("/jobs", "作业")


class ResultShown(Shown):
    """One case: what it came to, or why to nothing."""

    case: str = Field(description="案卷编号")
    state: Labelled = Field(description="已评估、待评估、没有工作簿、不能评估")
    reason: Words | None = Field(description="没有结论或不能判定的原因和办法；有结论的为 null")
    result: dict[str, Any] | None = Field(description="结论、等级、得分、完整度和各项摘要；没有写的为空或 0")
    failure: ErrorShown | None


class SumShown(Shown):
    """How many cases came to the same."""

    conclusion: str = Field(description="结论")
    grade: str
    cases: int


class ChangeShown(Shown):
    """A case that came to something else than the time before."""

    case: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class ResultsShown(Shown):
    """What evaluating a jurisdiction gave. before: the job that it is compared with."""

    job: JobShown
    finished: bool = Field(description="作业已办完；没有办完时合计和不同只算已评估的案卷")
    failed: int = Field(description="不能评估的案卷数")
    without_workbook: int = Field(description="没有工作簿的案卷数")
    results: list[ResultShown] = Field(description="失败的在前，其余按案卷编号")
    sums: list[SumShown]
    before: int | None
    changed: list[ChangeShown]

    @classmethod
    def of(cls, found: JurisdictionResults) -> ResultsShown:
        """As they stand."""
        return cls(
            job=JobShown.of(found.job),
            finished=found.finished,
            failed=found.failed,
            without_workbook=found.without_workbook,
            results=[
                ResultShown(
                    case=line.case,
                    state=Labelled.of(line.standing),
                    reason=Words.of(line.reason) if line.reason else None,
                    result=line.result.written() if line.result else None,
                    failure=ErrorShown.maybe(line.failure),
                )
                for line in found.lines
            ],
            sums=[SumShown(conclusion=word, grade=grade, cases=n) for (word, grade), n in sorted(found.sums.items())],
            before=found.before.id if found.before else None,
            changed=[
                ChangeShown(
                    case=one.case,
                    before=one.before.written() if one.before else None,
                    after=one.after.written() if one.after else None,
                )
                for one in found.changed
            ],
        )


@router.post("/imports", status_code=202, **asks(UseCase.IMPORT_FOLDER))
def import_folder(
    who: Who,
    folder: Annotated[UploadFile, File(description="一个 .zip，内有各园区的评估工作簿和核查记录")],
    dry_run: Annotated[bool, Form(description="只检查，不写入")] = False,
) -> JobShown:
    """由后台逐份导入；逐份的结果见该作业。"""
    require_size(folder.size or 0, LIMITS.archive)
    handed_in = FolderHandedIn(file_name(folder.filename or ""), folder.file)
    return JobShown.of(submit_import(who.settings, handed_in, str(who.person.id), dry_run, who.at).submitted.job)


@router.get("/{job_id}/results", **asks(UseCase.READ_JOB, of=numbered("job_id", a_job), summary="查看全地区评估的结果"))
def show_results(job_id: Annotated[int, Path(ge=1, description="作业编号")], who: Who) -> ResultsShown:
    """逐案的结果、合计，以及与上一次不同的案卷。"""
    return ResultsShown.of(jurisdiction_results(who.settings, job_id))
