"""Styles and scripts as browsers get them: named by contents, for ever, packed, and refused in words when not built."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from starlette.routing import Route

from service.settings import assets_folder
from service.web.assets import AssetsError, load_assets
from tests.api.bridge import running

ENTRIES = ("screen.css", "screen.js", "charts.js")
OUTSIDE = re.compile(rb"""(?:url\(|@import|import\(|from|src=)\s*["']?\s*https?:""")
CONTENT = {"a.css": b"body{}", "a.js": b"export{}"}


def built(folder: Path) -> Path:
    """A build of two files."""
    for name, content in CONTENT.items():
        (folder / name).write_bytes(content)
        (folder / f"{name}.gz").write_bytes(gzip.compress(content))
    manifest = {name: {"file": name, "integrity": "sha384-x"} for name in CONTENT}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Of an application that serves a build of two files."""
    assets = load_assets(built(tmp_path_factory.mktemp("assets")))
    with running(FastAPI(routes=[Route("/assets/{file}", assets.answer)]), "http://127.0.0.1") as made:
        yield made


@pytest.mark.parametrize("name", ENTRIES)
def test_what_is_built_is_named_and_told_by_its_contents(name: str) -> None:
    asset = load_assets().asset(name)
    stem, _, suffix = name.partition(".")
    assert re.fullmatch(rf"/assets/{stem}-[A-Z0-9]{{8}}\.{suffix}", asset.address)
    assert asset.integrity == "sha384-" + base64.b64encode(hashlib.sha384(asset.content).digest()).decode()
    assert gzip.decompress(asset.packed) == asset.content


@pytest.mark.parametrize("name", ENTRIES)
def test_what_is_built_asks_nobody_else(name: str) -> None:
    assert OUTSIDE.search(load_assets().asset(name).content) is None


def test_a_first_visit_stays_small() -> None:
    every, charts = (len(load_assets().asset(name).packed) for name in ("screen.css", "charts.js"))
    scripts = len(load_assets().asset("screen.js").packed)
    assert every + scripts <= 75_000
    assert charts <= 215_000


def test_a_build_holds_nothing_but_what_it_names() -> None:
    files = {load_assets().asset(name).file for name in ENTRIES}
    expected = {"manifest.json", *files, *(f"{file}.gz" for file in files)}
    assert {path.name for path in assets_folder().iterdir()} == expected


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


@pytest.mark.parametrize("missing", ["manifest.json", "a.css", "a.js.gz"])
def test_an_incomplete_build_is_refused_in_both_languages(tmp_path: Path, missing: str) -> None:
    (built(tmp_path) / missing).unlink()
    with pytest.raises(AssetsError) as refused:
        load_assets(tmp_path)
    assert "make assets" in refused.value.said.zh
    assert "make assets" in refused.value.said.en
    assert str(tmp_path) in str(refused.value)


def test_no_build_at_all_is_refused(tmp_path: Path) -> None:
    shutil.rmtree(built(tmp_path))
    with pytest.raises(AssetsError):
        load_assets(tmp_path)
