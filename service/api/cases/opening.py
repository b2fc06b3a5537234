"""Opening a case, and the acts that need nothing but what they say and the files they bring."""

from __future__ import annotations

from typing import Annotated

from fastapi import File, Form, Response, UploadFile
from fastapi.exceptions import RequestValidationError
from pydantic import Field, ValidationError
from pydantic_core import from_json

from service.access.use_cases import UseCase
from service.api.cases.acting import THE_CASE, acting, told
from service.api.cases.acts import ActAsked
from service.api.cases.done import DoneShown
from service.api.values import Given
from service.casework.acts.act import Act
from service.casework.acts.application import OpenCase
from service.casework.named_files import named_files, with_files
from service.transport.auth import Caller, Who
from service.transport.declared import asks, routed
from service.transport.uploads import on_disk
from service.workflow.access.gate import require
from service.workflow.access.targets import a_file, a_park
from service.workflow.cases.open_listed_case import open_listed_case
from service.workflow.cases.perform_act import perform_act
from service.workflow.cases.perform_with_files import perform_with_files

router = routed("/cases", "案卷")
MOST_FILES = 20


class OpeningGiven(Given):
    """The case to open."""

    park: str = Field(min_length=1, description="园区：编号、代码或名称；须已列入园区清单")
    programme: str = Field("", description="规划期编号；不写为最近的一个")


@router.post("", status_code=201, **asks(UseCase.ACT_ON_CASE, summary="立案"))
def open_case(who: Who, body: OpeningGiven, response: Response) -> DoneShown:
    """为园区在一个规划期立案，取得案卷编号。"""
    park = require(who.settings, who.person, OpenCase, a_park(body.park), at=who.at)
    done = open_listed_case(who.settings, park.id, body.programme, who.asked())
    response.headers["Location"] = f"/api/v1/cases/{done.case_id}"
    return told(who, done)


@router.post("/{case_id}/acts", **asks(UseCase.ACT_ON_CASE, of=THE_CASE, summary="办理一项"))
def act(who: Who, case_id: str, body: ActAsked) -> DoneShown:
    """办理只需写明内容的一项。所引用的文件须是本案已有的；新的文件随 acts/with-files 提交。"""
    with acting(who, type(body.act), body.seen) as case:
        _require_own_files(who, body.act)
        return told(who, perform_act(who.settings, case, body.act, who.asked(body.seen)))


def _require_own_files(who: Caller, act: Act) -> None:
    """Return only if the act names no file of which the case does not speak: a digest opens nobody else's files."""
    for digest in named_files(act):
        require(who.settings, who.person, UseCase.READ_FILE, a_file(who.found.id, digest), at=who.at)


@router.post("/{case_id}/acts/with-files", **asks(UseCase.UPLOAD_FILE, of=THE_CASE, summary="办理一项，附文件"))
def act_with_files(
    who: Who,
    case_id: str,
    request: Annotated[str, Form(description="办理的内容：同 acts 接口的 JSON，附件一项留空")],
    files: Annotated[
        list[UploadFile], File(description="随附的文件（PDF、JPEG、PNG、xlsx 等）", max_length=MOST_FILES)
    ],
) -> DoneShown:
    """办理一项并附文件：佐证、申请函、方案、报告等。"""
    body = _read(request)
    with acting(who, type(body.act), body.seen) as case, on_disk(files) as paths:

        def make(digests: tuple[str, ...]) -> Act:
            return with_files(body.act, digests)

        return told(who, perform_with_files(who.settings, case, make, paths, who.asked(body.seen)))


def _read(text: str) -> ActAsked:
    """The JSON in a field of the form. pydantic's parser tells deep nesting and endless numbers as broken JSON.

    Raises:
        RequestValidationError: it is none, or not as described.
    """
    try:
        return ActAsked.model_validate(from_json(text))
    except ValidationError as invalid:
        errors = [{**error, "loc": ("body", "request", *error["loc"])} for error in invalid.errors()]
        raise RequestValidationError(errors) from invalid
    except ValueError as broken:
        error = {"type": "json_invalid", "loc": ("body", "request"), "msg": "", "ctx": {"error": str(broken)}}
        raise RequestValidationError([error]) from broken
