"""A province of 5,000 parks with one case that is evaluated and one in its data check, served by the real service to
twenty people who are signed in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from service.vocabulary.day import day_of
from service.vocabulary.person import Person, Role
from tests.serving.served import REAL, Served, served
from tests.storage.installations import Installation
from tests.web.registries import with_many_parks
from tests.workflow.accounts.doors import an_account, enter
from tests.workflow.case_desk import desk

USERS = 20
CASE = "zhejiang-2026-0001"
PAGES = {
    "待办": "/",
    "待办，已逾期": "/?show=overdue",
    "园区名录": "/parks",
    "园区名录，按名称查": "/parks?q=龘",
    "案卷列表": "/cases",
    "案卷": f"/cases/{CASE}",
    "数据核对": f"/cases/{CASE}/questions",
    "评价结果": f"/cases/{CASE}/result",
    "判定依据": f"/cases/{CASE}/reasoning/latest",
}
FRAGMENTS = {"判定依据的一项": f"/cases/{CASE}/reasoning/latest/findings/f-TG-02-indicator-water_saving"}
FRAGMENT = {"HX-Request": "true"}
"""What htmx says when it asks for a part of a page."""


@dataclass(frozen=True)
class LargeOffice:
    """The service, and a token of each of its people."""

    service: Served
    tokens: tuple[str, ...]


@contextmanager
def large_office(folder: Path) -> Iterator[LargeOffice]:
    """Served by two web processes on SQLite."""
    at, now = desk("failing", folder), datetime.now(UTC)
    with_many_parks(at.settings, day_of(now), first=1000)
    tokens = []
    for number in range(USERS):
        login = f"assessor{number}"
        an_account(at.settings, login, Person(0, f"评估员{number}", Role.ASSESSOR, None, "zhejiang"), at=now)
        tokens.append(enter(at.settings, login, now - timedelta(minutes=1)).token)
    with served(Installation(at.settings.data_dir), app=REAL, web=2) as service:
        yield LargeOffice(service, tuple(tokens))
