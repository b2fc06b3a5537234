"""The screens as a part of the application: their routes, their files, and how people hear of trouble."""

from __future__ import annotations

from functools import cache

from fastapi import APIRouter, FastAPI, Request, Response
from starlette.routing import BaseRoute, Route

from service.transport.telling import tell_people
from service.web import (
    appeals,
    comparison,
    filing,
    my_work,
    operations,
    own_account,
    own_sessions,
    park_renaming,
    passwords,
    peers,
    reasoning,
    result,
    result_export,
    rounds,
    second_factor,
    sign_in,
    third_party_report,
)
from service.web.accounts import account, changing
from service.web.accounts import list as account_list
from service.web.accounts import opening as account_opening
from service.web.asset_files import answer
from service.web.assets import Assets
from service.web.audit import search, verification
from service.web.batches import asking
from service.web.cases import acts, case, confirming, evidence, files, history, imports, opening, waiver
from service.web.cases import list as case_list
from service.web.corrections import drafting as correcting
from service.web.corrections import page as corrections
from service.web.corrections import signing as correction_signing
from service.web.decision import drafting, issuing, opinion, signing
from service.web.decision import page as decision_page
from service.web.error_pages import tell
from service.web.expert_scores import panel, scoring
from service.web.help import pages as help_pages
from service.web.jobs import job, progress
from service.web.jobs import list as job_list
from service.web.overview import list as figure_list
from service.web.overview import nation, overview
from service.web.park_desk import documents, duties
from service.web.park_desk import progress as yearly_progress
from service.web.parks import imported, park, registry
from service.web.people import adding, register, rights
from service.web.publicity import objections
from service.web.publicity import page as publicity_page
from service.web.questions import acting, export, one, table
from service.web.rectification import acting as replying
from service.web.rectification import item, items
from service.web.rendering import assets_of
from service.web.site_visit import finishing, saving
from service.web.site_visit import one as site_item
from service.web.site_visit import table as checklist
from service.web.supplement import drafting as supplement_draft
from service.web.supplement import notice

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
    files.router,
    acts.router,
    evidence.router,
    waiver.router,
    *imports.ROUTERS,
    *confirming.ROUTERS,
    case.router,
    documents.router,
    yearly_progress.router,
    duties.router,
    filing.router,
    decision_page.router,
    drafting.router,
    opinion.router,
    signing.router,
    issuing.router,
    corrections.router,
    correcting.router,
    correction_signing.router,
    publicity_page.router,
    objections.router,
    table.router,
    export.router,
    one.router,
    acting.router,
    items.router,
    item.router,
    replying.router,
    appeals.router,
    rounds.router,
    supplement_draft.router,
    notice.router,
    checklist.router,
    finishing.router,
    site_item.router,
    saving.router,
    panel.router,
    scoring.router,
    third_party_report.router,
    my_work.router,
    registry.router,
    imported.router,
    park.router,
    result.router,
    comparison.router,
    peers.router,
    result_export.router,
    reasoning.router,
    figure_list.router,
    nation.router,
    overview.router,
    job_list.router,
    asking.router,
    job.router,
    progress.router,
    account_list.router,
    account_opening.router,
    account.router,
    changing.router,
    adding.router,
    rights.router,
    register.router,
    operations.router,
    help_pages.router,
    verification.router,
    search.router,
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
