"""Styles and scripts as they are built: named by contents, small, on their own, and refused in words when not built."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
import shutil
from pathlib import Path

import pytest

from service.settings import assets_folder
from service.web.assets import AssetsError, load_assets
from tests.web.asset_builds import built

ENTRIES = ("screen.css", "screen.js", "charts.js")
OUTSIDE = re.compile(rb"""(?:url\(|@import|import\(|from|src=)\s*["']?\s*https?:""")


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
