"""Whatever a use case raises comes out with its status, its code, and every reason as an item of its own."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI, Response
from starlette.requests import ClientDisconnect

from service.access.refusals import NotSignedIn, TooFast
from service.authoring.position import Position
from service.authoring.problem import RuleProblem, RuleProblems
from service.casework.acts.application import Withdraw
from service.casework.perform import Refused
from service.casework.registry_refused import RegistryRefused
from service.storage.errors import full, locked, unreachable
from service.transport.problem_details import ProblemDetails, Trouble
from service.transport.problems import Troubled, told_as_problems
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.problem import Severity, Unreadable
from service.workflow.evaluation.evaluate import Disagreement, UnusableWorkbook
from service.workflow.rules.rule_base import UnknownRule
from tests.transport.requests_made import request
from tests.vocabulary.problems import a_problem

WHY = Said("原因", "reason")
CELL = a_problem(Severity.ERROR, "percent", "指标", "E5", "0.37", "37%", Said("改为 37%", "write 37%"))
LINE = RuleProblem(Position("rules/x.yaml", 3, 5), "unknown-key", "abc", "xyz", "改正")


def answered(error: Exception) -> tuple[ProblemDetails, dict[str, str]]:
    """The problem, and the headers, that the most special handler makes of it."""
    app = FastAPI()
    told_as_problems(app)
    kind = next(one for one in type(error).__mro__ if one in app.exception_handlers)
    answer = app.exception_handlers[kind](request(), error)
    assert isinstance(answer, Response)
    return ProblemDetails.model_validate(json.loads(bytes(answer.body))), dict(answer.headers)


@pytest.mark.parametrize(
    ("error", "status", "code", "items"),
    [
        (Fault("case-unknown", WHY), 404, "case-unknown", 0),
        (locked("x"), 503, "locked", 0),
        (unreachable("x", "refused"), 503, "cannot-connect", 0),
        (full("x"), 507, "disk-full", 0),
        (NotSignedIn(), 401, "not-signed-in", 0),
        (TooFast(timedelta(seconds=90)), 429, "too-fast", 0),
        (Refused(Withdraw(reason="x"), [WHY, WHY]), 409, "act-refused", 2),
        (RegistryRefused([WHY]), 409, "registry-refused", 1),
        (UnusableWorkbook(Path("a.xlsx"), Said("没有数据", "no data"), (CELL,)), 422, "workbook-unusable", 1),
        (Unreadable("zip-bomb", "文件过大"), 422, "zip-bomb", 0),
        (RuleProblems([LINE]), 422, "rule-data-faulty", 1),
        (Disagreement(()), 500, "evaluators-disagree", 0),
        (UnknownRule("XX", ["TG-01"]), 404, "rule-unknown", 0),
        (Troubled(Trouble(415, "x", WHY)), 415, "x", 0),
        (ClientDisconnect(), 400, "client-gone", 0),
    ],
)
def test_each_exception_has_its_problem(error: Exception, status: int, code: str, items: int) -> None:
    problem, _ = answered(error)
    assert (problem.status, problem.code, len(problem.errors)) == (status, code, items)
    assert problem.detail
    assert problem.detail_en


def test_nothing_of_the_machine_is_told() -> None:
    problem, _ = answered(unreachable("postgresql://db.internal/x", "refused"))
    assert problem.detail.startswith("服务暂时不可用，请稍后再试")
    assert "db.internal" not in problem.model_dump_json()


def test_items_say_where() -> None:
    (item,) = answered(UnusableWorkbook(Path("a.xlsx"), Said("没有数据", "no data"), (CELL,)))[0].errors
    assert item.place == "指标!E5"
    assert item.detail_en == "[error] 指标!E5: found 0.37; allowed: 37%; repair: write 37%"
    assert answered(RuleProblems([LINE]))[0].errors[0].place == "rules/x.yaml:3:5"


def test_headers_say_when_and_how_to_come_back() -> None:
    assert answered(locked("x"))[1]["retry-after"] == "1"
    assert answered(TooFast(timedelta(seconds=89.5)))[1]["retry-after"] == "90"
    assert answered(NotSignedIn())[1]["www-authenticate"] == "Bearer"
