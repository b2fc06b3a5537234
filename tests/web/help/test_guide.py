"""Whoever needs the hint no more sees it no more, in this browser."""

from __future__ import annotations

from pathlib import Path

from starlette.responses import Response

from service.web.help.guide import COOKIE, dismissed, wants_guide
from tests.web.asked import asked


def test_the_browser_remembers_that_it_was_dismissed(tmp_path: Path) -> None:
    assert wants_guide(asked(tmp_path))
    assert not wants_guide(asked(tmp_path, cookie=f"{COOKIE}=1"))
    assert COOKIE in dismissed(Response()).headers["set-cookie"]
