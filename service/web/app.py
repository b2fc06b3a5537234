"""The screens as a part of the application: their routes, their files, and how people hear of trouble."""

from __future__ import annotations

from functools import cache

from fastapi import APIRouter, FastAPI, Request, Response
from starlette.routing import BaseRoute, Route

from service.transport.telling import tell_people
from service.web import (
    my_work,
    own_account,
    own_sessions,
    park_renaming,
    passwords,
    reasoning,
    result,
    result_export,
    second_factor,
    sign_in,
)
from service.web.asset_files import answer
from service.web.assets import Assets
from service.web.cases import acts, case, confirming, history, imports, opening
from service.web.cases import list as case_list
from service.web.error_pages import tell
from service.web.parks import imported, park, registry
from service.web.questions import acting, export, one, table
from service.web.rendering import assets_of

SCREENS = (
    sign_in.router,
    own_account.router,
    own_sessions.router,
    passwords.router,
    second_factor.router,
    park_renaming.router,
    case_list.router,
    opening.router,
    history.router,
    acts.router,
    *imports.ROUTERS,
    *confirming.ROUTERS,
    case.router,
    table.router,
    export.router,
    one.router,
    acting.router,
    my_work.router,
    registry.router,
    imported.router,
    park.router,
    result.router,
    result_export.router,
    reasoning.router,
)


def attach_screens(app: FastAPI, assets: Assets | None = None) -> None:
    """Have the application show its screens. assets: styles and scripts; by default those that were built, which are
    read when the first page needs them."""
    app.state.assets = assets
    app.router.routes.extend(_screens())
    tell_people(app, tell)


@cache
def _screens() -> list[BaseRoute]:
    """Made once for all applications: they hold nothing of an installation."""
    root = APIRouter()
    for router in SCREENS:
        root.include_router(router)
    return [*root.routes, Route("/assets/{file}", _asset, name="assets", include_in_schema=False)]


async def _asset(request: Request) -> Response:
    return answer(assets_of(request), request)
