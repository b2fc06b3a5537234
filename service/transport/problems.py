"""Every exception that can leave a use case, as a problem: in words, or for a fault of ours by its number only."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from service.access.refusals import TooFast
from service.authoring.problem import RuleProblem, RuleProblems, UnknownWord
from service.casework.perform import Refused
from service.casework.registry_refused import RegistryRefused
from service.transport.fault_status import NOBODY, RETRY_AFTER_S, status_of
from service.transport.invalid_input import items_of
from service.transport.operators_faults import as_answered
from service.transport.problem_details import ProblemItem, Trouble
from service.transport.telling import told
from service.vocabulary.fault import Fault
from service.vocabulary.language import Language, Said
from service.vocabulary.problem import Problem, Unreadable
from service.workflow.audit.origin import origin
from service.workflow.evaluation.evaluate import Disagreement, UnusableWorkbook
from service.workflow.parks.import_parks import ImportBlocked
from service.workflow.rules.rule_base import UnknownPack, UnknownRule
from service.workflow.rules.rule_example import UnusableTrial
from service.workflow.rules.rule_sources import UnknownSource

INVALID = Said(
    "请求内容有误，没有办理；请按下面各项改正后重新提交",
    "the request cannot be used; correct what is listed and send it again",
)


class TooLarge(HTTPException):
    """A body over its limit, in bytes; an HTTPException, which alone leaves the reading of a body as it is."""

    def __init__(self, limit: int) -> None:
        super().__init__(413, headers={"Connection": "close"})
        self.said = Said(
            f"请求超过 {limit >> 20} MB 的限制，没有处理；请精简或分成几次",
            f"the request is over the limit of {limit >> 20} MB and was not read; make it smaller or send it in parts",
        )


_HTTP: Mapping[int, tuple[str, Said]] = {
    400: ("bad-request", Said("请求无法理解；请核对格式", "the request cannot be understood; check its format")),
    404: ("not-found", Said("没有这个地址；请核对路径", "there is no such address; check the path")),
    405: ("method-not-allowed", Said("该地址不支持这种请求方法；允许的见 Allow", "see Allow for what it takes")),
}


_NOT_UTF_8 = Said(
    "请求内容不是 UTF-8 编码（可能是 GBK）；请存成或转成 UTF-8 以后重新发送",
    "the content of the request is not UTF-8 (it may be GBK); encode it as UTF-8 and send it again",
)


def told_as_problems(app: FastAPI) -> None:
    """Have the application answer with problems to everything that is known to happen."""
    for kind, trouble in _KINDS.items():
        app.add_exception_handler(kind, _handler(trouble))


def ours(error: Exception) -> Trouble:
    """A fault of ours: the trace goes to the log, the answer has the number to find it by."""
    number = origin().request_id
    structlog.get_logger("service.api").error("unexpected fault", request_id=number, exc_info=error)
    said = Said(
        f"服务出现意外错误，请稍后重试；仍出现时，把编号 {number} 告诉系统管理员",
        f"something unexpected went wrong; try again, and if it lasts give the number {number} to the administrator",
    )
    return Trouble(500, "internal-error", said)


def _handler(trouble: Callable[[Any], Trouble]) -> Callable[[Request, Exception], Response]:
    def handle(request: Request, error: Exception) -> Response:
        return told(request, trouble(error))

    return handle


class Troubled(Exception):  # noqa: N818 - says what the request met with
    """A request that ends here with a problem."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.said.zh)
        self.trouble = trouble


def _of_fault(fault: Fault) -> Trouble:
    status, headers = status_of(fault.code), {}
    if (wait := RETRY_AFTER_S.get(fault.code)) is not None:
        headers["Retry-After"] = str(wait)
    if status == NOBODY:
        headers["WWW-Authenticate"] = "Bearer"
    return Trouble(status, fault.code, as_answered(fault), headers=headers)


def _of_haste(fault: TooFast) -> Trouble:
    seconds = math.ceil(fault.wait.total_seconds())
    return Trouble(status_of(fault.code), fault.code, fault.said, headers={"Retry-After": str(max(1, seconds))})


def _of_refusal(refused: Refused) -> Trouble:
    said = Said(refused.told(Language.ZH), refused.told(Language.EN))
    return Trouble(409, "act-refused", said, tuple(_reasons(refused.reasons)))


