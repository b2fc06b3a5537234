"""Every route of the service says who may use it, and what it says is required."""

from __future__ import annotations

from functools import cache

import pytest
from fastapi.routing import APIRoute, RouteContext, iter_route_contexts

from service.access.policy import POLICY, WITHOUT_ACCOUNT
from service.access.use_cases import UseCase
from service.api.app import ROOT
from service.asgi import make_app
from service.settings import Settings
from service.transport.declared import USE_CASE, DeclaredRoute, routed
from service.transport.health import PATHS
from service.web.screens import ScreenRoute

WITHOUT_SIGNING_IN = {
    "POST /sign-in/again",
    "GET /set-password",
    "POST /set-password",
    "GET /healthz",
    "GET /readyz",
    f"POST {ROOT}/sessions",
    f"POST {ROOT}/accounts/redeem",
    "GET /sign-in",
    "POST /sign-in",
}
FILES = "/assets/{file}"
"""Styles and scripts: the same for everybody, and nothing in them is anybody's."""
ELSEWHERE: set[UseCase] = {
    # Asked for by the kind of a job.
    UseCase.EVALUATE_JURISDICTION,
}


@cache
def routes() -> dict[str, RouteContext]:
    """`GET /api/v1/me` → the route."""
    every = [one for one in iter_route_contexts(make_app(Settings()).routes) if one.path != FILES]
    return {f"{method} {one.path}": one for one in every for method in one.methods or ()}


def declared(route: RouteContext) -> DeclaredRoute:
    original = route.original_route
    assert isinstance(original, DeclaredRoute), (
        f"{route.path}: make its router with routed() (service/transport/declared.py)"
    )
    return original


def test_every_route_declares_who_may_use_it() -> None:
    assert len(routes()) > 30
    assert {declared(route).use_case for route in routes().values()} <= set(POLICY)


def test_only_the_named_routes_need_no_account() -> None:
    open_to_all = {name for name, route in routes().items() if declared(route).use_case in WITHOUT_ACCOUNT}
    assert open_to_all == WITHOUT_SIGNING_IN


def test_a_route_that_declares_nothing_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="asks"):
        routed("/x", "x").get("")(lambda: None)


def test_every_use_case_has_a_route() -> None:
    interface = (one for one in map(declared, routes().values()) if not isinstance(one, ScreenRoute))
    asked = {one.use_case for one in interface}
    missing = set(UseCase) - asked - ELSEWHERE
    assert not missing, f"nobody can ask for these through the interface: {sorted(one.value for one in missing)}"


def test_every_route_is_described_in_chinese_with_its_problems() -> None:
    for name, route in routes().items():
        if route.path in PATHS:
            continue
        assert isinstance(route.original_route, APIRoute)
        assert route.summary, name
        assert any("\u4e00" <= mark <= "\u9fff" for mark in route.summary), name
        assert {404, 429, 500, 503} <= set(route.responses), name
        assert route.openapi_extra == {USE_CASE: declared(route).use_case.value}, name
