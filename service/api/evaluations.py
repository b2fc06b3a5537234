"""Evaluating a workbook without a case: nothing is kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Annotated, Any

from fastapi import File, Form, Query, Response, UploadFile
from pydantic import Field

from service.access.use_cases import UseCase
from service.api.cases.assessed import ResultShown
from service.api.values import Shown
from service.api.workbook_problems import ProblemShown
from service.assessment.summary import summary
from service.transport.auth import Caller, Who
from service.transport.declared import asks, routed
from service.transport.downloads import HTML, attachment
from service.transport.uploads import Workbook, on_disk
from service.vocabulary.language import Language
from service.workflow.evaluation.evaluate import Choice, Evaluated, evaluate, json_record
from service.workflow.evaluation.report import html_report

router = routed("/evaluations", "试评")
Findings = Annotated[UploadFile | None, File(description="核查记录（.xlsx）；没有的不附")]
Pack = Annotated[str | None, Form(description="规则包；不写为封面所写的")]
OnDay = Annotated[date | None, Form(description="评估日期；不写为封面所写的")]


class EvaluatedShown(Shown):
    """What an evaluation gives."""

    park: str = Field(description="园区")
    result: ResultShown = Field(description="结果")
    problems: list[ProblemShown] = Field(description="评估工作簿中的问题")
    findings_problems: list[ProblemShown] = Field(description="核查记录中的问题")
    record: dict[str, Any] = Field(description="完整的评价记录（assessment-1.schema.json）")

    @classmethod
    def of(cls, evaluated: Evaluated) -> EvaluatedShown:
        """The result with its whole record."""
        problems = [[ProblemShown.of(one) for one in faults.problems] for faults in evaluated.faults]
        return cls(
            park=evaluated.assessment.park,
            result=ResultShown.of(summary(evaluated.assessment, "")),
            problems=problems[0],
            findings_problems=problems[1] if len(problems) > 1 else [],
            record=json.loads(json_record(evaluated)),
        )


@router.post("", **asks(UseCase.EVALUATE_WORKBOOK))
def evaluate_workbook(
    who: Who, workbook: Workbook, findings: Findings = None, pack: Pack = None, on: OnDay = None
) -> EvaluatedShown:
    """读取、检查并评价一个园区，什么也不保存；约需一秒，算完才答复。"""
    with _evaluated(who, workbook, findings, pack, on) as evaluated:
        return EvaluatedShown.of(evaluated)


@router.post(
    "/report", response_class=Response, **asks(UseCase.EVALUATE_WORKBOOK, summary="试评并写出报告", answers=HTML)
)
def report(
    who: Who,
    workbook: Workbook,
    findings: Findings = None,
    pack: Pack = None,
    on: OnDay = None,
    lang: Annotated[Language, Query(description="报告的语言")] = Language.ZH,
) -> Response:
    """同上，答复为可打印的 HTML。"""
    with _evaluated(who, workbook, findings, pack, on) as evaluated:
        name = f"{evaluated.assessment.park}-评估报告.html"
        return attachment(html_report(evaluated, who.settings, lang).encode(), name, HTML)


@contextmanager
def _evaluated(
    who: Caller, workbook: UploadFile, findings: UploadFile | None, pack: str | None, on: date | None
) -> Iterator[Evaluated]:
    uploads = [workbook] if findings is None else [workbook, findings]
    with on_disk(uploads) as (path, *beside):
        yield evaluate(path, who.settings, Choice(pack or None, on, beside[0] if beside else None))
