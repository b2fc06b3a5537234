"""What the interface answers when it cannot do what is asked: RFC 9457, always in Chinese and English."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from service.transport.command_hints import for_clients
from service.vocabulary.language import Said
from service.workflow.audit.origin import origin

MEDIA_TYPE = "application/problem+json"
TITLES: Mapping[int, Said] = {
    400: Said("请求无法理解", "the request cannot be understood"),
    401: Said("没有登录或会话已结束", "not signed in, or the session has ended"),
    403: Said("不允许", "not allowed"),
    404: Said("不存在或看不到", "not there, or not yours to see"),
    405: Said("该地址不支持这种请求方法", "the address does not take this method"),
    406: Said("不能按所要求的格式回答", "no answer in the format asked for"),
    408: Said("请求没有按时收完", "the request did not arrive in time"),
    409: Said("与现状冲突", "in conflict with what is there"),
    411: Said("没有写明请求的长度", "the request does not state its length"),
    413: Said("请求过大", "the request is too large"),
    415: Said("不支持请求内容的格式", "the format of the request is not taken"),
    422: Said("请求内容有误", "the content of the request cannot be used"),
    429: Said("请求过于频繁", "too many requests"),
    500: Said("服务出现意外错误", "unexpected fault of the service"),
    502: Said("两套独立计算不一致", "the two evaluators disagree"),
    503: Said("服务暂时不可用", "the service is not available for now"),
    507: Said("磁盘空间不足", "no space left"),
}


class ProblemItem(BaseModel):
    """One thing that is wrong, and where: a JSON pointer into the request, or a place in an uploaded file."""

    model_config = ConfigDict(extra="forbid")

    code: Annotated[str, Field(description="稳定的英文代码", examples=["missing"])]
    detail: Annotated[str, Field(description="原因和处理办法", examples=["缺少必填项"])]
    detail_en: Annotated[str, Field(description="英文说明", examples=["this is required"])]
    pointer: Annotated[str, Field(description="请求内容中的位置（JSON Pointer）", examples=["/body/name"])] = ""
    place: Annotated[
        str, Field(description="所交文件中的位置（工作表!单元格，或文件:行:列）", examples=["指标!E5"])
    ] = ""


class ProblemDetails(BaseModel):
    """RFC 9457. Chinese and English are always both there; Accept-Language and ?lang= only choose which comes first."""

    model_config = ConfigDict(extra="allow")

    type: Annotated[str, Field(description="问题种类的标识", examples=["urn:acceptance:problem:case-unknown"])]
    title: Annotated[str, Field(description="一句话", examples=["不存在或看不到"])]
    status: Annotated[int, Field(description="HTTP 状态码", examples=[404])]
    detail: Annotated[str, Field(description="原因和处理办法", examples=["没有编号为 zhejiang-2026-0001 的案卷"])]
    instance: Annotated[str, Field(description="请求的地址", examples=["/api/v1/cases/zhejiang-2026-0001"])]
    code: Annotated[str, Field(description="稳定的英文代码", examples=["case-unknown"])]
    title_en: Annotated[str, Field(description="一句话（英文）", examples=["not there, or not yours to see"])]
    detail_en: Annotated[str, Field(description="原因和处理办法（英文）", examples=["there is no such case"])]
    errors: Annotated[list[ProblemItem], Field(description="逐项的错误，没有则为空")]
    request_id: Annotated[str, Field(description="请求编号，报修时请提供", examples=["0197f0e2c4b17a5e"])]


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem before it is put into words for one request. more: extension members; headers: of the response."""

    status: int
    code: str
    said: Said
    items: tuple[ProblemItem, ...] = ()
    more: Mapping[str, Any] | None = None
    headers: Mapping[str, str] | None = None


def problem_response(request: Request, trouble: Trouble) -> Response:
    """The answer to a request that met with trouble."""
    content = problem_members(request.url.path, trouble)
    if english_first(request):
        content = dict(sorted(content.items(), key=lambda member: not member[0].endswith("_en")))
    return Response(
        json.dumps(content, ensure_ascii=False),
        trouble.status,
        {"Content-Language": "zh, en", **(trouble.headers or {})},
        MEDIA_TYPE,
    )


def problem_members(instance: str, trouble: Trouble) -> dict[str, Any]:
    """The members of the problem in the order of the standard."""
    title = TITLES.get(trouble.status) or _by_standard(trouble.status)
    said = for_clients(trouble.said)
    details = ProblemDetails(
        type=f"urn:acceptance:problem:{trouble.code}",
        title=title.zh,
        status=trouble.status,
        detail=said.zh,
        instance=instance,
        code=trouble.code,
        title_en=title.en,
        detail_en=said.en,
        errors=[_for_clients(item) for item in trouble.items],
        request_id=origin().request_id,
    )
    return details.model_dump() | dict(trouble.more or {})


def _for_clients(item: ProblemItem) -> ProblemItem:
    told = for_clients(Said(item.detail, item.detail_en))
    return item.model_copy(update={"detail": told.zh, "detail_en": told.en})


def english_first(request: Request) -> bool:
    """Whether English is to come first: ?lang= decides, then the first language of Accept-Language."""
    asked = request.query_params.get("lang") or request.headers.get("accept-language", "")
    return asked.strip().lower().startswith("en")


def problem_responses(statuses: Iterable[int]) -> dict[int | str, dict[str, Any]]:
    """What a route declares about its problems."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}}
    return {status: {"description": TITLES[status].zh, "content": content} for status in sorted(set(statuses))}


def _by_standard(status: int) -> Said:
    phrase = HTTPStatus(status).phrase
    return Said(phrase, phrase)
