"""Reports: who may record them, and what is refused."""

from datetime import date

import pytest

from service.storage.audit import Wanted, search
from service.vocabulary.fault import Fault
from service.vocabulary.person import Role
from service.workflow.parks.file_report import Reporting, file_report
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.workflow.registries import TODAY, person, with_parks


def report(
    duty: str = "park-list", period: str = "", jurisdiction: str = "辽宁", park: str = "", on: date = date(2022, 6, 1)
) -> Reporting:
    return Reporting("", duty, period, jurisdiction, park, on, "辽发改〔2022〕9号")


def test_a_report_is_kept_with_its_event(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    made = file_report(settings, report(), "", NOW, TODAY)
    assert (made.jurisdiction, made.park, made.period) == ("liaoning", "", "145")
    own = file_report(settings, report("park-progress", "2022", "", "甲园"), "", NOW, TODAY)
    assert (own.jurisdiction, own.park) == ("liaoning", "S217001")
    with installation.open() as database, database.reading() as session:
        assert len(search(session, Wanted(action="programme.file"))) == 2


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_refusals(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    file_report(settings, report(), "", NOW, TODAY)
    for wrong, words in (
        (report(), "已经登记过"),
        (report("lost"), "没有“lost”这项报送责任"),
        (report("jurisdiction-progress"), "没有“”这一期"),
        (report(park="甲园"), "只写一个"),
        (report(jurisdiction=""), "只写一个"),
        (report("park-progress", "2022"), "由园区管委会报送"),
        (report(on=date(2026, 3, 2)), "晚于今天"),
    ):
        with pytest.raises(Fault, match=words):
            file_report(settings, wrong, "", NOW, TODAY)


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_a_park_records_its_own_report_only(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    submitter = person(settings, "liaoning", Role.SUBMITTER, "S217001").name
    file_report(settings, report("park-progress", "2022", "", "甲园"), submitter, NOW, TODAY)
    with pytest.raises(Fault, match="不管理名录"):
        file_report(settings, report("park-progress", "2022", "", "乙园"), submitter, NOW, TODAY)
    with pytest.raises(Fault, match="不能办理辽宁省的事项"):
        file_report(settings, report(), person(settings, "gansu").name, NOW, TODAY)
