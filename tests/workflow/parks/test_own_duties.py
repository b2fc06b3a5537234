"""What somebody's own office or park still has to hand in, and nothing of others."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from service.casework.duties import Progress
from service.vocabulary.jurisdiction import NATIONAL
from service.vocabulary.person import Person, Role
from service.workflow.parks.own_duties import own_duties
from service.workflow.parks.programme_duties import programme_duties
from tests.storage.installations import Installation
from tests.workflow.registries import listed, with_parks

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
ON = date(2026, 3, 1)
OFFICE = Person(1, "甲", Role.ASSESSOR, None, "liaoning")
PARK = Person(2, "乙", Role.SUBMITTER, None, "liaoning", park="S217001")


def test_an_office_has_its_own_and_a_park_its_own(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    listed(settings, "S217001")
    every = programme_duties(settings, "", "liaoning", "", ON).statuses
    pressing = [one for one in every if one.progress in (Progress.OVERDUE, Progress.DUE_SOON)]
    assert list(own_duties(settings, OFFICE, ON)) == [one for one in pressing if not one.obligation.park]
    assert list(own_duties(settings, PARK, ON)) == [one for one in pressing if one.obligation.park == "S217001"]
    assert own_duties(settings, OFFICE, ON)
    assert own_duties(settings, PARK, ON)


def test_nobody_else_has_any(installation: Installation, tmp_path: Path) -> None:
    settings = with_parks(installation.settings)
    others = (
        Person(3, "丙", Role.EXPERT, None, "liaoning"),
        Person(4, "丁", Role.ASSESSOR, None, NATIONAL),
        Person(5, "戊", Role.SUBMITTER, None, "liaoning", park="nowhere"),
    )
    assert not any(own_duties(settings, one, ON) for one in others)
    without = settings.model_copy(update={"rules_dir": tmp_path})
    assert own_duties(without, OFFICE, ON) == ()
