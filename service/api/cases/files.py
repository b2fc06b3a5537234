"""What a case hands out: files, assessments with their reports, and the bundle with everything."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Annotated

from fastapi import Path, Query, Request, Response
from pydantic import Field

from service.access.use_cases import UseCase
from service.api.cases.acting import THE_CASE
from service.api.values import Digest, Shown
from service.transport.auth import Who
from service.transport.declared import asks, routed
from service.transport.downloads import ANY_FILE, HTML, ZIP, attachment, attachment_made
from service.transport.negotiation import JSON
from service.vocabulary.language import Language
from service.workflow.access.targets import Target, a_file
from service.workflow.bundles.bundle_case import bundle_case
from service.workflow.cases.read_assessment import assessment_record, assessment_report, issued_report
from service.workflow.cases.read_case import read_case
from service.workflow.cases.read_file import StoredFile, files_of_case, read_file

router = routed("/cases", "案卷")


class FileShown(Shown):
    """A file that acts of a case name."""

    digest: Digest = Field(description="内容的摘要，下载时照写")
    name: str = Field(description="文件名")
    media_type: str = Field(description="文件的种类")
    size: int = Field(description="字节数")
    added_at: datetime = Field(description="收到的时间（UTC）")
    acts: list[int] = Field(description="附有它的办理记录序号")

    @classmethod
    def of(cls, file: StoredFile, acts: tuple[int, ...]) -> FileShown:
        """The file."""
        return cls(
            digest=file.digest,
            name=file.first_name,
            media_type=file.media_type,
            size=file.size,
            added_at=file.added_at,
            acts=list(acts),
        )


def _the_file(request: Request) -> Target:
    return a_file(request.path_params["case_id"], request.path_params["digest"])


@router.get("/{case_id}/files", **asks(UseCase.READ_CASE, of=THE_CASE, summary="列出案卷的文件"))
def files(who: Who, case_id: str) -> list[FileShown]:
    """工作簿、函件、佐证材料，每份一次，按收到的先后。"""
    case = read_case(who.settings, who.found.id)
    return [FileShown.of(file, acts) for file, acts in files_of_case(who.settings, case, who.person.role)]


@router.get(
    "/{case_id}/files/{digest}",
    response_class=Response,
    **asks(UseCase.READ_FILE, of=_the_file, summary="下载案卷的文件", answers=ANY_FILE),
)
def file(who: Who, case_id: str, digest: str) -> Response:
    """与交来的一字节不差。"""
    kept, content = read_file(who.settings, who.found.id)
    return attachment(content, kept.first_name)


@router.get(
    "/{case_id}/assessments/{digest}",
    response_class=Response,
    **asks(UseCase.READ_EVALUATION, of=THE_CASE, summary="下载评价记录"),
)
def assessment(who: Who, case_id: str, digest: str) -> Response:
    """完整的评价记录，与保存的一字节不差：它的 SHA-256 就是摘要。"""
    return Response(assessment_record(who.settings, who.found.id, digest), media_type=JSON)


@router.get(
    "/{case_id}/assessments/{digest}/report",
    response_class=Response,
    **asks(UseCase.READ_EVALUATION, of=THE_CASE, summary="下载评估报告", answers=HTML),
)
def report(
    who: Who, case_id: str, digest: str, lang: Annotated[Language, Query(description="报告的语言")] = Language.ZH
) -> Response:
    """一份可打印的 HTML，由当时保存的工作簿和规则重新得出。"""
    told = assessment_report(who.settings, who.found.id, digest, lang)
    return attachment(told.encode(), f"{who.found.id}-评估报告-{digest[:12]}.html", HTML)


@router.get(
    "/{case_id}/decisions/{number}/report",
    response_class=Response,
    **asks(UseCase.READ_CASE, of=THE_CASE, summary="下载已发文决定的评估报告", answers=HTML),
)
def decided(
    who: Who,
    case_id: str,
    number: Annotated[int, Path(ge=1, le=10**6, description="发文的办理记录序号")],
    lang: Annotated[Language, Query(description="报告的语言")] = Language.ZH,
) -> Response:
    """决定所依据的那次评价；园区填报员也可以下载，尚未发文的评价则不可以。"""
    told = issued_report(who.settings, who.found.id, number, lang)
    return attachment(told.encode(), f"{who.found.id}-评估报告.html", HTML)


@router.post("/{case_id}/bundles", response_class=Response, **asks(UseCase.WRITE_BUNDLE, of=THE_CASE, answers=ZIP))
def bundle(
    who: Who, case_id: str, evidence: Annotated[bool, Query(description="连同佐证材料；否则只列其摘要")] = True
) -> Response:
    """案卷的全部内容，一份签了名、可以在任何地方核验的文件。写出一事记入审计记录，所以不是 GET。"""
    write = partial(bundle_case, who.settings, who.found.id, at=who.at, with_evidence=evidence, by=str(who.person.id))
    return attachment_made(lambda path: write(path), f"{who.found.id}.zip", ZIP)
