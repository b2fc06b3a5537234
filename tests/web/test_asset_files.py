"""Assets as browsers get them: packed or as they are, for ever, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from fastapi import FastAPI, Request, Response

from service.web.asset_files import answer
from service.web.assets import load_assets
from tests.api.bridge import running
from tests.web.asset_builds import CONTENT, built


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Of an application that serves a build of two files."""
    assets = load_assets(built(tmp_path_factory.mktemp("assets")))
    app = FastAPI()

    @app.get("/assets/{file}")
    def asset(request: Request) -> Response:
        return answer(assets, request)

    with running(app, "http://127.0.0.1") as made:
        yield made


@pytest.mark.parametrize("accepted", ["gzip", "br, gzip;q=0.5", "GZIP"])
def test_whoever_unpacks_gets_it_packed(client: httpx.Client, accepted: str) -> None:
    answer = client.get("/assets/a.css", headers={"Accept-Encoding": accepted})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.content == CONTENT["a.css"]


@pytest.mark.parametrize("accepted", ["identity", "gzip;q=0", "br, gzip; q=0.0", ""])
def test_others_get_it_as_it_is(client: httpx.Client, accepted: str) -> None:
    answer = client.get("/assets/a.js", headers={"Accept-Encoding": accepted})
    assert "Content-Encoding" not in answer.headers
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.content == CONTENT["a.js"]


def test_an_answer_is_kept_for_ever_and_says_what_it_is(client: httpx.Client) -> None:
    headers = client.get("/assets/a.js").headers
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", ["b.css", "manifest.json", "a.css.gz", "..%2Fmanifest.json"])
def test_nothing_else_is_served(client: httpx.Client, name: str) -> None:
    assert client.get(f"/assets/{name}").status_code == 404
