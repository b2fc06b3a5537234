"""A browser on an installation whose one case, on the small rule base, has been evaluated."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from service.asgi import make_app
from service.vocabulary.person import Person, Role
from service.workflow.cases.open_assessment import OpenedAssessment, open_assessment
from tests.api.bridge import running
from tests.web.browsing import HOST, Browser, tiny_assets
from tests.workflow.accounts.doors import CHEAP
from tests.workflow.bundles.cases import Driven, evaluated

LOOKING = Person(0, "程若谷", Role.ASSESSOR, None, "zhejiang")
ELSEWHERE = Person(0, "江南评估员", Role.ASSESSOR, None, "jiangsu")


@dataclass(frozen=True)
class Desk:
    """The case, and somebody of its jurisdiction who looks at it."""

    browser: Browser
    driven: Driven

    def page(self, path: str = "result", **headers: str) -> str:
        """A screen of the case."""
        answer = self.browser.get(f"/cases/{self.driven.id}/{path}", **headers)
        assert answer.status_code == 200, answer.text
        return answer.text

    def opened(self) -> OpenedAssessment:
        """What the screens show."""
        return open_assessment(self.driven.settings, self.driven.id)


@contextmanager
def desk_on(driven: Driven, folder: Path) -> Iterator[Desk]:
    """Of a case, as far as it has come."""
    app = make_app(driven.settings, hasher=CHEAP, assets=tiny_assets(folder / "assets"))
    with running(app, HOST) as client:
        yield Desk(Browser(driven.settings, client, app).sign_in(LOOKING), driven)


@contextmanager
def evaluated_desk(folder: Path) -> Iterator[Desk]:
    """Pre-assessed, visited, and evaluated."""
    with desk_on(evaluated(folder), folder) as desk:
        yield desk