def _of_registry(refused: RegistryRefused) -> Trouble:
    return Trouble(status_of(refused.code), refused.code, refused.said, tuple(_reasons(refused.reasons)))


def _reasons(reasons: Iterable[Said]) -> Iterable[ProblemItem]:
    return (ProblemItem(code="reason", detail=reason.zh, detail_en=reason.en) for reason in reasons)


def _of_import(blocked: ImportBlocked) -> Trouble:
    return Trouble(status_of(blocked.code), blocked.code, blocked.said, cell_items(blocked.imported.problems))


def _of_workbook(error: UnusableWorkbook) -> Trouble:
    return Trouble(422, "workbook-unusable", error.said, cell_items(error.problems))


def cell_items(problems: Iterable[Problem]) -> tuple[ProblemItem, ...]:
    """What is wrong with a workbook, each fault at its cell."""
    return tuple(
        ProblemItem(code=one.code, detail=one.said.zh, detail_en=one.said.en, place=one.place.zh) for one in problems
    )


def _of_file(error: Unreadable) -> Trouble:
    return Trouble(422, error.code, error.said)


def _of_trial(error: UnusableTrial) -> Trouble:
    said = Said(
        "所给的数据不能用，没有试算；请按下面各项改正",
        "the values given cannot be used and nothing was tried; correct what is listed",
    )
    return Trouble(422, "trial-unusable", said, tuple(rule_item(one) for one in error.problems))


def _of_rules(error: RuleProblems) -> Trouble:
    said = Said(
        "规则数据有误，不能办理；请政策人员按下面各项修改",
        "the rule data is faulty; the policy staff have to correct it",
    )
    return Trouble(422, "rule-data-faulty", said, tuple(rule_item(one) for one in error.problems))


def rule_item(problem: RuleProblem) -> ProblemItem:
    """What is wrong with a rule file, and where."""
    zh, en = problem.told(Language.ZH), problem.told(Language.EN)
    return ProblemItem(code=problem.code, detail=zh, detail_en=en, place=str(problem.position))


def _of_disagreement(error: Disagreement) -> Trouble:
    said = Said(str(error), "the two independent evaluators disagree, so no recommendation is given")
    return Trouble(500, "evaluators-disagree", said)


def _of_input(error: RequestValidationError) -> Trouble:
    return Trouble(422, "invalid-input", INVALID, items_of(error.errors()))


def _of_unknown_rule(error: LookupError) -> Trouble:
    return Trouble(404, "rule-unknown", Said(str(error.args[0]), "there is no such rule pack or rule"))


def _of_unknown_word(error: UnknownWord) -> Trouble:
    return Trouble(422, error.code, Said(error.told(Language.ZH), error.told(Language.EN)))


def _of_departure(_: ClientDisconnect) -> Trouble:
    """Nobody hears this: whoever asked has gone. It is no fault of ours and belongs into no trace."""
    said = Said(
        "连接在请求收完之前断开，没有处理", "the connection ended before the request had arrived; nothing was done"
    )
    return Trouble(400, "client-gone", said)


def _of_http(error: HTTPException) -> Trouble:
    if isinstance(error, TooLarge):
        return Trouble(error.status_code, "too-large", error.said, headers=error.headers)
    if isinstance(error.__cause__, UnicodeDecodeError):
        return Trouble(error.status_code, "bad-request", _NOT_UTF_8, headers=error.headers)
    code, said = _HTTP.get(error.status_code, ("http-error", Said(str(error.detail), str(error.detail))))
    return Trouble(error.status_code, code, said, headers=error.headers)


_KINDS: Mapping[type[Exception], Callable[[Any], Trouble]] = {
    Troubled: lambda troubled: troubled.trouble,
    Fault: _of_fault,
    TooFast: _of_haste,
    Refused: _of_refusal,
    RegistryRefused: _of_registry,
    ImportBlocked: _of_import,
    UnusableWorkbook: _of_workbook,
    Unreadable: _of_file,
    RuleProblems: _of_rules,
    UnusableTrial: _of_trial,
    Disagreement: _of_disagreement,
    UnknownPack: _of_unknown_rule,
    UnknownRule: _of_unknown_rule,
    UnknownSource: _of_unknown_rule,
    UnknownWord: _of_unknown_word,
    RequestValidationError: _of_input,
    HTTPException: _of_http,
    ClientDisconnect: _of_departure,
}
