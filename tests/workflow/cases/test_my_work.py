"""One's own work: the cases of one way with what they wait for, as many as are asked for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from service.casework.turn import Turn
from service.vocabulary.person import Role
from service.workflow.cases.my_work import Part, Waiting, my_work
from tests.casework.builders import ASSESSOR
from tests.storage.installations import Installation
from tests.web.registries import OFFICER, with_many_parks
from tests.workflow.access.provinces import EARLY, VISITED, two_provinces

TODAY = date(2026, 3, 1)
pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


def test_a_case_is_told_with_what_it_waits_for(installation: Installation) -> None:
    settings = two_provinces(installation.settings)
    found = my_work(settings, ASSESSOR, Waiting.MINE, TODAY)
    assert {one.case.id for one in found.cases} == {VISITED, EARLY}
    assert all(one.turns and one.days is None for one in found.cases)


def test_days_count_from_today(installation: Installation) -> None:
    settings = with_many_parks(installation.settings, TODAY, parks=8)
    found = my_work(settings, OFFICER, Waiting.MINE, TODAY)
    assert [(one.case.id[-4:], one.days) for one in found.cases] == [("0005", -3), ("0000", None)]
    assert found.cases[0].turns == (Turn("finish_data_check", Role.ASSESSOR, None, TODAY - timedelta(days=3)),)


def test_as_many_as_are_asked_for_of_so_many(installation: Installation) -> None:
    settings = with_many_parks(installation.settings, TODAY, parks=20)
    whole = my_work(settings, OFFICER, Waiting.OTHERS, TODAY)
    asked: list[int] = []

    def second(total: int) -> Part:
        asked.append(total)
        return Part(5, 5)

    assert my_work(settings, OFFICER, Waiting.OTHERS, TODAY, second).cases == whole.cases[5:10]
    assert asked == [len(whole.cases)] == [whole.counts[Waiting.OTHERS]]
