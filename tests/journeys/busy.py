"""Somebody who works where many parks have cases."""

from __future__ import annotations

from tests.days import this_day
from tests.journeys.visits import Visits
from tests.journeys.watched import Watched
from tests.web.registries import OFFICER, with_many_parks

LOGIN = "wangpinggu"
AT_WORK = "浙江有 {parks:d} 个园区的案卷在办，评估员“{name}”已经登录"


def at_work(visits: Visits, parks: int, name: str) -> Watched:
    """They see all of them."""
    assert name == OFFICER.name
    with_many_parks(visits.application.settings, this_day(), parks)
    return visits.of(LOGIN, OFFICER)


def another_window(visits: Visits, **window: bool | int) -> Watched:
    """Of the same person."""
    return visits.of(LOGIN, OFFICER, name="another", **window)
