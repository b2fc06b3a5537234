"""The description of the interface (OpenAPI), for whoever is signed in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse

from service.access.use_cases import UseCase
from service.casework.labels import LABELS
from service.transport.auth import COOKIE
from service.transport.bodies import MULTIPART
from service.transport.declared import asks, routed
from service.transport.problem_details import ProblemDetails

router = routed("", "接口说明")
_PLAIN_FORM = "application/x-www-form-urlencoded"
"""What FastAPI calls a form model, also one with files. Forms are only taken in parts."""
_REF = "#/components/schemas/{model}"
_ACTS = {act.__name__: said.zh for act, said in LABELS.items()}
_ENGLISH = re.compile("[a-z]{3}")
_SECURITY = {
    "bearer": {"type": "http", "scheme": "bearer", "description": "登录时得到的令牌"},
    "cookie": {"type": "apiKey", "in": "cookie", "name": COOKIE, "description": "浏览器；改动须由本系统的页面发出"},
}
_INTRODUCTION = (
    "错误一律以 RFC 9457 problem details 回答，中文和英文都在其中。改动（POST）可带 Idempotency-Key，重发不会重复办理。"
    "办理案卷要写明看到第几号（seen），其间有别人办理即答 409。"
)


@router.get("/openapi.json", **asks(UseCase.READ_API_DESCRIPTION), response_class=JSONResponse)
def read_description(request: Request) -> dict[str, Any]:
    """OpenAPI 3.1."""
    description: dict[str, Any] = request.app.openapi()
    return description


def describe(app: FastAPI) -> None:
    """Have the application describe itself with its problems and how to sign in."""

    def openapi() -> dict[str, Any]:
        if not app.openapi_schema:
            app.openapi_schema = _completed(
                get_openapi(title=app.title, version=app.version, description=_INTRODUCTION, routes=app.routes)
            )
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _completed(description: dict[str, Any]) -> dict[str, Any]:
    """With the problems, instead of FastAPI's own form of errors."""
    components = description.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    problem = ProblemDetails.model_json_schema(ref_template=_REF)
    schemas.update(problem.pop("$defs"), ProblemDetails=problem)
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    for name, schema in schemas.items():
        _in_chinese(name, schema)
    for operation in _operations(description):
        content = operation.get("requestBody", {}).get("content", {})
        if _PLAIN_FORM in content:
            content[MULTIPART] = content.pop(_PLAIN_FORM)
    components["securitySchemes"] = _SECURITY
    description["security"] = [{name: []} for name in _SECURITY]
    return description


def _in_chinese(name: str, schema: dict[str, Any]) -> None:
    """An act is described by what it is called; what the code says of a value for its readers is left out."""
    if name in _ACTS:
        schema["description"] = _ACTS[name]
    elif _ENGLISH.search(schema.get("description", "")):
        del schema["description"]


def _operations(description: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path in description["paths"].values():
        yield from path.values()
