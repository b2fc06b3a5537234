"""Small applications of one page, for tests of what the browser does with our scripts and styles."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import FastAPI, Request
from starlette.responses import HTMLResponse, Response

from service.settings import Settings
from service.web.asset_files import answer
from service.web.assets import load_assets
from tests.journeys.application import Application, serving

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
FRAME = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="{style}">{scripts}</head>
<body><main class="frame"><h1>{title}</h1>{body}</main></body></html>"""


@contextmanager
def one_page(body: str, policy: str = POLICY) -> Iterator[Application]:
    """An application whose / shows `body` with all our scripts, and whose /said shows what it was told, or answers that
    alone to htmx.
    """
    app = FastAPI()
    asset = load_assets().asset
    scripts = "".join(
        f'<script type="module" src="{asset(name).address}"></script>' for name in ("screen.js", "charts.js")
    )
    headers = {"Content-Security-Policy": policy}

    def page(content: str) -> Response:
        text = FRAME.format(title="试页", style=asset("screen.css").address, scripts=scripts, body=content)
        return HTMLResponse(text, headers=headers)

    @app.get("/")
    async def whole() -> Response:
        return page(body)

    @app.api_route("/said", methods=["GET", "POST"])
    async def said(request: Request) -> Response:
        told = request.url.query or (await request.body()).decode()
        answer = f'<p data-focus id="answer">{told.replace("&", "，")}</p>'
        return HTMLResponse(answer, headers=headers) if "hx-request" in request.headers else page(answer)

    @app.get("/assets/{file}")
    def files(request: Request) -> Response:
        return answer(load_assets(), request)

    with serving(app, Settings()) as served:
        yield served
