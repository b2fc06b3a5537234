"""Empty official workbooks."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fastapi import Query, Response

from service.access.use_cases import UseCase
from service.transport.auth import Who
from service.transport.declared import asks, routed
from service.transport.downloads import XLSX, attachment
from service.vocabulary.day import day_of
from service.workflow.evaluation.templates import DEFAULT_PACK, blank_workbook

router = routed("/templates", "空白工作簿")
Book = Literal["submission", "judgements"]
_NAMES = {"submission": "评估工作簿", "judgements": "核查记录"}


@router.get("/{book}", response_class=Response, **asks(UseCase.READ_TEMPLATE, answers=XLSX))
def template(
    who: Who,
    book: Book,
    pack: Annotated[str, Query(description="规则包，也可指明版本（base-145@2024.1）")] = DEFAULT_PACK,
    on: Annotated[date | None, Query(description="按哪一天施行的规则；不写为今天")] = None,
) -> Response:
    """空白的评估工作簿（submission）或核查记录（judgements）。"""
    made = blank_workbook(who.settings, pack, book == "judgements", on or day_of(who.at))
    return attachment(made, f"{_NAMES[book]}-{pack}.xlsx", XLSX)
