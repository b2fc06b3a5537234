"""How a route declares who may use it: `@router.get("/{case_id}", **asks(UseCase.READ_CASE, of=the_case))`.

A route that declares nothing cannot be made, and what it declares is required before its body is even read.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, TypedDict

from fastapi import APIRouter, Depends, Request, Response
from fastapi.params import Form
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool

from service.access.policy import WITHOUT_ACCOUNT
from service.access.use_cases import UseCase
from service.settings import Settings
from service.transport.auth import SAFE, Caller, now, require_ready, token_of
from service.transport.bodies import MULTIPART
from service.transport.known_parameters import known_parameters
from service.transport.negotiation import JSON, require_acceptable, require_readable
from service.transport.once import HEADER, answered_once
from service.transport.plain_text import plain_form, require_plain_address
from service.transport.problem_details import Trouble, problem_responses
from service.transport.problems import Troubled
from service.transport.rates import Rates
from service.vocabulary.language import Said
from service.workflow.access.gate import require
from service.workflow.access.targets import THE_INSTALLATION, Target
from service.workflow.accounts.signed_in import signed_in
from service.workflow.audit.origin import known_as, origin
from service.workflow.installation.readiness import lacking_space

USE_CASE, TARGET, ANSWERS, SECRET, QUIET = "x-use-case", "x-target", "x-answers", "x-secret", "x-quiet"
_ANYBODY = (400, 401, 403, 404, 406, 408, 413, 429, 500, 503)
_CHANGING = (409, 415, 422, 507)
_FILE = {"type": "string", "format": "binary"}
_ALSO_WITHOUT_SPACE = frozenset(
    {
        UseCase.MANAGE_OWN_SESSIONS,
        UseCase.CANCEL_JOB,
        UseCase.SIGN_AUDIT_HEAD,
        UseCase.DISABLE_ACCOUNT,
        UseCase.END_SESSIONS,
    }
)
"""What takes next to nothing, is how things come to rest, or keeps somebody out."""
_LARGEST, _DIGITS = 2**31 - 1, 10
"""Longer text is never made a number: the interpreter refuses that beyond some thousand digits."""
Handler = Callable[[Request], Coroutine[Any, Any, Response]]
Names = Callable[[Request], Target]
"""Reads from the path of a request what it is about."""


class Declared(TypedDict):
    """Keyword arguments of a route."""

    summary: str
    responses: dict[int | str, dict[str, Any]]
    openapi_extra: dict[str, Any]


def asks(
    use_case: UseCase,
    of: Names | None = None,
    summary: str = "",
    answers: str = JSON,
    secret: bool = False,
    quiet: bool = False,
) -> Declared:
    """What the route is for, and about which object; without `of` about the installation as a whole. summary: Chinese;
    by default what the use case is called. answers: the media type. secret: the answer is never kept. quiet: a page
    asks by itself, so that it is no use of the session."""
    answered: dict[int | str, dict[str, Any]] = (
        {} if answers == JSON else {200: {"content": {answers: {"schema": _FILE}}}}
    )
    statuses = (*_ANYBODY, *_CHANGING)
    extra = {USE_CASE: use_case.value, TARGET: of, ANSWERS: answers, SECRET: secret, QUIET: quiet}
    responses = {**answered, **problem_responses(statuses)}
    return Declared(summary=summary or use_case.said.zh, responses=responses, openapi_extra=extra)


class Guard:
    """What stands before the handler of a route."""

    def __init__(self, route: DeclaredRoute, inner: Handler) -> None:
        self.route = route
        self.inner = inner

    async def handle(self, request: Request) -> Response:
        if self.route.use_case is UseCase.READ_SERVICE_STATE:
            return await self.inner(request)
        rates: Rates = request.app.state.rates
        rates.address.require(origin().ip)
        require_plain_address(request)
        require_acceptable(request.headers, self.route.answers)
        if self.route.takes:
            require_readable(request.headers, self.route.takes)
        if self.route.use_case in WITHOUT_ACCOUNT:
            return await self.answer_anybody(request)
        return await self._handle_signed_in(request, rates)

    async def answer_anybody(self, request: Request) -> Response:
        """Of what needs no account."""
        return await self.inner(request)

    async def key_of(self, request: Request, who: Caller) -> str | None:
        """What the client calls this very request, so that it has its effect once only; None where it says nothing."""
        return request.headers.get(HEADER)

    async def _handle_signed_in(self, request: Request, rates: Rates) -> Response:
        who = await run_in_threadpool(self._let_in, request, rates)
        state = request.state
        state.caller, state.person, state.session = who, who.person.id, str(who.signed.session)
        state.quiet = self.route.quiet
        with known_as(who.person, str(who.signed.session)):
            key = await self.key_of(request, who)
            return await answered_once(request, who, key, self.inner, secret=self.route.secret)

    def _let_in(self, request: Request, rates: Rates) -> Caller:
        settings, at = request.app.state.settings, now()
        signed = signed_in(settings, token_of(request).text, at, used=not self.route.quiet)
        with known_as(signed.person, str(signed.session)):
            rates.session.require(str(signed.session))
            require_ready(signed, self.route.use_case)
            target = self.route.names(request) if self.route.names else THE_INSTALLATION
            if request.method not in SAFE and self.route.use_case not in _ALSO_WITHOUT_SPACE:
                require_space(settings)
            found = require(settings, signed.person, self.route.use_case, target, at=at)
        return Caller(settings, signed, at, found)


class DeclaredRoute(APIRoute):
    """A route that requires what it declares."""

    guard = Guard

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        extra: dict[str, Any] = dict(options.pop("openapi_extra", None) or {})
        if USE_CASE not in extra:
            raise ValueError(f"{path}: declare with asks() who may use this route")
        self.use_case = UseCase(extra[USE_CASE])
        self.names: Names | None = extra.pop(TARGET, None)
        self.answers: str = extra.pop(ANSWERS, JSON)
        self.secret: bool = extra.pop(SECRET, False)
        self.quiet: bool = extra.pop(QUIET, False)
        super().__init__(path, endpoint, openapi_extra=extra, **options)

    def get_route_handler(self) -> Handler:
        """FastAPI's own handler behind everything that is required."""
        return self.guard(self, super().get_route_handler()).handle

    @property
    def takes(self) -> str:
        """The media type of the body; empty where it takes none."""
        if self.body_field is None:
            return ""
        return MULTIPART if isinstance(self.body_field.field_info, Form) else JSON


def require_space(settings: Settings) -> None:
    """Return only if there is room to write.

    Raises:
        Fault: the disk is nearly full.
    """
    if (lacking := lacking_space(settings)) is not None:
        raise lacking


def routed(prefix: str, tag: str) -> APIRouter:
    """A router of one noun. tag: its Chinese name."""
    asked = [Depends(plain_form), Depends(known_parameters)]
    return APIRouter(prefix=prefix, tags=[tag], route_class=DeclaredRoute, dependencies=asked)


def in_path(parameter: str, target: Callable[[str], Target]) -> Names:
    """The object that a parameter of the path names: `in_path("case_id", a_case)`."""
    return lambda request: target(request.path_params[parameter])


def numbered(parameter: str, target: Callable[[int], Target]) -> Names:
    """The same where the path has a number: `numbered("job_id", a_job)`."""

    def names(request: Request) -> Target:
        text = request.path_params[parameter]
        number = int(text) if text.isascii() and text.isdecimal() and len(text) <= _DIGITS else 0
        if not 0 < number <= _LARGEST:
            raise Troubled(_NO_NUMBER)
        return target(number)

    return names


_NO_NUMBER = Trouble(404, "not-found", Said("没有这样的编号；请核对路径", "there is no such number; check the path"))
