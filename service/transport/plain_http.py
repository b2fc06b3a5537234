"""Passwords and tokens never travel in the clear: plain HTTP is answered on this machine only."""

from __future__ import annotations

from ipaddress import ip_address

from fastapi import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from service.transport.calls import client_address
from service.transport.health import PATHS
from service.transport.problem_details import Trouble
from service.transport.telling import told
from service.vocabulary.language import Said

_IN_THE_CLEAR = Trouble(
    403,
    "https-required",
    Said(
        "请改用 https 访问；由反向代理接收 https 的，请把代理的地址写入 ACCEPTANCE_TRUSTED_PROXIES，"
        "并由它传来 X-Forwarded-Proto",
        "use https; where a reverse proxy receives it, put its address into ACCEPTANCE_TRUSTED_PROXIES and have it "
        "send X-Forwarded-Proto",
    ),
)


class NotInTheClear:
    """ASGI middleware, inside whatever applies the headers of trusted proxies. Of its health the service tells anybody:
    there is nothing secret in one word."""

    def __init__(self, app: ASGIApp, plain_http: bool) -> None:
        """plain_http: answer plain HTTP from anywhere, where the network itself is protected."""
        self.app = app
        self.plain_http = plain_http

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if (
            scope["type"] != "http"
            or self.plain_http
            or scope["scheme"] == "https"
            or from_here(scope)
            or scope["path"] in PATHS
        ):
            await self.app(scope, receive, send)
            return
        await told(Request(scope), _IN_THE_CLEAR)(scope, receive, send)


def from_here(scope: Scope) -> bool:
    """Whether the client is on this machine."""
    try:
        return ip_address(client_address(scope)).is_loopback
    except ValueError:
        return False
