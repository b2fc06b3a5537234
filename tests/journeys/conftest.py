"""The browser, the application and its visitors for every journey; what they see is examined after each step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pytest_bdd import parsers, then, when

from service.asgi import make_app
from service.settings import Settings
from tests.journeys.application import serving
from tests.journeys.chromium import launched, taken_up
from tests.journeys.visits import Visits
from tests.journeys.watched import Watched
from tests.storage.installations import installed
from tests.workflow.accounts.doors import CHEAP

_VISITS = pytest.StashKey[Visits]()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, once for each test process."""
    with launched() as started:
        yield started


@pytest.fixture
def visits_to(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Callable[[Settings], Visits]]:
    """Serves an installation for visitors: `visits_to(desk("failing", tmp_path).settings)`; one in a test."""
    with ExitStack() as stack:

        def visits(settings: Settings) -> Visits:
            application = stack.enter_context(serving(make_app(settings, hasher=CHEAP), settings))
            made = request.node.stash[_VISITS] = Visits(application, browser)
            stack.enter_context(taken_up())
            stack.callback(made.close)
            return made

        yield visits


@pytest.fixture
def visits(visits_to: Callable[[Settings], Visits], tmp_path: Path) -> Iterator[Visits]:
    """Visitors to a new installation with nothing on record: `visits.of("zhangsan").open("/")`."""
    with installed("sqlite", tmp_path) as made:
        yield visits_to(made.settings)


def pytest_bdd_after_step(request: pytest.FixtureRequest) -> None:
    """Nobody has to remember to look."""
    visits = request.node.stash.get(_VISITS, None)
    if visits is not None:
        visits.examine()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Pictures of what was seen when a journey failed."""
    try:
        return (yield)
    except BaseException as failure:
        visits = item.stash.get(_VISITS, None)
        for seen in visits.picture(item.name) if visits is not None else ():
            failure.add_note(seen)
        raise


# Steps that every journey shares. visitor: the Watched page of whoever acts, from a step with target_fixture.


@when(parsers.parse("打开“{path}”"))
def open_page(visitor: Watched, path: str) -> None:
    visitor.open(path)


@when(parsers.parse("点击“{name}”"))
def follow(visitor: Watched, name: str) -> None:
    visitor.page.get_by_role("link", name=name, exact=True).click()


@then(parsers.parse("看到“{heading}”页"))
def on_page(visitor: Watched, heading: str) -> None:
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text(heading)


@then(parsers.parse("写着“{text}”"))
def reads(visitor: Watched, text: str) -> None:
    expect(visitor.page.locator("main")).to_contain_text(text)
