"""How a screen declares who may see it: `@router.get("/{park_id}", **shows(UseCase.READ_PARK, of=the_park))`.

The same guard as of the interface; besides, a form has to be one of our own pages, and is done once.
"""

from __future__ import annotations

from anyio import sleep
from fastapi import APIRouter, Depends, Request, Response

from service.access.refusals import NotSignedIn
from service.access.use_cases import UseCase
from service.transport.auth import SAFE, Caller, require_own_page
from service.transport.declared import Declared, DeclaredRoute, Guard, Names, asks
from service.transport.plain_text import plain_form
from service.transport.problem_details import Trouble
from service.transport.problems import Troubled
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.web.csrf import FIELD, require_token
from service.web.kept_form import kept_of

HTML = "text/html"
KEY = "idempotency_key"
"""The hidden field with the key of a form."""
_RUNNING, _WAITS, _WAIT_S = "request-running", 20, 0.5
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


class ScreenGuard(Guard):
    """What stands before a screen."""

    async def handle(self, request: Request) -> Response:
        """A form whose sender is not signed in any more is kept for the page that tells it. Its files last as long as
        the request."""
        try:
            return await self._answer(request)
        except NotSignedIn:
            if request.method not in SAFE and _is_form(request):
                require_own_page(request)
                request.state.kept = await kept_of(request)
            raise
        finally:
            await request.close()

    async def _answer(self, request: Request) -> Response:
        """A browser shows only the answer to what was sent last: the second press of a button waits for the first."""
        for _ in range(_WAITS):
            try:
                return await super().handle(request)
            except Fault as fault:
                if fault.code != _RUNNING:
                    raise
                await sleep(_WAIT_S)
        return await super().handle(request)

    async def answer_anybody(self, request: Request) -> Response:
        """A form that needs no account still has to be ours."""
        if request.method not in SAFE:
            require_own_page(request)
            await _require_our_form(request)
        return await super().answer_anybody(request)

    async def key_of(self, request: Request, who: Caller) -> str | None:
        """The hidden field of the form."""
        if request.method in SAFE:
            return None
        request.state.caller = who
        await _require_our_form(request)
        key = (await request.form()).get(KEY)
        return key if isinstance(key, str) and key else None


class ScreenRoute(DeclaredRoute):
    """A route that people see."""

    guard = ScreenGuard

    @property
    def takes(self) -> str:
        """Forms of either kind, which the guard looks at itself."""
        return ""


def shows(
    use_case: UseCase,
    of: Names | None = None,
    summary: str = "",
    answers: str = HTML,
    secret: bool = False,
    quiet: bool = False,
) -> Declared:
    """What the screen is for, and about which object; without `of` about the installation as a whole. summary: Chinese;
    by default what the use case is called. answers: another media type, for a file to download. secret: the answer is
    never kept. quiet: a page asks by itself, so that it is no use of the session."""
    return asks(use_case, of, summary, answers, secret, quiet)


def screens(prefix: str, tag: str) -> APIRouter:
    """A router of one noun. tag: its Chinese name."""
    return APIRouter(
        prefix=prefix,
        tags=[tag],
        route_class=ScreenRoute,
        dependencies=[Depends(plain_form)],
        include_in_schema=False,
    )


async def _require_our_form(request: Request) -> None:
    if not _is_form(request):
        raise Troubled(_NO_FORM)
    # The body first: read as a form it could not be read again, and what was sent tells one request from another.
    await request.body()
    require_token(request, (await request.form()).get(FIELD))


def _is_form(request: Request) -> bool:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() in _FORMS


_NO_FORM = Trouble(
    415,
    "unsupported-media-type",
    Said("这里只接受网页表单；程序请用 /api/v1 的接口", "this takes forms of our pages; programs use /api/v1"),
)
