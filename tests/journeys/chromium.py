"""Debian's Chromium without a window, started once for all journeys of a test process."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

VARIABLE = "ACCEPTANCE_CHROMIUM"
USUAL = "/usr/bin/chromium"
WAIT_MS = 120_000
"""How long anything on a page may take before it is given up, on a machine that has much else to do: what is waited for
comes by itself, and only a fault takes so long."""
# It asks nobody outside, and works for root, as in containers.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


def found() -> str:
    """Where Chromium lies. Without one the journeys are skipped, but not in CI: there they fail."""
    path = shutil.which(os.environ.get(VARIABLE) or USUAL)
    if path is not None:
        return path
    told = (
        f"浏览器走查没有运行：找不到 Chromium。Debian 上 apt-get install chromium，或用环境变量 {VARIABLE} 指明位置。"
    )
    if os.environ.get("CI"):
        pytest.fail(told)
    pytest.skip(told)


@contextmanager
def launched() -> Iterator[Browser]:
    """The browser, until it is no longer needed."""
    path = found()
    expect.set_options(timeout=WAIT_MS)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        with _apart():
            yield browser
        browser.close()


@contextmanager
def _apart() -> Iterator[None]:
    """Playwright leaves its event loop marked as running in this thread; other tests want to run theirs between the
    journeys. Each journey takes it up again: taken_up().
    """
    global _loop
    _loop = asyncio.get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(_loop)


_loop: asyncio.AbstractEventLoop | None = None


@contextmanager
def taken_up() -> Iterator[None]:
    """While the browser is being used: its event loop is the one that runs."""
    asyncio._set_running_loop(_loop)
    yield
    asyncio._set_running_loop(None)
