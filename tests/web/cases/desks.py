"""A browser at a case that has come as far as asked, signed in as somebody of its jurisdiction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from service.asgi import make_app
from service.vocabulary.person import Department, Person, Role
from tests.api.bridge import running
from tests.web.browsing import HOST, Browser, tiny_assets
from tests.workflow.accounts.doors import CHEAP
from tests.workflow.case_desk import CaseDesk, desk
from tests.workflow.park_versions import PARK_CODE

ASSESSOR = Person(0, "程若谷", Role.ASSESSOR, None, "zhejiang")
SUBMITTER = Person(0, "周园", Role.SUBMITTER, None, "zhejiang", park=PARK_CODE)
APPROVER = Person(0, "郑发改", Role.APPROVER, Department.DRC, "zhejiang")
ELSEWHERE = Person(0, "马陇", Role.ASSESSOR, None, "gansu")


@contextmanager
def browsing_case(stage: str, folder: Path, person: Person = ASSESSOR) -> Iterator[tuple[Browser, CaseDesk]]:
    """The browser and the case at a stage of tests.workflow.case_desk."""
    at = desk(stage, folder)
    app = make_app(at.settings, hasher=CHEAP, assets=tiny_assets(folder / "assets"))
    with running(app, HOST) as client:
        yield Browser(at.settings, client, app).sign_in(person), at
